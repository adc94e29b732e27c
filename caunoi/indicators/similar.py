"""Reports that say the same: pairs of texts of different bodies that share most of their phrases.

Words are folded and numbers set aside, so that a report copied with new figures is found too. Phrases that many bodies
share (the wording of the law, of a form) say nothing and are left out. Two texts are a pair where the phrases in both are
a large part of the phrases in either (Jaccard).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from caunoi.kernel.text import fold

_WORD = re.compile(r"[a-z]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by their places in the list, how alike they are, and a stretch that stands in both."""

    one: int
    other: int
    share: float
    shared: str


@dataclass(frozen=True, slots=True)
class Family:
    """Texts by their places in the list that say the same, how alike they are at least, and a stretch that stands in them."""

    members: tuple[int, ...]
    share: float
    shared: str


def families(pairs: Sequence[Pair]) -> list[Family]:
    """Pairs put together: texts that are one another's whole copies are told once, however many; the largest first."""
    chief: dict[int, int] = {}

    def root(at: int) -> int:
        while chief.get(at, at) != at:
            at = chief[at]
        return at

    whole = [pair for pair in pairs if pair.share == 1]
    for pair in whole:
        one, other = sorted((root(pair.one), root(pair.other)))
        chief[other] = one
    members: dict[int, set[int]] = defaultdict(set)
    said: dict[int, str] = {}
    for pair in whole:
        members[root(pair.one)] |= {pair.one, pair.other}
        said.setdefault(root(pair.one), pair.shared)
    found = [Family(tuple(sorted(each)), 1.0, said[at]) for at, each in members.items()]
    found.sort(key=lambda each: (-len(each.members), each.members))
    seen: set[tuple[int, int]] = set()
    for pair in pairs:
        roots = root(pair.one), root(pair.other)
        if pair.share < 1 and roots not in seen:
            seen |= {roots, roots[::-1]}
            found.append(Family((pair.one, pair.other), pair.share, pair.shared))
    return found


def alike(
    texts: Sequence[tuple[int, str]], *, words: int, least: float, shortest: int, common: float
) -> list[Pair]:  # fmt: skip
    """Pairs among (body, text), of different bodies, the most alike first.

    ``words`` make a phrase; a text of fewer than ``shortest`` words is no report; a phrase that more than ``common`` of
    the bodies use is everybody's.
    """
    bodies = len({body for body, _text in texts})
    phrases = [_phrases(text, words) if len(_words(text)) >= shortest else frozenset() for _body, text in texts]
    used: dict[int, set[int]] = defaultdict(set)
    for at, found in enumerate(phrases):
        for phrase in found:
            used[phrase].add(texts[at][0])
    everybodys = {phrase for phrase, by in used.items() if len(by) > max(2, common * bodies)}
    own = [found - everybodys for found in phrases]
    return sorted(
        (
            Pair(one, other, round(share, 3), _shared(texts[one][1], texts[other][1], words))
            for one, other, share in _pairs(texts, own)
            if share >= least
        ),
        key=lambda pair: (-pair.share, pair.one, pair.other),
    )


def _pairs(texts: Sequence[tuple[int, str]], own: Sequence[frozenset[int]]) -> Iterable[tuple[int, int, float]]:
    """Texts that share any phrase, with the share of phrases in both."""
    where: dict[int, list[int]] = defaultdict(list)
    for at, found in enumerate(own):
        for phrase in found:
            where[phrase].append(at)
    both: Counter[tuple[int, int]] = Counter()
    for places in where.values():
        both.update(pair for pair in combinations(places, 2) if texts[pair[0]][0] != texts[pair[1]][0])
    for (one, other), count in both.items():
        yield one, other, count / (len(own[one]) + len(own[other]) - count)


def _words(text: str) -> list[str]:
    """The words of a text, folded; every number alike."""
    return ["0" if word[0].isdigit() else word for word in _WORD.findall(fold(text))]


def _phrases(text: str, words: int) -> frozenset[int]:
    found = _words(text)
    return frozenset(hash(tuple(found[at : at + words])) for at in range(len(found) - words + 1))


def _shared(one: str, other: str, words: int) -> str:
    """A sentence of the first that stands in the second too; empty where only pieces are shared."""
    known = _phrases(other, words)
    for sentence in re.split(r"(?<=[.;!?])\s+|\n+", one):
        found = _phrases(sentence, words)
        if found and found <= known:
            return sentence.strip()[:300]
    return ""
