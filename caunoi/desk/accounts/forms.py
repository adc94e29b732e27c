"""Giving a role to somebody with an account; making an account for an officer."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.access.words import GIVEN
from caunoi.identity.queries import person_by_username
from caunoi.identity.words import USERNAME
from caunoi.ui.forms import Form, ShortDayField


class Granting(Form):
    """Who gets which role where, from when until when."""

    username = forms.CharField(label=_("Tên đăng nhập"), max_length=150)
    role = forms.ChoiceField(label=_("Vai trò"))
    body = forms.ChoiceField(label=_("Tại cơ quan"))
    since = ShortDayField(label=_("Từ ngày"))
    until = ShortDayField(label=_("Đến trước ngày"), required=False, help_text=_("Để trống nếu chưa biết ngày thôi."))

    def __init__(self, *args: Any, bodies: dict[str, Any], on: date, username: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        self.fields["role"].choices = [("", _t("Chọn vai trò")), *((role.value, role.label) for role in GIVEN)]  # type: ignore[attr-defined]
        self.fields["body"].choices = [("", _t("Chọn cơ quan")), *((key, body.name) for key, body in bodies.items())]  # type: ignore[attr-defined]
        self.fields["since"].initial = on
        self.fields["username"].initial = username[:150]

    def clean_username(self) -> Any:
        """The account itself."""
        person = person_by_username(self.cleaned_data["username"].strip())
        if person is None or not person.is_active:
            raise forms.ValidationError(_t("Không có tài khoản này. Hãy tạo tài khoản trước."))
        return person

    def clean(self) -> dict[str, Any]:
        """A period that has an end ends after it begins."""
        found = super().clean() or {}
        if found.get("since") and found.get("until") and found["until"] <= found["since"]:
            self.add_error("until", _t("Ngày thôi phải sau ngày bắt đầu."))
        return found


class Enrolling(Form):
    """An account for an officer."""

    username = forms.RegexField(
        USERNAME, label=_("Tên đăng nhập"), help_text=_("Chữ thường không dấu, số, dấu chấm; ví dụ mai.tt."),
        error_messages={"invalid": _("Chỉ gồm chữ thường không dấu, số, dấu chấm, gạch ngang; từ 3 ký tự.")},
    )  # fmt: skip
    name = forms.CharField(label=_("Họ và tên"), max_length=200)
    email = forms.EmailField(label=_("Thư điện tử công vụ"), required=False, max_length=200)
