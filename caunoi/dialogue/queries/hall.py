"""The hall as every phone and the projector see it: read once a second for all, so that five hundred phones cost as one."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace

from django.core.cache import cache

from caunoi.access.context import as_system
from caunoi.dialogue.models import Dialogue, DialogueQuestion
from caunoi.dialogue.words import GroupState, QuestionState, Stage

from .dialogues import dialogue_by_code, tidy_code

#: Seconds a picture of the hall may be old, and questions on one page of it.
FRESH, LISTED = 1.0, 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A question on the list of the hall."""

    number: int
    text: str
    supports: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A group before the hall, or done with."""

    id: int
    title: str
    state: str
    answer: str
    promises: tuple[str, ...] = ()

    @property
    def word(self) -> GroupState:
        """What became of it."""
        return GroupState(self.state)


@dataclass(frozen=True, slots=True)
class Hall:
    """What is going on: the question before the hall, the next ones, the open list; ``seen`` changes when anything does."""

    dialogue: str
    code: str
    title: str
    stage: str
    current: Spoken | None
    following: tuple[Spoken, ...]
    done: tuple[Spoken, ...]
    questions: tuple[Shown, ...]
    more: int
    waiting: int
    seen: str = ""

    @property
    def is_live(self) -> bool:
        """Whether the hall is open."""
        return Stage(self.stage) is Stage.LIVE


def hall(code: str) -> Hall | None:
    """The hall of a code, at most a second old; None where there is none."""
    key = f"dialogue.hall.{tidy_code(code)}"
    found: Hall | None = cache.get(key)
    if found is None:
        with as_system():
            row = dialogue_by_code(code)
            found = _read(row) if row else None
        if found is not None:
            cache.set(key, found, FRESH)
    return found


def renew(code: str) -> None:
    """Read the hall anew at the next look, after somebody here changed it."""
    cache.delete(f"dialogue.hall.{tidy_code(code)}")


def _read(row: Dialogue) -> Hall:
    groups = list(row.groups.prefetch_related("promises__body").order_by("position", "id")[:200])
    spoken = [
        Spoken(group.pk, group.title, group.state, group.answer, tuple(f"{p.what} ({p.body.name}, {p.due:%d/%m/%Y})" for p in group.promises.all()))
        for group in groups
    ]  # fmt: skip
    open_ones = DialogueQuestion.objects.filter(dialogue=row, state=QuestionState.PUBLIC.value).exclude(
        group__state__in=[GroupState.ANSWERED.value, GroupState.WRITING.value, GroupState.REPLIED.value]
    )
    listed = open_ones.order_by("-supports", "number").values_list("number", "shown", "supports")[: LISTED + 1]
    questions = tuple(Shown(*each) for each in listed)
    found = Hall(
        dialogue=str(row.pk), code=row.code, title=row.title, stage=row.stage,
        current=next((each for each in spoken if each.state == GroupState.CURRENT.value), None),
        following=tuple(each for each in spoken if each.state == GroupState.QUEUED.value)[:5],
        done=tuple(each for each in spoken if each.state in (GroupState.ANSWERED.value, GroupState.WRITING.value))[::-1][:8],
        questions=questions[:LISTED], more=open_ones.count() - LISTED if len(questions) > LISTED else 0,
        waiting=row.questions.filter(state=QuestionState.WAITING.value).count(),
    )  # fmt: skip
    words = json.dumps(asdict(found), ensure_ascii=False, sort_keys=True).encode()
    return replace(found, seen=hashlib.sha256(words).hexdigest()[:12])
