"""The voice room's books of steps and what the law allows (LKN 02/2011, LTC 25/2018, LTCD 42/2013, NĐ 20/2008)."""

from collections.abc import Iterable
from datetime import date

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from .words import Act, Channel, Kind, Outcome, Stage

_ANY = (Stage.FILED, Stage.SORTED, Stage.ACCEPTED, Stage.VERIFYING)
_BEFORE = (Stage.FILED, Stage.SORTED)
_DURING = (Stage.ACCEPTED, Stage.VERIFYING)
_OVER = (Stage.ANSWERED, Stage.CLOSED, Stage.REFUSED, Stage.GUIDED)

#: The clock that runs from receipt until the petition is accepted, refused, guided, forwarded or filed away.
FIRST_CLOCK = {
    Kind.UNSORTED: "recv.answer",
    Kind.COMPLAINT: "kn.accept",
    Kind.DENUNCIATION: "tc.initial",
    Kind.PROPOSAL: "recv.answer",
    Kind.FEEDBACK: "recv.answer",
}
FIRST_CITE = {
    Kind.UNSORTED: "Luật Tiếp công dân 2013, Điều 28",
    Kind.COMPLAINT: "Luật Khiếu nại 2011, Điều 27; NĐ 124/2020 Điều 16 (NĐ 155/2026)",
    Kind.DENUNCIATION: "Luật Tố cáo 2018, Điều 24",
    Kind.PROPOSAL: "Luật Tiếp công dân 2013, Điều 28",
    Kind.FEEDBACK: "Luật Tiếp công dân 2013, Điều 28",
}


def main_clock(kind: Kind, instance: int = 1) -> str:
    """The rule key of the time to resolve once accepted; ``instance`` 2 is the second level of a complaint."""
    if kind is Kind.COMPLAINT:
        return "kn.second" if instance == 2 else "kn.first"
    return "tc.resolve" if kind is Kind.DENUNCIATION else "pakn.gov_portal"


def _shared(kind: Kind) -> list[Step]:
    first = (FIRST_CLOCK[kind],)
    receiver, handler, head = Role.RECEIVER, Role.HANDLER, Role.HEAD
    rows = [
        Step(Stage.FORWARDED, Act.ACKNOWLEDGE, receiver, Stage.FILED, starts=first, meets=("house.acknowledge",), cite=FIRST_CITE[kind]),
        Step(Stage.ESCALATED, Act.ALLOT, head, Stage.FORWARDED, starts=("house.acknowledge",), meets=("house.allot",)),
    ]  # fmt: skip
    for stage in _BEFORE:
        rows += [
            Step(stage, Act.SORT, receiver, Stage.SORTED, starts=first, cite="TT 05/2021/TT-TTCP"),
            Step(stage, Act.FORWARD, receiver, Stage.FORWARDED, starts=("house.acknowledge",), meets=first, cite="Luật Tiếp công dân 2013, Điều 26", letter="forward"),
            Step(stage, Act.ESCALATE, receiver, Stage.ESCALATED, starts=("house.allot",), meets=first, cite="Luật Tố cáo 2018, Điều 13; NĐ 124/2020", letter="escalate"),
            Step(stage, Act.GUIDE, receiver, Stage.GUIDED, meets=first, cite="Luật Tiếp công dân 2013, Điều 26", letter="guide"),
            Step(stage, Act.KEEP, receiver, Stage.KEPT, meets=first, cite="TT 05/2021/TT-TTCP", letter=""),
        ]  # fmt: skip
    for stage in _ANY:
        rows += [
            Step(stage, Act.SUPPLEMENT, Role.RESIDENT, stage),
            Step(stage, Act.JOIN, Role.RESIDENT, stage),
            Step(stage, Act.NOTE, receiver, stage),
            Step(stage, Act.SPLIT, receiver, stage, cite="Luật Tiếp công dân 2013, Điều 25 khoản 3"),
            Step(stage, Act.URGE, Role.SUPERVISOR, stage, letter="urge"),
            Step(stage, Act.WITHDRAW_PART, handler, stage, letter=""),
        ]
    for stage in (Stage.FORWARDED, Stage.ESCALATED, Stage.SUSPENDED):
        rows += [Step(stage, Act.SUPPLEMENT, Role.RESIDENT, stage), Step(stage, Act.JOIN, Role.RESIDENT, stage)]
    for stage in (*_OVER, Stage.SUSPENDED, Stage.KEPT, Stage.WITHDRAWN, Stage.TERMINATED):
        rows.append(Step(stage, Act.NOTE, receiver, stage))
    rows += [
        Step(stage, Act.URGE, Role.SUPERVISOR, stage, letter="urge") for stage in (Stage.FORWARDED, Stage.SUSPENDED)
    ]
    rows += [
        Step(Stage.ACCEPTED, Act.VERIFY, head, Stage.VERIFYING, letter="verify"),
    ]
    for stage in _DURING:
        rows += [
            Step(stage, Act.EXTEND, head, stage, letter="extend"),
            Step(stage, Act.TERMINATE, head, Stage.TERMINATED, letter="terminate"),
        ]  # fmt: skip
    for stage in (Stage.ANSWERED, Stage.CLOSED):
        rows += [
            Step(stage, Act.PUBLISH, Role.EDITOR, stage, meets=("kn.second.publish", "tc.publish")),
            Step(stage, Act.RATE, Role.RESIDENT, stage),
            Step(stage, Act.ASK_REOPEN, Role.RESIDENT, stage),
            Step(stage, Act.DECLINE_REOPEN, head, stage),
            Step(stage, Act.REOPEN, head, Stage.VERIFYING, starts=(main_clock(kind),)),
        ]
    rows.append(Step(Stage.ANSWERED, Act.CLOSE, handler, Stage.CLOSED))
    return rows


def _suspension(cite: str, cite_resume: str) -> list[Step]:
    rows = [Step(stage, Act.SUSPEND, Role.HEAD, Stage.SUSPENDED, cite=cite, letter="suspend") for stage in _DURING]
    return [*rows, Step(Stage.SUSPENDED, Act.RESUME, Role.HEAD, Stage.VERIFYING, cite=cite_resume, letter="resume")]


def _complaint() -> list[Step]:
    first = (FIRST_CLOCK[Kind.COMPLAINT],)
    main = ("kn.first", "kn.second")
    rows = [
        Step(Stage.SORTED, Act.ACCEPT, Role.HEAD, Stage.ACCEPTED, starts=("kn.first",), meets=first, cite="Luật Khiếu nại 2011, Điều 27", letter="accept_complaint"),
        Step(Stage.SORTED, Act.REFUSE, Role.HEAD, Stage.REFUSED, meets=first, cite="Luật Khiếu nại 2011, Điều 11", letter="refuse_complaint"),
        Step(Stage.VERIFYING, Act.CALL_DIALOGUE, Role.HANDLER, Stage.VERIFYING, cite="Luật Khiếu nại 2011, Điều 30", letter="call_dialogue"),
        Step(Stage.VERIFYING, Act.HOLD_DIALOGUE, Role.HANDLER, Stage.VERIFYING, cite="Luật Khiếu nại 2011, Điều 30", letter="dialogue_minutes"),
        Step(Stage.VERIFYING, Act.DECIDE, Role.HEAD, Stage.ANSWERED, starts=("kn.send",), meets=main, cite="Luật Khiếu nại 2011, Điều 31", letter="decide_complaint"),
        Step(Stage.ANSWERED, Act.SEND, Role.HANDLER, Stage.ANSWERED, meets=("kn.send", "kn.second.send"), cite="Luật Khiếu nại 2011, Điều 32"),
    ]  # fmt: skip
    rows += [
        Step(stage, Act.WITHDRAW, Role.HANDLER, Stage.WITHDRAWN, cite="Luật Khiếu nại 2011, Điều 10", letter="withdraw")
        for stage in (*_ANY, Stage.SUSPENDED)
    ]
    return rows + _suspension("Luật Khiếu nại 2011, Điều 11a; NĐ 155/2026, Điều 28a", "NĐ 155/2026, Điều 28b")


def _denunciation() -> list[Step]:
    first = (FIRST_CLOCK[Kind.DENUNCIATION],)
    rows = [
        Step(Stage.SORTED, Act.ACCEPT, Role.HEAD, Stage.ACCEPTED, starts=("tc.resolve", "tc.notify_accept"), meets=first, cite="Luật Tố cáo 2018, Điều 29", letter="accept_denunciation"),
        Step(Stage.SORTED, Act.REFUSE, Role.HEAD, Stage.REFUSED, meets=first, cite="Luật Tố cáo 2018, Điều 29", letter="refuse_denunciation"),
        Step(Stage.VERIFYING, Act.CONCLUDE, Role.HEAD, Stage.ANSWERED, starts=("tc.conclusion_send", "tc.publish"), meets=("tc.resolve",), cite="Luật Tố cáo 2018, Điều 35", letter="conclude_denunciation"),
        Step(Stage.ANSWERED, Act.SEND, Role.HANDLER, Stage.ANSWERED, meets=("tc.conclusion_send",), cite="Luật Tố cáo 2018, Điều 35"),
    ]  # fmt: skip
    rows += [
        Step(stage, Act.SEND, Role.HANDLER, stage, meets=("tc.notify_accept",), cite="Luật Tố cáo 2018, Điều 29")
        for stage in _DURING
    ]
    rows += [
        Step(stage, Act.WITHDRAW, Role.HEAD, Stage.WITHDRAWN, cite="Luật Tố cáo 2018, Điều 33", letter="withdraw")
        for stage in (*_ANY, Stage.SUSPENDED)
    ]
    return rows + _suspension("Luật Tố cáo 2018, Điều 34", "Luật Tố cáo 2018, Điều 34")


def _plain(kind: Kind) -> list[Step]:
    first = (FIRST_CLOCK[kind],)
    main = (main_clock(kind),)
    rows = [
        Step(Stage.SORTED, Act.ACCEPT, Role.HANDLER, Stage.ACCEPTED, starts=main, meets=first, cite="Luật Tiếp công dân 2013, Điều 28", letter="accept_proposal"),
        Step(Stage.SORTED, Act.REFUSE, Role.HANDLER, Stage.REFUSED, meets=first, cite="Luật Tiếp công dân 2013, Điều 28", letter="refuse_proposal"),
        Step(Stage.SORTED, Act.ANSWER, Role.HANDLER, Stage.ANSWERED, meets=(*first, *main), cite="NĐ 20/2008, Điều 19", letter="answer"),
    ]  # fmt: skip
    rows += [
        Step(stage, Act.ANSWER, Role.HEAD, Stage.ANSWERED, meets=main, cite="NĐ 20/2008, Điều 19", letter="answer")
        for stage in _DURING
    ]
    rows += [
        Step(stage, Act.WITHDRAW, Role.HANDLER, Stage.WITHDRAWN, letter="withdraw")
        for stage in (*_ANY, Stage.SUSPENDED)
    ]
    return rows


#: One book for each kind; an unsorted petition can be sorted, forwarded, escalated, guided or filed away.
BOOKS: dict[Kind, Book] = {
    Kind.UNSORTED: Book(Stage.FILED, _shared(Kind.UNSORTED)),
    Kind.COMPLAINT: Book(Stage.FILED, _shared(Kind.COMPLAINT) + _complaint()),
    Kind.DENUNCIATION: Book(Stage.FILED, _shared(Kind.DENUNCIATION) + _denunciation()),
    Kind.PROPOSAL: Book(Stage.FILED, _shared(Kind.PROPOSAL) + _plain(Kind.PROPOSAL)),
    Kind.FEEDBACK: Book(Stage.FILED, _shared(Kind.FEEDBACK) + _plain(Kind.FEEDBACK)),
}

#: What each kind of answer may find.
OUTCOMES: dict[Kind, tuple[Outcome, ...]] = {
    Kind.COMPLAINT: (Outcome.RIGHT, Outcome.WRONG, Outcome.PARTLY),
    Kind.DENUNCIATION: (Outcome.RIGHT, Outcome.WRONG, Outcome.PARTLY),
    Kind.PROPOSAL: (Outcome.DONE, Outcome.PLANNED, Outcome.EXPLAINED),
    Kind.FEEDBACK: (Outcome.DONE, Outcome.PLANNED, Outcome.EXPLAINED),
}
SECOND_OUTCOMES = (Outcome.UPHELD, Outcome.CHANGED)


def walk(acts: Iterable[tuple[Act, Kind]]) -> Stage:
    """The stage reached by replaying (act, kind it was done under) from the beginning."""
    stage = Stage.FILED
    for act, kind in acts:
        if act is not Act.FILE:
            stage = Stage(BOOKS[kind].step(stage, act).then)
    return stage


def must_be_open_to(kind: Kind, channel: Channel) -> None:
    """A denunciation is made in writing or in person: the law has no electronic way (LTC Điều 22, 23)."""
    if kind is Kind.DENUNCIATION and channel in (Channel.WEB, Channel.API, Channel.EMAIL):
        raise Refusal(
            "Luật Tố cáo chỉ nhận tố cáo bằng đơn có chữ ký hoặc trình bày trực tiếp. "
            "Bạn có thể in đơn soạn sẵn để ký và nộp, hoặc đặt lịch gặp cán bộ tiếp công dân.",
            "By law a denunciation is made in a signed letter or in person. "
            "You can print the prepared letter to sign and hand in, or book a reception.",
            field="kind",
            cite="Luật Tố cáo 2018, Điều 22, 23",
        )


def must_not_be_respondent(
    body_ids: Iterable[int], person_id: int | None, respondents: Iterable[int], persons: Iterable[int]
) -> None:
    """Whoever is complained about never handles the petition."""
    if set(body_ids) & set(respondents) or person_id in set(persons):
        raise Refusal(
            "Đơn này nêu chính cơ quan hoặc người đó, nên không thể giao cho họ giải quyết.",
            "The petition is about that body or person, so they cannot handle it.",
            field="body",
        )


def must_be_timely(knew_on: date | None, received_on: date, limit_days: int, good_reason: str) -> None:
    """A complaint comes within the time limit counted from knowing, or has a good reason (LKN Điều 9)."""
    if knew_on is None or good_reason.strip():
        return
    if (received_on - knew_on).days > limit_days:
        raise Refusal(
            f"Đã quá thời hiệu khiếu nại {limit_days} ngày kể từ ngày biết quyết định, hành vi; hãy ghi lý do chính đáng nếu có.",
            f"More than {limit_days} days have passed since the decision became known; give the good reason if there is one.",
            field="knew_on",
            cite="Luật Khiếu nại 2011, Điều 9",
        )


def must_name_representatives(signers: int, representatives: int, lowest: int, highest: int) -> None:
    """A group with one content names representatives in the legal number (LTCD Điều 29)."""
    if highest and not lowest <= representatives <= highest:
        vi = str(highest) if lowest == highest else f"{lowest} đến {highest}"
        raise Refusal(
            f"Đơn có {signers} người ký cần cử {vi} người đại diện; hiện có {representatives}.",
            f"With {signers} signers, {lowest} to {highest} representatives are needed; there are {representatives}.",
            field="representatives",
            cite="Luật Tiếp công dân 2013, Điều 29",
        )


def must_have_hops_left(hops: int, limit: int) -> None:
    """The hop that reaches the limit is not sent: the common superior decides who is competent."""
    if hops + 1 >= limit:
        raise Refusal(
            f"Đơn đã chuyển {hops} lần. Không chuyển tiếp nữa: hãy trình cấp trên chung quyết định cơ quan giải quyết.",
            f"The petition was forwarded {hops} times. Put it to the common superior instead.",
            field="body",
        )


def must_have_outcome(kind: Kind, instance: int, outcome: Outcome) -> None:
    """The finding must be one this kind of answer can have."""
    allowed = SECOND_OUTCOMES if kind is Kind.COMPLAINT and instance == 2 else OUTCOMES[kind]
    if outcome not in allowed:
        raise Refusal("Hãy chọn kết quả giải quyết.", "Choose the finding.", field="outcome")


def must_say(text: str, field: str, vi: str, en: str, least: int = 10) -> str:
    """A text a person will read must say something."""
    cleaned = text.strip()
    if len(cleaned) < least:
        raise Refusal(vi, en, field=field)
    return cleaned


def is_mass(signers: int, threshold: int) -> bool:
    """Whether so many people with one matter make a mass petition."""
    return signers >= threshold
