"""What all commands say alike: how far a long work is, and what a kernel refused."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

_WIDTH = 24
_EVERY = 0.2


class Bar:
    """A bar of progress on standard error, only where somebody watches it."""

    def __init__(self, vi: str, en: str, whole: int) -> None:
        self._what, self._whole, self._shown = say(vi, en), max(whole, 1), 0.0
        self._live = sys.stderr.isatty()

    def __call__(self, done: int) -> None:
        """So much is done."""
        now = time.monotonic()
        if not self._live or (done < self._whole and now - self._shown < _EVERY):
            return
        self._shown = now
        full = _WIDTH * done // self._whole
        end = "\n" if done >= self._whole else ""
        print(
            f"\r{self._what} [{'#' * full}{'.' * (_WIDTH - full)}] {done}/{self._whole}",
            end=end, file=sys.stderr, flush=True,
        )  # fmt: skip


@contextmanager
def refusing(where: str = "") -> Iterator[None]:
    """A kernel's ``ValueError("vi · en")`` becomes a refusal in both languages, said of a file where it is about one."""
    try:
        yield
    except ValueError as wrong:
        vi, _, en = str(wrong).partition(" · ")
        if where:
            raise Refusal(f"{where}: {vi}.", f"{where}: {en or vi}.") from wrong
        raise Refusal(_sentence(vi), _sentence(en or vi)) from wrong


def _sentence(text: str) -> str:
    """A refusal as a sentence; the name of a file it may begin with stays as it is."""
    named = "." in text.partition(" ")[0] or "/" in text.partition(" ")[0]
    return f"{text if named else text[:1].upper() + text[1:]}."
