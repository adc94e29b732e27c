"""Acts on a task: reported, supported, planned, adjusted, moved, sent back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.refusal import Refusal
from caunoi.mandate.queries import Choices
from caunoi.places.models import Body
from caunoi.ui.forms import Form, ShortDayField


class ActForm(Form):
    """What every act's form is told: bodies to choose from, records to link."""

    def __init__(self, *args: Any, choices: Choices | None = None, offered: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        if "refs" in self.fields:
            field: Any = self.fields["refs"]
            field.choices = [
                (
                    source.label,
                    [(each.ref, f"{each.label} ({each.on:%d/%m/%Y})" if each.on else each.label) for each in rows],
                )
                for source, rows in offered
            ]
            if not offered and not (self.is_bound and self.data.getlist("refs")):  # type: ignore[union-attr]
                del self.fields["refs"]

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return dict(self.cleaned_data)


def _records() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Việc đã có trong hệ thống"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Chọn những việc cơ quan đã làm và hệ thống đã ghi; không phải gõ lại."),
        error_messages={"invalid_choice": _("Một bản ghi đã chọn không còn hoặc không thuộc việc này. Hãy chọn lại rồi gửi.")},
    )  # fmt: skip


def _paper() -> forms.CharField:
    return forms.CharField(
        label=_("Minh chứng khác"), required=False, max_length=2000,
        help_text=_("Số văn bản, đường dẫn, biên bản… để người theo dõi mở ra được."),
    )  # fmt: skip


class PlanForm(ActForm):
    """How it will be done."""

    text = forms.CharField(
        label=_("Kế hoạch thực hiện"), widget=forms.Textarea(attrs={"rows": "3"}), max_length=4000,
        help_text=_("Số, ngày của kế hoạch; hoặc các bước, thời gian, người phụ trách."),
    )  # fmt: skip


class ReportForm(ActForm):
    """What has been done, and what shows it; counts only where there is something to count."""

    text = forms.CharField(label=_("Đã làm được gì?"), widget=forms.Textarea(attrs={"rows": "4"}), max_length=8000)
    refs = _records()
    evidence = _paper()
    counted = forms.IntegerField(
        label=_("Đã làm được (số)"), required=False, min_value=0, max_value=1_000_000_000,
        help_text=_("Chỉ ghi khi đếm được, ví dụ 12 trong 15 khu phố. Không đếm được thì để trống cả hai ô."),
        widget=forms.NumberInput(attrs={"class": "w4"}),
    )  # fmt: skip
    total = forms.IntegerField(
        label=_("Trong tổng số"), required=False, min_value=1, max_value=1_000_000_000,
        widget=forms.NumberInput(attrs={"class": "w4"}),
    )  # fmt: skip


class ContributeForm(ActForm):
    """What a supporting body has done."""

    text = forms.CharField(
        label=_("Cơ quan phối hợp đã làm được gì?"), widget=forms.Textarea(attrs={"rows": "4"}), max_length=8000
    )
    refs = _records()
    evidence = _paper()


class AdjustForm(ActForm):
    """Another deadline or other words, and why."""

    due = ShortDayField(label=_("Hạn mới"), required=False)
    duty = forms.CharField(
        label=_("Nội dung mới"), required=False, widget=forms.Textarea(attrs={"rows": "3"}), max_length=4000
    )
    reason = forms.CharField(label=_("Lý do điều chỉnh"), widget=forms.Textarea(attrs={"rows": "2"}), max_length=2000)


class MoveForm(ActForm):
    """Another body, and why."""

    body = forms.ChoiceField(label=_("Cơ quan mới"), required=False)
    named = forms.CharField(label=_("Hoặc ghi tên cơ quan cấp dưới"), required=False, max_length=200)
    reason = forms.CharField(label=_("Lý do chuyển"), widget=forms.Textarea(attrs={"rows": "2"}), max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["body"]
        near = self.choices.near if self.choices else []
        field.choices = [("", _("– Chọn cơ quan –")), *((body.code, body.name) for body in near)]
        self.found: list[Body] = []

    def clean(self) -> dict[str, Any]:
        """One body is meant."""
        cleaned = super().clean() or {}
        if self.choices is not None:
            try:
                self.found = self.choices.bodies(cleaned.get("body") or "", cleaned.get("named") or "")
            except Refusal as no:
                self.refuse(no)
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The one body and the reason."""
        return {"body": self.found[0], "reason": self.cleaned_data["reason"]}


class ReasonForm(ActForm):
    """Why a task is sent back or taken back."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": "2"}), max_length=2000)
