"""The roll of households."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import Form, ShortDayField


class RollForm(Form):
    """One household."""

    code = forms.CharField(label=_("Mã hộ"), max_length=20)
    representative = forms.CharField(label=_("Người đại diện (chỉ khi đồng ý)"), required=False, max_length=200)
    consented_on = ShortDayField(label=_("Ngày đồng ý được ghi tên"), required=False)


class RollFileForm(Form):
    """A list of households."""

    file = forms.FileField(
        label=_("Tệp CSV"), help_text=_("Cột 1: mã hộ; cột 2, 3 nếu có: người đại diện, ngày đồng ý.")
    )


class RepresentativeForm(Form):
    """Who speaks for a household, by consent."""

    representative = forms.CharField(
        label=_("Họ và tên người đại diện"), required=False, max_length=200,
        help_text=_("Để trống để xoá tên đã ghi, khi người đó rút sự đồng ý."),
    )  # fmt: skip
    consented_on = ShortDayField(label=_("Ngày đồng ý được ghi tên"), required=False)


class OpeningForm(Form):
    """Why sealed names are read."""

    reason = forms.CharField(
        label=_("Xem tên để làm gì?"), max_length=300,
        help_text=_("Ví dụ: điểm danh cuộc họp ngày 05/12. Lý do và tên bạn được ghi vào nhật ký, không xoá được."),
    )  # fmt: skip


class EndingForm(Form):
    """Why a household leaves the roll."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)
