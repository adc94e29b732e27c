"""What the room's forms share."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.text import clean
from caunoi.ui.forms import Form


class Typed(Form):
    """A form whose texts come composed, with nothing invisible in them."""

    def clean(self) -> dict[str, Any]:
        """Every text tidied."""
        found = super().clean() or {}
        return {name: clean(value) if isinstance(value, str) else value for name, value in found.items()}


class Kept(Typed):
    """A form that, sent twice, is one: it carries the key it was drawn with."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid.uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


def words(label: Any, hint: Any = "", *, required: bool = True, rows: int = 5, most: int = 3000) -> forms.CharField:
    """A box for a text that people will read."""
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": most})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=most, widget=widget)


def line(label: Any, hint: Any = "", *, required: bool = True, most: int = 300, width: str = "") -> forms.CharField:
    """One line."""
    attrs = {"class": width} if width else {}
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=most, widget=forms.TextInput(attrs=attrs)
    )


REASON = _("Vì sao?")
