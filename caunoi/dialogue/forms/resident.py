"""What residents write: a question, an address to hear back, a code, a dispute."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.dialogue.rules import LONGEST_QUESTION
from caunoi.ui.forms import Form


class QuestionForm(Form):
    """One question, in a few sentences."""

    text = forms.CharField(
        label=_("Bạn muốn hỏi điều gì?"), max_length=LONGEST_QUESTION, strip=True,
        help_text=_("Nói rõ việc gì, ở đâu. Không ghi họ tên, số điện thoại; câu hỏi hiện cho mọi người sau khi cán bộ đọc."),
        widget=forms.Textarea(attrs={"rows": "5", "maxlength": LONGEST_QUESTION, "data-tally": ""}),
    )  # fmt: skip


class AddressForm(Form):
    """Where word of the answer may go; may stay empty."""

    email = forms.EmailField(
        label=_("Bạn có muốn nhận tin khi câu hỏi được trả lời?"), required=False, max_length=200,
        help_text=_("Ghi thư điện tử để nhận tin về câu trả lời và việc đã hứa. Địa chỉ được niêm phong, chỉ dùng để báo tin; bỏ trống cũng được."),
        widget=forms.EmailInput(attrs={"class": "w20", "autocomplete": "email", "inputmode": "email"}),
    )  # fmt: skip
    text = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_QUESTION)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class HallQuestionForm(Form):
    """A question from a phone in the hall: one box."""

    text = forms.CharField(
        label=_("Câu hỏi của bạn"), max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": "4", "maxlength": LONGEST_QUESTION}),
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class EntranceForm(Form):
    """The hall's code."""

    code = forms.CharField(
        label=_("Mã phòng đối thoại"), max_length=20, help_text=_("Sáu chữ và số trên màn hình hội trường hoặc trên giấy mời."),
        widget=forms.TextInput(attrs={"class": "w10", "autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Hãy nhập mã phòng.")},
    )  # fmt: skip


class CodeForm(Form):
    """A receipt's code."""

    code = forms.CharField(
        label=_("Mã theo dõi câu hỏi"), max_length=60, help_text=_("In trên giấy biên nhận, bắt đầu bằng CN-."),
        widget=forms.TextInput(attrs={"class": "w20", "autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip


class DisputeForm(Form):
    """Why a promise reported done is not."""

    text = forms.CharField(
        label=_("Vì sao bạn chưa đồng ý rằng việc này đã xong?"), max_length=2000,
        help_text=_("Nói rõ còn thiếu gì, ở đâu. Chỉ cán bộ đọc nguyên văn; trang này chỉ hiện rằng có ý kiến chưa đồng ý và câu trả lời."),
        widget=forms.Textarea(attrs={"rows": "5", "maxlength": 2000}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Thư điện tử để nhận câu trả lời"), required=False, max_length=200,
        widget=forms.EmailInput(attrs={"class": "w20", "autocomplete": "email"}),
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
