"""How well documents are read: precision and recall of proposed items against hand annotations.

A proposed item is right when an annotated item of the same kind overlaps it by at least half of their union
(intersection over union of characters >= 0.5), each annotation used once, best overlap first. Precision is the share
of proposals that are right, recall the share of annotations that were found. For matched tasks the kinds of body and
the deadline are compared exactly; for each document its kind, issuer, number, day and period. A clause between
semicolons is one item; a clause that only tells the consequence of the one before belongs to it.

The five articles and the "seen" documents were looked at while the rules were tuned, so their figures say that the rules
fit, not how they carry over. The "second" documents were written before tuning and measured once unseen (22/11/2026:
results 15/19 right of proposals, 15/16 found; limitations 14/16, 14/14; causes 4/6, 4/6; tasks 41/41, 41/49), then tuned
on. The "fresh" ones were written afterwards and are not tuned on.

The "annex" documents give their tasks in tables, as plans and programmes do: group rows, merged and repeated cells, heads
of two rows, heads repeated on the next page. "annex_fresh" was written with them and not tuned on; measured before the
tables were read more closely (28/11/2026): tasks 16/16 right of proposals, 16/16 found, bodies 10/16, deadlines 14/15;
after tuning on "annex" alone: bodies 15/16, deadlines 15/15.
"""

import hashlib
import importlib.util
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from caunoi.mandate.reading import Reading, read, text_of_path

ROOT = Path(__file__).resolve().parent.parent
GOLD = Path(__file__).resolve().parent / "gold" / "mandate"
SEEDS = ROOT.parent / "shared" / "seeds"
KINDS = ("result", "limitation", "cause", "task")
HEAD = ("kind", "issuer", "number", "date", "period")


def run() -> list[dict[str, Any]]:
    """The figures: the five articles where they are present, then our own documents."""
    return [
        *_seeds(),
        *_samples("seen"),
        *_samples("second"),
        *_samples("fresh"),
        *_samples("annex"),
        *_samples("annex_fresh"),
    ]


def _seeds() -> list[dict[str, Any]]:
    pairs = []
    for gold in sorted(GOLD.glob("*.json")):
        wanted = json.loads(gold.read_text(encoding="utf-8"))
        path = next((place / wanted["file"] for place in _places() if (place / wanted["file"]).is_file()), None)
        if path is None or hashlib.sha256(path.read_bytes()).hexdigest() != wanted["sha256"]:
            continue
        head = {"kind": wanted["document"], **{name: wanted[name] for name in HEAD[1:]}}
        pairs.append((read(text_of_path(path)), head, wanted["items"]))
    if not pairs:
        return [
            {
                "name": "mandate.seeds",
                "value": None,
                "unit": "",
                "note": "skipped: the articles are not present beside the repository",
            }
        ]
    return [*_figures("mandate.seeds", pairs, "five articles; annotated by hand, seen while tuning"), _speed()]


def _places() -> list[Path]:
    return [SEEDS, ROOT.parent.parent / "shared" / "seeds"]


def _samples(group: str) -> list[dict[str, Any]]:
    place = ROOT / "caunoi" / "mandate" / "tests" / "annotated.py"
    spec = importlib.util.spec_from_file_location("annotated", place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pairs = [(read(sample.text), sample.head, sample.items) for sample in module.all_of(group)]
    note = {
        "seen": "own documents seen while tuning",
        "second": "own documents measured once unseen, then tuned on (see docstring)",
        "fresh": "own documents written after tuning and not tuned on",
        "annex": "own documents with annex tables, seen while tuning",
        "annex_fresh": "own documents with annex tables, not tuned on (see docstring)",
    }[group]
    return _figures(f"mandate.own_{group}", pairs, f"{len(pairs)} {note}")


def _speed() -> dict[str, Any]:
    folder = next(place for place in _places() if place.is_dir())
    text = max((text_of_path(path).text for path in folder.glob("*.txt")), key=len)[:5000]
    started = time.perf_counter()
    for _ in range(20):
        read(text)
    return {
        "name": "mandate.read_5kB",
        "value": round((time.perf_counter() - started) / 20 * 1000, 1),
        "unit": "ms",
        "note": "one 5 kB article, text already decoded",
    }


def _figures(
    name: str, pairs: list[tuple[Reading, dict[str, Any], list[dict[str, Any]]]], note: str
) -> list[dict[str, Any]]:
    counts: Counter[str] = Counter()
    for reading, head, wanted in pairs:
        for kind in KINDS:
            found = [item for item in reading.items if item.kind == kind]
            gold = [item for item in wanted if item["kind"] == kind]
            pairs_found = matched([item.span for item in found], [tuple(item["span"]) for item in gold])
            counts[f"{kind}.found"] += len(found)
            counts[f"{kind}.gold"] += len(gold)
            counts[f"{kind}.right"] += len(pairs_found)
            if kind == "task":
                for mine, theirs in pairs_found:
                    counts["bodies.asked"] += gold[theirs]["bodies"] is not None
                    counts["bodies.right"] += gold[theirs]["bodies"] is not None and set(gold[theirs]["bodies"]) == {
                        k.value for k in found[mine].body_kinds
                    }
                    counts["deadline.asked"] += gold[theirs]["deadline"] != "?"
                    counts["deadline.right"] += (
                        gold[theirs]["deadline"] != "?" and deadline(found[mine]) == gold[theirs]["deadline"]
                    )
        said = reading.as_json("")
        for part in HEAD:
            counts["head.asked"] += 1
            counts["head.right"] += said[part] == head[part]
    figures = []
    for kind in KINDS:
        if counts[f"{kind}.gold"] or counts[f"{kind}.found"]:
            figures.append(_ratio(f"{name}.{kind}.precision", counts[f"{kind}.right"], counts[f"{kind}.found"], note))
            figures.append(_ratio(f"{name}.{kind}.recall", counts[f"{kind}.right"], counts[f"{kind}.gold"], note))
    for part in ("bodies", "deadline", "head"):
        figures.append(_ratio(f"{name}.{part}.right", counts[f"{part}.right"], counts[f"{part}.asked"], note))
    return figures


def deadline(item: Any) -> str | None:
    """The deadline of a proposed task in the gold's writing: a day, or its repeating or counted interval."""
    if item.deadline is None:
        return None
    return item.deadline.due.isoformat() if item.deadline.due else item.deadline.rule or item.deadline.text


def matched(found: list[tuple[int, int]], gold: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs (found, gold) that overlap by half of their union or more; the best overlap first, each used once."""
    scores = sorted(((_overlap(a, b), i, j) for i, a in enumerate(found) for j, b in enumerate(gold)), reverse=True)
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for score, i, j in scores:
        if score >= 0.5 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((i, j))
    return pairs


def _overlap(a: Iterable[int], b: Iterable[int]) -> float:
    (a0, a1), (b0, b1) = a, b
    common = max(0, min(a1, b1) - max(a0, b0))
    return common / max(1, (a1 - a0) + (b1 - b0) - common)


def _ratio(name: str, right: int, of: int, note: str) -> dict[str, Any]:
    return {
        "name": name,
        "value": round(right / of, 3) if of else None,
        "unit": "ratio",
        "note": f"{right}/{of}; {note}",
    }


if __name__ == "__main__":
    for figure in run():
        print(f"{figure['name']:45} {figure['value']!s:>7} {figure['unit']:6} {figure['note']}")
