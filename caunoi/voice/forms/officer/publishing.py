"""What goes public of a case: three texts, masked, read over by an officer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.text import clean
from caunoi.ui.forms import Form, ShortDayField

from .base import words


class Publishing(Form):
    """The public texts; they begin masked and may be edited."""

    title = forms.CharField(
        label=_("Tiêu đề công khai"), max_length=300, widget=forms.TextInput(attrs={"class": "wide"})
    )
    question = words(_("Câu hỏi công khai"), required=False, rows=8, most=100_000)
    answer = words(_("Câu trả lời công khai"), rows=8, most=100_000)
    promise = words(
        _("Việc cơ quan hứa làm, nếu câu trả lời có hứa"), _("Được theo dõi công khai đến khi làm xong; không nêu tên người gửi."), required=False, rows=2, most=1000
    )  # fmt: skip
    promised_on = ShortDayField(label=_("Hẹn làm xong ngày"), required=False)

    def clean(self) -> dict[str, Any]:
        """Every text with its letters composed."""
        found = super().clean() or {}
        return {name: clean(value) if isinstance(value, str) else value for name, value in found.items()}


class TakingDown(Form):
    """Why a publication is taken down."""

    reason = words(_("Lý do gỡ bài"), _("Lý do hiện ở chỗ bài đã gỡ."), rows=2, most=500)
