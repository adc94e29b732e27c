"""Files attached to a case, where the files room is present."""

from typing import Any

from caunoi.ui.case import Attached


def of_case(petition: Any) -> list[Attached]:
    """What is attached to the petition, ready to be listed."""
    return []
