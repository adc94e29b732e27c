"""Forms of programmes: what one is, its list pasted or as a file, who was reached, its result; scores of the service index."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from caunoi.benefit import reading
from caunoi.benefit.words import Field
from caunoi.kernel.public_names import Column
from caunoi.kernel.refusal import Refusal
from caunoi.law.rules import Item
from caunoi.ui.forms import Form, ShortDayField

from .shared import choices, text


class ProgrammeForm(Form):
    """A programme and its criteria."""

    body = forms.ChoiceField(label=_("Cơ quan"))
    field = forms.ChoiceField(label=_("Loại chính sách"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Tên chương trình, đợt hỗ trợ"), max_length=300)
    decision = forms.CharField(
        label=_("Theo quyết định, văn bản"), max_length=300, help_text=_("Số, ngày, cơ quan ký.")
    )
    decided_on = ShortDayField(label=_("Ngày quyết định"))
    criteria = text(_("Ai được hưởng (đối tượng, tiêu chí, cách bình xét)"), most=10_000, rows=6)
    gives = text(_("Được hưởng gì"), most=2000, rows=3)
    since = ShortDayField(label=_("Từ ngày"))
    until = ShortDayField(label=_("Đến ngày"))

    def __init__(self, *args: Any, bodies: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {each.code: each for each in bodies}
        self.fields["body"].choices = [(each.code, each.name) for each in bodies]  # type: ignore[attr-defined]
        self.fields["field"].choices = choices(Field)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What ``open_programme`` takes."""
        said = self.cleaned_data
        return {**said, "body": self.by_code[said["body"]], "field": Field(said["field"])}


class _Table(Form):
    """A table pasted from a spreadsheet, or its file."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    rows = text(_("Dán bảng từ Excel"), most=600_000, rows=10, required=False)
    file = forms.FileField(label=_("Hoặc chọn tệp .xlsx, .csv"), required=False)

    def cells(self) -> list[list[str]]:
        """What was pasted or sent; the file where there is one."""
        sent = self.cleaned_data.get("file")
        if sent is not None:
            if sent.size > reading.MOST_BYTES:
                raise Refusal("Tệp lớn hơn 3 MB; danh sách không cần lớn như vậy.", "The file is larger than 3 MB.", field="rows")  # fmt: skip
            return reading.table(sent.read(), sent.name)
        return reading.pasted(self.cleaned_data.get("rows") or "")


class ListForm(_Table):
    """A list of people: only the columns the law asks for."""

    field_order = ["rows", "file", "why", "seen"]
    why = text(_("Sửa vì sao"), most=1000, rows=3, required=False, help_text=_("Lý do hiện công khai cùng phần thay đổi. Không ghi tên ai."))  # fmt: skip

    def __init__(self, *args: Any, allowed: Sequence[Column], correcting: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.allowed = allowed
        self.fields["rows"].help_text = _("Dòng đầu là tên cột. Chỉ nhận: %(columns)s. Không ghi số căn cước, điện thoại, địa chỉ thư.") % {"columns": ", ".join(each.label for each in allowed)}  # fmt: skip
        if not correcting:
            del self.fields["why"]
        else:
            self.fields["why"].required = True

    def clean(self) -> dict[str, Any]:
        """The list as read; what is wrong with it stands at the table."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.listed = reading.listed(self.cells(), self.allowed)
            except Refusal as no:
                self.refuse(no)
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """What ``enter_list`` takes."""
        return {
            "columns": self.listed.columns, "rows": self.listed.rows, "first_line": self.listed.first_line,
            "why": self.cleaned_data.get("why") or "", "seen": self.cleaned_data.get("seen"),
        }  # fmt: skip


class ReachForm(_Table):
    """Who was reached: place; in need; reached."""

    field_order = ["rows", "file", "seen"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rows"].help_text = _("Ba cột: nơi; số đủ điều kiện; số đã nhận. Mỗi nơi một dòng.")

    def clean(self) -> dict[str, Any]:
        """The lines as read."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.lines = reading.reach(self.cells())
            except Refusal as no:
                self.refuse(no)
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """What ``count_reach`` takes."""
        return {"rows": self.lines, "seen": self.cleaned_data.get("seen")}


class PostForm(Form):
    """Making a list public: the days of the law, or longer."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    objections_until = ShortDayField(label=_("Nhận ý kiến đến hết ngày"), required=False, help_text=_("Để trống: ngày sớm nhất theo quy định."))  # fmt: skip
    names_until = ShortDayField(label=_("Ẩn tên từ ngày"), required=False, help_text=_("Để trống: ngay khi hết thời gian niêm yết theo luật."))  # fmt: skip

    def arguments(self) -> dict[str, Any]:
        """What ``post_list`` takes."""
        return dict(self.cleaned_data)


class SureForm(Form):
    """Nothing but the version that was looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def arguments(self) -> dict[str, Any]:
        """What ``settle_list`` takes."""
        return dict(self.cleaned_data)


class ResultForm(SureForm):
    """What a programme came to."""

    field_order = ["result", "seen"]
    result = text(_("Kết quả: đã đến tay bao nhiêu người, còn ai chưa nhận và vì sao"))


class IndexForm(Form):
    """A published score of one part of the service index."""

    body = forms.ChoiceField(label=_("Cơ quan"))
    period = forms.ChoiceField(label=_("Quý"))
    part = forms.ChoiceField(label=_("Phần"), widget=forms.RadioSelect)
    points = forms.CharField(
        label=_("Điểm đã công bố"), max_length=8, widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "w4"})
    )
    source = forms.CharField(label=_("Đọc ở đâu, ngày nào"), max_length=500, help_text=_("Ví dụ: Cổng Dịch vụ công quốc gia, mục Bộ chỉ số 766, xem ngày 05/10/2026."))  # fmt: skip

    def __init__(
        self, *args: Any, bodies: Sequence[Any], periods: Sequence[str], parts: Sequence[Item], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {each.code: each for each in bodies}
        self.fields["body"].choices = [(each.code, each.name) for each in bodies]  # type: ignore[attr-defined]
        self.fields["period"].choices = [(each, f"{each[6:]}/{each[:4]}") for each in periods]  # type: ignore[attr-defined]
        self.fields["part"].choices = [(each.code, f"{each.label} (0–{each.points})") for each in parts]  # type: ignore[attr-defined]

    def clean_points(self) -> Any:
        """A number as people write it: 15,75."""
        from decimal import Decimal, InvalidOperation

        said = self.cleaned_data["points"].strip().replace(",", ".")
        try:
            found = Decimal(said)
        except InvalidOperation as wrong:
            raise ValidationError(_("Hãy viết một số, ví dụ 15,75.")) from wrong
        if not found.is_finite() or found != round(found, 2):
            raise ValidationError(_("Hãy viết một số, ví dụ 15,75."))
        return found

    def arguments(self) -> dict[str, Any]:
        """What ``record_index`` takes."""
        return {**self.cleaned_data, "body": self.by_code[self.cleaned_data["body"]]}
