"""Giving a task that comes of another room's record."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.refusal import Refusal
from caunoi.mandate.queries import Choices
from caunoi.ui.forms import Form, PhoneField, ShortDayField


class TaskForm(Form):
    """To whom, what, by when; everything is filled in from the record and may be made clearer."""

    body = forms.ChoiceField(label=_("Cơ quan thực hiện"), required=False)
    named = forms.CharField(label=_("Hoặc ghi tên cơ quan cấp dưới"), required=False, max_length=200)
    duty = forms.CharField(label=_("Việc phải làm"), widget=forms.Textarea(attrs={"rows": "4"}), max_length=4000)
    due = ShortDayField(label=_("Hạn hoàn thành"))
    why = forms.CharField(label=_("Xuất phát từ"), max_length=500)

    def __init__(self, *args: Any, choices: Choices, first: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        offered = [(first.code, first.name), *((body.code, body.name) for body in choices.near if body.pk != first.pk)]
        self.fields["body"].choices = [("", _("– Chọn cơ quan –")), *offered]  # type: ignore[attr-defined]
        self.found: Any = None

    def clean(self) -> dict[str, Any]:
        """The body is chosen from the list, or named so that one is meant."""
        cleaned = super().clean() or {}
        named = cleaned.get("named") or ""
        try:
            self.found = self.choices.bodies("" if named else cleaned.get("body") or "", named)[0]
        except Refusal as no:
            self.refuse(no)
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """What ``give_task`` takes."""
        return {"to_body": self.found, **{name: self.cleaned_data[name] for name in ("duty", "due", "why")}}


class ObjectionForm(Form):
    """What is wrong with a list of beneficiaries."""

    text = forms.CharField(
        label=_("Danh sách sai, thiếu hay không công bằng ở đâu?"), widget=forms.Textarea(attrs={"rows": "6"}), max_length=10_000,
        help_text=_("Nêu ai, việc gì, vì sao. Ý kiến không hiện công khai."),
    )  # fmt: skip
    name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    phone = PhoneField(label=_("Điện thoại"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def arguments(self) -> dict[str, Any]:
        """What ``object_to`` takes."""
        return dict(self.cleaned_data)
