"""Facts: what has happened, as plain values the ledger keeps for good."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One act that took place; subclasses add optional fields and never lose or change one."""

    act: ClassVar[str]

    def payload(self) -> dict[str, Any]:
        """The fact as JSON values: dates in ISO form, words as their codes, empty fields left out."""
        return {
            f.name: _plain(getattr(self, f.name)) for f in fields(self) if getattr(self, f.name) not in (None, "", ())
        }


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value
