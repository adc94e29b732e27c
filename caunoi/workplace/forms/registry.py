"""Forms of the register."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.access.words import Role
from caunoi.identity.queries import person_by_username
from caunoi.places.models import Body
from caunoi.ui.forms import Form, HintedRadio, ShortDayField
from caunoi.workplace.words import Sort

from .shared import ActForm, count, line

MONTHS = [(str(number), str(number)) for number in range(1, 13)]


def _yes(label: Any, hint: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, help_text=hint)


class Terms(Form):
    """What the register says of a workplace beside its name and size."""

    union = _yes(_("Có tổ chức công đoàn hoặc tổ chức của người lao động"))
    opted = _yes(
        _("Doanh nghiệp khác: tự chọn áp dụng chương về doanh nghiệp nhà nước"),
        _("Khi chọn, hội nghị người lao động hằng năm và sơ kết 6 tháng thành việc có hạn."),
    )
    shown = _yes(
        _("Công khai kết quả trên trang của nơi làm việc"),
        _(
            "Hội nghị, đối thoại, thỏa ước, cam kết đã xong hiện cho mọi người, kèm số người dự, số người tán thành. Sổ chỉ hiện quy mô theo khoảng."
        ),
    )
    year_ends = forms.ChoiceField(
        label=_("Năm công tác, năm tài chính kết thúc vào cuối tháng"), choices=MONTHS, initial="12"
    )
    notice_days = count(
        _("Quy chế riêng: gửi giấy triệu tập trước ngày họp bao nhiêu ngày làm việc"),
        most=60,
        hint=_("Ghi 0 nếu quy chế không nêu."),
    )

    def clean_year_ends(self) -> int:
        """A month."""
        return int(self.cleaned_data["year_ends"])


class RegisterForm(Terms):
    """A new workplace of the register."""

    sort = forms.ChoiceField(label=_("Loại nơi làm việc"), widget=forms.RadioSelect)
    body = forms.ChoiceField(label=_("Cơ quan, đơn vị đã có trong hệ thống"), required=False)
    name = line(_("Tên, nếu chưa có trong hệ thống"), most=200, required=False)
    workers = count(_("Số người làm việc"), least=1, hint=_("Chỉ ghi số, không ghi tên ai."))

    field_order = ("sort", "body", "name", "workers", "union", "opted", "shown", "year_ends", "notice_days")

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        self.fields["sort"].choices = Sort.choices()  # type: ignore[attr-defined]
        self.fields["body"].choices = [
            ("", _t("– Chưa có, tôi ghi tên bên dưới –")),
            *((code, body.name) for code, body in self.by_code.items()),
        ]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A body there is, or a name, not both."""
        said = super().clean() or {}
        if not said.get("body") and len(said.get("name", "").strip()) < 5:
            self.add_error("name", _t("Chọn cơ quan, đơn vị ở trên hoặc ghi tên nơi làm việc."))
        if said.get("body") and said.get("name", "").strip():
            self.add_error("name", _t("Đã chọn cơ quan, đơn vị ở trên thì không ghi tên nữa."))
        return said

    def arguments(self) -> dict[str, Any]:
        """The workplace."""
        said = dict(self.cleaned_data)
        return {**said, "sort": Sort(said["sort"]), "body": self.by_code.get(said["body"])}


class AmendForm(Terms):
    """What the register says, changed."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, may_opt: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_opt:
            del self.fields["opted"]

    def arguments(self) -> dict[str, Any]:
        """What it says now."""
        return {"opted": False, **self.cleaned_data}


class RecountForm(ActForm):
    """How many work there now."""

    workers = count(_("Số người làm việc"), least=1)
    on = ShortDayField(label=_("Từ ngày"))

    def arguments(self) -> dict[str, Any]:
        """The count."""
        return {"workers": self.cleaned_data["workers"], "on": self.cleaned_data["on"]}


class EntrustForm(Form):
    """Whose desk, for which account."""

    side = forms.ChoiceField(label=_("Bàn làm việc của bên nào"), widget=HintedRadio)
    username = line(_("Tên đăng nhập"), most=150, hint=_("Tài khoản đã có, hoặc tên cho tài khoản mới."))
    name = line(_("Họ và tên, nếu là tài khoản mới"), most=150, required=False)
    email = forms.EmailField(
        label=_("Thư điện tử, nếu là tài khoản mới"),
        required=False,
        help_text=_("Người nhận tự đặt mật khẩu bằng “Quên mật khẩu”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = [(str(role), role.label) for role in (Role.EMPLOYER, Role.WORKERS_SIDE)]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The account and the side."""
        said = dict(self.cleaned_data)
        return {**said, "side": Role(said["side"]), "person": person_by_username(said["username"].strip())}
