"""Choosing a body or a place by name, with or without JavaScript: options on the page, and a box to find others."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from .base import PlainChoice, PlainChoices

#: More finds than this are too many to choose from.
MOST = 8


class Picked:
    """One thing of several offered, or found by the words typed under the options.

    ``find`` maps words to things, ``by_id`` an id to a thing still allowed (or None); both have ``pk`` and ``name_of`` names them.
    Fields ``name`` and ``name_words`` must be on the form.
    """

    def __init__(
        self,
        form: forms.Form,
        name: str,
        *,
        find: Callable[[str], list[Any]],
        by_id: Callable[[int], Any],
        name_of: Callable[[Any], str],
    ) -> None:
        self.form, self.name, self.find, self.by_id, self.name_of = form, name, find, by_id, name_of

    def offer(self, things: Iterable[Any], *, first: bool = True) -> None:
        """Put the things up as options, the first chosen unless told otherwise; a choice sent before stays an option."""
        offered = {str(thing.pk): thing for thing in things}
        sent = (
            self.form.data.getlist(self.form.add_prefix(self.name))
            if self.form.is_bound and hasattr(self.form.data, "getlist")
            else []
        )
        for key in sent:
            if key.isdigit() and len(key) < 18 and key not in offered and (thing := self.by_id(int(key))) is not None:
                offered[key] = thing
        field = self.form.fields[self.name]
        field.choices = [(key, self.name_of(thing)) for key, thing in offered.items()]
        if first and offered and field.initial is None and not isinstance(field, PlainChoices):
            field.initial = next(iter(offered))
        self.offered = offered

    def resolve(self, cleaned: dict[str, Any]) -> Any:
        """The thing meant: what the words find goes before the option; several finds become options to choose from."""
        words = str(cleaned.get(f"{self.name}_words") or "").strip()
        several = isinstance(self.form.fields[self.name], PlainChoices)
        chosen = cleaned.get(self.name) or ([] if several else "")
        if not words:
            return [self.offered[key] for key in chosen] if several else self.offered.get(chosen)
        found = self.find(words)
        if len(found) == 1:
            return [*(self.offered[key] for key in chosen), *found] if several else found[0]
        self._ask(found, words)
        return [] if several else None

    def _ask(self, found: list[Any], words: str) -> None:
        name = f"{self.name}_words"
        if not found:
            self.form.add_error(
                name, _("Không tìm thấy “%(words)s”. Hãy kiểm tra tên, hoặc viết ngắn hơn.") % {"words": words[:80]}
            )
            return
        field = self.form.fields[self.name]
        have = {key for key, _label in field.choices}
        field.choices = [*field.choices, *((str(t.pk), self.name_of(t)) for t in found[:MOST] if str(t.pk) not in have)]
        if hasattr(self.form.data, "copy"):
            self.form.data = self.form.data.copy()
            self.form.data[self.form.add_prefix(name)] = ""
        self.form.add_error(
            self.name, _("Có %(count)s nơi tên như vậy. Hãy chọn một nơi trong danh sách.") % {"count": len(found)}
        )


def pick_fields(
    label: Any,
    search_label: Any,
    *,
    required: bool = True,
    several: bool = False,
    hint: Any = "",
    search_hint: Any = "",
) -> tuple[forms.Field, forms.Field]:
    """The two fields of a pick: the options and the box to find others."""
    if several:
        options: forms.Field = PlainChoices(label=label, help_text=hint, required=False)
    else:
        options = PlainChoice(label=label, help_text=hint, required=False, widget=forms.RadioSelect)
    box = forms.CharField(
        label=search_label,
        help_text=search_hint,
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "w20"}),
    )
    options.must_pick = required  # type: ignore[attr-defined]
    return options, box
