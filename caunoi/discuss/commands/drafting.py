"""The draft: read from its file, kept beside what it was split into, corrected section by section."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from caunoi.access.context import as_system
from caunoi.discuss.facts import Edited
from caunoi.discuss.models import Consultation, Section
from caunoi.discuss.words import SectionKind
from caunoi.files import commands as files
from caunoi.files.queries import files_about
from caunoi.files.texts.apart import text_apart
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.splitting import split
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record

from .common import Actor, digest, preparing, ref_of


@transaction.atomic
def import_draft(*, consultation_id: int, name: str, data: bytes, by: Actor, at: datetime) -> int:
    """Read a file, keep it, split it into sections in place of the former ones; how many there are."""
    consultation = preparing(consultation_id, by)
    found = text_apart(name, data)
    _keep(consultation, name, data, by, at)
    pieces = split(found.text.replace("\x00", "\ufffd"))
    consultation.questions.exclude(section=None).update(section=None)
    consultation.sections.filter(position__gt=0).delete()
    Section.objects.bulk_create(
        Section(
            consultation=consultation, position=at_, kind=piece.kind.value, depth=piece.depth, number=piece.number,
            title=clean(piece.title)[:300], text=piece.text, commented=bool(piece.text),
        )
        for at_, piece in enumerate(pieces, start=1)
    )  # fmt: skip
    consultation.draft_name, consultation.draft_digest = name[:200], digest(found.text)
    consultation.save(update_fields=["draft_name", "draft_digest"])
    record(
        Edited(part="draft", digest=consultation.draft_digest, count=len(pieces)),
        about=consultation.ref,
        by=ref_of(by),
        at=at,
    )
    return len(pieces)


def _keep(consultation: Consultation, name: str, data: bytes, by: Actor, at: datetime) -> None:
    """Keep the file itself beside the sections, one for each draft: a former one goes."""
    with as_system():
        try:
            kept = files.store(
                content=data, name=name, about=consultation.ref, body=consultation.body, by=ref_of(by), at=at
            )
        except Refusal:
            # Old Word, RTF and web pages can be read but not made harmless: the sections stand without a file, and the pages say so.
            kept = None
        for row in files_about(consultation.ref):
            if kept is None or row.pk != kept.pk:
                files.remove(file_id=row.pk, reason="Dự thảo được nhập lại.", by=ref_of(by), at=at)


@transaction.atomic
def edit_section(
    *,
    consultation_id: int,
    position: int,
    title: str,
    text: str,
    summary: str,
    commented: bool,
    by: Actor,
    at: datetime,
) -> Section:
    """Correct a section's title and words, add its plain summary, say whether it is commented on."""
    consultation = preparing(consultation_id, by)
    section = _section(consultation, position)
    section.title, section.summary, section.commented = clean(title)[:300], clean(summary), commented
    section.text = clean(text)
    section.save(update_fields=["title", "summary", "commented", "text"])
    record(
        Edited(part=f"section {position}", digest=digest(section.title, section.text, section.summary)),
        about=consultation.ref,
        by=ref_of(by),
        at=at,
    )
    return section


@transaction.atomic
def join_section(*, consultation_id: int, position: int, by: Actor, at: datetime) -> None:
    """Put a section together with the one before it."""
    consultation = preparing(consultation_id, by)
    section, before = _section(consultation, position), _section(consultation, position - 1)
    if before.position == 0:
        raise Refusal("Phần đầu tiên không có phần nào đứng trước để ghép.", "The first section has none before it.")
    before.text = "\n".join(
        part for part in (before.text, "" if section.kind == "paragraph" else section.name, section.text) if part
    )
    before.commented = before.commented or section.commented
    before.save(update_fields=["text", "commented"])
    consultation.questions.filter(section=section).update(section=before)
    section.delete()
    consultation.sections.filter(position__gt=position).update(position=F("position") - 1)
    record(Edited(part=f"section {position} joined"), about=consultation.ref, by=ref_of(by), at=at)


@transaction.atomic
def split_section(*, consultation_id: int, position: int, line: int, by: Actor, at: datetime) -> None:
    """Cut a section in two before one of its lines."""
    consultation = preparing(consultation_id, by)
    section = _section(consultation, position)
    lines = section.text.split("\n")
    if not 0 < line < len(lines):
        raise Refusal("Hãy chọn dòng để tách.", "Choose the line to cut before.", field="line")
    consultation.sections.filter(position__gt=position).update(position=F("position") + 1)
    Section.objects.create(
        consultation=consultation, position=position + 1, kind=SectionKind.PARAGRAPH.value, depth=section.depth, number=f"{position}.{line}",
        text="\n".join(lines[line:]),
    )  # fmt: skip
    section.text = "\n".join(lines[:line])
    section.save(update_fields=["text"])
    record(Edited(part=f"section {position} split"), about=consultation.ref, by=ref_of(by), at=at)


def _section(consultation: Consultation, position: int) -> Section:
    found = consultation.sections.filter(position=position).first()
    if found is None:
        raise Refusal("Không thấy phần này của dự thảo.", "The draft has no such section.")
    return found
