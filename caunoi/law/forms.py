"""Questions to the law: when does it end, does it pass, which day is off."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.words import say

from .rules import Rule
from .words import DayKind, Variant

DAY_INPUT = {"class": "w10", "inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"}
NUMBER_INPUT = {"class": "w10", "inputmode": "numeric", "autocomplete": "off"}
BAD_DAY = _("Hãy viết ngày theo thứ tự ngày/tháng/năm, ví dụ 20/11/2026.")
BAD_NUMBER = _("Hãy ghi một số nguyên, ví dụ 187.")


class _Plain(forms.Form):
    """No browser bubbles, no colon after labels."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class _Day(forms.DateField):
    """A day typed in one box."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.DateInput(format="%d/%m/%Y", attrs=DAY_INPUT)
        kwargs["input_formats"] = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
        kwargs["error_messages"] = {"invalid": BAD_DAY, "required": _("Hãy điền ngày.")}
        super().__init__(**kwargs)


class DueForm(_Plain):
    """From which day, in which case, extended by how much."""

    ngay = _Day(label=_("Tính từ ngày"))
    truong_hop = forms.ChoiceField(label=_("Trường hợp"), required=False)
    gia_han = forms.IntegerField(
        label=_("Đã gia hạn thêm"),
        required=False,
        min_value=0,
        error_messages={"invalid": BAD_NUMBER, "min_value": BAD_NUMBER},
        widget=forms.TextInput(attrs=NUMBER_INPUT),
    )

    def __init__(self, rule: Rule, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ngay"].help_text = rule.from_event[:1].upper() + rule.from_event[1:]
        cases = [("", say("Thông thường", "Ordinary"))]
        cases += [(code, f"{Variant(code).label} ({value})") for code, value in rule.variants.items()]
        self.fields["truong_hop"].choices = cases  # type: ignore[attr-defined]
        if not rule.variants:
            del self.fields["truong_hop"]
        if rule.extends is None:
            del self.fields["gia_han"]


class TallyForm(_Plain):
    """How many in all, how many in favour."""

    tong = forms.IntegerField(
        label=_("Tổng số"),
        error_messages={"invalid": BAD_NUMBER, "required": _("Hãy điền tổng số.")},
        widget=forms.TextInput(attrs=NUMBER_INPUT),
    )
    tan_thanh = forms.IntegerField(
        label=_("Số tán thành"),
        error_messages={"invalid": BAD_NUMBER, "required": _("Hãy điền số tán thành.")},
        widget=forms.TextInput(attrs=NUMBER_INPUT),
    )

    def __init__(self, rule: Rule, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if rule.base is not None:
            self.fields["tong"].help_text = rule.base.label[:1].upper() + rule.base.label[1:]


class DeclareDayForm(_Plain):
    """A day off or a make-up day, and the paper it rests on."""

    ngay = _Day(label=_("Ngày"))
    loai = forms.ChoiceField(label=_("Loại ngày"), widget=forms.RadioSelect)
    ten = forms.CharField(label=_("Tên ngày hoặc lý do"), max_length=200)
    van_ban = forms.CharField(
        label=_("Văn bản làm căn cứ"), help_text=_("Số, ký hiệu, ngày, cơ quan ban hành."), max_length=300
    )

    def __init__(self, year: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        self.fields["loai"].choices = DayKind.choices()  # type: ignore[attr-defined]

    def clean_ngay(self) -> date:
        """A day of the year whose page it is."""
        day: date = self.cleaned_data["ngay"]
        if day.year != self.year:
            raise forms.ValidationError(_("Ngày phải thuộc năm %(year)s.") % {"year": self.year})
        return day
