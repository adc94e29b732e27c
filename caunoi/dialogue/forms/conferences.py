"""What is written about a group's yearly conference."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.dialogue.commands import Meeting
from caunoi.places.models import Place
from caunoi.ui.forms import Form, ShortDayField

from .officer import HourField, words


class MeetingForm(Form):
    """The notice of a conference; which group only when it is planned."""

    place = forms.ChoiceField(label=_("Thôn, tổ dân phố"))
    on = ShortDayField(label=_("Ngày họp"), help_text=_("Trong năm, và đủ xa để mời trước số ngày luật định."))
    hour = HourField(label=_("Giờ bắt đầu"))
    venue = forms.CharField(label=_("Nơi họp"), max_length=300)
    chair = forms.CharField(label=_("Người triệu tập, chủ trì"), max_length=200, help_text=_("Trưởng thôn, Tổ trưởng tổ dân phố."))  # fmt: skip
    front = forms.CharField(label=_("Trưởng Ban công tác Mặt trận"), max_length=200)
    topics = words(
        _("Nội dung bàn thêm"), required=False, rows=4,
        hint=_("Việc cần bàn cho năm tới. Phần nhìn lại năm qua hệ thống tự lấy từ hồ sơ khi mời họp."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, places: Iterable[Place] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.code: place for place in places}
        fields: Any = self.fields
        if self.places:
            fields["place"].choices = [(code, place.full_name) for code, place in self.places.items()]
        else:
            del fields["place"]

    def meeting(self) -> Meeting:
        """What the command takes."""
        kept = self.cleaned_data
        return Meeting(**{name: kept[name] for name in ("on", "hour", "venue", "chair", "front", "topics")})


class MinutesForm(Form):
    """What happened at a conference."""

    households = forms.IntegerField(
        label=_("Tổng số hộ của thôn, tổ dân phố"), min_value=1, max_value=100_000,
        widget=forms.NumberInput(attrs={"class": "w4", "inputmode": "numeric"}),
    )  # fmt: skip
    present = forms.IntegerField(
        label=_("Số hộ có người dự"), min_value=0, max_value=100_000, widget=forms.NumberInput(attrs={"class": "w4", "inputmode": "numeric"})
    )  # fmt: skip
    secretary = forms.CharField(label=_("Thư ký hội nghị"), max_length=200)
    said = words(_("Ý kiến tại hội nghị"), rows=6, hint=_("Ghi nội dung, không ghi tên người phát biểu, số điện thoại hay số giấy tờ."))  # fmt: skip
    concluded = words(_("Hội nghị thống nhất"), rows=5, hint=_("Mỗi việc một dòng: làm gì, ai làm, khi nào xong."))


class PutOffForm(Form):
    """Why a conference is put off."""

    reason = words(_("Lý do"), most=2000, hint=_("Lý do được công khai."))
