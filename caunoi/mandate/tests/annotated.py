"""Documents of our own with what a reader should find marked in them: ``{T front 2026-12-31|the words}``.

Marks: R result, L limitation, C cause, T task with the kinds of body and, when the words fix one, the deadline
(a day, or an ISO 8601 interval; ``?`` for one that is there but left open). ``seen`` documents were looked at while
the rules were tuned, ``second`` ones after a first measurement; ``fresh`` ones are not tuned on: do not, write others.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent / "samples"
_MARK = re.compile(r"\{(?P<kind>[RLCT])(?: (?P<bodies>[\w,]+))?(?: (?P<due>[\w/?-]+))?\||(?P<close>\})")
_KINDS = {"R": "result", "L": "limitation", "C": "cause", "T": "task"}


@dataclass
class Annotated:
    """A document's plain text, what it is, and the items marked in it."""

    name: str
    text: str
    head: dict[str, str | None]
    items: list[dict[str, Any]] = field(default_factory=list)


def annotated(path: Path) -> Annotated:
    """Read one marked document."""
    header, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    head = {key: value.strip() or None for key, _, value in (line.partition(":") for line in header.splitlines())}
    plain: list[str] = []
    items: list[dict[str, Any]] = []
    opened: list[dict[str, Any]] = []
    at = length = 0
    for mark in _MARK.finditer(body):
        plain.append(body[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark["close"]:
            item = opened.pop()
            item["span"] = [item["span"][0], length]
            items.append(item)
        else:
            bodies = mark["bodies"].split(",") if mark["bodies"] else None
            opened.append({"kind": _KINDS[mark["kind"]], "span": [length], "bodies": bodies, "deadline": mark["due"]})
    plain.append(body[at:])
    return Annotated(path.stem, "".join(plain), head, sorted(items, key=lambda item: item["span"][0]))


def all_of(group: str) -> list[Annotated]:
    """The marked documents of a group, by name."""
    return [annotated(path) for path in sorted((SAMPLES / group).glob("*.txt"))]
