"""What the room adds to menus."""

from caunoi.ui.navigation import desk


def add_entries() -> None:
    """The officers' entry."""
    desk.add(
        "Kết nối, lịch, nhận tin", "Connections, calendar, news", "connect:home", icon="bell", order=84, group=("Quản trị", "Administration")
    )  # fmt: skip
