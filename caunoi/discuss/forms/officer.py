"""What officers fill in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.places.models import Body, Place
from caunoi.ui.forms import Form, HintedRadio, ShortDayField

from ..blueprints import blueprints
from ..words import Channel, PacketForm, QuestionKind, Stance, Verdict

_AREA = {"rows": "3"}


def _area(
    label: Any, *, required: bool = True, help_text: Any = "", rows: str = "3", most: int = 8000
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class BeginForm(Form):
    """Which blueprint, for which body, on which draft."""

    body = forms.ChoiceField(label=_("Cơ quan soạn thảo, lấy ý kiến"))
    blueprint = forms.ChoiceField(label=_("Nội dung lấy ý kiến (Điều 25)"), widget=HintedRadio)
    title = forms.CharField(label=_("Tên dự thảo"), max_length=300)
    summary = _area(
        _("Tóm tắt bằng lời dễ hiểu"),
        required=False,
        help_text=_("Hai, ba câu: thay đổi gì, ai bị ảnh hưởng, từ khi nào."),
        most=2000,
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {body.code: body for body in bodies}
        field: Any = self.fields["body"]
        field.choices = [(code, body.name) for code, body in self.bodies.items()]
        chosen: Any = self.fields["blueprint"]
        chosen.choices = [(each.code, each.label) for each in blueprints().values()]
        chosen.widget.hints = {
            each.code: ", ".join(form.label.lower() for form in each.forms) for each in blueprints().values()
        }


class ParticularsForm(Form):
    """Who answers by when, from when until when, the plan sent."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Tên dự thảo"), max_length=300)
    summary = _area(_("Tóm tắt bằng lời dễ hiểu"), required=False, most=2000)
    answerer = forms.CharField(
        label=_("Người chịu trách nhiệm trả lời (họ và tên)"),
        required=False,
        max_length=120,
        help_text=_("Không có người trả lời thì không mở được."),
    )
    answerer_title = forms.CharField(label=_("Chức vụ"), required=False, max_length=120)
    opens_on = ShortDayField(label=_("Ngày mở, công khai dự thảo"), required=False)
    closes_on = ShortDayField(
        label=_("Ngày cuối nhận ý kiến"),
        required=False,
        help_text=_("Để trống thì lấy ngày sớm nhất luật cho phép; sớm hơn bị từ chối."),
    )
    answer_on = ShortDayField(label=_("Ngày hẹn trả lời"), required=False)
    plan_council = forms.CharField(label=_("Số văn bản gửi kế hoạch cho HĐND"), required=False, max_length=120)
    plan_front = forms.CharField(label=_("Số văn bản gửi kế hoạch cho Ủy ban MTTQ"), required=False, max_length=120)
    plan_sent_on = ShortDayField(label=_("Ngày gửi kế hoạch"), required=False)


class DraftForm(Form):
    """The draft as a file."""

    file = forms.FileField(
        label=_("Tệp dự thảo"), allow_empty_file=True, help_text=_("docx, pdf có lớp chữ, txt, html, doc, rtf; không quá 20 MB. Nhập lại thì thay bản cũ."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.txt,.pdf,.html,.htm,.doc,.rtf"}),
    )  # fmt: skip


class SectionForm(Form):
    """A section's title, words and plain summary."""

    title = forms.CharField(label=_("Tên phần"), required=False, max_length=300)
    summary = _area(
        _("Tóm tắt dễ hiểu của phần này"),
        required=False,
        help_text=_("Một, hai câu người không rành luật cũng hiểu."),
        most=2000,
    )
    text = _area(_("Nguyên văn"), required=False, rows="10", most=200_000)
    commented = forms.BooleanField(label=_("Lấy ý kiến về phần này"), required=False)


class QuestionForm(Form):
    """A set question."""

    kind = forms.ChoiceField(label=_("Cách trả lời"))
    text = _area(_("Câu hỏi"), rows="2", most=500)
    options = _area(
        _("Các phương án, mỗi dòng một phương án"), required=False, help_text=_("Chỉ với câu hỏi chọn một."), most=2000
    )
    low = forms.CharField(label=_("Điểm 1 nghĩa là"), required=False, max_length=80, help_text=_("Chỉ với thang điểm."))
    high = forms.CharField(label=_("Điểm 5 nghĩa là"), required=False, max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = QuestionKind.choices()  # type: ignore[attr-defined]


class SeedForm(Form):
    """A seed statement."""

    text = _area(
        _("Nhận định mới"), rows="2", most=400, help_text=_("Một câu, một ý; người dân bấm đồng ý hoặc không.")
    )


class CountForm(Form):
    """How many codes."""

    count = forms.IntegerField(label=_("Số mã mời cần làm"), min_value=1, max_value=5000)


class ExtendForm(Form):
    """A later last day, and why."""

    closes_on = ShortDayField(label=_("Ngày cuối mới"))
    answer_on = ShortDayField(label=_("Ngày hẹn trả lời mới"), required=False, help_text=_("Để trống nếu giữ nguyên."))
    reason = _area(_("Lý do gia hạn"), most=2000)


class DecideForm(Form):
    """The decision taken."""

    decision = forms.CharField(label=_("Số, ký hiệu, tên quyết định đã ban hành"), max_length=300)
    decided_on = ShortDayField(label=_("Ngày quyết định"))
    follows = forms.ChoiceField(
        label=_("Quyết định có theo ý kiến đa số không?"),
        choices=[("yes", _("Có")), ("no", _("Không, phải giải trình"))],
        widget=forms.RadioSelect,
    )
    explanation = _area(
        _("Giải trình vì sao khác ý kiến đa số"),
        required=False,
        help_text=_("Bắt buộc khi khác đa số (Điều 28 khoản 4); được công khai."),
        most=8000,
    )
    report_due = ShortDayField(label=_("Ngày kỳ họp thường lệ gần nhất của HĐND"))


class ReportForm(Form):
    """The report: numbered and signed here by the head, or one sent by other means."""

    how = forms.ChoiceField(
        label=_("Báo cáo gửi HĐND và Ủy ban MTTQ"), widget=forms.RadioSelect, initial="here",
        choices=[("here", _("Ký báo cáo tổng hợp ngay tại đây; hệ thống cấp số, lưu bản đã ký (người đứng đầu)")), ("elsewhere", _("Đã gửi báo cáo bằng cách khác; ghi số và ngày"))],
    )  # fmt: skip
    ref = forms.CharField(
        label=_("Số báo cáo"), max_length=200, required=False, help_text=_("Chỉ ghi khi báo cáo đã gửi bằng cách khác.")
    )
    reported_on = ShortDayField(label=_("Ngày gửi"), required=False)

    def clean(self) -> dict[str, Any]:
        """A report sent by other means has its number and its day."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("how") == "elsewhere":
            for name in ("ref", "reported_on"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("Hãy ghi số và ngày của báo cáo đã gửi."))
        return given


class KeyingForm(Form):
    """A packet of paper or a meeting's minutes; its lines by hand or from a table."""

    form = forms.ChoiceField(label=_("Nhập theo"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(label=_("Hình thức"))
    title = forms.CharField(
        label=_("Tên tập phiếu hoặc cuộc họp"), max_length=200, help_text=_("Ví dụ: Biên bản họp Khu phố 3.")
    )
    held_on = ShortDayField(label=_("Ngày thu phiếu, ngày họp"))
    persons = forms.IntegerField(
        label=_("Số người dự họp"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_("Chỉ với biên bản cuộc họp."),
    )
    source = forms.CharField(label=_("Bản giấy lưu ở đâu"), required=False, max_length=200)
    file = forms.FileField(
        label=_("Bảng CSV"), required=False, allow_empty_file=True, help_text=_("Cột: phieu, phan, bay_to, noi_dung, so_nguoi. “phan” là số thứ tự của phần; 0 là toàn văn."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt"}),
    )  # fmt: skip

    def __init__(self, *args: Any, sections: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = PacketForm.choices()  # type: ignore[attr-defined]
        self.fields["channel"].choices = [each for each in Channel.choices() if each[0] != Channel.WEB.value]  # type: ignore[attr-defined]
        self.sections = [("", _("– Phần –")), *((str(each.position), each.name) for each in sections)]


class LineForm(Form):
    """One opinion of a packet."""

    sheet = forms.CharField(
        label=_("Phiếu số"), required=False, max_length=40, widget=forms.TextInput(attrs={"class": "w4"})
    )
    section = forms.ChoiceField(label=_("Phần"), required=False)
    stance = forms.ChoiceField(label=_("Bày tỏ"), required=False)
    text = forms.CharField(
        label=_("Nội dung"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": "2"})
    )
    people = forms.IntegerField(
        label=_("Số người nêu"),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"class": "w4"}),
    )

    def __init__(self, *args: Any, sections: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = list(sections)  # type: ignore[attr-defined]
        self.fields["stance"].choices = [("", "–"), *Stance.choices()]  # type: ignore[attr-defined]


class GroupForm(Form):
    """The answer to a group."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(label=_("Trả lời"), widget=forms.RadioSelect)
    reason = _area(_("Lý do: đã sửa gì, hoặc vì sao không"), rows="5", most=8000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = Verdict.choices()  # type: ignore[attr-defined]


def place_field(places: Iterable[Place]) -> forms.ChoiceField:
    """Where a packet comes from."""
    return forms.ChoiceField(
        label=_("Xã, phường"),
        required=False,
        choices=[("", _("– Không rõ –")), *((str(each.pk), each.full_name) for each in places)],
    )
