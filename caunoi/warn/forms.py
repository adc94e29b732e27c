"""Text in, keyword arguments of one command out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import Form

from .words import VERDICTS


class VerdictForm(Form):
    """What a person says of a warning."""

    verdict = forms.ChoiceField(label=_("Kết luận"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Vì sao"), widget=forms.Textarea(attrs={"rows": "4"}), max_length=4000,
        help_text=_("Ai đã kiểm tra, thấy gì. Không ghi tên, địa chỉ của người gửi đơn."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = [(each.value, each.label) for each in VERDICTS]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """Arguments of ``judge``."""
        return {name: self.cleaned_data[name] for name in ("verdict", "reason", "version")}
