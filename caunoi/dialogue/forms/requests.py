"""What officers write about a request by voters."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.places.models import Body
from caunoi.ui.forms import Form, ShortDayField

from .officer import BodyField, words


class VotersForm(Form):
    """How many voters, from where."""

    body = BodyField(label=_("Cơ quan"))
    voters = forms.IntegerField(
        label=_("Số cử tri"), min_value=1, max_value=5_000_000, widget=forms.NumberInput(attrs={"class": "w10"})
    )
    on = ShortDayField(label=_("Tính đến ngày"))
    source = forms.CharField(
        label=_("Nguồn"), max_length=500, help_text=_("Ví dụ: danh sách cử tri bầu cử ngày …, Nghị quyết số …")
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies)


class RequestForm(Form):
    """A request by voters."""

    body = BodyField(label=_("Cơ quan được yêu cầu"))
    title = forms.CharField(label=_("Cử tri yêu cầu đối thoại về việc gì?"), max_length=200)
    content = words(_("Nội dung yêu cầu"), rows=5)

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies)


class SignaturesForm(Form):
    """A counted sheet."""

    signatures = forms.IntegerField(
        label=_("Số chữ ký hợp lệ vừa đếm"),
        min_value=-1_000_000,
        max_value=1_000_000,
        widget=forms.NumberInput(attrs={"class": "w10"}),
        help_text=_("Mỗi cử tri tính một lần. Nhập số âm để bớt chữ ký đếm nhầm, kèm lý do."),
    )
    pages = forms.IntegerField(
        label=_("Số tờ"), min_value=1, max_value=100_000, initial=1, widget=forms.NumberInput(attrs={"class": "w4"})
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False)
