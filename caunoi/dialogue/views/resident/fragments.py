"""The changing part of a hall's page: drawn once for every phone, then each phone's own marks put in, which costs next to nothing."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi.dialogue.words import Stage

#: Seconds a drawing is kept: a little longer than it can be asked for.
KEPT = 30
_SLOT = "\x02t\x02"
_MARK = re.compile("\x02([spl])(\\d+)\x02")


@dataclass(frozen=True, slots=True)
class Button:
    """A question with marks where a phone's own state goes: the sort of button, whether pressed, its label."""

    number: int
    text: str
    supports: int

    @property
    def sort(self) -> str:
        """Stands for the class of a button not pressed."""
        return f"\x02s{self.number}\x02"

    @property
    def pressed(self) -> str:
        """Stands for true or false."""
        return f"\x02p{self.number}\x02"

    @property
    def label(self) -> str:
        """Stands for the words on the button."""
        return f"\x02l{self.number}\x02"


def fragment(request: HttpRequest, hall: Any, supported: set[str], *, screen: bool = False) -> SafeString:
    """The hall as this phone sees it."""
    key = f"dialogue.drawn.{hall.code}.{hall.seen}.{get_language()}.{screen}"
    drawn = cache.get(key)
    if drawn is None:
        drawn = _drawn(hall, screen=screen)
        cache.set(key, drawn, KEPT)
    if screen:
        return mark_safe(drawn)  # noqa: S308 drawn by our own template
    here = {int(each.rpartition("-")[2]) for each in supported if re.fullmatch(rf"{hall.code}-[0-9]{{1,9}}", each)}
    words = {"s": ("", " quiet"), "p": ("true", "false"), "l": (_("Đã ủng hộ"), _("Tôi cũng hỏi"))}
    own = _MARK.sub(lambda found: words[found[1]][int(found[2]) not in here], drawn)
    return mark_safe(own.replace(_SLOT, get_token(request)))  # noqa: S308 drawn by our own template


def _drawn(hall: Any, *, screen: bool) -> str:
    template = "dialogue/resident/parts/screen.html" if screen else "dialogue/resident/parts/hall.html"
    questions = [Button(each.number, each.text, each.supports) for each in hall.questions]
    return render_to_string(
        template, {"hall": hall, "stage": Stage(hall.stage), "questions": questions, "csrf_token": _SLOT}
    )
