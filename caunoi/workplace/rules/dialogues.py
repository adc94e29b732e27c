"""A workplace dialogue: who sits on each side, when its contents are sent, whether it may run, when its result is out."""

from datetime import date

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from ..words import Occasion, Side, TalkAct, TalkStage
from .conferences import Bound

BOOK = Book(
    TalkStage.PLANNED,
    (
        Step(TalkStage.ASKED, TalkAct.AGREE, Role.EMPLOYER, TalkStage.PLANNED, meets=("labour.dialogue.answer",)),
        Step(TalkStage.ASKED, TalkAct.DECLINE, Role.EMPLOYER, TalkStage.DECLINED, meets=("labour.dialogue.answer",)),
        Step(TalkStage.PLANNED, TalkAct.NOTIFY, Role.EMPLOYER, TalkStage.NOTIFIED),
        Step(TalkStage.PLANNED, TalkAct.POSTPONE, Role.EMPLOYER, TalkStage.PLANNED),
        Step(TalkStage.NOTIFIED, TalkAct.POSTPONE, Role.EMPLOYER, TalkStage.PLANNED),
        Step(TalkStage.NOTIFIED, TalkAct.HOLD, Role.EMPLOYER, TalkStage.HELD, starts=("labour.dialogue.publish",)),
        Step(TalkStage.HELD, TalkAct.CORRECT, Role.EMPLOYER, TalkStage.HELD),
        Step(TalkStage.HELD, TalkAct.SIGN, Role.EMPLOYER, TalkStage.SIGNED),
        Step(TalkStage.SIGNED, TalkAct.PUBLISH, Role.EMPLOYER, TalkStage.PUBLISHED, meets=("labour.dialogue.publish",)),
    ),
)


def must_seat(employer: int, workers: int, *, least_employer: int, least: int, most: int | None, cite: str) -> None:
    """Each side has as many members as the law asks for a workplace of that size."""
    if employer < least_employer:
        raise Refusal(
            f"Bên người sử dụng lao động có ít nhất {least_employer} thành viên.",
            f"The employer's side has at least {least_employer} members.",
            field="employer_members",
            cite=cite,
        )
    if workers < least or (most is not None and workers > most):
        span = f"từ {least} đến {most}" if most is not None else f"ít nhất {least}"
        told = f"{least} to {most}" if most is not None else f"at least {least}"
        raise Refusal(
            f"Với số lao động hiện nay, bên người lao động có {span} thành viên.",
            f"With so many workers, the workers' side has {told} members.",
            field="worker_members",
            cite=cite,
        )


def must_be_fresh(listed_on: date, last_day: date, on: date, cite: str) -> None:
    """The list of members is redone in time, and was made before the dialogue."""
    if on < listed_on:
        raise Refusal(
            f"Danh sách thành viên đối thoại lập ngày {listed_on:%d/%m/%Y}, sau ngày đối thoại.",
            f"The list of members was made on {listed_on:%d/%m/%Y}, after the dialogue.",
            field="held_on",
        )
    if on > last_day:
        raise Refusal(
            f"Danh sách thành viên đối thoại đã hết hạn ngày {last_day:%d/%m/%Y}. Hãy lập lại danh sách trước.",
            f"The list of dialogue members ran out on {last_day:%d/%m/%Y}. Redo it first.",
            cite=cite,
        )


def must_be_asked_by_members(asked_by: int, members: int, bound: Bound) -> None:
    """The workers' side asks with the law's share of its members."""
    if asked_by > members or not bound.threshold.passes(max(asked_by, 0), members):
        least = bound.threshold.least(members)
        raise Refusal(
            f"Cần từ {least} đến {members} thành viên bên người lao động yêu cầu; ghi {asked_by}.",
            f"Between {least} and {members} members of the workers' side must ask; {asked_by} was given.",
            field="asked_by",
            cite=bound.cite,
        )


def must_be_sent_in_time(occasion: Occasion, sent_on: date, last_day: date, held_on: date, cite: str) -> None:
    """The contents of a periodic dialogue reach the other side so many days before; of any, before it."""
    if sent_on > held_on:
        raise Refusal(
            f"Buổi đối thoại ấn định ngày {held_on:%d/%m/%Y} đã qua. Hãy dời ngày rồi gửi nội dung.",
            f"The dialogue was set for {held_on:%d/%m/%Y}. Move it, then send the contents.",
        )
    if occasion is Occasion.PERIODIC and sent_on > last_day:
        raise Refusal(
            f"Nội dung phải gửi chậm nhất ngày {last_day:%d/%m/%Y} cho buổi ngày {held_on:%d/%m/%Y}. Hãy dời ngày đối thoại.",
            f"For {held_on:%d/%m/%Y} the contents had to be sent by {last_day:%d/%m/%Y}. Move the dialogue.",
            cite=cite,
        )


def must_run(present: int, members: int, bound: Bound) -> None:
    """The dialogue runs only with the law's share of the workers' side; else it is postponed."""
    if not 0 <= present <= members:
        raise Refusal(
            f"Số thành viên có mặt từ 0 đến {members}.",
            f"Between 0 and {members} members were present.",
            field="worker_present",
        )
    if not bound.threshold.passes(present, members):
        raise Refusal(
            f"Bên người lao động mới có {present}/{members} thành viên, cần ít nhất {bound.threshold.least(members)}: chưa tiến hành được, hãy hoãn sang ngày khác.",
            f"Only {present} of {members} members of the workers' side came, {bound.threshold.least(members)} are needed: postpone the dialogue.",
            field="worker_present",
            cite=bound.cite,
        )


def must_be_unsigned(signed: bool) -> None:
    """What one side has signed is not changed behind its back."""
    if signed:
        raise Refusal(
            "Một bên đã ký biên bản nên không sửa được nữa.", "One side has signed; the record is not changed any more."
        )


def must_not_sign_twice(side: Side, signed: bool) -> None:
    """A side signs once."""
    if signed:
        raise Refusal(f"{side.vi} đã ký biên bản này.", f"{side.en} has signed already.")


def must_be_past(held_on: date, today: date) -> None:
    """A dialogue is recorded on its day or after."""
    if today < held_on:
        raise Refusal(
            f"Buổi đối thoại ấn định ngày {held_on:%d/%m/%Y}; chưa ghi kết quả được.",
            f"The dialogue is set for {held_on:%d/%m/%Y}; it cannot be recorded yet.",
        )
