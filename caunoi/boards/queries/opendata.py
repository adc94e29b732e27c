"""What the room gives away as open data, and how much there is."""

from collections.abc import Iterator
from datetime import date
from itertools import batched
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.boards.models import Board, BoardAdvice, BoardMeeting, BoardMember
from caunoi.files.opendata import STRIDE, Extent
from caunoi.places.models import Place


def open_boards(place: Place | None, on: date) -> Iterator[tuple[Any, ...]]:
    """Every board of a place and what lies in it, in the order of the columns; counts, no names."""
    rows = _of(Board.objects.all(), place, "place").select_related("body", "place").order_by("since", "pk")
    for part in batched(rows.iterator(chunk_size=STRIDE), STRIDE):
        with as_system():
            seated = _by_board(BoardMember.objects.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on), part)
            met = _by_board(BoardMeeting.objects.all(), part)
            advised = _by_board(BoardAdvice.objects.filter(public=True), part)
            answered = _by_board(BoardAdvice.objects.filter(public=True, answered_on__isnull=False), part)
        for row in part:
            counts = (seated.get(row.pk, 0), met.get(row.pk, 0), advised.get(row.pk, 0), answered.get(row.pk, 0))
            yield (
                str(row.pk), row.place.code, row.place.full_name, row.body.name, row.kind, row.name, row.decision, row.since, row.until,
                row.size, *counts, row.synthetic,
            )  # fmt: skip


def _by_board(rows: QuerySet[Any], boards: tuple[Board, ...]) -> dict[Any, int]:
    found = rows.filter(board__in=[board.pk for board in boards]).order_by().values_list("board")
    return dict(found.annotate(count=Count("pk")))


def open_boards_extent(place: Place | None) -> Extent:
    """How many boards, and the newest."""
    return _extent(_of(Board.objects.all(), place, "place"), "since")


def open_advice(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Every public advice of the boards of a place, in the order of the columns."""
    rows = _of(BoardAdvice.objects.filter(public=True), place, "board__place").select_related("board__place", "to").order_by("on", "pk")  # fmt: skip
    for row in rows.iterator():
        yield (
            str(row.board_id), row.board.place.code, row.board.place.full_name, row.to.name, row.what, row.on, row.due, row.answered_on, row.answer,
            row.words, row.promised_on, row.settled_on, row.outcome, row.board.synthetic,
        )  # fmt: skip


def open_advice_extent(place: Place | None) -> Extent:
    """How much advice, and the newest."""
    return _extent(_of(BoardAdvice.objects.filter(public=True), place, "board__place"), "on")


def _of(rows: QuerySet[Any], place: Place | None, path: str) -> QuerySet[Any]:
    return rows if place is None else rows.filter(Q(**{path: place}) | Q(**{f"{path}__province": place}))


def _extent(rows: QuerySet[Any], day: str) -> Extent:
    found = rows.aggregate(rows=Count("pk"), latest=Max(day))
    return Extent(found["rows"], found["latest"])
