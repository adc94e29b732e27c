"""Reading files: rows, contents, links, previews, readings. The database shows only rows the speaker may see."""

import uuid
from dataclasses import dataclass

from django.core import signing
from django.db.models import Q, QuerySet

from caunoi.access.queries import bodies_near, bodies_of
from caunoi.identity.models import Person
from caunoi.identity.sealing import unseal
from caunoi.kernel.refusal import Refusal

from . import vault
from .checks.isolation import ask_child
from .models import StoredFile
from .rules import Limits
from .words import PICTURES, Health, Kind

_SALT = "caunoi.files.link"


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a machine read, or a person corrected."""

    text: str
    pages: tuple[str, ...]
    state: str
    engine: str
    confidence: int | None


def files_about(about: str) -> QuerySet[StoredFile]:
    """The files of a thing, oldest first, removed ones left out."""
    return StoredFile.objects.filter(about=about, removed_at=None).order_by("uploaded_at", "id")


def openable_by(person: Person) -> QuerySet[StoredFile]:
    """The files a person may open by the bodies they work in; the walls in the database hold besides."""
    mine, near = ([body.pk for body in found(person)] for found in (bodies_of, bodies_near))
    rows = StoredFile.objects.filter(Q(body_id__in=mine) | Q(seen_by__overlap=mine), removed_at=None)
    rows = rows.exclude(hidden_from__overlap=near).exclude(hidden_people__contains=[person.pk])
    return rows.exclude(health=Health.QUARANTINED.value)


def file_row(file_id: uuid.UUID) -> StoredFile | None:
    """One row, None where it is not the speaker's to see."""
    return StoredFile.objects.select_related("body").filter(pk=file_id).first()


def content_of(row: StoredFile) -> bytes:
    """A file's content; refuses a removed, quarantined or secret one (``commands.open_file`` opens the last)."""
    if not row.may_be_handed_out:
        raise Refusal("Tệp này hiện không mở được.", "This file cannot be opened now.")
    if row.secret:
        raise Refusal(
            "Tệp này có thể làm lộ danh tính được giữ bí mật; hãy mở kèm lý do.",
            "This file may give a sealed identity away; open it with a reason.",
        )
    return vault.get(row.address)


def content_behind_link(row: StoredFile) -> bytes:
    """The content for whoever holds a signed link, given only after their right was checked; secret or not."""
    if not row.may_be_handed_out:
        raise Refusal("Tệp này hiện không mở được.", "This file cannot be opened now.")
    return vault.get(row.address)


def preview(row: StoredFile, page: int = 0, side: int = 1400) -> bytes:
    """One page as PNG, drawn in a process of its own."""
    content = content_of(row)
    _, drawn = ask_child({"task": "page", "kind": row.kind, "page": page, "side": side}, content, Limits())
    return drawn


#: A page of text has more letters than this on its own; a scan with a stamp or page number has fewer.
FEW_LETTERS, LOOKED_AT = 40, 5


def has_text(row: StoredFile) -> bool:
    """Whether a reader who cannot see could have the file read aloud: office files, and PDF with a text layer."""
    if row.kind != Kind.PDF.value:
        return row.kind not in [picture.value for picture in PICTURES]
    answer, _ = ask_child({"task": "letters", "kind": row.kind, "pages": LOOKED_AT}, content_of(row), Limits())
    return int(answer["letters"]) > FEW_LETTERS


def signed_link(row: StoredFile) -> str:
    """A token that opens this one file for a while, for a person without an account whose right was just checked."""
    return signing.TimestampSigner(salt=_SALT).sign_object({"file": str(row.pk)})


def by_link(token: str, *, seconds: int = 900) -> uuid.UUID | None:
    """The file a token opens; None when it is false or older than ``seconds``."""
    try:
        return uuid.UUID(signing.TimestampSigner(salt=_SALT).unsign_object(token, max_age=seconds)["file"])
    except (signing.BadSignature, KeyError, ValueError, TypeError):
        return None


def reading_of(row: StoredFile) -> ReadText | None:
    """What was read from a paper, None before."""
    if row.reading is None:
        return None
    kept = unseal(bytes(row.reading))
    pages = tuple(kept.get("pages", ()))
    return ReadText(kept["text"], pages, row.reading_state, row.reading_engine, row.reading_confidence)


def counts() -> dict[str, int]:
    """How many files stand where."""
    found = {word.value: StoredFile.objects.filter(health=word.value, removed_at=None).count() for word in Health}
    return {**found, "waiting": StoredFile.objects.filter(reading_state="waiting").count()}
