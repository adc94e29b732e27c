"""A legal deadline as people read it: how much is left, and the arithmetic behind it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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


def state_of(due: date | None, today: date, *, paused: bool = False, done: bool = False, soon: int = 3) -> State:
    """The state of a deadline on a day; ``soon`` days before the end it warns."""
    if done:
        return State.DONE
    if paused:
        return State.PAUSED
    if due is None or (due - today).days > soon:
        return State.RUNNING
    return State.LATE if today > due else State.SOON
