"""A household votes, and looks its receipt up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import Form, HintedRadio


class VoteForm(Form):
    """A household's online ballot."""

    code = forms.CharField(
        label=_("Mã biểu quyết của hộ"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "w20"}),
    )
    choice = forms.ChoiceField(
        label=_("Ý kiến của hộ"),
        choices=[("yes", _("Tán thành")), ("no", _("Không tán thành")), ("blank", _("Không có ý kiến"))],
        widget=HintedRadio,
    )


class ReceiptForm(Form):
    """A receipt to be found in the published list."""

    receipt = forms.CharField(
        label=_("Biên nhận"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
