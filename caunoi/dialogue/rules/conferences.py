"""The yearly conference of a group: its book of steps and what its notice and minutes must hold (Luật 10/2022 Điều 33; NĐ 59/2023 Điều 10)."""

from datetime import date

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from ..words import ConferenceAct as A
from ..words import ConferenceStage as S

_LAW, _DECREE = "Luật 10/2022/QH15, Điều 33", "Nghị định 59/2023/NĐ-CP, Điều 10"

CONFERENCE_BOOK = Book(S.PLANNED, (
    Step(S.PLANNED,   A.EDIT,     Role.HANDLER, S.PLANNED),
    Step(S.PLANNED,   A.ANNOUNCE, Role.HANDLER, S.ANNOUNCED,  cite=_DECREE),
    Step(S.PLANNED,   A.CALL_OFF, Role.HANDLER, S.CALLED_OFF),
    Step(S.ANNOUNCED, A.HOLD,     Role.HANDLER, S.HELD,       cite=_LAW),
    Step(S.ANNOUNCED, A.CALL_OFF, Role.HANDLER, S.CALLED_OFF),
    Step(S.HELD,      A.PUBLISH,  Role.HANDLER, S.PUBLISHED,  meets=("conf.annual",), cite=_LAW),
))  # fmt: skip


def must_fall_in_year(on: date, year: int) -> None:
    """The conference of a year is held in it."""
    if on.year != year:
        raise Refusal(
            f"Hội nghị của năm {year} phải họp trong năm {year}.", f"The conference of {year} is held in {year}.", field="on"
        )  # fmt: skip


def must_be_coming(on: date, today: date) -> None:
    """A conference is planned for a day still to come."""
    if on <= today:
        raise Refusal("Ngày họp phải sau hôm nay.", "The day must lie ahead.", field="on")


def must_be_invited_in_time(today: date, last: date, days: int, cite: str) -> None:
    """The households hear of it so many days before, or it is put off."""
    if today > last:
        raise Refusal(
            f"Phải mời họp trước ít nhất {days} ngày, chậm nhất {last:%d/%m/%Y}. Hãy lùi ngày họp rồi mời.",
            f"Households are invited at least {days} days before, by {last:%d/%m/%Y}. Choose a later day first.",
            field="on",
            cite=cite,
        )


def must_have_met(on: date, today: date) -> None:
    """Minutes are written on the day or after it."""
    if today < on:
        raise Refusal(
            f"Hội nghị họp ngày {on:%d/%m/%Y}, chưa đến ngày.", f"The conference is on {on:%d/%m/%Y}; not yet.", field="present"
        )  # fmt: skip


def must_fit_roll(present: int, households: int) -> None:
    """Households that came are some of the group's, and not none."""
    if households < 1:
        raise Refusal("Hãy ghi tổng số hộ.", "Enter how many households there are.", field="households")
    if not 1 <= present <= households:
        raise Refusal(
            f"Số hộ dự phải từ 1 đến {households} (tổng số hộ).",
            f"Between 1 and {households} households can have come.",
            field="present",
        )
