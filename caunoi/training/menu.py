"""What the room adds to the officers' menu."""

from typing import Any

from caunoi.access.doors import grants_held
from caunoi.ui.navigation import desk


def add_entries() -> None:
    """The courses of whoever works somewhere."""

    def works(request: Any) -> bool:
        return bool(grants_held(request))

    desk.add("Tập huấn", "Training", "training:courses", icon="book", order=74, group=("Việc", "Work"), may=works)
