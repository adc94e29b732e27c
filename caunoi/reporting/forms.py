"""Text in, keyword arguments of one command out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from caunoi.indicators.periods import period
from caunoi.kernel.words import say
from caunoi.ui.forms import Form, ShortDayField

from . import queries, rules
from .words import Rhythm


def _long(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": str(rows)})


class WriteForm(Form):
    """What people write beside the figures."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2_000_000_000)
    happening = forms.CharField(
        label=_("Diễn biến vụ việc"),
        widget=_long(8),
        max_length=rules.LONGEST,
        help_text=_("Không ghi tên, địa chỉ người dân."),
    )
    remarks = forms.CharField(
        label=_("Nhận xét, khó khăn"),
        widget=_long(8),
        max_length=rules.LONGEST,
        required=False,
        help_text=_("Số liệu đã có ở trên, không gõ lại số."),
    )
    requests = forms.CharField(label=_("Kiến nghị, đề xuất"), widget=_long(5), max_length=rules.LONGEST, required=False)

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        names = ("version", "happening", "remarks", "requests")
        super().__init__(*args, initial={name: getattr(row, name) for name in names}, **kwargs)
        if not row.is_quick:
            del self.fields["happening"]

    def arguments(self) -> dict[str, Any]:
        """The words and the version seen."""
        return dict(self.cleaned_data)


class BackForm(Form):
    """What is missing."""

    answer = forms.CharField(label=_("Còn thiếu gì"), widget=_long(4), max_length=2000)

    def arguments(self) -> dict[str, Any]:
        """The words."""
        return dict(self.cleaned_data)


class QuickForm(Form):
    """What has happened, and who is told."""

    body = forms.ChoiceField(label=_("Cơ quan báo cáo"))
    to = forms.ChoiceField(label=_("Gửi tới"))
    title = forms.CharField(label=_("Vụ việc"), max_length=300)
    on = ShortDayField(label=_("Ngày xảy ra"))
    happening = forms.CharField(
        label=_("Diễn biến vụ việc"),
        widget=_long(6),
        max_length=rules.LONGEST,
        help_text=_("Không ghi tên, địa chỉ người dân."),
    )

    def __init__(self, *args: Any, bodies: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        line = rules.lines()["quick"]
        self.by_code = {body.code: body for body in bodies if body.office in line.offices}
        self.above: dict[str, Any] = {}
        for body in self.by_code.values():
            self.above |= {each.code: each for each in queries.superiors(body, localdate())}
        self.fields["body"].choices = [(code, body.name) for code, body in self.by_code.items()]  # type: ignore[attr-defined]
        self.fields["to"].choices = [(code, body.name) for code, body in self.above.items()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The happening."""
        said = dict(self.cleaned_data)
        return {**said, "body": self.by_code[said["body"]], "to": self.above[said["to"]]}


class AskForm(Form):
    """Which report of which span is asked for, by when, by which paper."""

    to = forms.ChoiceField(label=_("Cơ quan nhận"))
    line = forms.ChoiceField(label=_("Tuyến báo cáo"))
    period_code = forms.ChoiceField(label=_("Kỳ báo cáo"))
    due = ShortDayField(label=_("Hạn gửi"))
    cite = forms.CharField(label=_("Văn bản yêu cầu (số, ngày)"), max_length=300)

    def __init__(self, *args: Any, bodies: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        offices = {body.office for body in self.by_code.values()}
        lines = [line for line in rules.lines().values() if line.rhythm is not Rhythm.QUICK and offices & set(line.to)]
        today = localdate()
        codes = dict.fromkeys(code for line in lines for code in queries.periods_of(line, today))
        fields: Any = self.fields
        fields["to"].choices = [(code, body.name) for code, body in self.by_code.items()]
        fields["line"].choices = [(line.code, line.label) for line in lines]
        fields["period_code"].choices = [(code, _named(code, today)) for code in codes]

    def arguments(self) -> dict[str, Any]:
        """What is asked."""
        return {**self.cleaned_data, "to": self.by_code[self.cleaned_data["to"]]}


def _named(code: str, today: date) -> str:
    of = period(code, on=today)
    return say(of.vi, of.en)
