"""What the room's forms share: words people read, small numbers, a key that makes one form one act."""

import uuid
from typing import Any

from django import forms

from caunoi.ui.forms import Form


def choices(word: Any) -> list[tuple[str, str]]:
    """A word's values with their labels."""
    return [(each.value, each.label) for each in word]


def text(label: Any, most: int = 4000, rows: int = 4, **kwargs: Any) -> forms.CharField:
    """A box for a text people will read."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": str(rows)}), max_length=most, **kwargs)


def count(label: Any, most: int, **kwargs: Any) -> forms.IntegerField:
    """A small whole number."""
    box = forms.TextInput(attrs={"inputmode": "numeric", "class": "w4"})
    return forms.IntegerField(label=label, min_value=1, max_value=most, widget=box, **kwargs)


class Keyed(Form):
    """A form with a key of its own: sent twice, it is one act."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4
