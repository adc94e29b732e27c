"""What the form of every act on a case shares: the case it is about, how many steps the officer had seen, the command."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.text import clean
from caunoi.ui.forms import Form

from ...models import Petition
from ...words import Act, Kind

#: Longer than any letter an officer writes; the widget counts down.
LONG = 20_000


class ActForm(Form):
    """Text in, keyword arguments of one command out; ``acts`` are the book's acts the page can take."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=1_000_000)

    acts: ClassVar[tuple[Act, ...]] = ()
    command: ClassVar[Callable[..., Any]]
    heading: ClassVar[Any] = ""
    lead: ClassVar[Any] = ""
    submit: ClassVar[Any] = ""
    done: ClassVar[Any] = ""
    danger: ClassVar[bool] = False
    #: A template shown beside the fields, for what a form cannot draw itself.
    extra: ClassVar[str] = ""

    def __init__(self, *args: Any, petition: Petition, person: Any = None, on: date, **kwargs: Any) -> None:
        self.petition, self.person, self.on = petition, person, on
        self.kind = Kind(petition.kind)
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Set choices and defaults from the case; the form's own fields are ready."""

    @property
    def title(self) -> Any:
        """The page's heading."""
        return self.heading

    def arguments(self) -> dict[str, Any]:
        """What the command is told."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def run(self, *, by: Any, at: Any) -> Any:
        """Take the act: one call of one command."""
        return type(self).command(petition_id=self.petition.pk, by=by, at=at, **self.arguments())

    def context(self) -> dict[str, Any]:
        """What ``extra`` shows."""
        return {}

    def clean(self) -> dict[str, Any]:
        """Every text with its letters composed, nothing invisible in it."""
        found = super().clean() or {}
        return {name: clean(value) if isinstance(value, str) else value for name, value in found.items()}


def words(
    label: Any, hint: Any = "", *, required: bool = True, rows: int = 5, most: int = LONG, **more: Any
) -> forms.CharField:
    """A box for a text that people will read."""
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": most})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=most, widget=widget, **more)


class PlainChoice(forms.ChoiceField):
    """A choice whose options come from the case, in the language of the reader."""

    default_error_messages = {"invalid_choice": _("Lựa chọn này không còn nữa. Hãy chọn lại.")}


class PlainChoices(forms.MultipleChoiceField):
    """Several of a list that comes from the law book or the case."""

    default_error_messages = {"invalid_choice": _("Lựa chọn này không còn nữa. Hãy chọn lại.")}
    widget = forms.CheckboxSelectMultiple


def law_choices(items: Any, cite: str = "") -> list[tuple[str, str]]:
    """Pairs for a check-list of the law book, each with its own article where it has one."""
    return [
        (item.code, f"{item.label} ({item.cite})" if item.cite and item.cite != cite else item.label) for item in items
    ]
