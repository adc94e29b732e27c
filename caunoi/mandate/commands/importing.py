"""Taking a document in: its text kept, its proposals laid out; the same file twice is the same mandate."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.files import commands as files
from caunoi.files.texts.apart import text_apart
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.mandate import queries
from caunoi.mandate.facts import Imported
from caunoi.mandate.models import Mandate, ProposedItem, SourceDocument
from caunoi.mandate.reading import Item, Reading, read
from caunoi.mandate.words import ItemKind
from caunoi.places.models import Body

from . import giving, reviewing
from .common import Actor, must_hold, ref_of

#: Formats whose look matters beside their text; a plain text is its own original.
_ORIGINALS = frozenset({"docx", "pdf"})


@dataclass(frozen=True, slots=True)
class Kept:
    """What an import left behind: the mandate, whether it was there before, tasks given and tasks without a body."""

    mandate: Mandate
    known: bool = False
    assigned: int = 0
    waiting: int = 0


@transaction.atomic
def import_document(
    *, name: str, data: bytes, body: Body, by: Actor, at: datetime, reading: Reading | None = None
) -> Kept:
    """Read a file into a mandate with its proposals; a file this body imported before is said to be known."""
    must_hold(by, Role.SUPERVISOR, body)
    fingerprint = hashlib.sha256(data).hexdigest()
    before = Mandate.objects.filter(source__body=body, source__digest=fingerprint).first()
    if before is not None:
        return Kept(before, known=True)
    reading = reading or read(text_apart(name, data))
    source = SourceDocument.objects.create(
        name=name[:200], digest=fingerprint, format=reading.source.format, encoding=reading.source.encoding,
        text=reading.source.text.replace("\x00", "\ufffd"), body=body, received_at=at,
    )  # fmt: skip
    mandate = _mandate(source, reading, body, by, at)
    bodies = queries.Suggestions(body, on=localdate(at))
    ProposedItem.objects.bulk_create(
        _proposed(mandate, position, item, bodies) for position, item in enumerate(reading.items, start=1)
    )
    if reading.source.format in _ORIGINALS:
        _keep_original(source, mandate, data, by, at)
    fact = Imported(
        digest=fingerprint, name=source.name, document=mandate.kind, body=body.code, items=len(reading.items)
    )
    record(fact, about=mandate.ref, by=ref_of(by), at=at)
    return Kept(mandate)


@transaction.atomic
def import_and_accept(
    *, name: str, data: bytes, body: Body, by: Actor, at: datetime, reading: Reading | None = None
) -> Kept:
    """Import, accept every proposal, and give each task whose body is beyond doubt."""
    kept = import_document(name=name, data=data, body=body, by=by, at=at, reading=reading)
    if kept.known:
        return kept
    mandate = kept.mandate
    reviewing.accept_all(mandate_id=mandate.pk, by=by, at=at)
    reviewing.finish_review(mandate_id=mandate.pk, by=by, at=at)
    if not queries.items_of(mandate, ItemKind.TASK).exists():
        reviewing.keep_record(mandate_id=mandate.pk, by=by, at=at)
        return Kept(mandate)
    given = giving.issue(mandate_id=mandate.pk, by=by, at=at)
    mandate.refresh_from_db()
    return Kept(mandate, assigned=len(given), waiting=queries.unassigned(mandate).count())


def _keep_original(source: SourceDocument, mandate: Mandate, data: bytes, by: Actor, at: datetime) -> None:
    """Keep the file itself, cleaned, beside its text; what the file room does not take is kept as text alone."""
    try:
        kept = files.store(content=data, name=source.name, about=mandate.ref, by=by, at=at, body=mandate.body)
    except Refusal:
        return
    source.file = str(kept.pk)
    source.save(update_fields=["file"])


def _mandate(source: SourceDocument, reading: Reading, body: Body, by: Actor, at: datetime) -> Mandate:
    about = reading.about
    return Mandate.objects.create(
        source=source, body=body, kind=about.kind.value, form=about.form.value, title=(about.title or source.name)[:500],
        issuer=(about.issuer or "")[:300], number=about.number or "", day=about.day,
        period=about.period.code if about.period else "", since=about.period.since if about.period else None,
        until=about.period.until if about.period else None, imported_by=ref_of(by), imported_at=at,
    )  # fmt: skip


def _proposed(mandate: Mandate, position: int, item: Item, bodies: "queries.Suggestions") -> ProposedItem:
    due = item.deadline
    return ProposedItem(
        mandate=mandate, position=position, kind=item.kind.value, start=item.start, end=item.end,
        text=item.text.replace("\x00", "\ufffd"), why=item.why.value, cue=item.cue.replace("\x00", ""),
        addressee=(item.body or "").replace("\x00", ""), support=item.support.replace("\x00", ""), duty=(item.duty or "").replace("\x00", ""),
        deadline=due.text if due else "", deadline_rule=due.rule if due else "", due=due.due if due else None,
        body=bodies.one_for(item.body, item.body_kinds) if item.kind is ItemKind.TASK else None,
    )  # fmt: skip
