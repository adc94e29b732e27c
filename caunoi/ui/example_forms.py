"""The forms of the gallery, all of them invented."""

from datetime import date

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import DayField, FilesField, Form, HintedRadio, PhoneField, ShortDayField


class ExampleForm(Form):
    name = django_forms.CharField(label=_("Họ và tên"), help_text=_("Viết như trên giấy tờ của bạn."))
    phone = PhoneField(label=_("Số điện thoại"), required=False, help_text=_("Để nhận tin nhắn khi có trả lời."))
    kind = django_forms.ChoiceField(
        label=_("Bạn muốn gửi gì?"),
        choices=[("feedback", _("Phản ánh")), ("proposal", _("Kiến nghị")), ("complaint", _("Khiếu nại"))],
        widget=HintedRadio(
            hints={
                "feedback": _("Báo một việc đang xảy ra: rác, ngập nước, tiếng ồn…"),
                "proposal": _("Đề nghị làm hoặc sửa một việc."),
                "complaint": _("Một quyết định hành chính làm thiệt hại quyền của bạn."),
            }
        ),
    )
    topics = django_forms.MultipleChoiceField(
        label=_("Việc này thuộc về"),
        choices=[("land", _("Đất đai")), ("traffic", _("Giao thông")), ("food", _("An toàn thực phẩm"))],
        widget=django_forms.CheckboxSelectMultiple,
        required=False,
    )
    happened = DayField(label=_("Việc xảy ra ngày nào?"), help_text=_("Ví dụ: 20 11 2026"), latest=date(2026, 11, 22))
    received = ShortDayField(label=_("Ngày nhận đơn"), required=False)
    place = django_forms.ChoiceField(
        label=_("Phường, xã"), choices=[("", _("Chọn một nơi")), ("a", "Phường Tân Phú"), ("b", "Xã Cần Giờ")]
    )
    story = django_forms.CharField(
        label=_("Nội dung"),
        widget=django_forms.Textarea(attrs={"maxlength": 5000, "data-tally": "id_story_tally"}),
        help_text=_("Việc gì, ở đâu, từ bao giờ, bạn mong được giải quyết thế nào."),
    )
    papers = FilesField(
        label=_("Ảnh, giấy tờ kèm theo"), required=False, help_text=_("Ảnh hoặc PDF, mỗi tệp không quá 20 MB.")
    )
    agree = django_forms.BooleanField(label=_("Tôi cam đoan những điều trên là đúng sự thật."))


class QuestionExample(Form):
    """One question on a page of its own."""

    kind = django_forms.ChoiceField(
        label=_("Bạn muốn gửi gì?"),
        choices=[("feedback", _("Phản ánh")), ("proposal", _("Kiến nghị")), ("complaint", _("Khiếu nại"))],
        widget=HintedRadio(hints={"feedback": _("Báo một việc đang xảy ra: rác, ngập nước, tiếng ồn…")}),
        help_text=_("Chưa chắc thì chọn Phản ánh; cán bộ sẽ xếp lại giúp bạn."),
    )


class WrongForm(ExampleForm):
    """The same, sent with mistakes, under other ids."""

    def __init__(self) -> None:
        sent = {
            "loi-phone": "12345",
            "loi-happened_ngay": "31",
            "loi-happened_thang": "2",
            "loi-happened_nam": "2026",
            "loi-story": "Đèn đường hẻm 12 hỏng.",
        }
        super().__init__(sent, prefix="loi")
