"""A book of steps: the one table that moves a case, read across like a clerk's chart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .refusal import Refusal
from .words import Word


@dataclass(frozen=True, slots=True)
class Step:
    """At stage ``when`` the role ``by`` may do ``act``; the case then stands at ``then``.

    ``starts`` and ``meets`` are law rule keys of the duties the step opens and fulfils; ``cite`` is the article;
    ``letter`` the code of the official paper the step produces.
    """

    when: Word
    act: Word
    by: Word
    then: Word
    starts: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    cite: str = ""
    letter: str = ""


class Book:
    """Steps in the order written; one step at most for a stage and an act."""

    def __init__(self, first: Word, steps: Iterable[Step]) -> None:
        self.first = first
        self.steps = tuple(steps)
        self._by_key = {(step.when, step.act): step for step in self.steps}
        if len(self._by_key) != len(self.steps):
            raise ValueError("two steps share a stage and an act")

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def step(self, stage: Word, act: Word) -> Step:
        """The step for ``act`` at ``stage``; refuses with what may be done instead."""
        found = self._by_key.get((stage, act))
        if found is None:
            options = self.open_to(stage)
            vi = ", ".join(step.act.vi for step in options) or "không còn bước nào"
            en = ", ".join(step.act.en for step in options) or "nothing more"
            raise Refusal(
                f"Hồ sơ đang ở bước “{stage.vi}” nên chưa thể “{act.vi}”. Việc làm được lúc này: {vi}.",
                f"The case is at “{stage.en}”, so “{act.en}” is not possible yet. Possible now: {en}.",
            )
        return found

    def open_to(self, stage: Word) -> list[Step]:
        """What may be done at a stage, in book order."""
        return [step for step in self.steps if step.when == stage]

    def walk(self, acts: Iterable[Word]) -> Word:
        """The stage reached by replaying acts from the first stage; raises where the book has no such step."""
        stage = self.first
        for act in acts:
            stage = self.step(stage, act).then
        return stage

    def mermaid(self) -> str:
        """The state diagram of the book as Mermaid text."""
        lines = ["stateDiagram-v2", f"  [*] --> {self.first}"]
        lines += [f"  {step.when} --> {step.then}: {step.act.vi}" for step in self.steps]
        return "\n".join(lines)
