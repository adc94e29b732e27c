"""Text in, keyword arguments of one command out."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caunoi.identity.queries import person_by_username
from caunoi.places.models import Body
from caunoi.ui.forms import FilesField, Form, ShortDayField

from .models import Attendance
from .queries import indicator_choices


class CourseForm(Form):
    """A new course."""

    body = forms.ChoiceField(label=_("Cơ quan tổ chức"))
    year = forms.IntegerField(
        label=_("Năm"), min_value=2000, max_value=2100, widget=forms.NumberInput(attrs={"class": "w4"})
    )
    title = forms.CharField(label=_("Tên lớp"), max_length=300)
    goal = forms.CharField(
        label=_("Học xong làm được gì"), widget=forms.Textarea(attrs={"rows": "3"}), max_length=4000, required=False
    )
    audience = forms.CharField(label=_("Dành cho ai"), max_length=500, required=False)
    hours = forms.IntegerField(
        label=_("Số tiết"), min_value=1, max_value=400, widget=forms.NumberInput(attrs={"class": "w4"})
    )
    indicator = forms.ChoiceField(
        label=_("Đáp ứng chỉ tiêu nào"),
        required=False,
        help_text=_("Lớp được gợi ý cho nơi có chỉ tiêu này yếu; sau nửa năm xem chỉ tiêu đổi thế nào."),
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        self.fields["body"].choices = [(body.code, body.name) for body in self.by_code.values()]  # type: ignore[attr-defined]
        self.fields["indicator"].choices = [("", "–"), *indicator_choices()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The course."""
        return {**self.cleaned_data, "body": self.by_code[self.cleaned_data["body"]]}


class SessionForm(Form):
    """A new session."""

    day = ShortDayField(label=_("Ngày học"))
    begins = forms.TimeField(label=_("Từ giờ"), widget=forms.TextInput(attrs={"class": "w4", "placeholder": "08:00"}))
    ends = forms.TimeField(label=_("Đến giờ"), widget=forms.TextInput(attrs={"class": "w4", "placeholder": "11:30"}))
    venue = forms.CharField(label=_("Địa điểm"), max_length=300)
    trainer = forms.CharField(label=_("Giảng viên"), max_length=300)
    seats = forms.IntegerField(
        label=_("Số chỗ"), min_value=1, max_value=5000, widget=forms.NumberInput(attrs={"class": "w4"})
    )

    def arguments(self) -> dict[str, Any]:
        """The session."""
        said = dict(self.cleaned_data)
        day, begins, ends = (said.pop(name) for name in ("day", "begins", "ends"))
        starts, over = (timezone.make_aware(datetime.combine(day, each)) for each in (begins, ends))
        return {**said, "starts_at": starts, "ends_at": over}


class EnlistForm(Form):
    """One more on the list."""

    username = forms.CharField(label=_("Tài khoản cán bộ"), max_length=150)

    def clean_username(self) -> str:
        """An account there is."""
        self.person = person_by_username(self.cleaned_data["username"].strip())
        if self.person is None:
            raise forms.ValidationError(_("Không có tài khoản này."))
        return str(self.cleaned_data["username"])

    def arguments(self) -> dict[str, Any]:
        """The person."""
        return {"person": self.person}


class SheetForm(Form):
    """Who signed the sheet."""

    present = forms.MultipleChoiceField(label=_("Có ký tên"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, rows: Iterable[Attendance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].choices = [(str(each.pk), f"{each.person.name}, {each.body.name}") for each in rows]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """Rows of the list."""
        return {"present": [int(pk) for pk in self.cleaned_data["present"]]}


class MaterialForm(Form):
    """Files of a course."""

    files = FilesField(label=_("Tài liệu"), most=5, megabytes=20)

    def arguments(self) -> dict[str, Any]:
        """The files."""
        return dict(self.cleaned_data)


class ReasonForm(Form):
    """Why a session is called off."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=1000)

    def arguments(self) -> dict[str, Any]:
        """The reason."""
        return dict(self.cleaned_data)
