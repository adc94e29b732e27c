"""Telling copies of one letter: sketches of its words without names and numbers, compared within one place.

A sketch keeps the smallest hash of every of ``SIZE`` hash functions over runs of three syllables (Broder 1997), after
digits and whatever follows a form of address are taken out: no name, number or phone can be read from it. Copies share most
of their runs, letters of different hands about one cause few: at ``COPY`` they are told apart, and a cause told in many
hands stays many cases, as it should.
"""

import re
import zlib

import numpy as np
from numpy.typing import NDArray

from caunoi.kernel.text import fold

Sketch = NDArray[np.uint32]
SIZE = 64
#: Letters alike to at least this share are copies of one wording.
COPY = 0.7
#: Syllables read of a letter.
READ = 600
#: Runs without which a text is too short to be told from another.
LEAST_RUNS = 8
_RANDOM = np.random.default_rng(20261128)
_TIMES = _RANDOM.integers(1, 2**32, SIZE, dtype=np.uint64) | np.uint64(1)
_PLUS = _RANDOM.integers(0, 2**32, SIZE, dtype=np.uint64)
#: A form of address and up to four words that begin with capitals, before the text is folded.
_NAMED = re.compile(
    r"\b([Tt]ôi tên( là)?|[Tt]ên tôi( là)?|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác)((?:\s+[A-ZÀ-ỸĐ]\w*){1,4})"
)
_DIGITS = re.compile(r"\d[\d.,/\-]*")


def sketch(text: str) -> Sketch | None:
    """The sketch of a letter's words; None of one too short to compare."""
    words = re.findall(r"[a-z]+", fold(_DIGITS.sub(" ", _NAMED.sub(r"\1", text[: READ * 8]))))[:READ]
    runs = {zlib.crc32(" ".join(words[at : at + 3]).encode()) for at in range(len(words) - 2)}
    if len(runs) < LEAST_RUNS:
        return None
    hashed = np.fromiter(runs, np.uint64, len(runs))[:, None] * _TIMES + _PLUS
    return ((hashed >> np.uint64(16)) & np.uint64(0xFFFFFFFF)).min(axis=0).astype(np.uint32)


def likest(one: Sketch, others: NDArray[np.uint32]) -> tuple[int, float]:
    """Which of the sketches (n, SIZE) is most like one, and how alike; -1 of none."""
    if not len(others):
        return -1, 0.0
    shares = (others == one).mean(axis=1)
    best = int(shares.argmax())
    return best, float(shares[best])
