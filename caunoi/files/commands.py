"""Storing, opening, scanning, reading and removing attached files."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.identity.sealing import seal, unseal
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from . import ocr, rules, vault
from .checks import ask_child, inspect_apart
from .facts import Adopted, Corrected, Opened, Read, Removed, Scanned, Stored
from .models import StoredFile
from .virus import scan
from .words import PICTURES, Health, Kind, Reading

_KEYS = uuid.UUID("1e8f64b2-5d0c-4a6b-9c55-7a3f9e2d4c11")
MOST_FILES = 20


def limits() -> rules.Limits:
    """The installation's limits (``FILES_MAX_BYTES``)."""
    return rules.Limits(bytes=getattr(settings, "FILES_MAX_BYTES", rules.Limits().bytes))


@transaction.atomic
def store(
    *,
    content: bytes,
    name: str,
    about: str,
    by: Person | str,
    at: datetime,
    body: Body | None = None,
    secret: bool = False,
    seen_by: Sequence[int] = (),
    hidden_from: Sequence[int] = (),
    hidden_people: Sequence[int] = (),
    alt_text: str = "",
    have: int = 0,
) -> StoredFile:
    """Check a file, keep it on disk, then say so; the same file sent again for the same thing is the same row.

    ``have`` is how many the thing has already, where the speaker cannot count them.
    """
    rules.must_not_be_too_many(max(have, StoredFile.objects.filter(about=about, removed_at=None).count()), MOST_FILES)
    found = inspect_apart(content, name, limits())
    seen = scan(found.content)
    sent = hashlib.sha256(content).hexdigest()
    row = StoredFile(
        id=uuid.uuid5(_KEYS, f"{about} {sent} {at.isoformat()}"),
        about=about,
        body=body,
        secret=secret,
        seen_by=list(seen_by),
        hidden_from=list(hidden_from),
        hidden_people=list(hidden_people),
        name=rules.safe_name("", found.kind) if secret else found.name,
        kind=found.kind.value,
        media_type=found.media_type,
        size=len(found.content),
        sent_sha256=sent,
        sha256=hashlib.sha256(found.content).hexdigest(),
        address=vault.put(found.content),
        width=found.width,
        height=found.height,
        pages=found.pages,
        taken_out=list(found.removed),
        alt_text=alt_text.strip()[:500],
        health=seen.health.value,
        health_note=seen.note,
        uploaded_by=_ref(by),
        uploaded_at=at,
    )
    if _is_new(row):
        kept = Stored(file=str(row.pk), kind=row.kind, size=row.size, sent=row.sent_sha256, kept=row.sha256)
        record(kept, about=about, by=_ref(by), at=at)
        return row
    return StoredFile.objects.filter(about=about, sent_sha256=sent, removed_at=None).first() or row


@transaction.atomic
def open_file(*, file_id: uuid.UUID, by: Person, at: datetime, reason: str = "") -> tuple[StoredFile, bytes]:
    """A file's content; a secret one only with a reason, and the opening is recorded."""
    row = _seen(file_id)
    _must_be_at_hand(row)
    if row.secret:
        if row.body is not None:
            require(by, Role.RECEIVER, row.body)
        if len(reason.strip()) < 10:
            raise Refusal(
                "Tệp này có thể làm lộ danh tính được giữ bí mật. Hãy ghi lý do mở.",
                "This file may give a sealed identity away. Say why you open it.",
                field="reason",
            )
        record(Opened(file=str(row.pk), reason=reason.strip()), about=row.about, by=by.ref, at=at)
    return row, vault.get(row.address)


@transaction.atomic
def describe(*, file_id: uuid.UUID, alt_text: str, by: Person | str, at: datetime) -> StoredFile:
    """Say in words what a picture shows, for those who cannot see it."""
    row = _seen(file_id)
    row.alt_text = " ".join(alt_text.split())[:500]
    row.save(update_fields=["alt_text"])
    return row


@transaction.atomic
def veil(*, file_id: uuid.UUID, boxes: Sequence[rules.Box], by: Person | str, at: datetime) -> StoredFile:
    """Make parts of a picture unrecognisable; it becomes a new file and the one before is taken away for good."""
    row = _seen(file_id)
    _must_be_at_hand(row)
    if row.kind not in [picture.value for picture in PICTURES]:
        raise Refusal("Chỉ che được trên ảnh.", "Only pictures can be covered.", field="boxes")
    rules.must_cover(boxes)
    task = {"task": "veil", "kind": row.kind, "boxes": [astuple(box) for box in boxes]}
    answer, made = ask_child(task, vault.get(row.address), limits())
    digest = hashlib.sha256(made).hexdigest()
    new = StoredFile(
        id=uuid.uuid5(_KEYS, f"{row.pk} {digest} {at.isoformat()}"), about=row.about, body=row.body, seen_by=row.seen_by, hidden_from=row.hidden_from,
        hidden_people=row.hidden_people, secret=row.secret, name=row.name, kind=row.kind, media_type=row.media_type, size=len(made), sent_sha256=digest,
        sha256=digest, address=vault.put(made), width=answer["width"], height=answer["height"], alt_text=row.alt_text, health=row.health,
        health_note=row.health_note, uploaded_by=_ref(by), uploaded_at=at,
    )  # fmt: skip
    new.save(force_insert=True)
    kept = Stored(file=str(new.pk), kind=new.kind, size=new.size, sent=digest, kept=digest)
    record(kept, about=row.about, by=_ref(by), at=at)
    remove(file_id=row.pk, reason=f"che bớt trong ảnh, thay bằng {new.pk}", by=by, at=at)
    return new


@transaction.atomic
def adopt(
    *,
    draft: str,
    about: str,
    body: Body,
    by: Person | str,
    at: datetime,
    secret: bool = False,
    seen_by: Sequence[int] = (),
    hidden_from: Sequence[int] = (),
    hidden_people: Sequence[int] = (),
) -> int:
    """Give the files kept for a draft to the case it became; called as the system, the number given."""
    rows = list(StoredFile.objects.select_for_update().filter(about=draft, removed_at=None))
    for row in rows:
        row.about, row.body, row.secret = about, body, secret
        row.seen_by, row.hidden_from, row.hidden_people = list(seen_by), list(hidden_from), list(hidden_people)
        row.name = rules.safe_name("", Kind(row.kind)) if secret else row.name
        row.save(update_fields=["about", "body", "secret", "seen_by", "hidden_from", "hidden_people", "name"])
        record(Adopted(file=str(row.pk), sent=row.sent_sha256), about=about, by=_ref(by), at=at)
    return len(rows)


@transaction.atomic
def share_files(*, about: str, body: Body, by: Person | str, at: datetime) -> int:
    """Let a further body open the files of a case it takes over; the number shared."""
    rows = StoredFile.objects.select_for_update().filter(about=about)
    shared = [
        row for row in rows if body.pk not in row.hidden_from and body.pk not in row.seen_by and body.pk != row.body_id
    ]
    for row in shared:
        row.seen_by = [*row.seen_by, body.pk]
        row.save(update_fields=["seen_by"])
    return len(shared)


@transaction.atomic
def hide_files(*, about: str, bodies: Sequence[int], people: Sequence[int], by: Person | str, at: datetime) -> int:
    """Keep the files of a case from bodies and people found to be complained about; the number hidden."""
    rows = list(StoredFile.objects.select_for_update().filter(about=about))
    for row in rows:
        hidden = {
            "hidden_from": sorted({*row.hidden_from, *bodies}),
            "hidden_people": sorted({*row.hidden_people, *people}),
        }
        StoredFile.objects.filter(pk=row.pk).update(**hidden)
    return len(rows)


@transaction.atomic
def remove(*, file_id: uuid.UUID, reason: str, by: Person | str, at: datetime) -> StoredFile:
    """Take a file's content away for good (wrong file, another person's papers); its row and digests stay."""
    row = _seen(file_id)
    if len(reason.strip()) < 5:
        raise Refusal("Hãy ghi lý do gỡ tệp.", "Give the reason.", field="reason")
    row.removed_at, row.reading, row.alt_text, row.name = at, None, "", "đã gỡ"
    row.save(update_fields=["removed_at", "reading", "alt_text", "name"])
    digest = hashlib.sha256(reason.strip().encode()).hexdigest()
    record(Removed(file=str(row.pk), reason=digest), about=row.about, by=_ref(by), at=at)
    address = row.address
    transaction.on_commit(lambda: _drop_if_unused(address))
    return row


def rescan(*, at: datetime, most: int = 50) -> dict[str, int]:
    """Scan what has not been called clean, oldest first; needs a scanner. Counts by what was found."""
    counts = {word.value: 0 for word in Health}
    waiting = StoredFile.objects.filter(removed_at=None).exclude(health=Health.CLEAN.value).order_by("uploaded_at")
    for file_id in list(waiting.values_list("pk", flat=True)[:most]):
        with transaction.atomic():
            row = StoredFile.objects.select_for_update(skip_locked=True).filter(pk=file_id).first()
            if row is None:
                continue
            seen = scan(vault.get(row.address))
            counts[seen.health.value] += 1
            if seen.health.value != row.health:
                row.health, row.health_note = seen.health.value, seen.note
                row.save(update_fields=["health", "health_note"])
                record(Scanned(file=str(row.pk), health=row.health), about=row.about, by="clock", at=at)
    return counts


@transaction.atomic
def ask_reading(*, file_id: uuid.UUID, by: Person | str, at: datetime) -> StoredFile:
    """Put a paper in the queue to be read by the machine."""
    row = _seen(file_id)
    _must_be_at_hand(row)
    if not row.is_paper:
        raise Refusal(
            "Máy chỉ đọc được ảnh và PDF; tệp này mở ra là có chữ.",
            "The machine reads pictures and PDF; this file has its text already.",
            field="file",
        )
    ocr.must_be_able()
    row.reading_state = Reading.WAITING.value
    row.save(update_fields=["reading_state"])
    return row


def read_paper(file_id: uuid.UUID | str, *, at: datetime) -> StoredFile:
    """Read one paper by machine: its text and how sure, marked unchecked; the picture stays. A background job."""
    row = StoredFile.objects.get(pk=file_id)
    _must_be_at_hand(row)
    try:
        found = ocr.read(vault.get(row.address), row.kind, pages=row.pages or 1)
    except Refusal:
        StoredFile.objects.filter(pk=row.pk).update(reading_state=Reading.FAILED.value)
        raise
    with transaction.atomic():
        row = StoredFile.objects.select_for_update().get(pk=row.pk)
        row.reading = seal({"text": found.text, "pages": [page.text for page in found.pages]})
        row.reading_engine, row.reading_confidence = found.engine, found.confidence
        row.reading_state = Reading.UNCHECKED.value
        row.save(update_fields=["reading", "reading_engine", "reading_confidence", "reading_state"])
        record(
            Read(file=str(row.pk), engine=found.engine, confidence=found.confidence), about=row.about, by="clock", at=at
        )
    return row


def read_waiting(*, at: datetime, most: int = 5) -> int:
    """Read the papers that wait, oldest first; the number read. One that cannot be read stops nobody."""
    waiting = StoredFile.objects.filter(reading_state=Reading.WAITING.value, removed_at=None).order_by("uploaded_at")
    done = 0
    for file_id in list(waiting.values_list("pk", flat=True)[:most]):
        try:
            read_paper(file_id, at=at)
            done += 1
        except (Refusal, OSError, ValueError):
            StoredFile.objects.filter(pk=file_id).update(reading_state=Reading.FAILED.value)
    return done


@transaction.atomic
def correct_reading(*, file_id: uuid.UUID, text: str, by: Person | str, at: datetime) -> StoredFile:
    """Keep the text a person has compared with the picture; it is no longer “unchecked”."""
    row = _seen(file_id)
    before = unseal(bytes(row.reading)) if row.reading else {}
    row.reading = seal({**before, "text": text.strip(), "machine": before.get("machine", before.get("text", ""))})
    row.reading_state = Reading.CHECKED.value
    row.save(update_fields=["reading", "reading_state"])
    record(Corrected(file=str(row.pk)), about=row.about, by=_ref(by), at=at)
    return row


def sweep(*, at: datetime, days: int = 2) -> int:
    """Drop contents no row names, left by transactions that never ended; the number dropped."""
    old = vault.addresses(older_than=(at - timedelta(days=days)).timestamp())
    dropped = 0
    for address in old:
        if not StoredFile.objects.filter(address=address, removed_at=None).exists():
            vault.drop(address)
            dropped += 1
    return dropped


def _seen(file_id: uuid.UUID) -> StoredFile:
    row = StoredFile.objects.select_for_update(of=("self",)).select_related("body").filter(pk=file_id).first()
    if row is None:
        raise Refusal(
            "Không thấy tệp này, hoặc bạn không được xem.", "This file does not exist, or is not yours to see."
        )
    return row


def _must_be_at_hand(row: StoredFile) -> None:
    if row.removed_at is not None:
        raise Refusal("Tệp này đã được gỡ.", "This file was removed.")
    if row.health == Health.QUARANTINED.value:
        raise Refusal(
            "Tệp đang cách ly vì phần quét mã độc chưa xác nhận là an toàn. Hãy nhờ quản trị hệ thống kiểm tra.",
            "The file is in quarantine: the malware scan did not call it safe. Ask the system operator.",
        )


def _is_new(row: StoredFile) -> bool:
    """Whether the row was new; an earlier one may not be the speaker's to see, so the database decides."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _drop_if_unused(address: str) -> None:
    if not StoredFile.objects.filter(address=address, removed_at=None).exists():
        vault.drop(address)


def _ref(by: Person | str) -> str:
    return by.ref if isinstance(by, Person) else by
