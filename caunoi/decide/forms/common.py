"""What every form of an act shares."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import Form, ShortDayField

from ..models import Decision

LONG = forms.Textarea(attrs={"rows": "5"})


def codes_in(text: str) -> list[str]:
    """The codes of a typed list, in the order typed."""
    return [code for code in re.split(r"[\s,;]+", text) if code]


class ActForm(Form):
    """The base of every act's form on a decision; ``arguments`` go to its command."""

    def __init__(self, *args: Any, row: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.prepare()

    def prepare(self) -> None:
        """Fill choices from the decision."""

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return dict(self.cleaned_data)


class DayForm(ActForm):
    """A day."""

    on = ShortDayField(label=_("Ngày"))


class ReasonForm(ActForm):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=LONG, max_length=4000)


class SureForm(ActForm):
    """Nothing but a yes."""
