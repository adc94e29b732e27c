"""Files of a disclosure: only such as everybody can read, by eye or by ear."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from caunoi.access.words import Role
from caunoi.files import commands as files
from caunoi.files import queries as stored
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean

from ..models import Disclosure
from ..words import Stage
from .common import Actor, locked, must_hold

#: Letters of the text beside a file that has none itself.
LEAST_BESIDE = 20
OPEN = (Stage.DECIDED.value, Stage.POSTED.value)


@transaction.atomic
def attach_file(
    *, disclosure_id: uuid.UUID, content: bytes, name: str, by: Actor, at: datetime, beside: str = ""
) -> dict[str, Any]:
    """Đính kèm: a file that holds its text, or comes with it; of what is shown already it waits for the correction."""
    row = locked(disclosure_id)
    must_hold(by, Role.EDITOR, row.body)
    _must_be_open(row)
    kept = files.store(content=content, name=name, about=row.ref, body=row.body, by=by, at=at, have=len(row.files))
    beside = clean(beside)[:20_000]
    if len(beside) < LEAST_BESIDE and not stored.has_text(kept):
        raise Refusal(
            f"“{kept.name}” là ảnh hoặc bản quét không có chữ, người khiếm thị không đọc được. Hãy nộp bản có chữ, hoặc ghi nội dung vào ô bên dưới.",
            f"“{kept.name}” is a picture or scan without text. Attach one with text, or write what it says below.",
            field="beside",
        )
    entry = {"id": str(kept.pk), "name": kept.name, "size": kept.size, "kind": kept.kind, "text": beside}
    if all(each["id"] != entry["id"] for each in row.files):
        row.files = [*row.files, entry]
        row.edition += 1
        row.save(update_fields=["files", "edition"])
    return entry


@transaction.atomic
def detach_file(*, disclosure_id: uuid.UUID, file_id: str, by: Actor, at: datetime) -> Disclosure:
    """Bỏ tệp: from the working copy; versions published before keep theirs."""
    row = locked(disclosure_id)
    must_hold(by, Role.EDITOR, row.body)
    _must_be_open(row)
    row.files = [each for each in row.files if each["id"] != file_id]
    row.edition += 1
    row.save(update_fields=["files", "edition"])
    return row


def _must_be_open(row: Disclosure) -> None:
    if row.stage not in OPEN:
        raise Refusal(
            "Chỉ đính kèm tệp sau khi đã ghi quyết định và khi bài chưa gỡ.", "Files are attached once a decision is entered."
        )  # fmt: skip
