"""What early warning adds to the officers' menu."""

from typing import Any

from django.urls import reverse

from caunoi.access.doors import holds
from caunoi.access.words import Role
from caunoi.ui.front import front
from caunoi.ui.navigation import desk

#: Who may open the pages; the database narrows what each sees.
READERS = (Role.HEAD, Role.DEPUTY, Role.SUPERVISOR, Role.MOBILISER, Role.HANDLER)


def _may(request: Any) -> bool:
    return bool(request.user.is_authenticated) and holds(request, *READERS)


def add_entries() -> None:
    """The officers' entry, and where a reference to a warning leads."""
    desk.add("Cảnh báo sớm", "Early warning", "warn:warnings", icon="chart", order=75, group=("Việc", "Work"), may=_may)
    front.offer_address("warning", lambda key: reverse("warn:warning", args=[key]))
