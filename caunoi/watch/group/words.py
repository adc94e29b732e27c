"""From letters to hashed words, many letters at once: folded, and without what says who somebody is.

Marks, case and the form of Unicode make no difference. Names, identity and telephone numbers, accounts and addresses of mail are
left out before anything is hashed, so nothing that comes after has ever seen them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from caunoi.kernel.text import fold

from . import identity

Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
#: Letters folded at once: few enough that the work stays in the processor's cache.
STEP = 512
#: Characters above this are no letters of a text in Vietnam; halves of those beyond two bytes are not either.
_LIMIT, _POINTS = 0x2000, 0x10000
_MARK = 1
_EIGHT = np.uint64(0x4040404040404040)
_ALL, _WORD = np.uint64(0xFFFFFFFFFFFFFFFF), 8
#: Above what a character counts as: a capital; or one that stands between words and is not of ASCII.
_CAPITAL, _ELSE = 256, 127
#: Runs of digits that name a person, a telephone or an account; figures of money, land and dates are shorter or broken by points.
_LONG, _LONGEST_GROUP, _MIXED = 9, 12, 7
_NAME_LENGTH = 5
#: Figures among so many words after "sinh", "thường trú", "địa chỉ", "nơi ở" are of a birthday or a home.
_ABOUT_LENGTH = 9
_DIA, _NOI = np.uint64(identity.packed("địa")), np.uint64(identity.packed("nơi"))
_BLANK, _LINE, _AT, _STOP = 32, 10, 64, 46
#: Between two letters, further than a name goes on: what one ends with says nothing of how the next begins.
_BETWEEN = "\n\0\n"
_KEY = 0x5851F42D4C957F2D
_PIECE = 16_384
_SHIFTS = ((np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)), (np.uint64(27), np.uint64(0x94D049BB133111EB)))
_SURNAME, _TITLE, _PLACE, _MIDDLE, _NOT, _PLAIN, _BORN, _HOME = (1 << bit for bit in range(8))
_ABOUT = _BORN | _HOME
#: What is left of a product to find a word's place in the table of classes.
_SLOT = np.uint64(50)


@dataclass(frozen=True, slots=True)
class Words:
    """Hashed words of letters in order; ``starts`` (letters + 1,): where each letter's begin. ``figure``: words with digits in them."""

    hashes: Hashes
    starts: Places
    figure: Flags


def words_of(texts: Sequence[str], *, key: int = _KEY) -> Words:
    """The words of each text that may be compared; ``key`` scatters the hashes."""
    parts = [_folded(texts[start : start + STEP]) for start in range(0, len(texts), STEP)]
    if not parts:
        return Words(np.empty(0, np.uint64), np.zeros(1, np.int64), np.empty(0, np.bool_))
    counts = np.concatenate([part[1] for part in parts])
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    hashes = np.concatenate([part[0] for part in parts])
    return Words(mixed(hashes ^ np.uint64(key)), starts, np.concatenate([part[2] for part in parts]))


def mixed(numbers: Hashes) -> Hashes:
    """Numbers scattered so that near ones fall far apart (splitmix64); done in pieces that stay in the cache."""
    found = np.empty_like(numbers)
    spare = np.empty(min(len(numbers), _PIECE), dtype=np.uint64)
    for start in range(0, len(numbers), _PIECE):
        part = found[start : start + _PIECE]
        moved = spare[: len(part)]
        np.add(numbers[start : start + _PIECE], np.uint64(0x9E3779B97F4A7C15), out=part)
        for shift, factor in _SHIFTS:
            np.right_shift(part, shift, out=moved)
            np.bitwise_xor(part, moved, out=part)
            np.multiply(part, factor, out=part)
        np.right_shift(part, np.uint64(31), out=moved)
        np.bitwise_xor(part, moved, out=part)
    return found


def ordered(keys: Hashes) -> tuple[Places, Flags]:
    """Where scattered keys stand in order, equal ones as they come, and at which of these a new key begins.

    The places go along in the low bits: numbers alone sort several times as fast as places by their numbers. Keys that differ only
    there count as equal, one pair of millions.
    """
    mask = np.uint64((1 << max(len(keys) - 1, 1).bit_length()) - 1)
    packed = np.bitwise_and(keys, ~mask)
    packed |= np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    new = np.ones(len(keys), dtype=np.bool_)
    np.greater(packed[1:] ^ packed[:-1], mask, out=new[1:])
    packed &= mask
    return packed.view(np.int64), new


@dataclass(slots=True)
class _Spans:
    """The words of a chunk: where they begin and end, their first bytes as a number, the next bytes of the ``long``, what stands after each."""

    begin: Places
    end: Places
    length: Places
    first: Hashes
    long: Places
    second: Hashes
    digits: NDArray[np.uint8]
    after: NDArray[np.uint16]
    capital: Flags
    shouted: Flags
    near: Flags


@dataclass(slots=True)
class Read:
    """A chunk of letters read: its characters (none unless asked for), what they count as, its words, which say who wrote, how many words each letter has."""

    points: NDArray[np.uint16]
    codes: NDArray[np.uint8]
    spans: _Spans
    dropped: Flags
    until: Places


def read(texts: Sequence[str], *, points: bool = False) -> Read:
    """Letters as one array of characters, split into words; ``until`` tells after which word each ends."""
    joined = _BETWEEN.join(texts) + _BETWEEN
    if joined.count("\0") != len(texts):
        joined = _BETWEEN.join(text.replace("\0", " ") for text in texts) + _BETWEEN
    those = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    told = _table().take(those)
    kept = told != _MARK
    if not kept.all():
        told = told[kept]
        those = those[kept] if points else those
    codes = told.astype(np.uint8)
    spans = _spans(told, codes)
    dropped = _numbers(spans) | _mail(spans) | _names(spans)
    until: Places = np.searchsorted(spans.begin, np.flatnonzero(told == 0))
    return Read(those if points else those[:0], codes, spans, dropped, until)


def _folded(texts: Sequence[str]) -> tuple[Hashes, Places, Flags]:
    found = read(texts)
    spans, kept = found.spans, ~found.dropped
    hashes = spans.first
    if len(spans.long):
        hashes = hashes.copy()
        hashes[spans.long] ^= mixed(spans.second + spans.length[spans.long].astype(np.uint64))
    before = np.zeros(len(kept) + 1, dtype=np.int64)
    np.cumsum(kept, out=before[1:])
    upto = before[found.until]
    counts = upto.copy()
    counts[1:] -= upto[:-1]
    return hashes[kept], counts, spans.digits[kept] > 0


@lru_cache(maxsize=1)
def _table() -> NDArray[np.uint16]:
    """What each character counts as in the low byte, nought between words; above it whether it is a capital, or which character stands between."""
    told = np.full(_POINTS, _ELSE << 8, np.uint16)
    for point in range(_LIMIT):
        one = chr(point)
        plain = fold(one)
        capital = _CAPITAL * one.isupper()
        if not plain and point:
            told[point] = _MARK
        elif plain and plain[0].isascii() and plain[0].isalnum():
            told[point] = ord(plain[0]) | capital
        elif one.isalnum():
            told[point] = (192 + point % 63) | capital
        else:
            told[point] = min(point, _ELSE) << 8
    return told


def _spans(told: NDArray[np.uint16], codes: NDArray[np.uint8]) -> _Spans:
    inside = codes != 0
    edge = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if len(inside) and inside[0]:
        edge = np.concatenate([[0], edge])
    begin, end = edge[0::2].copy(), edge[1::2].copy()
    length = end - begin
    padded = np.concatenate([codes, np.zeros(24, np.uint8)])
    windows = np.ndarray((len(padded) - 8,), np.uint64, padded, strides=(1,))
    beyond = (_WORD - np.minimum(length, _WORD)).astype(np.uint64) << np.uint64(3)
    mask = _ALL >> beyond
    first = windows[begin] & mask
    long = np.flatnonzero(length > _WORD)
    rest = (_WORD - np.minimum(length[long] - _WORD, _WORD)).astype(np.uint64) << np.uint64(3)
    second = windows[begin[long] + _WORD] & (_ALL >> rest)
    # A digit's byte lacks the bit that every letter's has.
    digits = np.bitwise_count(~first & (mask & _EIGHT))
    digits[long] += np.bitwise_count(~second & ((_ALL >> rest) & _EIGHT))
    near = np.zeros(len(begin), dtype=np.bool_)
    near[:-1] = begin[1:] - end[:-1] == 1
    capital = told[begin] >= _CAPITAL
    shouted = np.zeros(len(begin), dtype=np.bool_)
    large = np.flatnonzero(capital)
    then = told[begin[large] + 1]
    shouted[large] = (then >= _CAPITAL) & (then & np.uint16(255) > 0)
    return _Spans(begin, end, length, first, long, second, digits, told[end] >> np.uint16(8), capital, shouted, near)


def _numbers(spans: _Spans) -> Flags:
    """Words that are or belong to the number of a person, a telephone or an account."""
    length = spans.length
    dropped = (spans.digits >= _LONG) | ((spans.digits >= _MIXED) & (spans.digits < length) & (length <= 16))
    whole = np.flatnonzero(spans.digits == length)
    if len(whole) < 2:
        return dropped
    # Figures one after the other with one blank, point or hyphen between them may be one number.
    after = spans.after[whole[:-1]]
    glued = (np.diff(whole) == 1) & spans.near[whole[:-1]] & ((after == _BLANK) | (after == 46) | (after == 45))
    group = np.concatenate([[0], np.cumsum(~glued)])
    total = np.bincount(group, weights=length[whole])
    head = spans.first[whole[np.concatenate([[True], ~glued])]]
    lead = (head & np.uint64(0xFF)) == 48
    abroad = (head & np.uint64(0xFFFF)) == int.from_bytes(b"84", "little")
    phone = (lead | abroad) & (total >= _LONG) & (total <= _LONGEST_GROUP)
    dropped[whole[phone[group]]] = True
    return dropped


def _mail(spans: _Spans) -> Flags:
    """Words of an address of mail: those joined without a blank to an @."""
    dropped = np.zeros(len(spans.begin), dtype=np.bool_)
    for at in np.flatnonzero(spans.near & (spans.after == _AT)):
        first = last = int(at)
        while first > 0 and spans.near[first - 1] and spans.after[first - 1] > _BLANK:
            first -= 1
        while last + 1 < len(dropped) and spans.near[last] and spans.after[last] > _BLANK:
            last += 1
        dropped[first : last + 1] = True
    return dropped


@lru_cache(maxsize=1)
def _classes() -> tuple[np.uint64, Hashes, NDArray[np.uint8], Hashes]:
    """A table that tells a word's classes at once, with the multiplier that keeps its words apart; and the pairs of words that name a place."""
    told: dict[int, int] = {}
    for words, bit in (
        (identity.SURNAMES, _SURNAME),
        (identity.TITLES, _TITLE),
        (identity.PLACES, _PLACE),
        (identity.MIDDLE, _MIDDLE),
        (identity.NOT_A_NAME, _NOT),
        (identity.PLAIN_SURNAMES, _PLAIN),
        (identity.BORN, _BORN),
        (identity.HOME, _HOME),
    ):
        for word in identity.packed_all(words):
            told[word] = told.get(word, 0) | bit
    keys = np.array(sorted(told), dtype=np.uint64)
    values = np.array([told[int(word)] for word in keys], dtype=np.uint8)
    multiplier = np.uint64(0x9E3779B97F4A7C15)
    while len(np.unique((keys * multiplier) >> _SLOT)) < len(keys):
        multiplier += np.uint64(0x1000000000F2)
    at = (keys * multiplier) >> _SLOT
    size = 1 << (64 - int(_SLOT))
    words_at, classes_at = np.zeros(size, np.uint64), np.zeros(size, np.uint8)
    words_at[at], classes_at[at] = keys, values
    first, then = zip(*(pair.split() for pair in identity.PLACE_PAIRS.split("|")), strict=True)
    pairs = _pair(np.array([identity.packed(one) for one in first], np.uint64), np.array([identity.packed(one) for one in then], np.uint64))  # fmt: skip
    return multiplier, words_at, classes_at, np.unique(pairs)


def _pair(one: Hashes, other: Hashes) -> Hashes:
    return mixed(one) ^ other


def _names(spans: _Spans) -> Flags:
    """Words of names, birthdays and homes: a surname and what is written with a capital after it; after a title; without capitals after a telling word."""
    dropped = np.zeros(len(spans.begin), dtype=np.bool_)
    if len(dropped) < 2:
        return dropped
    multiplier, words_at, classes_at, pairs = _classes()
    slot = (spans.first * multiplier) >> _SLOT
    kind = classes_at[slot]
    # Few words have a class at all, and of those few are others that fell on its place.
    told = np.flatnonzero(kind)
    other = words_at[slot[told]] != spans.first[told]
    kind[told[other]] = 0
    told = told[~other]
    classes = kind[told]
    at = told[classes & _ABOUT > 0]
    at = at[(kind[at] & _BORN > 0) | (spans.first[at - 1] == _DIA) | (spans.first[at - 1] == _NOI)]
    for _ in range(_ABOUT_LENGTH):
        if not len(at):
            break
        # Until the sentence or the line ends.
        at = (
            at[(at < len(dropped) - 1) & (spans.after[at] != _LINE) & ((spans.after[at] != _STOP) | spans.near[at])] + 1
        )
        dropped[at] = spans.digits[at] > 0
    starts = _beginnings(spans, kind, told[classes & _SURNAME > 0], told[classes & _TITLE > 0])
    named = _pair(spans.first[starts], spans.first[np.minimum(starts + 1, len(dropped) - 1)])
    going = starts[pairs[np.minimum(np.searchsorted(pairs, named), len(pairs) - 1)] != named]
    capitals, middle = spans.capital[going], np.zeros(len(going), dtype=np.bool_)
    dropped[going] = True
    for step in range(1, _NAME_LENGTH):
        if not len(going):
            break
        more = spans.near[going] & (spans.after[going] == _BLANK)
        going, capitals, middle = going[more] + 1, capitals[more], middle[more]
        before, here = kind[going - 1], kind[going]
        # With capitals a name ends where they end; without, two more words or, where middle names are among them, three.
        usual = here & (_NOT | _PLACE | _TITLE) == 0
        middle = middle | (before & _MIDDLE > 0)
        small = (usual | (here & _MIDDLE > 0)) & (middle | (step < _NAME_LENGTH - 2)) & (step < _NAME_LENGTH - 1)
        small |= (step == 2) & (before & _MIDDLE > 0)
        on = np.where(capitals, spans.capital[going], small) & (spans.digits[going] == 0)
        going, capitals, middle = going[on], capitals[on], middle[on]
        dropped[going] = True
    return dropped


def _beginnings(spans: _Spans, kind: NDArray[np.uint8], surname: Places, title: Places) -> Places:
    """Where names begin, among surnames and right after titles."""
    last = len(kind) - 1
    surname = surname[(surname < last) & spans.near[surname] & (spans.after[surname] == _BLANK)]
    title = title[title < last]
    # "tên là: An" still belongs together, two lines do not.
    title = title[(spans.begin[title + 1] - spans.end[title] <= 2) & (spans.after[title] > _LINE)]
    named = title + 1
    named = named[spans.capital[named] & ~spans.shouted[named] & (spans.digits[named] == 0) & (kind[named] & _NOT == 0)]
    in_place = (kind[surname - 1] & _PLACE > 0) & (surname > 0) & (spans.after[surname - 1] == _BLANK)
    middle, plain = kind[surname + 1] & _MIDDLE > 0, kind[surname] & _PLAIN > 0
    # Without capitals most surnames are spelled as everyday words are: a middle name, or what leads to a name, tells them apart.
    small = ~spans.capital[surname] & (middle | (np.isin(surname, title + 1) & plain))
    large = spans.capital[surname] & spans.capital[surname + 1] & (~spans.shouted[surname] | (plain & middle))
    found = np.sort(np.concatenate([surname[(small | large) & ~in_place], named]))
    return found[np.concatenate([[True], found[1:] != found[:-1]])] if len(found) else found
