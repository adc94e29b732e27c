"""What follows a vote: sending, recognition, annulment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import ShortDayField

from .common import LONG, ActForm, ReasonForm


class SendForm(ActForm):
    """The written decision."""

    resolution = forms.CharField(label=_("Nội dung quyết định"), widget=LONG, max_length=20_000)

    def prepare(self) -> None:
        """What was decided."""
        self.initial["resolution"] = self.row.resolution or self.row.text


class DocumentForm(ActForm):
    """The number of a document."""

    document = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=120)


class InterimForm(DocumentForm):
    """Who leads the village until the next election."""

    name = forms.CharField(label=_("Họ và tên người lâm thời"), max_length=120)
    field_order = ["name", "document"]


class WrittenReasonForm(ReasonForm):
    """Why, in a document."""

    document = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=120)


class FixDateForm(DocumentForm):
    """The day a commune-wide decision takes effect."""

    effective_on = ShortDayField(label=_("Có hiệu lực từ ngày"))
