"""What the room adds to the menus."""

from typing import Any

from caunoi.access.doors import holds
from caunoi.access.words import Role
from caunoi.ui.navigation import desk, public


def _oversees(request: Any) -> bool:
    return holds(request, Role.HEAD, Role.DEPUTY, Role.MOBILISER, Role.SUPERVISOR)


def add_entries() -> None:
    """The open figures for everybody; scorecards and the signs of formality for those who answer or oversee."""
    public.add("Chỉ tiêu", "Indicators", "indicators:catalogue", icon="chart", order=52, foot=True)
    group = ("Việc", "Work")
    desk.add("Bảng chỉ tiêu", "Scorecards", "indicators:cards", icon="chart", order=56, group=group, may=_oversees)
    desk.add(
        "Dấu hiệu hình thức",
        "Signs of formality",
        "indicators:formality",
        icon="flag",
        order=57,
        group=group,
        may=_oversees,
    )
