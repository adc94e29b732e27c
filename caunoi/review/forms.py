"""Text in, keyword arguments of one command out."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from caunoi.indicators.coverage import Person
from caunoi.indicators.periods import period, recent
from caunoi.kernel.words import say
from caunoi.notices.words import Layout
from caunoi.ui.forms import Form

from .queries import writable_bodies


class New(Form):
    """Which body's review of which period to begin."""

    body = forms.ChoiceField(label=_("Cơ quan báo cáo"))
    period = forms.ChoiceField(
        label=_("Kỳ báo cáo"),
        help_text=_("Kỳ theo luật lấy số liệu từ 15/12 năm trước; kỳ theo lịch lấy trọn các tháng."),
    )
    layout = forms.ChoiceField(label=_("Thể thức văn bản"), required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in writable_bodies(person)}
        today = localdate()
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]
        self.fields["period"].choices = [(code, _named(code, today)) for code in recent(today)]  # type: ignore[attr-defined]
        self.fields["layout"].choices = [("", _("Theo loại cơ quan")), *Layout.choices()]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """The keyword arguments of ``draft_review``."""
        chosen = self.cleaned_data["layout"]
        return {
            "body": self.bodies[self.cleaned_data["body"]], "period_code": self.cleaned_data["period"],
            "layout": next((word for word in Layout if word.value == chosen), None),
        }  # fmt: skip


class Section(Form):
    """The text of one section."""

    text = forms.CharField(
        label=_("Nội dung"), required=False, strip=True, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Mỗi dòng là một đoạn; dòng bắt đầu bằng gạch ngang là một ý. Số trong ngoặc nhọn tự cập nhật theo hồ sơ. Để trống để dùng lại câu dựng từ số liệu."),
    )  # fmt: skip


def _named(code: str, today: Any) -> str:
    of = period(code, on=today)
    days = say(f"{of.since:%d/%m/%Y} đến {of.last:%d/%m/%Y}", f"{of.since:%d/%m/%Y} to {of.last:%d/%m/%Y}")
    return f"{say(of.vi, of.en)} ({days})"
