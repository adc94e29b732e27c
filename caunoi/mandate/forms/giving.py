"""Giving work: to whom, what, by when or how often, with whose help."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.refusal import Refusal
from caunoi.mandate.queries import Choices
from caunoi.mandate.words import Interval, Rhythm, Settling
from caunoi.places.models import Body
from caunoi.ui.forms import Form, HintedRadio, ShortDayField


class GiveForm(Form):
    """One task: its lead body or bodies, its words, its deadline or rhythm, who supports."""

    body = forms.ChoiceField(label=_("Cơ quan chủ trì"), required=False)
    named = forms.CharField(
        label=_("Hoặc ghi tên cơ quan cấp dưới"), required=False, max_length=200,
        help_text=_("Ví dụ: Ủy ban nhân dân phường Tân Phú. Dùng khi cơ quan không có trong danh sách trên."),
    )  # fmt: skip
    duty = forms.CharField(label=_("Việc phải làm"), widget=forms.Textarea(attrs={"rows": "3"}), max_length=4000)
    rhythm = forms.ChoiceField(
        label=_("Thời hạn"), required=False,
        widget=HintedRadio(
            hints={
                "once": _("Xong một lần, trước một ngày."),
                "periodic": _("Mỗi kỳ là một lần phải làm xong."),
                "standing": _("Không có ngày kết thúc; mỗi kỳ báo cáo một lần."),
            }
        ),
    )  # fmt: skip
    due = ShortDayField(
        label=_("Hạn"), required=False, help_text=_("Với việc định kỳ: hạn của kỳ đầu; để trống thì lấy cuối kỳ.")
    )
    repeats = forms.ChoiceField(
        label=_("Kỳ báo cáo"), required=False, help_text=_("Chỉ cần với việc định kỳ, thường xuyên.")
    )
    supporters = forms.MultipleChoiceField(
        label=_("Cơ quan phối hợp"), required=False, widget=forms.CheckboxSelectMultiple
    )
    why = forms.CharField(
        label=_("Lý do, lưu ý"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": "2"}),
        help_text=_("Bắt buộc khi hạn sau hạn của việc cấp trên giao."),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        fields: Any = self.fields
        fields["body"].choices = [("", _("– Chọn cơ quan –")), *choices.leads()]
        fields["supporters"].choices = [(body.code, body.name) for body in choices.near]
        fields["rhythm"].choices = [(each.value, each.label) for each in Rhythm]
        fields["rhythm"].initial = Rhythm.ONCE.value
        fields["repeats"].choices = [("", _("– Chọn kỳ –")), *((each.value, each.label) for each in Interval)]
        self.found: list[Body] = []

    def clean(self) -> dict[str, Any]:
        """The lead is chosen from the list, or named so that one body is meant."""
        cleaned = super().clean() or {}
        try:
            self.found = self.choices.bodies(cleaned.get("body") or "", cleaned.get("named") or "")
        except Refusal as no:
            self.refuse(no)
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """What every one of the bodies is given."""
        found = self.cleaned_data
        near = {body.code: body for body in self.choices.near}
        rhythm = Rhythm(found["rhythm"] or Rhythm.ONCE.value)
        return {
            "duty": found["duty"],
            "due": found["due"],
            "rhythm": rhythm,
            "repeats": found["repeats"] if rhythm is not Rhythm.ONCE else "",
            "supporters": tuple(near[code] for code in found["supporters"] if code in near),
            "why": found["why"],
        }


class SettleForm(Form):
    """What becomes of each task of a replaced document on this page, and why."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": "2"}), max_length=2000)

    def __init__(self, *args: Any, tasks: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks = tasks
        for task in tasks:
            self.fields[f"task-{task.pk}"] = forms.ChoiceField(
                label=f"{task.body.name}: {task.duty[:160]}", required=False, widget=forms.RadioSelect,
                choices=[(each.value, each.label) for each in Settling],
            )  # fmt: skip
        self.order_fields([*(f"task-{task.pk}" for task in tasks), "reason"])

    def clean(self) -> dict[str, Any]:
        """At least one task is chosen for."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(f"task-{task.pk}") for task in self.tasks):
            self.refuse(Refusal("Hãy chọn cho ít nhất một nhiệm vụ.", "Choose for at least one task."))
        return cleaned

    def chosen(self) -> dict[Any, Settling]:
        """The choice for each task that has one."""
        return {
            task.pk: Settling(self.cleaned_data[f"task-{task.pk}"])
            for task in self.tasks
            if self.cleaned_data.get(f"task-{task.pk}")
        }


class ReplaceForm(Form):
    """Which document takes this one's place."""

    replacement = forms.ChoiceField(label=_("Văn bản thay thế"))

    def __init__(self, *args: Any, others: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["replacement"]
        field.choices = [("", _("– Chọn văn bản –"))] + [
            (str(each.pk), f"{each.number} {each.title}".strip()[:140]) for each in others
        ]


class PublishForm(Form):
    """Why a tree is closed to the public again."""

    reason = forms.CharField(
        label=_("Lý do thôi công khai"), widget=forms.Textarea(attrs={"rows": "2"}), max_length=500
    )


def span_end(text: str, today: date) -> date:
    """A day from an address; today where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return today
