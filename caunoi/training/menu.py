"""What the room adds to the officers' menu."""

from typing import Any

from django.urls import reverse

from caunoi.access.doors import grants_held
from caunoi.ui.front import front
from caunoi.ui.navigation import desk


def add_entries() -> None:
    """The courses of whoever works somewhere; where a figure of courses leads."""

    def works(request: Any) -> bool:
        return bool(grants_held(request))

    desk.add("Tập huấn", "Training", "training:courses", icon="book", order=74, group=("Việc", "Work"), may=works)
    front.offer_address("course", lambda key: reverse("training:course", args=[key]))
