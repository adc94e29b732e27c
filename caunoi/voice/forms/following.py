"""What the holder of a receipt types: the code, the secret, something to add, how the answer was."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.identity.sealing import tidy
from caunoi.ui.forms import FilesField, Form, HintedRadio

from ..words import REOPENING, Dissatisfaction
from .asking import Asked, Written

_TYPED = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class CodeForm(Form):
    """A receipt's code, typed by hand or copied."""

    code = forms.CharField(
        label=gettext_lazy("Mã tra cứu"), max_length=60, widget=forms.TextInput(attrs={**_TYPED, "class": "w20 code"}),
        help_text=gettext_lazy("16 chữ và số sau “CN-”, trên giấy biên nhận. Không cần gạch nối; chữ hoa hay thường đều được."),
        error_messages={"required": gettext_lazy("Hãy nhập mã tra cứu trên giấy biên nhận.")},
    )  # fmt: skip

    def clean_code(self) -> str:
        """Sixteen letters and digits."""
        if len(tidy(self.cleaned_data["code"])) != 16:
            raise ValidationError(
                _("Mã có 16 chữ và số sau “CN-”; bạn mới nhập %(n)s.") % {"n": len(tidy(self.cleaned_data["code"]))}
            )
        return self.cleaned_data["code"]


class SecretForm(Form):
    """A receipt's secret."""

    secret = forms.CharField(
        label=gettext_lazy("Mã bí mật"), max_length=40, widget=forms.TextInput(attrs={**_TYPED, "class": "w10 code"}),
        help_text=gettext_lazy("10 chữ và số trên giấy biên nhận."),
        error_messages={"required": gettext_lazy("Hãy nhập mã bí mật trên giấy biên nhận.")},
    )  # fmt: skip


class SupplementForm(Asked):
    """Something to add to an open case."""

    note = Written(
        label=gettext_lazy("Bạn muốn bổ sung điều gì?"), lines=7, longest=20_000,
        help_text=gettext_lazy("Tin mới, giấy tờ mới có, hoặc điều cần sửa lại. Cơ quan giải quyết sẽ đọc được ngay."),
        error_messages={"required": gettext_lazy("Hãy ghi điều muốn bổ sung.")},
    )  # fmt: skip

    files = FilesField(
        label=gettext_lazy("Ảnh, giấy tờ kèm theo"), required=False, most=5, megabytes=20,
        help_text=gettext_lazy("Ảnh, PDF, Word, Excel. Mỗi tệp không quá 20 MB."),
    )  # fmt: skip

    @property
    def thanks(self) -> str:
        """What is said once it is kept."""
        return _("Đã thêm vào hồ sơ. Cơ quan giải quyết đọc được từ bây giờ.")

    def clean_note(self) -> str:
        """More than a word."""
        if len(self.cleaned_data["note"]) < 10:
            raise ValidationError(_("Hãy viết rõ hơn, ít nhất một câu."))
        return self.cleaned_data["note"]


class WithdrawalForm(SupplementForm):
    """Asking to withdraw; the body confirms it in writing."""

    files = None

    note = Written(
        label=gettext_lazy("Vì sao bạn muốn rút đơn?"), lines=4, longest=5000,
        help_text=gettext_lazy("Ví dụ: việc đã được giải quyết xong. Rút một phần thì ghi rõ phần nào."),
        error_messages={"required": gettext_lazy("Hãy ghi lý do rút đơn.")},
    )  # fmt: skip

    @property
    def thanks(self) -> str:
        """What is said once it is kept."""
        return _("Đã gửi đề nghị rút đơn. Cơ quan giải quyết sẽ xác nhận với bạn; đến lúc đó đơn vẫn được giải quyết.")


class RatingForm(Asked):
    """How the answer was."""

    solved = forms.ChoiceField(
        label=gettext_lazy("Việc của bạn đã được giải quyết chưa?"), widget=HintedRadio,
        choices=[("yes", gettext_lazy("Đã xong")), ("partly", gettext_lazy("Mới một phần")), ("no", gettext_lazy("Chưa"))],
        error_messages={"required": gettext_lazy("Hãy cho biết việc đã được giải quyết chưa.")},
    )  # fmt: skip
    satisfied = forms.ChoiceField(
        label=gettext_lazy("Bạn có hài lòng với cách giải quyết không?"), widget=HintedRadio,
        choices=[("yes", gettext_lazy("Hài lòng")), ("no", gettext_lazy("Không hài lòng"))],
        error_messages={"required": gettext_lazy("Hãy cho biết bạn có hài lòng không.")},
    )  # fmt: skip
    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Nếu chưa xong hoặc không hài lòng, vì sao?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    comment = Written(label=gettext_lazy("Bạn muốn nói thêm điều gì?"), required=False, lines=4, longest=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reasons"].choices = Dissatisfaction.choices()
        self.fields["reasons"].help_text = _("Ba lý do đầu tự động gửi lời đề nghị xem xét lại tới người đứng đầu.")

    def clean(self) -> dict[str, Any]:
        """A dissatisfied answer says why; reasons are kept only then."""
        super().clean()
        well = self.cleaned_data.get("solved") == "yes" and self.cleaned_data.get("satisfied") == "yes"
        if well:
            self.cleaned_data["reasons"] = []
        elif {"solved", "satisfied"} <= self.cleaned_data.keys() and not self.cleaned_data.get("reasons"):
            self.add_error("reasons", _("Hãy chọn ít nhất một lý do, để cơ quan biết cần sửa điều gì."))
        return self.cleaned_data

    def told(self) -> dict[str, Any]:
        """The arguments of the command."""
        kept = self.cleaned_data
        return {
            "solved": kept["solved"], "satisfied": kept["satisfied"] == "yes",
            "reasons": tuple(Dissatisfaction(reason) for reason in kept["reasons"]), "comment": kept["comment"],
        }  # fmt: skip

    @property
    def asks_again(self) -> bool:
        """Whether what was said asks by itself for the case to be looked at again."""
        return bool(set(self.cleaned_data.get("reasons", [])) & {reason.value for reason in REOPENING})


class ReopeningForm(SupplementForm):
    """Asking the head to look at the case again."""

    files = None

    note = Written(
        label=gettext_lazy("Điều gì chưa được giải quyết?"), lines=6, longest=5000,
        help_text=gettext_lazy("Nói rõ câu trả lời sai hoặc thiếu chỗ nào, hoặc việc gì đã hứa mà chưa làm."),
        error_messages={"required": gettext_lazy("Hãy ghi điều chưa được giải quyết.")},
    )  # fmt: skip

    @property
    def thanks(self) -> str:
        """What is said once it is kept."""
        return _("Đã gửi đề nghị xem xét lại tới người đứng đầu cơ quan. Bạn sẽ thấy quyết định ở trang này.")


class MarkForm(Form):
    """The digest printed on a receipt."""

    dau = forms.CharField(
        label=gettext_lazy("Dấu vân tay trên giấy biên nhận"), max_length=200, widget=forms.TextInput(attrs={**_TYPED, "class": "code"}),
        help_text=gettext_lazy("64 chữ và số, ở mục “Bằng chứng không ai sửa được”."),
        error_messages={"required": gettext_lazy("Hãy dán dấu vân tay trên giấy biên nhận.")},
    )  # fmt: skip

    def clean_dau(self) -> str:
        """Sixty-four hexadecimal digits, spaces left out."""
        typed = "".join(self.cleaned_data["dau"].split()).lower()
        if len(typed) != 64 or set(typed) - set("0123456789abcdef"):
            raise ValidationError(_("Dấu gồm đúng 64 ký tự từ 0 đến 9 và a đến f; hãy chép lại cho đủ."))
        return typed
