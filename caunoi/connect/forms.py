"""Text in, keyword arguments of one command out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.access.words import Role
from caunoi.places.models import Body
from caunoi.search.findable import register
from caunoi.ui.forms import Form, ShortDayField


class TokenForm(Form):
    """What the token is for, in which role of which body, until when."""

    name = forms.CharField(
        label=_("Dùng cho hệ thống nào"), max_length=200, help_text=_("Ví dụ: Tổng đài 1022 của phường.")
    )
    seat = forms.ChoiceField(
        label=_("Vai trò và cơ quan"), help_text=_("Mã chỉ làm được việc của đúng vai trò này ở đúng cơ quan này, và hết tác dụng khi bạn thôi giữ vai trò."),
    )  # fmt: skip
    until = ShortDayField(label=_("Hết hạn ngày"), help_text=_("Nhiều nhất một năm."))

    def __init__(self, *args: Any, seats: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {f"{seat.body.code}:{seat.role}": seat for seat in seats}
        self.fields["seat"].choices = [
            (code, f"{Role(seat.role).label}, {seat.body.name}") for code, seat in self.seats.items()
        ]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What ``make_token`` takes."""
        seat = self.seats[self.cleaned_data["seat"]]
        return {
            "name": self.cleaned_data["name"],
            "role": Role(seat.role),
            "body": seat.body,
            "until": self.cleaned_data["until"],
        }


class HookForm(Form):
    """Where to tell of what."""

    body = forms.ChoiceField(label=_("Cơ quan đặt"))
    url = forms.CharField(
        label=_("Địa chỉ nhận"), max_length=500, help_text=_("Bắt đầu bằng https://. Không gửi vào mạng nội bộ."),
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )  # fmt: skip
    near = forms.ChoiceField(
        label=_("Tin của nơi nào"), choices=[("place", _("Địa phương của cơ quan này")), ("all", _("Mọi nơi"))]
    )
    kinds = forms.MultipleChoiceField(
        label=_("Loại tin"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("Không chọn gì là mọi loại. Chỉ những gì ai cũng đọc được mới được gửi.")
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {body.code: body for body in bodies}
        self.fields["body"].choices = [(code, body.name) for code, body in self.bodies.items()]  # type: ignore[attr-defined]
        self.fields["kinds"].choices = [(each.kind, each.label) for each in register.all() if each.shown != "FALSE"]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What ``set_webhook`` takes."""
        body = self.bodies[self.cleaned_data["body"]]
        near = body.place if self.cleaned_data["near"] == "place" else None
        return {"body": body, "place": near, "kinds": self.cleaned_data["kinds"], "url": self.cleaned_data["url"]}


class ChannelForm(Form):
    """How the daily digest comes."""

    channel = forms.ChoiceField(label=_("Nhận tóm tắt mỗi ngày bằng"), widget=forms.RadioSelect)
    to = forms.CharField(
        label=_("Địa chỉ hoặc số điện thoại"),
        required=False,
        max_length=200,
        help_text=_("Để trống: dùng thư điện tử của tài khoản."),
    )

    def __init__(self, *args: Any, channels: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = channels  # type: ignore[attr-defined]
