"""What officers fill in at a reception desk."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.text import clean
from caunoi.law.queries import working_calendar
from caunoi.places.models import Body
from caunoi.ui.forms import Form, PhoneField, ShortDayField

from ..words import Mode, Settlement, Sort, Turn, VisitStage

REPEATS = {"": 0, "week": 7, "fortnight": 14}
MOST_DAYS = 60


def words(label: Any, hint: Any = "", *, rows: int = 4, most: int = 20_000, required: bool = True) -> forms.CharField:
    """A box for a text people will read."""
    box = forms.Textarea(attrs={"rows": rows, "maxlength": most})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=most, widget=box)


def number(label: Any, *, least: int = 1, most: int = 5000, hint: Any = "", **more: Any) -> forms.IntegerField:
    """A small whole number typed by hand."""
    box = forms.TextInput(attrs={"inputmode": "numeric", "class": "w4"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, help_text=hint, widget=box, **more)


class OfBody(Form):
    """A form that first asks which of the officer's bodies it is for."""

    body = forms.ChoiceField(label=_("Cơ quan"))

    def __init__(self, *args: Any, bodies: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        field: Any = self.fields["body"]
        field.choices = [(key, body.name) for key, body in self.bodies.items()]
        if len(bodies) == 1:
            field.initial, field.widget = str(bodies[0].pk), forms.HiddenInput()

    def clean_body(self) -> Body:
        """The body itself."""
        return self.bodies[self.cleaned_data["body"]]


class DeskForm(OfBody):
    """Where and from when a body receives."""

    venue = forms.CharField(label=_("Nơi tiếp công dân"), max_length=300, help_text=_("Số nhà, đường, phòng."))
    phone = PhoneField(label=_("Điện thoại nơi tiếp"), required=False)
    minutes = number(_("Mỗi lượt hẹn cách nhau (phút)"), least=5, most=240, initial=20)
    since = ShortDayField(
        label=_("Tính nghĩa vụ tiếp dân từ ngày"),
        help_text=_("Từ ngày này hệ thống tính số ngày người đứng đầu phải tiếp."),
    )


class PostForm(OfBody):
    """Reception days to post: one, or one every week or two weeks until a day."""

    turn = forms.ChoiceField(label=_("Ai tiếp"), widget=forms.RadioSelect, initial=Turn.HEAD.value)
    first = ShortDayField(label=_("Ngày tiếp"))
    repeat = forms.ChoiceField(label=_("Lặp lại"), required=False)
    until = ShortDayField(label=_("Lặp đến hết ngày"), required=False)
    starts = forms.TimeField(
        label=_("Từ giờ"),
        initial="08:00",
        input_formats=["%H:%M", "%Hh%M", "%Hh", "%H"],
        widget=forms.TextInput(attrs={"class": "w4"}),
    )
    ends = forms.TimeField(
        label=_("Đến giờ"),
        initial="11:00",
        input_formats=["%H:%M", "%Hh%M", "%Hh", "%H"],
        widget=forms.TextInput(attrs={"class": "w4"}),
    )
    capacity = number(
        _("Số lượt nhận hẹn trước"),
        least=0,
        most=200,
        required=False,
        hint=_("Để trống: đủ mọi giờ hẹn. Số 0: chỉ lấy số tại chỗ."),
    )
    venue = forms.CharField(label=_("Nơi tiếp, nếu khác mọi khi"), required=False, max_length=300)
    adhoc = forms.BooleanField(
        label=_("Tiếp đột xuất"), required=False, help_text=_("Ngoài lịch định kỳ; không tính vào số ngày bắt buộc.")
    )
    mode = forms.ChoiceField(label=_("Hình thức"), widget=forms.RadioSelect, initial=Mode.IN_PERSON.value)
    online_ground = forms.ChoiceField(label=_("Nếu trực tuyến: trường hợp nào"), required=False)
    late = forms.BooleanField(
        label=_("Vẫn đăng dù đã quá hạn niêm yết"),
        required=False,
        help_text=_("Buổi này vẫn tiếp dân nhưng không tính vào số ngày bắt buộc."),
    )

    def __init__(self, *args: Any, cases: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["turn"].choices = Turn.choices()
        fields["mode"].choices = Mode.choices()
        fields["repeat"].choices = [
            ("", _t("Không lặp")),
            ("week", _t("Hằng tuần")),
            ("fortnight", _t("Hai tuần một lần")),
        ]
        fields["online_ground"].choices = [("", _t("Không phải trực tuyến")), *cases]

    def clean(self) -> dict[str, Any]:
        """The days themselves; a repeated day that is a day off is left out and told."""
        found = super().clean() or {}
        first, until, step = found.get("first"), found.get("until"), REPEATS.get(found.get("repeat") or "", 0)
        self.left_out: list[date] = []
        if first is None:
            return found
        if step and until is None:
            self.add_error("until", _t("Hãy ghi lặp đến ngày nào."))
            return found
        days = [first]
        while step and (following := days[-1] + timedelta(days=step)) <= (until or first) and len(days) <= MOST_DAYS:
            days.append(following)
        calendar = working_calendar()
        self.left_out = [day for day in days if not calendar.is_working_day(day)] if step else []
        found["days"] = [day for day in days if day not in self.left_out]
        if not found["days"]:
            self.add_error("first", _t("Các ngày này đều là ngày nghỉ."))
        return found

    def refuse(self, no: Any) -> None:
        """The command speaks of days; the form asks the first of them."""
        no.field = {"days": "first"}.get(no.field, no.field)
        super().refuse(no)


class ReasonForm(Form):
    """Why something is done."""

    reason = words(_("Lý do"), rows=2, most=1000)


class CallOffForm(ReasonForm):
    """Why a day is called off, and when people may come instead."""

    moved_to = forms.ChoiceField(label=_("Tiếp bù vào buổi"), required=False)

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["moved_to"]
        field.choices = [("", _t("Chưa có ngày khác")), *others]
        self.fields["reason"].help_text = _t("Lý do này hiện công khai trên lịch và trên lịch hẹn của người đã đặt.")


class BeginForm(Form):
    """Who really sits there."""

    turn = forms.ChoiceField(label=_("Hôm nay ai tiếp?"), widget=forms.RadioSelect)
    receiver = forms.CharField(
        label=_("Họ tên người tiếp, nếu không phải người đứng đầu"), required=False, max_length=200
    )
    note = words(_("Vì sao nay mới nhập (buổi đã qua ngày)"), rows=2, most=500, required=False)

    def __init__(self, *args: Any, past: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["turn"]
        field.choices = Turn.choices()
        if not past:
            del self.fields["note"]


class WalkInForm(Form):
    """Somebody without an appointment."""

    people = number(_("Số người"), initial=1)
    priority = forms.BooleanField(
        label=_("Ưu tiên"), required=False, help_text=_("Người cao tuổi, khuyết tật, mang thai, bế con nhỏ.")
    )


class CloseForm(Form):
    """Where the recording of an online reception is kept."""

    recording = forms.CharField(label=_("Bản ghi âm, ghi hình lưu ở"), required=False, max_length=500)


class StartForm(Form):
    """Who is received: the one who speaks, others of the group, how many in all."""

    name = forms.CharField(label=_("Họ và tên"), max_length=200)
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=300)
    id_number = forms.CharField(label=_("Số căn cước, định danh hoặc hộ chiếu"), required=False, max_length=30)
    phone = PhoneField(label=_("Điện thoại"), required=False)
    repeat = forms.BooleanField(label=_("Đã được tiếp về việc này trước đây"), required=False)
    protected = forms.BooleanField(label=_("Người đến yêu cầu giữ bí mật danh tính"), required=False)
    total = number(_("Tổng số người cùng nội dung"), initial=1)
    others = words(
        _("Người đại diện khác"),
        _("Mỗi dòng một người: họ tên; địa chỉ; số căn cước."),
        rows=3,
        most=5000,
        required=False,
    )
    representative = forms.BooleanField(label=_("Người ghi ở trên là người đại diện"), required=False)
    signed = forms.BooleanField(label=_("Văn bản cử đại diện có chữ ký của tất cả"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    ONE = ("name", "address", "id_number", "phone", "repeat", "protected")
    GROUP = ("total", "representative", "others", "signed")

    def people(self) -> list[dict[str, Any]]:
        """Everybody named, the first first."""
        given = self.cleaned_data
        first = {name: given[name] for name in ("name", "address", "id_number", "phone")}
        return [{**first, "representative": given["representative"]}, *given["others"]]

    def clean_others(self) -> list[dict[str, Any]]:
        """One person a line; a line without a name is told back."""
        people = []
        for at, line in enumerate(clean(self.cleaned_data["others"]).splitlines(), start=1):
            if not line.strip("; "):
                continue
            name, *rest = [part.strip() for part in line.split(";")]
            if len(name) < 2:
                raise ValidationError(_t("Dòng %(n)s chưa có họ tên.") % {"n": at})
            number_at = next((part for part in rest if re.fullmatch(r"[A-Z]?\d{7,12}", part)), "")
            home = ", ".join(part for part in rest if part and part != number_at)
            people.append({"name": name, "address": home, "id_number": number_at, "representative": True})
        return people

    def refuse(self, no: Any) -> None:
        """The command counts representatives; the form lists them."""
        no.field = {"representatives": "others", "people": "name"}.get(no.field, no.field)
        super().refuse(no)


class MatterForm(Form):
    """One matter, as it stands in the book."""

    kind = forms.ChoiceField(label=_("Loại"), widget=forms.RadioSelect)
    content = words(_("Nội dung trình bày"), rows=4)
    people = number(_("Số người cùng nội dung"), initial=1)
    resolved_by = forms.CharField(label=_("Cơ quan đã giải quyết trước đây"), required=False, max_length=300)
    own = forms.BooleanField(label=_("Thuộc thẩm quyền của cơ quan này"), required=False, initial=True)
    respondent = forms.CharField(label=_("Người, cơ quan bị nêu"), required=False, max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = Sort.choices()


class SettleForm(Form):
    """What the person was told."""

    settlement = forms.ChoiceField(label=_("Kết quả"), widget=forms.RadioSelect)
    words = words(_("Đã trả lời, hướng dẫn thế nào"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["settlement"]
        field.choices = [(each.value, each.label) for each in (Settlement.ANSWERED, Settlement.GUIDED)]
        field.initial = Settlement.ANSWERED.value


class PassForm(Form):
    """Whom the petition is about, and whether its sender is kept secret."""

    respondent = forms.CharField(label=_("Người, cơ quan bị nêu"), required=False, max_length=500)
    bodies = forms.MultipleChoiceField(
        label=_("Đơn nêu chính cơ quan nào?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Cơ quan được chọn sẽ không thấy đơn và lượt tiếp này; nếu là cơ quan mình, đơn đi thẳng lên cấp trên."),
    )  # fmt: skip
    secret = forms.BooleanField(label=_("Giữ bí mật danh tính người gửi"), required=False)

    def __init__(self, *args: Any, bodies: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(body.pk): body for body in bodies}
        field: Any = self.fields["bodies"]
        field.choices = [(key, body.name) for key, body in self.known.items()]

    def clean_bodies(self) -> list[Body]:
        """The bodies themselves."""
        return [self.known[key] for key in self.cleaned_data["bodies"]]


class RefuseForm(Form):
    """On which ground, and what was explained."""

    ground = forms.ChoiceField(label=_("Căn cứ từ chối"), widget=forms.RadioSelect)
    explained = words(_("Đã giải thích cho người đến"), rows=3, most=2000)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, grounds: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["ground"]
        written = _t("phải có Thông báo Mẫu 01/TCD")
        field.choices = [
            (item.code, f"{item.label} ({written})" if "written" in item.tags else item.label) for item in grounds
        ]


class RefusalPaperForm(Form):
    """How the case was settled before, for form 01/TCD."""

    settled_by = words(_("Vụ việc đã được giải quyết thế nào, bằng văn bản nào"), rows=3, most=2000)


class SignForm(Form):
    """The words once more, and who signs."""

    text = words(_("Nội dung văn bản"), _("Sửa được đến khi ký; ký rồi không đổi nữa."), rows=12, most=50_000)
    office = forms.CharField(label=_("Chức vụ người ký"), max_length=200)
    name = forms.CharField(label=_("Họ tên người ký"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReceiptForm(Form):
    """The papers handed over."""

    documents = words(
        _("Giấy tờ đã nhận"), _("Mỗi dòng một loại, ghi bản chính hay bản sao, số tờ."), rows=4, most=5000
    )
    officer_title = forms.CharField(label=_("Chức vụ người nhận"), required=False, max_length=200)


class CounterBookingForm(Form):
    """An appointment made for somebody at the counter or on the telephone."""

    slot = forms.ChoiceField(label=_("Giờ hẹn"))
    way = forms.ChoiceField(label=_("Đặt qua"), widget=forms.RadioSelect, initial="phone")
    kind = forms.ChoiceField(label=_("Loại việc"), initial=Sort.UNSORTED.value)
    people = number(_("Số người"), most=500, initial=1)
    name = forms.CharField(label=_("Họ tên"), required=False, max_length=200)
    phone = PhoneField(label=_("Điện thoại"), required=False)
    about = forms.CharField(
        label=_("Tóm tắt việc"), required=False, max_length=300, help_text=_("Tố cáo thì để trống.")
    )

    def __init__(self, *args: Any, free: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["slot"].choices = [(f"{at:%H:%M}", f"{at:%H:%M}") for at in free]
        fields["way"].choices = [("phone", _t("Điện thoại")), ("counter", _t("Tại nơi tiếp công dân"))]
        fields["kind"].choices = Sort.choices()


class LogForm(Form):
    """Which lines of the book, of which body where an officer keeps the books of several."""

    co_quan = forms.ChoiceField(label=_("Sổ của cơ quan"), required=False)
    tu = ShortDayField(label=_("Từ ngày"), required=False)
    den = ShortDayField(label=_("Đến hết ngày"), required=False)
    loai = forms.ChoiceField(label=_("Loại việc"), required=False)
    ket_qua = forms.ChoiceField(label=_("Kết quả"), required=False)
    ai_tiep = forms.ChoiceField(label=_("Ai tiếp"), required=False)

    def __init__(self, *args: Any, bodies: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["co_quan"].choices = [(body.code, body.name) for body in bodies]
        if len(fields["co_quan"].choices) < 2:
            del fields["co_quan"]
        fields["loai"].choices = [("", _t("Mọi loại")), *Sort.choices()]
        fields["ket_qua"].choices = [
            ("", _t("Mọi kết quả")), *Settlement.choices(), (VisitStage.REFUSED.value, VisitStage.REFUSED.label),
        ]  # fmt: skip
        fields["ai_tiep"].choices = [("", _t("Mọi người tiếp")), *Turn.choices()]


class ExportForm(Form):
    """Whether the document names people; with names it asks why."""

    named = forms.BooleanField(label=_("Ghi đủ họ tên, địa chỉ, số giấy tờ (cột 3, 4)"), required=False)
    reason = forms.CharField(label=_("Lý do cần đủ họ tên"), required=False, max_length=300)
