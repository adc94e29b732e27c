"""What a letter is judged by: its words and pairs of words with and without marks, and runs of letters inside words without marks.

Hashed into a fixed number of columns: no list of words is kept, and no name or number of a person is among them.
"""

import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from caunoi.watch.group.words import Hashes, Places, Read, mixed, read

#: Columns of words and, after them, as many of runs of letters.
BITS = 18
COLUMNS = 1 << (BITS + 1)
RUNS = (2, 3, 4)
_STEP = 256
#: Letters of a word that tell it from others.
_LETTERS = 24
_PAIR = np.uint64(0xE7037ED1A0B428DB)
_MARKED, _PLAIN = np.uint64(0x243F6A8885A308D3), np.uint64(0x13198A2E03707344)


def vectors(texts: Sequence[str]) -> csr_array:
    """One row a letter of length one: how often each thing is there, damped."""
    rows = [_chunk(texts[start : start + _STEP]) for start in range(0, len(texts), _STEP)]
    if not rows:
        return csr_array((0, COLUMNS))
    lengths, columns, values = (np.concatenate(part) for part in zip(*rows, strict=True))
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return csr_array((values, columns, starts), shape=(len(texts), COLUMNS))


def terms(texts: Sequence[str]) -> Iterator[tuple[list[str], Places]]:
    """Of each letter the words and pairs of words as written, and the column of each; what says who wrote is not among them."""
    for start in range(0, len(texts), _STEP):
        part = texts[start : start + _STEP]
        found = read([unicodedata.normalize("NFC", text) for text in part], points=True)
        words, kept = _words(found)
        at = np.flatnonzero(kept)
        # One character a number, halves of those beyond two bytes too: places stay what they are.
        letters = found.points.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        begin, end = found.spans.begin[at].tolist(), found.spans.end[at].tolist()
        said = [letters[one:other].lower() for one, other in zip(begin, end, strict=True)]
        hashes = words[at]
        singles, pairs = _columns(hashes), _columns(mixed(hashes[:-1] + hashes[1:] * _PAIR))
        ends = np.searchsorted(at, found.until).tolist()
        for first, last in itertools.pairwise([0, *ends]):
            mine = said[first:last]
            both = [f"{one} {other}" for one, other in itertools.pairwise(mine)]
            yield mine + both, np.concatenate([singles[first:last], pairs[first : max(last - 1, first)]])


def _chunk(texts: Sequence[str]) -> tuple[Places, NDArray[np.int32], NDArray[np.float32]]:
    found = read([unicodedata.normalize("NFC", text) for text in texts], points=True)
    words, kept = _words(found)
    owner = np.searchsorted(found.until, np.arange(len(words)), side="right")
    at = np.flatnonzero(kept)
    columns, owners = [], []
    for hashes in (words[at], found.spans.first[at] ^ _PLAIN):
        mine = owner[at]
        together = np.flatnonzero(mine[1:] == mine[:-1])
        pairs = mixed(hashes[together] + hashes[together + 1] * _PAIR)
        columns += [_columns(hashes), _columns(pairs)]
        owners += [mine, mine[together]]
    run_columns, run_owners = _runs(found, kept, owner)
    columns.append(run_columns)
    owners.append(run_owners)
    key = np.concatenate(owners).astype(np.int64) * COLUMNS + np.concatenate(columns)
    key.sort()
    new = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if len(key) else key
    times = np.diff(np.append(new, len(key)))
    row, column = key[new] // COLUMNS, key[new] % COLUMNS
    value = 1.0 + np.log(times)
    # Words and runs of letters weigh the same together, however many there are of each.
    for inside in (column < COLUMNS // 2, column >= COLUMNS // 2):
        length = np.sqrt(np.bincount(row[inside], weights=value[inside] ** 2, minlength=len(texts)))
        value[inside] /= np.maximum(length[row[inside]], 1e-12) * np.sqrt(2.0)
    return np.bincount(row, minlength=len(texts)), column.astype(np.int32), value.astype(np.float32)


def _columns(hashes: Hashes) -> Places:
    found: Places = (mixed(hashes) >> np.uint64(64 - BITS)).astype(np.int64)
    return found


def _words(found: Read) -> tuple[Hashes, NDArray[np.bool_]]:
    """A hash of each word with its marks, whatever its case, and whether it may be used."""
    begin, end = found.spans.begin, found.spans.end
    inside = np.zeros(len(found.points) + 1, dtype=np.int64)
    inside[begin] = 1
    word = np.cumsum(inside[:-1]) - 1
    place = np.arange(len(found.points)) - begin[np.maximum(word, 0)] if len(begin) else word
    factor = _factors()[np.clip(place, 0, _LETTERS - 1)]
    value = np.where(found.codes > 0, (_lower()[found.points].astype(np.uint64) + np.uint64(1)) * factor, np.uint64(0))
    summed = np.concatenate([[np.uint64(0)], np.cumsum(value, dtype=np.uint64)])
    return (summed[end] - summed[begin]) ^ _MARKED, ~found.dropped


def _runs(found: Read, kept: NDArray[np.bool_], owner: Places) -> tuple[Places, Places]:
    """Runs of letters within each word and its edges."""
    at = np.flatnonzero(kept)
    length = (found.spans.end - found.spans.begin)[at]
    starts = np.concatenate([[0], np.cumsum(length + 1)])
    # Words one after the other with one blank between them, as the codes of their letters.
    source = np.repeat(found.spans.begin[at] - starts[:-1], length + 1) + np.arange(starts[-1])
    codes = found.codes[np.minimum(source, len(found.codes) - 1)].astype(np.uint64)
    codes[starts[1:] - 1] = 32
    codes = np.concatenate([[np.uint64(32)], codes])
    mine = np.concatenate([owner[at[:1]], np.repeat(owner[at], length + 1)])
    blank = codes == 32
    columns, owners = [], []
    for size in RUNS:
        if len(codes) <= size:
            continue
        count = len(codes) - size + 1
        value = np.zeros(count, dtype=np.uint64)
        crossing = np.zeros(count, dtype=np.bool_)
        for step in range(size):
            value = value * np.uint64(257) + codes[step : step + count]
            if 0 < step < size - 1:
                crossing |= blank[step : step + count]
        crossing |= blank[:count] & blank[size - 1 : size - 1 + count] if size == RUNS[0] else False
        good = np.flatnonzero(~crossing)
        columns.append((1 << BITS) + _columns(value[good] + np.uint64(size << 40)))
        owners.append(mine[good + size - 1])
    if not columns:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    return np.concatenate(columns), np.concatenate(owners)


@lru_cache(maxsize=1)
def _factors() -> Hashes:
    return np.random.default_rng(90210).integers(1, 2**63, size=_LETTERS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)


@lru_cache(maxsize=1)
def _lower() -> NDArray[np.uint16]:
    found = np.arange(1 << 16, dtype=np.uint16)
    for point in range(0x2000):
        one = chr(point).lower()
        if len(one) == 1:
            found[point] = ord(one)
    return found
