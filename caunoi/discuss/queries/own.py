"""What a participant may read of their own, by the code of the receipt."""

import uuid
from dataclasses import dataclass

from django.db.models import Q

from caunoi.access.context import as_system, show_receipts
from caunoi.discuss.models import Consultation, Contact, Opinion, OpinionGroup, Participant, Statement
from caunoi.discuss.tokens import letters_of, token_of
from caunoi.discuss.words import ANSWERED_STAGES, GroupKind, Stage


@dataclass(frozen=True, slots=True)
class Own:
    """One own opinion and, once the matrix is signed, the group it lies in with its answer."""

    opinion: Opinion
    withdrawn: bool
    group: OpinionGroup | None


def token(consultation: Consultation, code: str) -> uuid.UUID | None:
    """The token of a code; shows its rows to the rest of this transaction."""
    if not letters_of(code):
        return None
    found = token_of(consultation.pk, code)
    show_receipts([str(found)])
    return found


def took_part(consultation: Consultation, code: str) -> bool:
    """Whether anything was sent under a code."""
    mine = token(consultation, code)
    return mine is not None and Participant.objects.filter(token=mine).exists()


def opinions(consultation: Consultation, code: str) -> list[Own]:
    """Everything sent under a code, in the order of sending; a replaced opinion is left out."""
    mine = token(consultation, code)
    if mine is None:
        return []
    found = list(
        Opinion.objects.filter(token=mine, consultation=consultation)
        .filter(Q(withdrawal__isnull=True) | Q(withdrawal__replaced=False))
        .select_related("section", "question", "statement", "option", "withdrawal", "placement")
        .order_by("id")
    )
    answers = _answers(consultation, found) if Stage(consultation.stage) in ANSWERED_STAGES else {}
    return [Own(each, hasattr(each, "withdrawal"), answers.get(each.pk)) for each in found]


def _answers(consultation: Consultation, found: list[Opinion]) -> dict[int, OpinionGroup]:
    with as_system():
        groups = list(
            OpinionGroup.objects.filter(consultation=consultation).filter(
                Q(pk__in=[each.placement.group_id for each in found if hasattr(each, "placement")])
                | Q(section_id__in=[each.section_id for each in found], kind=GroupKind.BARE.value)
                | Q(statement_id__in=[each.statement_id for each in found])
                | Q(question_id__in=[each.question_id for each in found], kind=GroupKind.QUESTION.value)
            )
        )
    by_id = {group.pk: group for group in groups}
    bare = {(group.section_id, group.stance): group for group in groups if group.kind == GroupKind.BARE.value}
    whole = {
        (group.statement_id, group.question_id): group
        for group in groups
        if group.kind in (GroupKind.STATEMENT.value, GroupKind.QUESTION.value)
    }
    answers: dict[int, OpinionGroup | None] = {}
    for each in found:
        placed = by_id.get(each.placement.group_id or 0) if hasattr(each, "placement") else None
        answers[each.pk] = placed or (
            bare.get((each.section_id, each.stance))
            if each.section_id
            else whole.get((each.statement_id, each.question_id))
        )
    return {pk: group for pk, group in answers.items() if group is not None}


def opinion_on(consultation: Consultation, code: str, **target: object) -> Opinion | None:
    """The standing own opinion on one target."""
    mine = token(consultation, code)
    if mine is None:
        return None
    return Opinion.objects.filter(token=mine, withdrawal__isnull=True, **target).order_by("-turn").first()


def commented_positions(consultation: Consultation, code: str) -> set[int]:
    """The sections already spoken on."""
    mine = token(consultation, code)
    if mine is None:
        return set()
    return set(
        Opinion.objects.filter(token=mine, section__isnull=False, withdrawal__isnull=True).values_list(
            "section__position", flat=True
        )
    )


def left_statements(consultation: Consultation, code: str) -> tuple[list[Statement], int]:
    """The statements still to vote on, the fewest votes first; how many there are in all."""
    from caunoi.discuss.words import Measure

    from .consultations import shown_statements
    from .tallies import counts

    shown = list(shown_statements(consultation))
    mine = token(consultation, code)
    voted = (
        set(
            Opinion.objects.filter(token=mine, statement__isnull=False, withdrawal__isnull=True).values_list(
                "statement_id", flat=True
            )
        )
        if mine
        else set()
    )
    left = [each for each in shown if each.pk not in voted]
    seen = counts(consultation, Measure.STATEMENT) if left else {}
    left.sort(key=lambda each: (seen[each.pk].people if each.pk in seen else 0, each.position))
    return left, len(shown)


def place_code(consultation: Consultation, code: str) -> str:
    """The code of the place a participant said they live in; empty where they said none or have sent nothing."""
    mine = token(consultation, code)
    return (mine and Participant.objects.filter(token=mine).values_list("place__code", flat=True).first()) or ""


def own_statements(consultation: Consultation, code: str) -> list[Statement]:
    """The statements proposed under a code, with how they were moderated."""
    mine = token(consultation, code)
    return list(Statement.objects.filter(consultation=consultation, token=mine).order_by("position")) if mine else []


def left_address(consultation: Consultation, code: str) -> bool:
    """Whether an address waits to be told."""
    mine = token(consultation, code)
    return mine is not None and Contact.objects.filter(token=mine).exists()
