"""The book of a consultation, and what its period, its opinions and its matrix must be."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from caunoi.access.words import Role
from caunoi.kernel.matrix import must_answer_a_group as must_answer_a_group  # noqa: PLC0414
from caunoi.kernel.matrix import must_be_complete as must_be_complete  # noqa: PLC0414
from caunoi.kernel.matrix import must_have_reason as must_have_reason  # noqa: PLC0414
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from .words import UNCOUNTED, Act, Channel, Entry, QuestionKind, Right, Stage

S = Stage

BOOK = Book(S.PREPARING, (
    #    when         act         by            then          starts                meets                 cite
    Step(S.PREPARING, Act.OPEN,   Role.HEAD,    S.OPEN,       ("consult.answer",),  ("consult.plan",),    "Luật 10/2022/QH15, Điều 28.1, 28.2"),
    Step(S.PREPARING, Act.DROP,   Role.HANDLER, S.DROPPED),
    Step(S.OPEN,      Act.EXTEND, Role.HEAD,    S.OPEN,       (),                   (),                   "Luật 10/2022/QH15, Điều 28.2"),
    Step(S.OPEN,      Act.CLOSE,  Role.CLOCK,   S.CLOSED),
    Step(S.CLOSED,    Act.SIGN,   Role.HANDLER, S.ANSWERED,   (),                   ("consult.answer",),  "Luật 10/2022/QH15, Điều 28.3"),
    Step(S.ANSWERED,  Act.DECIDE, Role.HANDLER, S.DECIDED,    ("consult.report",),  ("consult.explain",), "Luật 10/2022/QH15, Điều 28.4"),
    Step(S.DECIDED,   Act.REPORT, Role.HANDLER, S.REPORTED,   (),                   ("consult.report",),  "Luật 10/2022/QH15, Điều 28.5"),
))  # fmt: skip

#: Customs of the house, not of the law: how long words may be, how small a published group may be, when a map shows groups.
LONGEST_OPINION = 8000
LONGEST_STATEMENT = 200
LEAST_STATEMENT = 12
MAP_LEAST_PEOPLE = 100
MAP_LEAST_GROUP = 15
MAP_LEAST_STABILITY = 0.5
LIKENESS = 0.35


def must_be_preparing(stage: Stage) -> None:
    """Draft, questions and dates change only before opening: nobody's opinion may come to stand on another text."""
    if stage is not Stage.PREPARING:
        raise Refusal(
            "Cuộc lấy ý kiến đã mở, không sửa dự thảo, câu hỏi, ngày tháng được nữa: ý kiến đã gửi phải đứng trên đúng văn bản người dân đã đọc.",
            "The consultation has opened; its draft, questions and dates stay as people read them.",
        )


def must_be_answerable(answerer: str, answer_on: date | None, closes_on: date | None) -> None:
    """No consultation opens without who answers and by when (people asked without an answer do not come again)."""
    if not answerer.strip():
        raise Refusal(
            "Chưa có người chịu trách nhiệm trả lời. Hãy ghi họ tên người trả lời rồi mới mở lấy ý kiến.",
            "Nobody is named to answer. Name who will answer, then open.",
            field="answerer",
        )
    if answer_on is None:
        raise Refusal(
            "Chưa có ngày trả lời. Hãy hẹn ngày công bố kết quả tiếp thu, giải trình rồi mới mở lấy ý kiến.",
            "There is no day of the answer. Promise one, then open.",
            field="answer_on",
        )
    if closes_on is not None and answer_on <= closes_on:
        raise Refusal(
            f"Ngày trả lời phải sau ngày kết thúc lấy ý kiến ({closes_on:%d/%m/%Y}).",
            f"The answer comes after the last day of opinions ({closes_on:%d/%m/%Y}).",
            field="answer_on",
        )


def must_run_long_enough(closes_on: date, least_on: date, days: int, cite: str) -> None:
    """The period is at least the law's, counted from the day the draft is published."""
    if closes_on < least_on:
        raise Refusal(
            f"Thời gian lấy ý kiến ít nhất {days} ngày kể từ ngày công khai ({cite}). Ngày kết thúc sớm nhất là {least_on:%d/%m/%Y}.",
            f"Opinions are taken for at least {days} days from publication ({cite}); the earliest last day is {least_on:%d/%m/%Y}.",
            field="closes_on",
            cite=cite,
        )


def must_only_lengthen(before: date, after: date, cite: str) -> None:
    """A period that opened is never shortened."""
    if after <= before:
        raise Refusal(
            f"Thời gian lấy ý kiến đã công bố đến hết {before:%d/%m/%Y}, chỉ được gia hạn, không được rút ngắn ({cite}).",
            f"The published period runs to {before:%d/%m/%Y}; it may be extended, never shortened ({cite}).",
            field="closes_on",
            cite=cite,
        )


def must_have_plan(council: str, front: str, sent_on: date | None, opens_on: date) -> None:
    """The plan went to the People's Council and the Front before opening (Điều 28.1)."""
    if not council.strip() or not front.strip() or sent_on is None:
        raise Refusal(
            "Kế hoạch lấy ý kiến phải gửi HĐND và Ủy ban MTTQ trước khi mở (Điều 28 khoản 1). Hãy ghi số văn bản gửi hai nơi và ngày gửi.",
            "The plan goes to the People's Council and the Front before opening (Article 28.1). Enter both letters and the day.",
            field="plan_council",
            cite="Luật 10/2022/QH15, Điều 28.1",
        )
    if sent_on > opens_on:
        raise Refusal(
            f"Kế hoạch gửi ngày {sent_on:%d/%m/%Y}, sau ngày mở {opens_on:%d/%m/%Y}. Kế hoạch phải gửi trước.",
            "The plan was sent after the opening day; it must be sent before.",
            field="plan_sent_on",
            cite="Luật 10/2022/QH15, Điều 28.1",
        )


def must_have_something(rights: Iterable[str], sections: int, questions: int, statements: int) -> None:
    """There is something to say an opinion on."""
    allowed = set(rights)
    if Right.COMMENT in allowed and sections == 0:
        raise Refusal(
            "Chưa có dự thảo. Hãy nhập dự thảo và tách thành từng phần trước khi mở.",
            "There is no draft yet. Import it and split it before opening.",
        )
    if sections + questions + statements == 0:
        raise Refusal("Chưa có gì để lấy ý kiến.", "There is nothing to give an opinion on.")


def must_take_opinions(stage: Stage, opens_at: datetime | None, closes_at: datetime | None, at: datetime) -> None:
    """Opinions are taken from opening to the end of the last day."""
    if stage is Stage.PREPARING or opens_at is None or closes_at is None or at < opens_at:
        raise Refusal("Cuộc lấy ý kiến này chưa mở.", "This consultation has not opened yet.")
    if stage is not Stage.OPEN or at >= closes_at:
        raise Refusal(
            f"Thời gian lấy ý kiến đã kết thúc lúc 24 giờ ngày {last_day(closes_at):%d/%m/%Y}, nên không nhận thêm ý kiến. Lời bạn viết còn nguyên bên dưới để bạn sao chép và gửi theo cách khác.",
            f"Opinions were taken until midnight of {last_day(closes_at):%d/%m/%Y}; no more are. Your words are kept below for you to copy.",
        )


def last_day(closes_at: datetime) -> date:
    """The last day of a period that ends at a midnight."""
    return (closes_at - timedelta(minutes=1)).date()


def must_be_invited(entry: Entry, invited: bool) -> None:
    """Where only invited people take part, the code must be one that was given out."""
    if entry is Entry.INVITED and not invited:
        raise Refusal(
            "Cuộc lấy ý kiến này dành cho người có mã mời. Hãy nhập đúng mã trên giấy mời.",
            "This consultation is for invited people. Enter the code on the invitation.",
            field="code",
        )


def must_be_allowed(rights: Iterable[str], right: Right) -> None:
    """The consultation's blueprint gives this right."""
    if str(right) not in set(rights):
        raise Refusal(
            f"Cuộc lấy ý kiến này không mở phần “{right.vi}”.", f"This consultation does not let people {right.en}."
        )


def must_say_something(stance: int | None, text: str) -> None:
    """An opinion on a section has a stance, words, or both."""
    if stance is None and not text:
        raise Refusal(
            "Hãy chọn đồng ý hoặc không đồng ý, hoặc viết ý kiến của bạn.",
            "Choose agree or disagree, or write your opinion.",
            field="text",
        )
    if len(text) > LONGEST_OPINION:
        raise Refusal(
            f"Ý kiến dài {len(text)} chữ cái; xin rút còn {LONGEST_OPINION}.",
            f"The opinion has {len(text)} letters; {LONGEST_OPINION} at most.",
            field="text",
        )


def must_answer(kind: QuestionKind, option: int | None, scale: int | None, text: str, options: Iterable[int]) -> None:
    """An answer fits its question."""
    fits = {
        QuestionKind.CHOICE: option is not None and option in set(options),
        QuestionKind.SCALE: scale is not None and 1 <= scale <= 5,
        QuestionKind.TEXT: bool(text) and len(text) <= LONGEST_OPINION,
    }[kind]
    if not fits:
        raise Refusal("Câu trả lời không khớp với câu hỏi.", "The answer does not fit the question.", field="answer")


def must_be_a_statement(text: str) -> str:
    """A short statement others can agree or disagree with."""
    words = " ".join(text.split())
    if not LEAST_STATEMENT <= len(words) <= LONGEST_STATEMENT:
        raise Refusal(
            f"Nhận định dài từ {LEAST_STATEMENT} đến {LONGEST_STATEMENT} chữ cái, nói một ý để người khác đồng ý hoặc không.",
            f"A statement has {LEAST_STATEMENT} to {LONGEST_STATEMENT} letters and says one thing.",
            field="text",
        )
    return words


def is_counted(channel: Channel) -> bool:
    """Whether opinions of the channel count: what was only spoken is kept and answered, not counted."""
    return channel not in UNCOUNTED


def must_explain(follows_majority: bool, explanation: str) -> str:
    """A decision that differs from the majority says why, in public (Điều 28.4)."""
    if not follows_majority and len(explanation.strip()) < 30:
        raise Refusal(
            "Quyết định khác ý kiến đa số thì phải giải trình và công khai lý do (Điều 28 khoản 4). Hãy ghi lời giải trình.",
            "A decision that differs from the majority is explained in public (Article 28.4). Write the explanation.",
            field="explanation",
            cite="Luật 10/2022/QH15, Điều 28.4",
        )
    return explanation.strip()


def majority(counts: Mapping[int, int]) -> int | None:
    """The stance that most of those who took one chose: 1 or −1; None when none leads."""
    agree, disagree = counts.get(1, 0), counts.get(-1, 0)
    return None if agree == disagree else (1 if agree > disagree else -1)


def shown_count(count: int, few: int) -> int | None:
    """A count as published: a group of fewer than ``few`` is not shown, unless it is nobody."""
    return count if count == 0 or count >= few else None
