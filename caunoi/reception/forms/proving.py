"""What officers fill in when a timetable hangs on paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import ShortDayField

from .officer import OfBody


class ProofForm(OfBody):
    """Where a timetable hangs, since when, of which days, with a picture where there is one."""

    where = forms.CharField(
        label=_("Niêm yết ở đâu"),
        max_length=300,
        help_text=_("Ví dụ: bảng tin trước trụ sở, nhà văn hóa tổ dân phố 3."),
    )
    posted_on = ShortDayField(label=_("Niêm yết từ ngày"))
    first = ShortDayField(label=_("Lịch của các ngày tiếp từ"))
    last = ShortDayField(label=_("đến hết ngày"))
    picture = forms.FileField(
        label=_("Ảnh chụp, nếu có"), required=False, help_text=_("Vị trí và thông tin máy trong ảnh được bỏ đi.")
    )
    picture_text = forms.CharField(label=_("Trong ảnh có gì"), required=False, max_length=300)

    def told(self) -> dict[str, Any]:
        """Keyword arguments of the command."""
        given = dict(self.cleaned_data)
        picture = given.pop("picture")
        return {
            **given,
            "picture": picture.read() if picture else None,
            "picture_name": picture.name if picture else "",
        }
