"""What an officer types: plans, decisions, texts, files, proofs, lists, answers, news."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.text import fold
from caunoi.ui.forms import ShortDayField

from ..queries.lists import Entry
from ..rules import COLUMNS
from ..words import Column, Cycle, Form, Genre, Ground
from .common import Typed, line, words


def _seen() -> forms.IntegerField:
    """The edition the officer read before changing it."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=1_000_000)


def _by_list(entries: list[Entry]) -> list[Any]:
    """Items to choose from; under the names of their lists where there are several."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        found.setdefault(entry.family.label, []).append((entry.code, f"{entry.code}. {entry.short}"))
    return list(found.items()) if len(found) > 1 else [pair for pairs in found.values() for pair in pairs]


class LineForm(Typed):
    """One line of the year's plan."""

    item = forms.ChoiceField(label=_("Nội dung theo luật"))
    title = line(_("Công khai gì"), _("Nói rõ bằng lời của địa phương, ví dụ “Thu, chi ngân sách phường”."))
    cycle = forms.ChoiceField(label=_("Bao lâu một lần"))
    on = ShortDayField(
        label=_("Ngày dự kiến"), required=False,
        help_text=_("Của kỳ đầu; các kỳ sau cách đều. Để trống: theo hạn luật sau khi hết kỳ; “Một lần” để trống nghĩa là khi phát sinh."),
    )  # fmt: skip
    days = forms.IntegerField(
        label=_("Niêm yết bao nhiêu ngày"), required=False, min_value=1, max_value=1000, widget=forms.NumberInput(attrs={"class": "w4"})
    )  # fmt: skip
    forms = forms.MultipleChoiceField(label=_("Hình thức"), widget=forms.CheckboxSelectMultiple)
    responsible = line(_("Ai thực hiện"), required=False, most=200, width="w20")

    def __init__(self, *args: Any, entries: list[Entry], offered: list[Form], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = _by_list(entries)  # type: ignore[attr-defined]
        self.fields["cycle"].choices = Cycle.choices()  # type: ignore[attr-defined]
        self.fields["forms"].choices = [(form.value, form.label) for form in offered]  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Keyword arguments of the command, the item left out."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "item"}
        return {**given, "cycle": Cycle(given["cycle"]), "forms": [Form(form) for form in given["forms"]]}


class AdoptForm(Typed):
    """When the plan was adopted, and the sessions it is reported to."""

    number = line(_("Số, ký hiệu kế hoạch"), required=False, most=60, width="w20")
    adopted_on = ShortDayField(label=_("Ngày ban hành"))
    middle = ShortDayField(
        label=_("Kỳ họp HĐND giữa năm"), required=False, help_text=_("Ngày họp thường lệ; báo cáo công khai phải gửi trước ngày này.")
    )  # fmt: skip
    end = ShortDayField(label=_("Kỳ họp HĐND cuối năm"), required=False)

    def told(self) -> dict[str, Any]:
        """Keyword arguments of the command."""
        sessions = [day for day in (self.cleaned_data["middle"], self.cleaned_data["end"]) if day]
        return {
            "number": self.cleaned_data["number"],
            "adopted_on": self.cleaned_data["adopted_on"],
            "sessions": sessions,
        }


class DecisionForm(Typed):
    """A decision or paper whose clock begins."""

    body = forms.ChoiceField(label=_("Cơ quan"))
    item = forms.ChoiceField(label=_("Nội dung theo luật"))
    title = line(_("Tên nội dung công khai"), _("Người dân đọc dòng này: ngắn, rõ việc gì, ở đâu."))
    number = line(_("Số, ký hiệu văn bản"), required=False, most=80, width="w20")
    decided_on = ShortDayField(label=_("Ngày có quyết định, văn bản"), help_text=_("Hạn công khai tính từ ngày này."))
    planned = forms.ChoiceField(
        label=_("Thuộc nội dung đã có trong kế hoạch"), required=False, help_text=_("Chọn nếu văn bản này là kỳ đã lên kế hoạch.")
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: list[Any], entries: list[Entry], planned: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(body.code, body.name) for body in bodies]  # type: ignore[attr-defined]
        if len(bodies) == 1:
            self.fields["body"].widget = forms.HiddenInput()
            self.initial.setdefault("body", bodies[0].code)
        self.fields["item"].choices = _by_list(entries)  # type: ignore[attr-defined]
        self.fields["planned"].choices = [  # type: ignore[attr-defined]
            ("", _("Không, mới phát sinh")),
            *((str(row.pk), f"{row.item} · {row.title} ({row.period})") for row in planned),
        ]


class TextForm(Typed):
    """What people will read."""

    title = line(_("Tiêu đề"))
    summary = words(
        _("Tóm tắt bằng lời dễ hiểu"), _("Việc gì, ai được hoặc phải làm gì, từ bao giờ, hỏi ở đâu. Câu ngắn."), rows=4, most=2000
    )  # fmt: skip
    text = words(
        _("Nội dung"),
        _("Toàn văn hoặc phần chính. Tên người trong danh sách để ở phần Danh sách."),
        required=False,
        rows=16,
        most=200_000,
    )
    seen = _seen()


class CorrectForm(TextForm):
    """The text put right, and why."""

    reason = line(_("Vì sao đính chính"), _("Hiện công khai cạnh phần thay đổi."), most=500)
    conceals = forms.BooleanField(
        label=_("Bản cũ có thông tin cá nhân không được công khai"), required=False,
        help_text=_("Chữ bị bỏ và các bản trước sẽ không hiện cho người ngoài; họ thấy là có che và vì sao. Dấu của bản cũ vẫn giữ trong sổ cái."),
    )  # fmt: skip


class PublishForm(Typed):
    """From when to when."""

    since = ShortDayField(label=_("Công khai từ ngày"))
    last = ShortDayField(label=_("Đến hết ngày"), required=False)
    seen = _seen()


class FileForm(Typed):
    """A file, and the text beside it where it has none."""

    file = forms.FileField(
        label=_("Tệp"), help_text=_("PDF có chữ, Word, Excel; ảnh hoặc bản quét thì ghi thêm nội dung bên dưới.")
    )
    beside = words(
        _("Nội dung của ảnh, bản quét"), _("Bắt buộc khi tệp không có chữ: người khiếm thị nghe được phần này."), required=False, most=20_000
    )  # fmt: skip


class ProofForm(Typed):
    """That it was disclosed outside the page."""

    form = forms.ChoiceField(label=_("Hình thức"))
    since = ShortDayField(label=_("Ngày (ngày đầu)"))
    last = ShortDayField(
        label=_("Ngày cuối"),
        required=False,
        help_text=_("Loa: ngày phát cuối. Bảng tin: để trống khi còn đang niêm yết."),
    )
    where = line(_("Ở đâu, cho ai"), _("Ví dụ: bảng tin trụ sở; nhà văn hóa khu phố 3."), required=False, most=200)
    receivers = words(
        _("Đã gửi cho Trưởng thôn, Tổ trưởng nào"), _("Mỗi dòng một nơi, ví dụ: Tổ dân phố 3, bà Trần Thị Bích. Ngày nhận khác nhau thì ghi thành nhiều lần."),
        required=False, rows=4, most=20_000,
    )  # fmt: skip
    picture = forms.FileField(
        label=_("Ảnh chụp"), required=False, help_text=_("Bắt buộc với bảng tin. Vị trí và thông tin máy trong ảnh được bỏ đi.")
    )  # fmt: skip
    picture_text = line(_("Trong ảnh có gì"), required=False, most=300)
    note = line(_("Ghi chú"), required=False, most=500)

    def __init__(self, *args: Any, offered: list[Form], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = [(form.value, form.label) for form in offered if form is not Form.PORTAL]  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Keyword arguments of the command."""
        given = dict(self.cleaned_data)
        picture = given.pop("picture")
        given["receivers"] = given["receivers"].splitlines()
        return {
            **given, "form": Form(given["form"]), "picture": picture.read() if picture else None, "picture_name": picture.name if picture else "",
        }  # fmt: skip


_CUT = re.compile(r"\t|;|\|")


class NamesForm(Typed):
    """A list pasted from a sheet: its first line names the columns."""

    rows = words(_("Danh sách"), rows=14, most=400_000)

    def __init__(self, *args: Any, item: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        allowed = "; ".join(column.label for column in COLUMNS.get(item, ()))
        self.fields["rows"].help_text = gettext(
            "Dán từ bảng tính. Dòng đầu là tên cột; chỉ dùng: %(columns)s. Cột khác không được nhận."
        ) % {"columns": allowed}

    def clean_rows(self) -> tuple[list[Column], list[list[str]]]:
        """Columns and cells; a column the law does not ask for is named and refused."""
        lines = [each for each in self.cleaned_data["rows"].splitlines() if each.strip()]
        if len(lines) < 2:
            raise ValidationError(gettext("Danh sách cần dòng tên cột và ít nhất một người."))
        known = {fold(name): column for column in Column for name in (column.vi, column.en)}
        heads = [head.strip() for head in _CUT.split(lines[0])]
        strange = [head for head in heads if fold(head) not in known]
        if strange:
            raise ValidationError(
                gettext("Không nhận cột: %(strange)s. Danh sách công khai chỉ có những cột luật yêu cầu.")
                % {"strange": "; ".join(strange)}
            )
        return [known[fold(head)] for head in heads], [
            [cell.strip() for cell in _CUT.split(each)] for each in lines[1:]
        ]


class ReasonForm(Typed):
    """Why."""

    reason = words(_("Vì sao?"), _("Lý do hiện công khai."), rows=3, most=500)


class AnswerForm(Typed):
    """The answer to a question."""

    answer = words(
        _("Câu trả lời"),
        _("Hiện công khai nếu câu hỏi được đăng; người hỏi luôn đọc được bằng mã."),
        rows=8,
        most=10_000,
    )
    seen = _seen()


class GroundForm(Typed):
    """Why words are not shown."""

    ground = forms.ChoiceField(label=_("Lý do không đăng"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = Ground.choices()  # type: ignore[attr-defined]


class PageForm(Typed):
    """A page of news or an explanation."""

    body = forms.ChoiceField(label=_("Cơ quan"))
    genre = forms.ChoiceField(label=_("Loại bài"), widget=forms.RadioSelect)
    title = line(_("Tiêu đề"))
    summary = words(_("Tóm tắt bằng lời dễ hiểu"), rows=3, most=1000)
    text = words(_("Nội dung"), rows=14, most=100_000)
    comments_open = forms.BooleanField(
        label=_("Nhận ý kiến bạn đọc (cán bộ đọc trước khi đăng)"), required=False, initial=True
    )
    seen = _seen()

    def __init__(self, *args: Any, bodies: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(body.code, body.name) for body in bodies]  # type: ignore[attr-defined]
        self.fields["genre"].choices = Genre.choices()  # type: ignore[attr-defined]
        if len(bodies) == 1:
            self.fields["body"].widget = forms.HiddenInput()
            self.initial.setdefault("body", bodies[0].code)


class SignForm(Typed):
    """Who signs."""

    office = line(_("Chức vụ người ký"), most=120, width="w20")
    name = line(_("Họ tên người ký"), most=120, width="w20")
    version = forms.IntegerField(widget=forms.HiddenInput)


class PaperForm(Typed):
    """The words of a paper before it is signed."""

    text = words(_("Nội dung văn bản"), rows=20, most=200_000)
    version = forms.IntegerField(widget=forms.HiddenInput)


def month_of(text: str, today: date) -> date:
    """The first day of a month written 2026-11; this month where it is not."""
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", text)
    return date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)
