"""What reading a document yields: items with their offsets and the reason each was proposed."""

from dataclasses import dataclass, field
from typing import Any

from caunoi.files.texts import Text
from caunoi.mandate.words import BodyKind, ItemKind, Why

from .dates import Deadline
from .head import About


@dataclass(slots=True)
class Item:
    """One proposed line: what the document says, where, and why it was taken so."""

    kind: ItemKind
    start: int
    end: int
    text: str
    why: Why
    cue: str
    body: str | None = None
    duty: str | None = None
    deadline: Deadline | None = None
    support: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Character offsets in the document's text."""
        return self.start, self.end

    @property
    def body_kinds(self) -> tuple[BodyKind, ...]:
        """The kinds of body the addressee's words name."""
        from .addressees import kinds

        return kinds(self.body) if self.body else ()

    @property
    def reason(self) -> str:
        """Why it was proposed, as a person reads it."""
        return f"{self.why.label}: “{self.cue}”" if self.cue else self.why.label


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: what it is and the items proposed from it."""

    source: Text
    about: About
    items: list[Item] = field(default_factory=list)

    def of(self, kind: ItemKind) -> list[Item]:
        """The items of one kind, in document order."""
        return [item for item in self.items if item.kind is kind]

    def as_json(self, file: str, *, explain: bool = False) -> dict[str, Any]:
        """The reading in the shape the ``caunoi import document`` command prints."""
        about = self.about
        found: dict[str, Any] = {
            "file": file,
            "kind": about.kind.value,
            "issuer": about.issuer,
            "number": about.number,
            "date": about.day.isoformat() if about.day else None,
            "period": about.period.code if about.period else None,
        }
        if explain:
            found["form"] = about.form.value
            found["format"], found["encoding"] = self.source.format, self.source.encoding
            found["published"] = about.published.isoformat() if about.published else None
            found["since"] = about.period.since.isoformat() if about.period else None
            found["until"] = about.period.until.isoformat() if about.period else None
        for name, kind in (
            ("results", ItemKind.RESULT),
            ("limitations", ItemKind.LIMITATION),
            ("causes", ItemKind.CAUSE),
            ("tasks", ItemKind.TASK),
        ):
            found[name] = [_item(item, explain=explain) for item in self.of(kind)]
        return found


def _item(item: Item, *, explain: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"text": item.text, "span": list(item.span)}
    if item.kind is ItemKind.TASK:
        found |= {"body": item.body, "duty": item.duty, "deadline": str(item.deadline) if item.deadline else None}
        if explain:
            found["body_kinds"] = [kind.value for kind in item.body_kinds]
            found["deadline_text"] = item.deadline.text if item.deadline else None
            found["support"] = item.support or None
            found["deadline_rule"] = item.deadline.rule if item.deadline else None
    if explain:
        found["why"] = item.reason
    return found
