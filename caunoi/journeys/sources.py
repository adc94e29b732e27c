"""Records of rooms that may become tasks with one action on their page: what each says, who gives, who would do it.

A promise is its room's own, with its deadline and disputes; a task made of it is how the head of the body follows it down.
Nothing becomes a task by itself: a person chooses, and the record's page shows what came of it.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.boards import queries as boards
from caunoi.dialogue import queries as dialogue
from caunoi.mandate import queries as mandate
from caunoi.ui.front import Way
from caunoi.ui.onward import onward


@dataclass(frozen=True, slots=True)
class Origin:
    """A record that may become a task: who gives it, who would do it, in which words, by when, and why."""

    ref: str
    giver: Any
    body: Any
    words: str
    due: date | None
    why: str
    href: str


#: How a record is read, by the first part of its reference.
READ: dict[str, Callable[[str, Any], Origin | None]] = {}


def origin(ref: str, person: Any) -> Origin | None:
    """What a reference leads to; None where there is none, or the person gives no tasks in that body's name."""
    kind, _, key = ref.partition(":")
    found = READ[kind](key, person) if kind in READ else None
    return found if found is not None and mandate.gives(person, found.giver) else None


def _promise(key: str, person: Any) -> Origin | None:
    try:
        row = dialogue.promise_of(uuid.UUID(key))
    except ValueError:
        return None
    if row is None:
        return None
    why = f"Lời hứa tại đối thoại “{row.dialogue.title}”"
    return Origin(
        row.ref, row.dialogue.body, row.body, row.what, row.due, why, reverse("dialogue:promise-desk", args=[row.pk])
    )


def _advice(key: str, person: Any) -> Origin | None:
    """Advice of a board: the body it was given to gives the task to its own offices or below."""
    row = boards.advice_for(person, int(key)) if key.isascii() and key.isdigit() and len(key) < 18 else None
    if row is None:
        return None
    why = f"Kiến nghị của {row.board.name} ngày {row.on:%d/%m/%Y}"
    return Origin(
        f"boardadvice:{row.pk}",
        row.to,
        row.to,
        row.what,
        row.promised_on,
        why,
        reverse("boards:officer-advice", args=[row.pk]),
    )


def _ways(ref: str, person: Any) -> list[Way]:
    """The tasks a record became, and the way to give one more where none came of it yet."""
    if person is None:
        return []
    with as_system():
        given = mandate.tasks_from(ref)
    ways = [
        Way(
            f"Đã thành nhiệm vụ của {each.task.body.name}: {each.signal.vi.lower()}", f"Became a task of {each.task.body.name}: {each.signal.en.lower()}",
            reverse("mandate:task", args=[each.task.pk]), "flag",
        )
        for each in given
    ]  # fmt: skip
    if ways or origin(ref, person) is None:
        return ways
    kind, _, key = ref.partition(":")
    return [Way("Giao thành nhiệm vụ", "Give as a task", reverse("journeys:task", args=[kind, key]), "flag")]


def offer_tasks() -> None:
    """Let the pages of promises and of advice lead to a task."""
    READ["dialogue.promise"], READ["boardadvice"] = _promise, _advice
    for kind in READ:
        onward.offer(kind, "task", _ways)


__all__ = ["Origin", "offer_tasks", "origin"]
