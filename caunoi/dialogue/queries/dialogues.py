"""Dialogues: one, those to come, those held; their steps, groups, papers. Plans not announced are seen by their body alone."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.dialogue.models import Dialogue, DialogueStep, Promise, QuestionGroup, ResultDelivery
from caunoi.dialogue.words import Stage
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.law.rules import Deadline
from caunoi.notices.models import IssuedPaper
from caunoi.notices.queries import PaperContent, papers_about, signed_file
from caunoi.notices.words import PaperState
from caunoi.places.models import Body, Place

#: What residents see.
SHOWN = [stage.value for stage in Stage if stage is not Stage.PLANNED]
COMING = [Stage.ANNOUNCED.value, Stage.LIVE.value]
PAST = [Stage.HELD.value, Stage.PUBLISHED.value]


def code_taken(code: str) -> bool:
    """Whether a hall has this code already, seen or not."""
    with as_system():
        return Dialogue.objects.filter(code=code).exists()


def notice_deadline(day: date) -> Deadline | None:
    """The last day to announce a dialogue of a day; None before the law asked for a notice."""
    try:
        return deadline("dialogue.notice", start=day)
    except Refusal:
        return None


def dialogue_of(dialogue_id: uuid.UUID) -> Dialogue | None:
    """One dialogue, None where it is not the speaker's to see."""
    return _rows().filter(pk=dialogue_id).first()


def dialogue_by_code(code: str) -> Dialogue | None:
    """The dialogue people join by a code, as typed by hand."""
    return _rows().filter(code=tidy_code(code), stage__in=SHOWN).first()


def tidy_code(code: str) -> str:
    """A hall's code as typed by hand: capitals, no spaces."""
    return "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())[:12]


def dialogues(*, place: Place | None = None, stages: Iterable[str] = SHOWN) -> QuerySet[Dialogue]:
    """Dialogues of everywhere, a province or a commune in some stages."""
    rows = _rows().filter(stage__in=list(stages))
    if place is None:
        return rows
    return rows.filter(province=place) if place.is_province else rows.filter(place=place)


def coming(*, place: Place | None = None, size: int = 20) -> list[Dialogue]:
    """Dialogues to come or going on, the soonest first."""
    return list(dialogues(place=place, stages=COMING).order_by("starts_at", "id")[:size])


def past(*, place: Place | None = None, after: str = "", size: int = 20) -> list[Dialogue]:
    """Dialogues held, moved off or called off, the latest first; ``after`` is the ``mark`` of the last one read."""
    rows = dialogues(place=place, stages=[*PAST, Stage.CANCELLED.value])
    before = _read_mark(after)
    if before is not None:
        rows = rows.filter(Q(starts_at__lt=before[0]) | Q(starts_at=before[0], id__lt=before[1]))
    return list(rows.order_by("-starts_at", "-id")[:size])


def mark(row: Dialogue) -> str:
    """Where a page ends."""
    return f"{row.starts_at.isoformat()}~{row.pk}"


def of_bodies(bodies: Iterable[Body], *, size: int = 50) -> list[Dialogue]:
    """Everything of some bodies, plans included, the latest first."""
    found = (
        _rows().filter(body__in=list(bodies)).annotate(waiting=Count("questions", filter=Q(questions__state="waiting")))
    )
    return list(found.order_by("-starts_at", "-id")[:size])


def steps_of(dialogue: Dialogue) -> list[DialogueStep]:
    """What happened to a dialogue, in order."""
    return list(dialogue.steps.order_by("id")[:100])


def groups_of(dialogue: Dialogue) -> list[QuestionGroup]:
    """The agenda in order, each group with the body that answers and how many questions and supports it holds."""
    rows = dialogue.groups.select_related("body").annotate(asked=Count("questions"))
    groups: list[QuestionGroup] = list(rows.order_by("position", "id")[:500])
    sums: dict[int, int] = defaultdict(int)
    for group_id, supports in dialogue.questions.filter(group__isnull=False).values_list("group_id", "supports"):
        sums[group_id] += supports
    for group in groups:
        group.supports = sums[group.pk]
    return groups


def promises_by_group(dialogue: Dialogue) -> dict[int, list[Promise]]:
    """A dialogue's promises under their groups."""
    found: dict[int, list[Promise]] = defaultdict(list)
    for promise in dialogue.promises.select_related("body").order_by("due", "id")[:500]:
        found[promise.group_id].append(promise)
    return found


def deliveries_of(dialogue: Dialogue) -> list[ResultDelivery]:
    """To whom and where a result was handed over, in order."""
    return list(dialogue.deliveries.order_by("on", "id")[:500])


def minutes_of(dialogue: Dialogue) -> IssuedPaper | None:
    """The minutes of a dialogue, draft or signed."""
    return papers_about(dialogue.ref).filter(code="dialogue_minutes").order_by("-created_at").first()


def issued_papers(dialogue: Dialogue) -> list[IssuedPaper]:
    """The papers of a dialogue everybody may have, the first issued first."""
    with as_system():
        return list(papers_about(dialogue.ref).filter(state=PaperState.ISSUED.value).order_by("issued_at"))


def issued_file(dialogue: Dialogue, paper_id: uuid.UUID, kind: str) -> PaperContent | None:
    """One issued paper as a file; None where it is no paper of this dialogue."""
    with as_system():
        row = papers_about(dialogue.ref).filter(pk=paper_id, state=PaperState.ISSUED.value).first()
        return signed_file(row, kind) if row else None


def _rows() -> QuerySet[Dialogue]:
    return Dialogue.objects.select_related("body__place", "place", "province", "request")


def _read_mark(after: str) -> tuple[datetime, uuid.UUID] | None:
    moment, _, key = after.partition("~")
    try:
        found = datetime.fromisoformat(moment)
        return (found, uuid.UUID(key)) if found.tzinfo else None
    except ValueError:
        return None
