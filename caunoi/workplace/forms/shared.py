"""Fields and the bare form that every act shares."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import FilesField, Form


def count(
    label: Any, *, least: int = 0, most: int = 500_000, hint: Any = "", required: bool = True
) -> forms.IntegerField:
    """A whole number in a small box."""
    widget = forms.NumberInput(attrs={"class": "w4", "inputmode": "numeric"})
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, help_text=hint, required=required, widget=widget
    )


def words(label: Any, *, rows: int = 4, most: int = 8000, hint: Any = "", required: bool = True) -> forms.CharField:
    """A box for some sentences."""
    widget = forms.Textarea(attrs={"rows": str(rows)})
    return forms.CharField(label=label, max_length=most, help_text=hint, required=required, widget=widget)


def line(label: Any, *, most: int = 300, hint: Any = "", required: bool = True) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, max_length=most, help_text=hint, required=required)


class ActForm(Form):
    """A form of one act on a record; ``version`` is the one its page showed."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Any = None, **kwargs: Any) -> None:
        self.row = row
        first = (
            {**self.start(row), **(kwargs.pop("initial", None) or {})}
            if row is not None
            else kwargs.pop("initial", None)
        )
        super().__init__(*args, initial=first, **kwargs)
        if not hasattr(row, "version"):
            del self.fields["version"]

    def start(self, row: Any) -> dict[str, Any]:
        """What the fields hold at first."""
        return {"version": getattr(row, "version", None)}

    def arguments(self) -> dict[str, Any]:
        """What was said."""
        return dict(self.cleaned_data)


class ReasonForm(ActForm):
    """Why."""

    reason = words(_("Lý do"), rows=3, most=2000)


class AttachForm(Form):
    """Files of a record."""

    files = FilesField(
        label=_("Tệp"),
        most=5,
        megabytes=20,
        help_text=_(
            "Bản chụp văn bản có chữ ký, ảnh, bảng kê. Che tên, chữ ký của từng người lao động trước khi tải lên."
        ),
    )

    def arguments(self) -> dict[str, Any]:
        """The files."""
        return dict(self.cleaned_data)
