"""Text in, keyword arguments of one command out."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from caunoi.files.rules import Box
from caunoi.places.models import Body
from caunoi.ui.forms import FilesField, Form, HintedRadio, ShortDayField

from .models import Finding
from .rules import MOST_FILES
from .words import Judged, Looks

#: Days beyond these are slips of the pen.
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)
#: The most a project of a commune is worth, in đồng: beyond it noughts were typed twice.
DEAREST = 100_000_000_000_000
OTHER = "khac"
HINTS = {
    "right": _("Làm đúng quy định, đúng thiết kế."),
    "doubt": _("Chưa rõ, cần hỏi thêm, xem thêm giấy tờ."),
    "wrong": _("Sai quy định, sai thiết kế, thiếu, hỏng."),
}


def _choices(word: Any) -> list[tuple[str, str]]:
    return [(each.value, each.label) for each in word]


def _day(**kwargs: Any) -> ShortDayField:
    return ShortDayField(earliest=EARLIEST, latest=LATEST, **kwargs)


def _text(label: Any, most: int = 4000, rows: int = 4, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=most, **kwargs)


def _photos() -> FilesField:
    return FilesField(
        label=_("Ảnh, tệp minh chứng"), most=MOST_FILES, required=False, accept=".jpg,.jpeg,.png,.webp,.pdf",
        help_text=_("Nhiều nhất 6 tệp. Vị trí và thông tin máy trong ảnh được bỏ đi khi lưu; ảnh chỉ Ban xem được cho tới khi Ban cho đăng."),
    )  # fmt: skip


def _alts() -> forms.CharField:
    return _text(
        _("Tả từng ảnh bằng lời"), 2000, 2, required=False, help_text=_("Mỗi ảnh một dòng, theo thứ tự chọn, cho người không nhìn được ảnh.")
    )  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    """Lines in their order, empty ones between kept: each belongs to the picture of its place."""
    return tuple(line.strip() for line in text.rstrip().splitlines())


class PlanForm(Form):
    """An inspection in the programme."""

    what = forms.CharField(label=_("Kiểm tra việc gì?"), max_length=300)
    whom = forms.ChoiceField(label=_("Nơi được kiểm tra"))
    visited = forms.CharField(
        label=_("Tên nơi khác"), max_length=300, required=False, help_text=_("Chỉ khi chọn “Nơi khác”.")
    )
    on = _day(label=_("Ngày kiểm tra"))
    scope = _text(_("Xem những gì, cần hồ sơ nào"), help_text=_("Ghi vào kế hoạch gửi nơi được kiểm tra."))

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        named = [(code, body.name) for code, body in self.by_code.items()]
        self.fields["whom"].choices = [*named, (OTHER, _("Nơi khác"))]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The inspection."""
        said = dict(self.cleaned_data)
        inspected = self.by_code.get(said.pop("whom"))
        return {**said, "inspected": inspected}


class MoveForm(Form):
    """A later day, and why."""

    on = _day(label=_("Dời sang ngày"))
    reason = _text(_("Lý do"), 1000, 2)

    def arguments(self) -> dict[str, Any]:
        """The day and the reason."""
        return dict(self.cleaned_data)


class MoveSupervisionForm(Form):
    """A later beginning, and why."""

    supervise_from = _day(label=_("Bắt đầu giám sát từ ngày"))
    reason = _text(_("Lý do"), 1000, 2)

    def arguments(self) -> dict[str, Any]:
        """The day and the reason."""
        return dict(self.cleaned_data)


class SentForm(Form):
    """When something was sent."""

    on = _day(label=_("Đã gửi ngày"))

    def arguments(self) -> dict[str, Any]:
        """The day."""
        return dict(self.cleaned_data)


class _Entry(Form):
    """What an entry from the spot has: a number made where it is written, how it looks, words, a spot, pictures."""

    number = forms.UUIDField(widget=forms.HiddenInput)
    written_at = forms.CharField(widget=forms.HiddenInput, required=False)
    looks = forms.ChoiceField(label=_("Bạn thấy thế nào?"), widget=HintedRadio(hints=HINTS))
    text = _text(_("Điều đã thấy"), help_text=_("Ghi điều thấy tận mắt, số đo được. Đừng ghi tên riêng của người dân."))
    spot = forms.CharField(label=_("Ở chỗ nào"), max_length=300, required=False, help_text=_("Ví dụ: đoạn đầu hẻm, trước nhà số 12."))  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"number": uuid.uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["looks"].choices = _choices(Looks)  # type: ignore[attr-defined]

    def clean_written_at(self) -> datetime | None:
        """The moment the device names; nonsense is left out, since the moment of receipt is known."""
        try:
            found = datetime.fromisoformat(str(self.cleaned_data["written_at"])[:40])
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=get_current_timezone())

    def arguments(self) -> dict[str, Any]:
        """The entry."""
        said = dict(self.cleaned_data)
        return {**said, "looks": Looks(said["looks"]), "alts": _lines(said["alts"])}


class FindingForm(_Entry):
    """A finding of an inspection."""

    photos = _photos()
    alts = _alts()


class FieldForm(_Entry):
    """An entry written on the spot, about one of the subjects its writer acts for."""

    about = forms.ChoiceField(label=_("Ghi cho công trình, cuộc kiểm tra nào?"))
    on = _day(label=_("Ngày"))
    public = forms.BooleanField(label=_("Đăng phiếu này lên trang công khai của công trình (không đăng ảnh, không nêu tên người ghi)."), required=False, initial=True)  # fmt: skip
    photos = _photos()
    alts = _alts()
    field_order = ["about", "on", "looks", "text", "spot", "photos", "alts", "public", "number", "written_at"]

    def __init__(self, *args: Any, subjects: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [(each.key, each.name) for each in subjects]  # type: ignore[attr-defined]
        # What closed while the entry waited on the device is refused by the command, in its own words.
        self.fields["about"].valid_value = lambda value: True  # type: ignore[attr-defined]

    def clean_about(self) -> tuple[str, uuid.UUID]:
        """The kind of subject and its key."""
        kind, _colon, key = self.cleaned_data["about"].partition(":")
        try:
            found = uuid.UUID(key)
        except ValueError:
            raise forms.ValidationError(_("Hãy chọn công trình hoặc cuộc kiểm tra trong danh sách.")) from None
        if kind not in ("project", "inspection"):
            raise forms.ValidationError(_("Hãy chọn công trình hoặc cuộc kiểm tra trong danh sách."))
        return kind, found


class ConcludeForm(Form):
    """The conclusion; findings kept back are named one by one."""

    conclusion = _text(_("Kết luận của Ban"), 8000, 6, help_text=_("Hiện trên trang công khai cùng các phát hiện."))
    private = forms.TypedMultipleChoiceField(
        label=_("Phát hiện không đăng công khai"), coerce=uuid.UUID, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Đánh dấu phát hiện có thông tin riêng của người dân. Nơi được kiểm tra vẫn đọc được."),
    )  # fmt: skip

    def __init__(self, *args: Any, findings: Iterable[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["private"].choices = [(str(row.pk), row.text[:160]) for row in findings]  # type: ignore[attr-defined]
        if not self.fields["private"].choices:  # type: ignore[attr-defined]
            del self.fields["private"]

    def arguments(self) -> dict[str, Any]:
        """The conclusion."""
        return {**self.cleaned_data, "private": tuple(self.cleaned_data.get("private", ()))}


class RecommendForm(Form):
    """What a board recommends from what it saw."""

    to = forms.ChoiceField(label=_("Gửi cơ quan"))
    what = _text(
        _("Kiến nghị"),
        help_text=_("Nói rõ phải làm gì. Kiến nghị và câu trả lời được công khai; đừng ghi tên riêng của người dân."),
    )
    spot = forms.CharField(label=_("Ở chỗ nào"), max_length=300, required=False)
    photos = _photos()
    alts = _alts()

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        self.fields["to"].choices = [(code, body.name) for code, body in self.by_code.items()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The recommendation."""
        said = self.cleaned_data
        return {**said, "to": self.by_code[said["to"]], "alts": _lines(said["alts"])}


class SheetForm(Form):
    """The public sheet of a project."""

    name = forms.CharField(label=_("Tên công trình, dự án"), max_length=300)
    built = _text(_("Làm những gì"), 2000, 3)
    spot = forms.CharField(label=_("Địa điểm"), max_length=300)
    investor = forms.CharField(label=_("Chủ đầu tư"), max_length=300)
    contractor = forms.CharField(label=_("Nhà thầu"), max_length=300, required=False)
    value = forms.CharField(label=_("Tổng giá trị (đồng)"), max_length=30, widget=forms.TextInput(attrs={"class": "w10", "inputmode": "numeric"}))  # fmt: skip
    fund = forms.CharField(
        label=_("Nguồn vốn"), max_length=300, required=False, help_text=_("Ngân sách xã, Nhân dân đóng góp…")
    )
    starts_on = _day(label=_("Khởi công"))
    ends_on = _day(label=_("Dự kiến xong"))
    plan = _text(_("Kế hoạch giám sát"), help_text=_("Ban xem những gì, vào lúc nào, ai phụ trách."))

    def clean_value(self) -> int:
        """The money as people write it: 1.250.000.000; another currency or a negative sum is none."""
        text = (
            str(self.cleaned_data["value"])
            .strip()
            .lower()
            .removesuffix("đồng")
            .removesuffix("vnđ")
            .removesuffix("vnd")
            .removesuffix("đ")
        )
        digits = "".join(text.replace(".", "").replace(",", "").split())
        if not (digits.isascii() and digits.isdecimal()) or not 0 < int(digits[:20]) <= DEAREST:
            raise forms.ValidationError(_("Hãy ghi số tiền bằng đồng, chỉ gồm chữ số, lớn hơn 0. Ví dụ 1.250.000.000."))
        return int(digits)

    def arguments(self) -> dict[str, Any]:
        """The sheet."""
        return dict(self.cleaned_data)


class ProjectForm(SheetForm):
    """A project coming under supervision."""

    supervise_from = _day(label=_("Bắt đầu giám sát từ ngày"))
    field_order = [
        "name",
        "built",
        "spot",
        "investor",
        "contractor",
        "value",
        "fund",
        "starts_on",
        "ends_on",
        "supervise_from",
        "plan",
    ]


class EndForm(Form):
    """The end of a supervision."""

    on = _day(label=_("Kết thúc ngày"))
    result = _text(_("Kết luận giám sát"), 8000, 6, help_text=_("Hiện trên trang công khai của công trình."))

    def arguments(self) -> dict[str, Any]:
        """The end."""
        return dict(self.cleaned_data)


class JudgeForm(Form):
    """What the board found when it looked again."""

    judged = forms.ChoiceField(label=_("Ban đã xem lại, thấy thế nào?"), widget=forms.RadioSelect)
    words = _text(_("Thấy gì khi xem lại"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judged"].choices = _choices(Judged)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The judgement."""
        return {**self.cleaned_data, "judged": Judged(self.cleaned_data["judged"])}


class ReportForm(Form):
    """A board's own words in its report."""

    remarks = _text(_("Nhận xét của Ban"), 20000, 8)
    ahead = _text(_("Công việc kỳ tới"), 8000, 4, required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def arguments(self) -> dict[str, Any]:
        """The words."""
        return dict(self.cleaned_data)


class SureForm(Form):
    """A last look before something is sent for good."""

    sure = forms.BooleanField(label=_("Tôi đã đọc lại số liệu và nhận xét; gửi rồi không sửa nữa."))

    def arguments(self) -> dict[str, Any]:
        """Nothing more."""
        return {}


class ShowForm(Form):
    """What a picture shows, in words."""

    alt = forms.CharField(
        label=_("Ảnh cho thấy gì?"), max_length=300, help_text=_("Một câu cho người không nhìn được ảnh. Ví dụ: “Nắp cống vỡ trước nhà số 12”."),
    )  # fmt: skip

    def arguments(self) -> dict[str, Any]:
        """The words."""
        return dict(self.cleaned_data)


class TakeBackForm(Form):
    """Why a picture is taken away."""

    reason = _text(_("Vì sao gỡ?"), 500, 2)

    def arguments(self) -> dict[str, Any]:
        """The reason."""
        return dict(self.cleaned_data)


class VeilForm(Form):
    """Parts of a picture to be covered, one a line: left, top, width, height in hundredths."""

    boxes = _text(
        _("Các chỗ cần che"), 2000, 3,
        help_text=_("Kéo trên ảnh để đánh dấu, hoặc ghi mỗi chỗ một dòng bốn số: cách mép trái, cách mép trên, rộng, cao, tính bằng phần trăm của ảnh. Ví dụ: 40 10 15 20."),
    )  # fmt: skip

    def clean_boxes(self) -> list[Box]:
        """The parts."""
        found = []
        for line in filter(None, _lines(self.cleaned_data["boxes"])):
            try:
                left, top, width, height = (float(part.replace(",", ".")) for part in line.replace(";", " ").split())
            except ValueError:
                raise forms.ValidationError(_("Dòng “%(line)s” không phải bốn số.") % {"line": line[:60]}) from None
            found.append(Box(left, top, width, height))
        return found

    def arguments(self) -> dict[str, Any]:
        """The parts."""
        return dict(self.cleaned_data)
