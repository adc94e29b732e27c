"""What early warning adds to the officers' menu."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from caunoi.access.doors import holds
from caunoi.access.queries import grants_of
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.ui.front import Way, front
from caunoi.ui.navigation import desk
from caunoi.ui.onward import onward

#: Who may open the pages; the database narrows what each sees.
READERS = (Role.HEAD, Role.DEPUTY, Role.SUPERVISOR, Role.MOBILISER, Role.HANDLER)
#: Who works on letters and may say that some are about one matter.
WORKERS = (Role.HEAD, Role.DEPUTY, Role.HANDLER, Role.RECEIVER)


def _may(request: Any) -> bool:
    return bool(request.user.is_authenticated) and holds(request, *READERS)


def _same_matter(ref: str, person: Any) -> list[Way]:
    """From a case to the letters of the same matter, where there are any its reader may open."""
    wanted = {str(each) for role in WORKERS for each in covering(role)}
    if person is None or not any(grant.role in wanted for grant in grants_of(person)):
        return []
    from .queries.alike import how_many  # models are not ready when menus are made

    petition = UUID(ref.partition(":")[2])
    many = how_many(petition)
    if not many:
        return []
    return [
        Way(f"Cùng việc với {many} thư khác: gom thành một vụ", f"Same matter as {many} other letters: gather into one case", reverse("warn:same", args=[petition]), "people")
    ]  # fmt: skip


def add_entries() -> None:
    """The officers' entry, and where a reference to a warning leads."""
    desk.add("Cảnh báo sớm", "Early warning", "warn:warnings", icon="chart", order=39, group=("Việc", "Work"), may=_may)
    onward.offer("voice", "alike", _same_matter)
    front.offer_address("warning", lambda key: reverse("warn:warning", args=[key]))
