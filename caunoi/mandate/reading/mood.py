"""What a sentence was judged to say, and what is being talked about from one to the next."""

from dataclasses import dataclass

from caunoi.mandate.words import ItemKind, Why


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sentence says, from which offset on, and why."""

    kind: ItemKind | None
    at: int = 0
    why: Why = Why.CUE
    cue: str = ""
    sure: bool = False
    fresh: bool = False
    deadline_from: int = 0


NOTHING = Verdict(None)


class Mood:
    """What is being talked about from sentence to sentence, where no heading says it."""

    def __init__(self) -> None:
        self.kind: ItemKind | None = None
        self.cue = ""
        self.lists: ItemKind | None = None
        self.paragraphs = 0
        self.tasks_seen = False

    def paragraph(self) -> None:
        self.paragraphs += 1
        if self.kind in (ItemKind.LIMITATION, ItemKind.CAUSE) and self.lists is None:
            self.kind = None

    def list_of(self, kind: ItemKind) -> None:
        self.kind = self.lists = kind

    def now(self, kind: ItemKind, cue: str) -> None:
        self.kind, self.cue, self.lists = kind, cue, None
        self.tasks_seen = self.tasks_seen or kind is ItemKind.TASK

    def forget(self) -> None:
        self.kind = self.lists = None
        self.cue = ""
