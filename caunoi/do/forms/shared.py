"""Fields and the bare forms that the acts share."""

import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from caunoi.do.rules.money import read_dong
from caunoi.kernel.refusal import Refusal
from caunoi.places.models import Body, Place
from caunoi.ui.forms import FilesField, Form, ShortDayField

PICTURES = ".jpg,.jpeg,.png,.webp,.heic"


class MoneyField(forms.CharField):
    """A sum in đồng as people write it: 1.500.000, 1500000 đ; other money, signs and fractions are told what is wrong."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"class": "w10", "inputmode": "numeric", "autocomplete": "off"})
        )
        kwargs.setdefault("max_length", 60)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Whole đồng, or None where nothing was written and nothing need be."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_dong(text)
        except Refusal as no:
            raise ValidationError(str(no)) from no


class QuantityField(forms.DecimalField):
    """A quantity as people write it here: “12,5” or “12.5”."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"class": "w4", "inputmode": "decimal", "autocomplete": "off"})
        )
        super().__init__(max_digits=12, decimal_places=2, min_value=Decimal(0), **kwargs)

    def to_python(self, value: Any) -> Any:
        """The number behind a comma or a point."""
        return super().to_python(str(value).strip().replace(",", ".") if value not in (None, "") else value)


def words(label: Any, *, rows: int = 4, most: int = 4000, hint: Any = "", required: bool = True) -> forms.CharField:
    """A box for some sentences."""
    widget = forms.Textarea(attrs={"rows": str(rows)})
    return forms.CharField(label=label, max_length=most, help_text=hint, required=required, widget=widget)


def line(label: Any, *, most: int = 200, hint: Any = "", required: bool = True, size: str = "") -> forms.CharField:
    """One line of text."""
    widget = forms.TextInput(attrs={"class": size} if size else {})
    return forms.CharField(label=label, max_length=most, help_text=hint, required=required, widget=widget)


def day(label: Any, *, required: bool = True, hint: Any = "") -> ShortDayField:
    """A day in one box."""
    return ShortDayField(label=label, required=required, help_text=hint)


def choice(label: Any, options: Iterable[tuple[str, str]] = (), *, radio: bool = True, required: bool = True, hint: Any = "") -> forms.ChoiceField:  # fmt: skip
    """One of several."""
    return forms.ChoiceField(
        label=label, choices=list(options), required=required, help_text=hint, widget=forms.RadioSelect if radio else forms.Select
    )  # fmt: skip


def yes(label: Any, hint: Any = "") -> forms.BooleanField:
    """A box to tick."""
    return forms.BooleanField(label=label, required=False, help_text=hint)


def photos(*, most: int = 5) -> FilesField:
    """Photographs; their place and camera are taken out before they are kept."""
    return FilesField(
        label=_("Ảnh"), required=False, most=most, accept=PICTURES, help_text=_("Vị trí chụp và máy chụp được xóa khỏi ảnh trước khi lưu. Tránh chụp rõ mặt trẻ em.")
    )  # fmt: skip


class ActForm(Form):
    """A form of one act on a record; ``version`` is the one its page showed, ``words`` names its choices."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    word_fields: dict[str, Any] = {}

    def __init__(self, *args: Any, row: Any = None, **kwargs: Any) -> None:
        self.row = row
        first = {**self.start(row), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=first, **kwargs)
        for name, word in self.word_fields.items():
            self.fields[name].choices = word.choices()  # type: ignore[attr-defined]

    def start(self, row: Any) -> dict[str, Any]:
        """What the fields hold at first."""
        return {"version": getattr(row, "version", None)}

    def arguments(self) -> dict[str, Any]:
        """What was said, words as words."""
        return {name: self.word_fields[name](value) if name in self.word_fields and value else value for name, value in self.cleaned_data.items()}  # fmt: skip


class PlainForm(ActForm):
    """An act that carries no version: it only adds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("version", None)


class OnceForm(PlainForm):
    """An act that adds one thing and carries a token, so that sent twice it adds one."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def start(self, row: Any) -> dict[str, Any]:
        """A fresh token."""
        return {"token": uuid.uuid4()}

    def clean_token(self) -> uuid.UUID:
        """The token, or a fresh one where it was lost on the way."""
        return self.cleaned_data.get("token") or uuid.uuid4()


class ReasonForm(ActForm):
    """Why."""

    reason = words(_("Lý do"), rows=3, most=500)


class PlacedForm(PlainForm):
    """A record of a body, in its own place or one right below."""

    place = forms.ChoiceField(label=_("Ở đâu"))

    def __init__(self, *args: Any, body: Body, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body, self.by_code = body, {str(place.pk): place for place in places}
        self.fields["place"].choices = [(key, place.full_name) for key, place in self.by_code.items()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The record."""
        said = super().arguments()
        return {**said, "body": self.body, "place": self.by_code[said["place"]]}
