"""Recommendations from inspections and site logs: given through the board, followed to their end, looked at again."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.boards import commands as boards
from caunoi.boards.models import Board, BoardAdvice
from caunoi.boards.words import Kind
from caunoi.check import rules
from caunoi.check.facts import Judgement, Recommended
from caunoi.check.models import Inspection, Project, Recommendation
from caunoi.check.words import CHECKING, Judged, Sort
from caunoi.files.queries import files_about
from caunoi.followup import commands as followup
from caunoi.followup import queries as followups
from caunoi.followup.words import State
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, for_the_board, locked_board, locked_inspection, locked_project, must_act, ref_of
from .exhibiting import Sent, exhibit_of, keep_exhibits


@transaction.atomic
def recommend_after_inspection(
    *, inspection_id: uuid.UUID, to: Body, what: str, by: Actor, at: datetime, spot: str = "", photos: Sent = (), alts: tuple[str, ...] = ()
) -> Recommendation:  # fmt: skip
    """Recommend something to a body from what an inspection found; its answer is a duty by law."""
    row = locked_inspection(inspection_id, by, at)
    if not row.findings.exists():
        raise Refusal(
            "Chưa ghi phát hiện nào: kiến nghị phải từ điều đã thấy.", "No finding yet: recommend what was found.", field="what"
        )  # fmt: skip
    found = _recommend(row.board, to, what, Sort.ADVICE, by=by, at=at, spot=spot, inspection=row)
    keep_exhibits(found, photos, alts, by=by, at=at)
    return found


@transaction.atomic
def open_defect(
    *, project_id: uuid.UUID, to: Body, what: str, by: Actor, at: datetime, spot: str = "", photos: Sent = (), alts: tuple[str, ...] = ()
) -> Recommendation:  # fmt: skip
    """Open a quality defect of a project: a body answers within the law's days, has it mended with evidence, or says why not."""
    row = locked_project(project_id, by, at)
    if row.told_on is None:
        raise Refusal("Chưa bắt đầu giám sát.", "Supervision has not begun.", field="what")
    found = _recommend(row.board, to, what, Sort.DEFECT, by=by, at=at, spot=spot, project=row)
    keep_exhibits(found, photos, alts, by=by, at=at)
    return found


def _recommend(
    board: Board, to: Body, what: str, sort: Sort, *, by: Actor, at: datetime, spot: str, **source: Any
) -> Recommendation:
    with for_the_board():
        advice = boards.advise(board_id=board.pk, to=to, what=what, by=ref_of(by), at=at, href=_page(board, **source))
        row = Recommendation.objects.select_for_update().get(advice=advice)
        row.sort, row.spot = sort.value, spot.strip()[:300]
        for field, value in source.items():
            setattr(row, field, value)
        row.save(update_fields=["sort", "spot", *source])
    row.advice, row.board = advice, board
    fact = Recommended(advice=advice.pk, sort=sort.value, **{name: str(value.pk) for name, value in source.items()})
    record(fact, about=board.ref, by=ref_of(by), at=at)
    return row


def _page(board: Board, inspection: Inspection | None = None, project: Project | None = None) -> str:
    """The public page a recommendation is followed from."""
    if inspection is not None:
        return reverse("check:public-inspection", args=[board.place.code, inspection.pk])
    return reverse("check:public-project", args=[board.place.code, project.pk]) if project is not None else ""


@transaction.atomic
def judge(*, advice_id: int, judged: Judged, words: str, by: Actor, at: datetime) -> Recommendation:
    """Look again at what was said to be done: confirm it, or say what is still wrong."""
    found = Recommendation.objects.filter(advice_id=advice_id).values_list("board_id", flat=True).first()
    if found is None:
        raise Refusal("Không thấy kiến nghị này.", "There is no such recommendation.")
    board = locked_board(found)
    must_act(by, board, localdate(at))
    row = Recommendation.objects.select_for_update(of=("self",)).select_related("advice").get(advice_id=advice_id)
    if row.advice.settled_on is None:
        raise Refusal("Cơ quan chưa báo đã làm xong.", "The body has not said it is done.", field="words")
    if row.judged:
        raise Refusal("Ban đã xem lại kiến nghị này.", "The board has looked again already.", field="words")
    row.judged, row.judged_on, row.judged_words = judged.value, localdate(at), rules.must_say(words, "words")
    row.save(update_fields=["judged", "judged_on", "judged_words"])
    if judged is Judged.DISPUTED:
        _dispute(row, board, at)
    record(Judgement(advice=advice_id, judged=judged.value), about=board.ref, by=ref_of(by), at=at)
    return row


def _dispute(row: Recommendation, board: Board, at: datetime) -> None:
    """What the board found undone is disputed on the public list too, in the name of the body that keeps it; the body above answers."""
    followed = followups.of(row.advice.ref)
    if followed is None or followed.state not in (State.DONE.value, State.DISPUTED.value):
        return
    key = f"check.judge:{row.advice_id}:{row.advice.settled_on}"
    try:
        followup.dispute(
            number=followed.number, text=f"{board.name}: {row.judged_words}", key=key, at=at, board=board.body
        )
    except Refusal as no:
        raise Refusal(no.vi, no.en, field="words") from no


def follow_advice() -> None:
    """Hear of everything boards advise, so that it is followed wherever it was written."""
    boards.listen("check", _hear)


def _hear(turn: str, advice: BoardAdvice, *, by: str, at: datetime) -> None:
    """Keep the recommendation of a board that inspects from its first turn on, with the evidence of what was done."""
    if Kind(advice.board.kind) not in CHECKING:
        return
    with for_the_board():
        row, _new = Recommendation.objects.get_or_create(
            advice=advice, defaults={"board": advice.board, "sort": Sort.ADVICE.value}
        )
        if turn == "settled":
            # Said to be done once more after a dispute: the board looks again.
            row.judged, row.judged_on, row.judged_words = "", None, ""
            row.save(update_fields=["judged", "judged_on", "judged_words"])
            kept = set(row.exhibits.values_list("file", flat=True))
            for file in files_about(advice.ref).exclude(pk__in=kept):
                exhibit_of(row, file, file.alt_text, by=by, at=at)
