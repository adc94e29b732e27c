"""What officers write about a promise."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import FilesField, Form, ShortDayField

from .officer import words


class ReportForm(Form):
    """How far a promise is."""

    text = words(_("Đã làm được gì?"), rows=4)
    percent = forms.IntegerField(
        label=_("Tỷ lệ hoàn thành (%)"),
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"class": "w4"}),
    )
    files = FilesField(label=_("Ảnh, văn bản minh chứng"), required=False, most=5)


class FinishForm(Form):
    """What was done, and what shows it."""

    text = words(_("Đã làm xong những gì?"), rows=4)
    files = FilesField(
        label=_("Minh chứng"),
        most=5,
        help_text=_("Bắt buộc: ảnh hiện trường, biên bản nghiệm thu hoặc văn bản. Mọi người xem được."),
    )


class ExtendForm(Form):
    """Another day, and why."""

    due = ShortDayField(label=_("Hạn mới"))
    reason = words(_("Lý do"), most=2000, hint=_("Lý do và hạn cũ vẫn hiện trên trang công khai."))


class UpholdForm(Form):
    """Why the result stands."""

    text = words(
        _("Trả lời ý kiến chưa đồng ý"), rows=5, hint=_("Nêu ý kiến của người dân (không nêu tên) và giải trình.")
    )


class RedoForm(Form):
    """What is still to be done, by when."""

    text = words(_("Việc còn phải làm"), rows=4)
    due = ShortDayField(label=_("Hạn mới"))
