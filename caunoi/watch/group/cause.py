"""Same cause in other words: letters of one place whose rare words and figures are the same."""

from functools import lru_cache

import numpy as np
from scipy.sparse import csr_array

from .link import Pairs
from .usual import USUAL, table_of, usual_words
from .words import Flags, Hashes, Places, Words, mixed, ordered

#: Words and pairs of words are counted in a table of this many places.
_COUNT_BITS = 20
_PAIR = np.uint64(0xE7037ED1A0B428DB)
#: A word that more than this share of the letters have tells nothing of a cause.
COMMON = 0.25
#: Figures tell causes apart better than words; what one letter alone says weighs less.
FIGURE, ALONE = 2.2, 0.7
#: As if so many more letters lay beside these, about other things: a file of ten letters about one cause is not ten letters about nothing.
OTHERS = 50.0
#: Letters without a place are compared by words that at most so many letters have.
FEW = 60
#: Letters of one place with one word are compared with each other only as far as this; a word of more is left out.
MOST = 400


class Causes:
    """Letters as weighed words and pairs of words, figures weighing more, of length one."""

    def __init__(self, words: Words, chosen: Places) -> None:
        terms, owner, figure = _terms(words, chosen, max(COMMON * len(chosen), OTHERS))
        slot = (terms >> np.uint64(64 - _COUNT_BITS)).astype(np.int64)
        seen = np.bincount(slot, minlength=1 << _COUNT_BITS)[slot]
        self.letters = len(chosen)
        self._terms, self._owner = terms, owner
        # By how many have it, looked up: a logarithm and a branch for each word are several times as slow.
        told = np.log((OTHERS + len(chosen)) / np.maximum(np.arange(seen.max(initial=0) + 1), 1))
        # What one letter alone says is as likely a slip of the pen as a matter of its own.
        told[1:2] *= ALONE
        self._weight = told.take(seen)
        self._weight *= np.array((1.0, FIGURE)).take(figure)
        self._weight *= np.array((1.0, USUAL)).take(_usual().take(slot))
        length = np.sqrt(np.bincount(self._owner, weights=self._weight**2, minlength=self.letters))
        self._weight /= np.maximum(length[self._owner], 1e-12)

    def near(self, block: Places, least: float) -> Pairs:
        """Pairs of one block that are at least so near."""
        key = self._terms ^ mixed(block.astype(np.uint64))[self._owner]
        return self._pairs(key, np.ones(self.letters, dtype=bool), MOST, least)

    def anywhere(self, lost: Flags, least: float) -> Pairs:
        """Pairs of a letter of ``lost`` and any other that are at least so near by rare words."""
        return self._pairs(self._terms, lost, FEW, least)

    def _pairs(self, key: Hashes, asking: Flags, most: int, least: float) -> Pairs:
        order, new = ordered(key)
        begin = np.flatnonzero(new)
        many = np.diff(np.append(begin, len(order)))
        good = (many > 1) & (many <= most)
        at, many = order[np.repeat(good, many)], many[good]
        if not len(at) or not asking.any():
            nothing = np.empty(0, np.int64)
            return nothing, nothing
        # A row a word, and turned round a row a letter.
        turned = csr_array((self._weight[at], self._owner[at], np.concatenate([[0], np.cumsum(many)])), shape=(len(many), self.letters))  # fmt: skip
        table = turned.T.tocsr()
        rows = np.flatnonzero(asking)
        found: list[Pairs] = []
        for start in range(0, len(rows), 4096):
            part = rows[start : start + 4096]
            product = (table[part] @ turned).tocoo()
            close = product.data >= least
            one, other = part[product.coords[0][close]], product.coords[1][close].astype(np.int64)
            # Each pair once; a pair of two that both ask is met from either side.
            once = (one < other) | ~asking[other]
            found.append((one[once], other[once]))
        return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


@lru_cache(maxsize=1)
def _usual() -> Flags:
    return table_of(_joined(usual_words(), np.arange(len(usual_words().starts) - 1))[0], _COUNT_BITS)


def _joined(words: Words, chosen: Places) -> tuple[Hashes, Places, Flags]:
    """Each word and each two that follow each other of the chosen letters, with its letter, and whether a figure is in it."""
    lengths = np.diff(words.starts)[chosen]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    at = np.repeat(words.starts[chosen] - starts[:-1], lengths) + np.arange(starts[-1])
    owner = np.repeat(np.arange(len(chosen)), lengths)
    one, figure = words.hashes[at], words.figure[at]
    joined = np.flatnonzero(owner[1:] == owner[:-1])
    pairs = mixed(one[joined] + one[joined + 1] * _PAIR)
    return (
        np.concatenate([one, pairs]),
        np.concatenate([owner, owner[joined]]),
        np.concatenate([figure, figure[joined] | figure[joined + 1]]),
    )


def _terms(words: Words, chosen: Places, common: float) -> tuple[Hashes, Places, Flags]:
    """Each different word and pair of words of the chosen letters that is not common, with its letter, and whether a figure is in it."""
    terms, owner, figure = _joined(words, chosen)
    slot = (terms >> np.uint64(64 - _COUNT_BITS)).astype(np.int64)
    kept = np.flatnonzero(np.bincount(slot, minlength=1 << _COUNT_BITS)[slot] <= common)
    terms, owner, figure = terms[kept], owner[kept], figure[kept]
    order, new = ordered(terms ^ mixed(np.arange(len(chosen), dtype=np.uint64))[owner])
    first = np.zeros(len(terms), dtype=np.bool_)
    first[order[new]] = True
    return terms[first], owner[first], figure[first]
