"""Why somebody opens what holds a sealed identity."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """One question: why."""

    reason = forms.CharField(
        label=_("Vì sao bạn cần mở?"),
        help_text=_("Lý do được ghi vào sổ cùng tên bạn và không xóa được. Ít nhất 10 ký tự."),
        widget=forms.Textarea(attrs={"rows": 3, "minlength": 10}),
    )
