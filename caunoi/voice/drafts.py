"""What a resident is writing, question by question; the order of the questions for each kind. Values only, no tables."""

from dataclasses import dataclass, field
from typing import Any

from caunoi.kernel.words import Word

from .words import Kind

#: Days an unsent draft is kept, and days a sent one still shows its receipt to the browser that sent it.
KEPT_UNSENT, KEPT_SENT = 30, 1
#: Characters all answers of a draft may have together: a little more than one text of the greatest length.
ROOM = 400_000

Typed = dict[str, list[str]]


class Question(Word):
    """One question of the form; its code is the last part of its address."""

    KIND = "loai", "Bạn muốn gửi gì", "What you are sending"
    PLACE = "noi", "Nơi xảy ra", "Where"
    MATTER = "viec", "Sự việc", "What happened"
    WHEN = "ngay", "Ngày biết việc", "When you learned of it"
    RESPONDENT = "ai-bi-neu", "Cơ quan, người được nêu", "Who it is about"
    PAPERS = "giay-to", "Ảnh, giấy tờ", "Photos and papers"
    PERSON = "nguoi-gui", "Người gửi", "Who you are"
    GROUP = "nhieu-nguoi", "Gửi một mình hay nhiều người", "Alone or together"
    ALIKE = "viec-tuong-tu", "Việc tương tự", "Similar matters"


@dataclass(slots=True)
class Content:
    """A draft's answers as they were typed, which questions were answered well, and the files attached so far."""

    typed: dict[str, Typed] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Content":
        """The content back from what was sealed."""
        return cls(kept.get("typed", {}), kept.get("done", []), kept.get("files", []))

    def kept(self) -> dict[str, Any]:
        """As JSON values, to be sealed."""
        return {"typed": self.typed, "done": self.done, "files": self.files}

    def answer(self, question: Question, name: str) -> str:
        """One field of one answer as typed, empty when there is none."""
        values = self.typed.get(question.value, {}).get(name) or [""]
        return values[-1]

    def answers(self, question: Question, name: str) -> list[str]:
        """All values of a field that may have several."""
        return [value for value in self.typed.get(question.value, {}).get(name, []) if value]

    @property
    def kind(self) -> Kind:
        """The kind chosen, unsorted until then."""
        chosen = self.answer(Question.KIND, "kind")
        return Kind(chosen) if chosen in Kind._value2member_map_ else Kind.UNSORTED

    def keep(self, question: Question, typed: Typed, *, done: bool) -> bool:
        """Keep an answer as typed; False when there is no room for it and nothing was kept."""
        others = sum(_size(answer) for code, answer in self.typed.items() if code != question.value)
        if others + _size(typed) > ROOM:
            return False
        self.typed[question.value] = typed
        self.done = [code for code in self.done if code != question.value] + ([question.value] if done else [])
        return True

    def is_done(self, question: Question) -> bool:
        """Whether a question has a good answer."""
        return question.value in self.done

    def next_open(self) -> Question | None:
        """The first question on the way that has no good answer yet."""
        return next((question for question in way(self.kind) if not self.is_done(question)), None)


def way(kind: Kind) -> tuple[Question, ...]:
    """The questions asked for a kind, in order; a denunciation's become a letter to print and sign."""
    if kind is Kind.DENUNCIATION:
        return (Question.KIND, Question.PLACE, Question.RESPONDENT, Question.MATTER, Question.PERSON)
    asked = [Question.KIND, Question.PLACE, Question.MATTER]
    if kind is Kind.COMPLAINT:
        asked.append(Question.WHEN)
    return (*asked, Question.RESPONDENT, Question.PAPERS, Question.PERSON, Question.GROUP)


def after(kind: Kind, question: Question) -> Question | None:
    """The question that follows, None after the last."""
    asked = way(kind)
    at = asked.index(question)
    return asked[at + 1] if at + 1 < len(asked) else None


def before(kind: Kind, question: Question) -> Question | None:
    """The question before, None at the first."""
    asked = way(kind)
    at = asked.index(question)
    return asked[at - 1] if at else None


def _size(answer: Typed) -> int:
    return sum(len(value) for values in answer.values() for value in values)
