"""Text in, keyword arguments of one command out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import Form

from .rules import LONGEST


class CommentForm(Form):
    """The head's word beside the card; ``seen`` is the version its writer read."""

    text = forms.CharField(
        label=_("Ý kiến của người đứng đầu"), strip=True, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Vì sao số như vậy, đang làm gì, bao giờ xong. Ý kiến đứng cạnh số, không đổi số; bản trước vẫn giữ."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10_000)

    def given(self) -> dict[str, Any]:
        """The keyword arguments of ``comment_scorecard``."""
        return {"text": self.cleaned_data["text"], "seen": self.cleaned_data["seen"]}
