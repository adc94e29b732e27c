"""Reading papers and messages. The database shows only rows the speaker may see."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, QuerySet

from caunoi.access.context import as_system
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal

from .channels import RECORD
from .keeping import file_in, paper_in, words_in
from .models import IssuedPaper, Message, PaperFile, PaperSeries
from .paper import Paper
from .pdffile import write_pdf
from .text import paper_to_text
from .wordfile import write_docx
from .words import Channel, MessageState, PaperState


@dataclass(frozen=True, slots=True)
class PaperContent:
    """A file ready to be handed out."""

    name: str
    media_type: str
    content: bytes


MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def papers_about(about: str) -> QuerySet[IssuedPaper]:
    """The papers about a thing, newest first, drafts thrown away left out."""
    return IssuedPaper.objects.filter(about=about).exclude(state=PaperState.DISCARDED.value).select_related("body")


def drafts_of(body_id: int) -> QuerySet[IssuedPaper]:
    """What waits to be signed in a body, newest first."""
    rows = IssuedPaper.objects.filter(body_id=body_id, state=PaperState.DRAFT.value)
    return rows.select_related("body").order_by("-created_at")


def register_of(body_id: int, *, since: date, until: date) -> QuerySet[IssuedPaper]:
    """The register of signed papers of a body (sổ văn bản đi) from a day up to, not including, another."""
    rows = IssuedPaper.objects.filter(body_id=body_id, number__isnull=False, signed_on__gte=since, signed_on__lt=until)
    return rows.select_related("body").order_by("series", "number")


def paper_row(paper_id: uuid.UUID) -> IssuedPaper | None:
    """One paper's row, None where it is not the speaker's to see."""
    return IssuedPaper.objects.select_related("body").filter(pk=paper_id).first()


def content_of(row: IssuedPaper) -> Paper:
    """What a paper says; a secret one is refused here and opened by the command ``open_paper``."""
    if row.secret:
        raise Refusal(
            "Văn bản này có danh tính được giữ bí mật; hãy mở kèm lý do.",
            "This paper holds a sealed identity; open it with a reason.",
        )
    return paper_in(row)


def editable_text(paper: Paper) -> str:
    """The body of a paper as the officer edits it."""
    return paper_to_text(paper.body, roman_end="-" if paper.layout == "party" else ".")


def made_file(paper: Paper, name: str, kind: str) -> PaperContent:
    """A paper as docx or pdf, made now and not kept."""
    writers = {"docx": write_docx, "pdf": write_pdf}
    if kind not in writers:
        raise Refusal("Chỉ có tệp docx và pdf.", "Only docx and pdf.")
    return PaperContent(f"{name}.{kind}", MEDIA_TYPES[kind], writers[kind](paper))


def preview(paper: Paper, kind: str) -> PaperContent:
    """A draft as it would look; never kept."""
    return made_file(paper, "du-thao", kind)


def signed_file(row: IssuedPaper, kind: str) -> PaperContent:
    """The signed file, byte for byte as it was signed; refuses before signing."""
    kept = PaperFile.objects.filter(paper=row).first()
    if kept is None:
        raise Refusal("Văn bản chưa được ký nên chưa có tệp.", "The paper has not been signed; there is no file yet.")
    content = file_in(kept.pdf if kind == "pdf" else kept.docx)
    return PaperContent(file_name(row, kind), MEDIA_TYPES[kind], content)


def file_name(row: IssuedPaper, kind: str) -> str:
    """“12-TB-UBND.pdf”; without a number the code and day."""
    if row.number is not None:
        return f"{row.numbered_symbol.replace('/', '-')}.{kind}"
    return f"{row.code}-{row.signed_on or row.created_at.date()}.{kind}"


def gaps(body_id: int, period: str) -> list[tuple[str, int]]:
    """Numbers missing from a body's registers of a period, as (series, number); an empty list is as it must be."""
    missing = []
    for series in PaperSeries.objects.filter(body_id=body_id, period=period):
        rows = IssuedPaper.objects.filter(body_id=body_id, period=period, series=series.series, number__isnull=False)
        held = set(rows.values_list("number", flat=True))
        missing += [(series.series, number) for number in range(1, series.last + 1) if number not in held]
    return missing


def messages_about(about: str) -> QuerySet[Message]:
    """The messages about a thing, newest first."""
    return Message.objects.filter(about=about).order_by("-queued_at")


@dataclass(frozen=True, slots=True)
class Told:
    """A message as whom it was for may see it again: its subject, never its words or the whole address."""

    channel: Channel
    state: MessageState
    subject: str
    queued_at: datetime
    sent_at: datetime | None
    reported: str
    recorded: bool


def told_to(person: Person, *, most: int = 12) -> list[Told]:
    """The last messages to an officer about their own work, the newest first; for the officer alone."""
    with as_system():
        rows = list(Message.objects.filter(about=person.ref).order_by("-queued_at", "-pk")[:most])
    return [
        Told(
            channel := Channel(row.channel), MessageState(row.state), words_in(row)[1], row.queued_at, row.sent_at, row.reported,
            recorded=is_recorded(channel),
        ) for row in rows
    ]  # fmt: skip


def is_recorded(channel: Channel) -> bool:
    """Whether what this channel carries is only written down here and goes nowhere."""
    return getattr(settings, "CHANNEL_GATEWAYS", {}).get(channel.value) == RECORD


def outbox_counts() -> dict[str, int]:
    """How many messages stand where."""
    return dict(Message.objects.values_list("state").annotate(count=Count("pk")))
