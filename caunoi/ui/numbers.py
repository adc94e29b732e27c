"""Numbers, days and sizes the way Vietnamese papers write them; English where English is spoken."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _


def vndate(value: Any) -> str:
    """20/11/2026; empty for nothing."""
    return _local(value).strftime("%d/%m/%Y") if isinstance(value, date) else ""


def vnmoment(value: Any) -> str:
    """14:05 ngày 20/11/2026, in Vietnamese time."""
    if not isinstance(value, datetime):
        return vndate(value)
    local = _local(value)
    return _("%(time)s ngày %(day)s") % {"time": local.strftime("%H:%M"), "day": local.strftime("%d/%m/%Y")}


def vnnumber(value: Any, places: Any = "") -> str:
    """1.234.567 or 12,5: dots between thousands, a comma before decimals; a dash for what is not known; words stay words."""
    if value is None or value == "":
        return "–"
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if places != "":
        number = number.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP)
    text = f"{number:,f}"
    if "." in text and places == "":
        text = text.rstrip("0").rstrip(".")
    text = text.replace("-", "−")
    return text if _english() else text.translate(str.maketrans(",.", ".,"))


def spoken(text: str) -> str:
    """Figures written as Vietnamese papers write them, as English does where English is spoken: 1,234 and 12.5%."""
    return _FIGURE.sub(lambda found: found.group().translate(_SWAPPED), text) if _english() else text


#: A figure with dots or commas inside, and the marks English has in their place.
_FIGURE, _SWAPPED = re.compile(r"\d[\d.,]*\d"), str.maketrans(",.", ".,")


def vnpercent(value: Any, places: int = 1) -> str:
    """A share between 0 and 1 as 12,5%."""
    return "–" if value is None or value == "" else vnnumber(Decimal(str(value)) * 100, places) + "%"


def since_text(value: Any, today: date | None = None) -> str:
    """How long ago, in words: hôm nay, hôm qua, 3 ngày trước, then the date."""
    if not isinstance(value, date):
        return ""
    local = _local(value)
    day = local.date() if isinstance(local, datetime) else local
    days = ((today or timezone.localdate()) - day).days
    if days == 0:
        return _("hôm nay")
    if days == 1:
        return _("hôm qua")
    if 1 < days < 31:
        return ngettext("%(days)s ngày trước", "%(days)s ngày trước", days) % {"days": days}
    if days == -1:
        return _("ngày mai")
    if -31 < days < 0:
        return ngettext("còn %(days)s ngày", "còn %(days)s ngày", -days) % {"days": -days}
    return vndate(value)


def file_size(value: Any) -> str:
    """A size people can compare: 820 kB, 2,4 MB."""
    size = int(value or 0)
    if size < 1000:
        return f"{size} B"
    return f"{vnnumber(round(size / 1000))} kB" if size < 1_000_000 else f"{vnnumber(Decimal(size) / 1_000_000, 1)} MB"


def phone_text(value: Any) -> str:
    """0912 345 678."""
    text = str(value or "")
    return f"{text[:-6]} {text[-6:-3]} {text[-3:]}" if len(text) >= 9 else text


def grouped(value: Any, size: int = 4) -> str:
    """A long code in groups of four, so that it can be read aloud and copied by hand."""
    text = str(value or "").replace(" ", "")
    if "-" in text:  # grouped already, as receipts print it
        return text
    return " ".join(text[start : start + int(size)] for start in range(0, len(text), int(size)))


@dataclass(frozen=True, slots=True)
class Change:
    """A figure against the period before: which way, by how much, and whether that is good."""

    direction: str
    by: str
    before: str
    verdict: str


def change(value: Any, before: Any, better: str = "") -> Change | None:
    """The change from ``before`` to ``value``; None where there is nothing to compare."""
    if before is None or before == "" or value is None or value == "":
        return None
    try:
        now, then = Decimal(str(value)), Decimal(str(before))
    except ArithmeticError:
        return None
    direction = "same" if now == then else "up" if now > then else "down"
    verdict = "" if not better or direction == "same" else "good" if direction == better else "poor"
    return Change(direction, vnnumber(abs(now - then)), vnnumber(then), verdict)


def _local(value: Any) -> Any:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _english() -> bool:
    return (get_language() or "vi").startswith("en")
