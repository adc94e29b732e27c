"""A legal deadline as people read it: how much is left, and the arithmetic behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caunoi.ui.numbers import vndate


class State(Enum):
    """How a clock stands: its tone, and whether it still runs."""

    RUNNING = "info"
    SOON = "warn"
    LATE = "bad"
    PAUSED = "pause"
    DONE = "ok"


@dataclass(frozen=True, slots=True)
class Clock:
    """One duty's deadline; ``steps`` are (what, value) pairs of the arithmetic, in order, the last the result."""

    name: str
    due: date | None
    state: State
    days: int = 0
    working: bool = False
    used: float = 0.0
    steps: tuple[tuple[str, str], ...] = ()
    cite: str = ""
    note: str = ""

    @property
    def tone(self) -> str:
        """The colour's name."""
        return self.state.value

    @property
    def width(self) -> str:
        """How much of the time is used, for the bar, from 0 to 100."""
        return f"{min(max(self.used, 0.0), 1.0) * 100:.1f}"

    @property
    def word(self) -> str:
        """The state in a word or two."""
        return {
            State.RUNNING: _("Còn hạn"),
            State.SOON: _("Sắp đến hạn"),
            State.LATE: _("Quá hạn"),
            State.PAUSED: _("Tạm dừng tính hạn"),
            State.DONE: _("Đã xong"),
        }[self.state]

    @property
    def left(self) -> str:
        """The days left or lost, in words."""
        if self.state in (State.PAUSED, State.DONE):
            return self.word
        if self.state is State.LATE:
            return _late(self.days, working=self.working)
        return _("Hết hạn hôm nay") if self.days == 0 else _left(self.days, working=self.working)

    @property
    def until(self) -> str:
        """The last day, written out."""
        return vndate(self.due)


def _left(days: int, *, working: bool) -> str:
    if working:
        return ngettext("Còn %(days)s ngày làm việc", "Còn %(days)s ngày làm việc", days) % {"days": days}
    return ngettext("Còn %(days)s ngày", "Còn %(days)s ngày", days) % {"days": days}


def _late(days: int, *, working: bool) -> str:
    if working:
        return ngettext("Quá hạn %(days)s ngày làm việc", "Quá hạn %(days)s ngày làm việc", days) % {"days": days}
    return ngettext("Quá hạn %(days)s ngày", "Quá hạn %(days)s ngày", days) % {"days": days}


UNITS = {
    "day": gettext_lazy("ngày"),
    "working_day": gettext_lazy("ngày làm việc"),
    "week": gettext_lazy("tuần"),
    "month": gettext_lazy("tháng"),
    "year": gettext_lazy("năm"),
    "hour": gettext_lazy("giờ"),
    "working_hour": gettext_lazy("giờ làm việc"),
}


def clock_of(duty: Any, today: date, *, name: str = "", note: str = "") -> Clock:
    """The clock of a duty (``duties.Duty`` or anything with its columns), its arithmetic from what the duty keeps."""
    settled = getattr(duty, "settled_on", None)
    paused = duty.standing == "paused"
    whole = max((duty.due - duty.starts_on).days, 1)
    state = state_of(duty.due, today, paused=paused, done=settled is not None)
    return Clock(
        name=name or duty.subject or duty.rule,
        due=None if paused else duty.due,
        state=state,
        days=abs((duty.due - today).days),
        used=((settled or today) - duty.starts_on).days / whole,
        steps=tuple(_arithmetic(duty)),
        cite=duty.cite,
        note=note or duty.reason or _settled_note(duty, settled),
    )


def _arithmetic(duty: Any) -> Iterator[tuple[str, str]]:
    yield _("Bắt đầu tính"), vndate(duty.starts_on)
    if duty.value is not None:
        yield _("Thời hạn theo luật"), _span(duty.value, duty.unit)
    for since, until in duty.pauses or []:
        yield _("Tạm dừng"), f"{_iso(since)} – {_iso(until) if until else _('chưa biết')}"
    for more in duty.extensions or []:
        yield (
            _("Gia hạn"),
            f"+ {_span(more['value'], more['unit'])}" + (f" ({more['reason']})" if more.get("reason") else ""),
        )
    if duty.raw_due != duty.due:
        yield _("Đếm liền đến"), vndate(duty.raw_due)
    yield _("Ngày làm việc cuối cùng của hạn"), vndate(duty.due)


def _span(value: int, unit: str) -> str:
    return f"{value} {UNITS.get(unit, unit)}"


def _iso(day: str) -> str:
    return vndate(date.fromisoformat(day))


def _settled_note(duty: Any, settled: date | None) -> str:
    if settled is None:
        return ""
    early = (duty.due - settled).days
    if early < 0:
        return _("Xong ngày %(day)s, sau hạn %(late)s ngày.") % {"day": vndate(settled), "late": -early}
    return _("Xong ngày %(day)s, đúng hạn.") % {"day": vndate(settled)}


def state_of(due: date | None, today: date, *, paused: bool = False, done: bool = False, soon: int = 3) -> State:
    """The state of a deadline on a day; ``soon`` days before the end it warns."""
    if done:
        return State.DONE
    if paused:
        return State.PAUSED
    if due is None or (due - today).days > soon:
        return State.RUNNING
    return State.LATE if today > due else State.SOON
