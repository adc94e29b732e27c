"""Text in, keyword arguments of one command out."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

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


class GatherForm(Form):
    """Which letters in other words are about the same matter."""

    others = forms.MultipleChoiceField(
        label=_("Đơn viết khác lời, có thể cùng việc"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Chọn đơn bạn đã đọc và thấy đúng là cùng việc. Đơn cùng mẫu được gom sẵn."),
    )  # fmt: skip

    def __init__(self, *args: Any, others: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["others"]
        field.choices = [(str(row.pk), f"{row.register_number}: {row.title[:110]} ({row.received_on:%d/%m/%Y})") for row in others]  # type: ignore[attr-defined]  # fmt: skip
        if not others:
            del self.fields["others"]

    def arguments(self) -> dict[str, Any]:
        """Arguments of ``gather``."""
        return {"others": [UUID(each) for each in self.cleaned_data.get("others", [])]}
