"""What officers fill in for a random draw."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.places.models import Body
from caunoi.ui.forms import Form, ShortDayField


class AnnouncementForm(Form):
    """Whom is drawn from, how many, by which public chance."""

    body = forms.ChoiceField(label=_("Cơ quan tổ chức bốc thăm"))
    title = forms.CharField(
        label=_("Bốc thăm để làm gì"),
        max_length=300,
        help_text=_("Ví dụ: Chọn 12 hộ dự nhóm thảo luận về quy ước tổ dân phố 5."),
    )
    codes = forms.CharField(
        label=_("Danh sách mã"), max_length=6_000_000, widget=forms.Textarea(attrs={"rows": "10"}),
        help_text=_("Mỗi dòng một mã, ví dụ H012; muốn chia nhóm thì ghi H012;Tổ 5. Chỉ ghi mã, không ghi họ tên: danh sách này công khai."),
    )  # fmt: skip
    seats = forms.IntegerField(
        label=_("Chọn bao nhiêu"), min_value=1, max_value=100_000, widget=forms.NumberInput(attrs={"class": "w4"})
    )
    source = forms.CharField(
        label=_("Nguồn ngẫu nhiên công khai"), max_length=300,
        help_text=_("Ai cũng xem được và không ai biết trước, ví dụ: giải đặc biệt xổ số miền Bắc mở thưởng ngày đó."),
    )  # fmt: skip
    chance_on = ShortDayField(label=_("Ngày có kết quả ngẫu nhiên"), help_text=_("Sau hôm nay, ví dụ 20/11/2026."))

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {body.code: body for body in bodies}
        field: Any = self.fields["body"]
        field.choices = [(code, body.name) for code, body in self.bodies.items()]


class ChanceForm(Form):
    """The public chance as it came out; why, where an earlier entry was wrong."""

    chance = forms.CharField(
        label=_("Kết quả ngẫu nhiên công khai"), max_length=200, help_text=_("Chép đúng như đã công bố, ví dụ 48213.")
    )
    reason = forms.CharField(
        label=_("Vì sao sửa số đã nhập"), max_length=500, required=False, help_text=_("Lý do và số cũ được công khai.")
    )

    def __init__(self, *args: Any, correcting: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not correcting:
            del self.fields["reason"]


class DrawingForm(Form):
    """The entry read once more, by whoever announces."""

    chance = forms.CharField(
        label=_("Gõ lại kết quả ngẫu nhiên để xác nhận"), max_length=200,
        help_text=_("Đối chiếu với nguồn công khai lần nữa. Bốc rồi là xong, không bốc lại được."),
    )  # fmt: skip
