"""One question per page: which comes next, which came before, what is open. The room keeps the answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A page with a form; ``key`` is its place in the address, ``asked`` says from the answers whether it is needed."""

    key: str
    form: type
    asked: Callable[[Answers], bool] = lambda _answers: True
    skippable: bool = False


class Path:
    """Questions in the order asked; answers are kept by key, each the cleaned data of its form."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = tuple(questions)
        if len({question.key for question in self.questions}) != len(self.questions):
            raise ValueError("two questions share a key")

    def asked(self, answers: Answers) -> list[Question]:
        """The questions these answers lead through."""
        return [question for question in self.questions if question.asked(answers)]

    def question(self, key: str, answers: Answers) -> Question | None:
        """The question at ``key``, if it is asked at all."""
        return next((question for question in self.asked(answers) if question.key == key), None)

    def after(self, key: str, answers: Answers) -> Question | None:
        """The question that follows; None at the end, where the answers are checked."""
        return self._neighbour(key, answers, 1)

    def before(self, key: str, answers: Answers) -> Question | None:
        """The question one came from; None at the first."""
        return self._neighbour(key, answers, -1)

    def open(self, answers: Answers) -> Question | None:
        """The first question without an answer that needs one; None when all may be sent."""
        return next((q for q in self.asked(answers) if q.key not in answers and not q.skippable), None)

    def progress(self, key: str, answers: Answers) -> tuple[int, int]:
        """Which question of how many, counted from one."""
        keys = [question.key for question in self.asked(answers)]
        return keys.index(key) + 1, len(keys)

    def _neighbour(self, key: str, answers: Answers, step: int) -> Question | None:
        asked = self.asked(answers)
        keys = [question.key for question in asked]
        at = keys.index(key) + step
        return asked[at] if 0 <= at < len(asked) else None
