"""Photos and papers of a resident: kept while they write, taken along when they send, added later, thrown away with the draft."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from caunoi.access.context import as_system
from caunoi.files.commands import adopt, remove, store
from caunoi.files.queries import files_about
from caunoi.files.words import Kind as FileKind
from caunoi.kernel.refusal import Refusal

from ..drafts import Content
from ..models import Petition, PetitionStep
from ..words import Kind
from .case import RESIDENT
from .drafting import change_draft
from .intake import key_digest
from .ratings import supplement


def keep_papers(*, key: str, files: Iterable[Any], at: datetime) -> tuple[Content, list[str]]:
    """Keep what was chosen, each checked; also says what was wrong with those not kept."""
    wrong: list[str] = []
    for file in files:
        try:
            _keep(key, file, at)
        except Refusal as no:
            wrong.append(f"{file.name}: {no}")
    return change_draft(key=key, change=lambda content: None, at=at), wrong


@transaction.atomic
def _keep(key: str, file: Any, at: datetime) -> None:
    def add(content: Content) -> None:
        row = store(
            content=file.read(), name=file.name or "", about=draft_ref(key), by=RESIDENT, at=at, have=len(content.files)
        )
        kept = {"id": str(row.pk), "name": row.name, "size": row.size, "kind": FileKind(row.kind).value}
        content.files = [*(each for each in content.files if each["id"] != kept["id"]), kept]

    change_draft(key=key, change=add, at=at)


@transaction.atomic
def drop_paper(*, key: str, file_id: str, at: datetime) -> Content:
    """Take one paper off again; its content is destroyed."""

    def drop(content: Content) -> None:
        if any(each["id"] == file_id for each in content.files):
            content.files = [each for each in content.files if each["id"] != file_id]
            with as_system():
                remove(file_id=uuid.UUID(file_id), reason="Người gửi bỏ tệp khi đang viết đơn", by=RESIDENT, at=at)

    return change_draft(key=key, change=drop, at=at)


def take_along(*, key: str, petition_id: uuid.UUID, at: datetime) -> int:
    """Give the draft's papers to the petition it became, under the petition's own walls; how many."""
    with as_system():
        petition = Petition.objects.select_related("body").get(pk=petition_id)
        return adopt(
            draft=draft_ref(key), about=petition.ref, body=petition.body, by=RESIDENT, at=at, secret=_sealed_away(petition),
            seen_by=petition.seen_by, hidden_from=petition.respondents, hidden_people=petition.respondent_people,
        )  # fmt: skip


@transaction.atomic
def supplement_with_papers(
    *, petition: Petition, note: str, files: Iterable[Any], at: datetime, asks: str = ""
) -> PetitionStep:
    """Bổ sung: what the petitioner adds, with its papers; a paper that cannot be kept refuses the whole."""
    line = supplement(petition_id=petition.pk, note=note, at=at, asks=asks)
    for file in files:
        try:
            store(
                content=file.read(), name=file.name or "", about=petition.ref, body=petition.body, by=RESIDENT, at=at,
                secret=_sealed_away(petition), seen_by=petition.seen_by, hidden_from=petition.respondents,
                hidden_people=petition.respondent_people,
            )  # fmt: skip
        except Refusal as no:
            raise Refusal(f"{file.name}: {no.vi}", f"{file.name}: {no.en}", field="files") from no
    return line


def throw_away(*, digest: str, at: datetime) -> None:
    """Destroy the papers of a draft that is thrown away."""
    with as_system():
        for row in files_about(f"draft:{digest}"):
            remove(file_id=row.pk, reason="Bản nháp đã bị xóa hoặc quá hạn giữ", by=RESIDENT, at=at)


def draft_ref(key: str) -> str:
    """What the papers of a petition being written are about."""
    return f"draft:{key_digest(key)}"


def _sealed_away(petition: Petition) -> bool:
    return petition.secret or petition.kind == Kind.DENUNCIATION.value
