"""A refusal: the one exception a rule raises, with the sentence the person will read."""

from .words import say


class Refusal(Exception):
    """Says no in both languages; ``field`` names the input it stands beside, empty for the whole."""

    def __init__(self, vi: str, en: str, *, field: str = "", cite: str = "") -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en
        self.field = field
        self.cite = cite

    def __str__(self) -> str:
        return say(self.vi, self.en)
