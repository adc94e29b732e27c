"""What a resident is asked for an appointment: one thing a page, nothing that is not needed."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.text import clean
from caunoi.ui.forms import Form, HintedRadio, PhoneField

from ..words import Sort

KINDS = (Sort.FEEDBACK, Sort.PROPOSAL, Sort.COMPLAINT, Sort.DENUNCIATION, Sort.UNSORTED)


class SlotForm(Form):
    """Which of the free times."""

    slot = forms.ChoiceField(label=_("Bạn đến lúc mấy giờ?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, free: list[time], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["slot"]
        field.choices = [(f"{at:%H:%M}", f"{at:%H:%M}") for at in free]
        field.error_messages["invalid_choice"] = _t("Giờ này vừa có người đặt hoặc đã qua. Hãy chọn giờ khác.")


class MatterForm(Form):
    """What it is about, in one line at most; of a denunciation nothing is asked."""

    kind = forms.ChoiceField(
        label=_("Bạn đến vì việc gì?"),
        widget=HintedRadio(
            hints={
                "feedback": _("Báo một việc chưa tốt: rác, đèn đường, thái độ phục vụ…"),
                "proposal": _("Đề nghị cơ quan làm hoặc sửa một việc."),
                "complaint": _("Cho rằng một quyết định, việc làm của cơ quan là trái luật và thiệt đến mình."),
                "denunciation": _(
                    "Báo người có chức trách làm trái luật. Không cần kể gì ở đây, bạn trình bày trực tiếp."
                ),
                "unsorted": _("Người tiếp sẽ giúp bạn xác định."),
            }
        ),
    )
    about = forms.CharField(
        label=_("Tóm tắt một dòng, để người tiếp chuẩn bị hồ sơ"), required=False, max_length=300,
        help_text=_("Không bắt buộc. Đừng ghi nếu là tố cáo."), widget=forms.TextInput(attrs={"class": "wide"}),
    )  # fmt: skip
    people = forms.IntegerField(
        label=_("Có bao nhiêu người cùng đến?"), min_value=1, max_value=500, initial=1, widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w4"}),
    )  # fmt: skip
    protected = forms.BooleanField(label=_("Tôi đề nghị giữ bí mật việc tôi đến"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [(kind.value, kind.label) for kind in KINDS]

    def clean(self) -> dict[str, Any]:
        """A denunciation's words are not kept here, even when somebody wrote some."""
        found = super().clean() or {}
        if found.get("kind") == Sort.DENUNCIATION:
            found["about"] = ""
        return found


class PersonForm(Form):
    """How to call the person; everything may stay empty."""

    name = forms.CharField(
        label=_("Gọi bạn là gì?"), required=False, max_length=200, help_text=_("Không bắt buộc. Khi đến, bạn xuất trình căn cước cho người tiếp."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    phone = PhoneField(
        label=_("Số điện thoại"), required=False, help_text=_("Không bắt buộc. Chỉ dùng để báo khi buổi tiếp phải hủy.")
    )


class CodeForm(Form):
    """The code on the appointment."""

    code = forms.CharField(
        label=_("Mã lịch hẹn"), max_length=60, help_text=_("Dạng CN-XXXX-XXXX-XXXX-XXXX, không phân biệt chữ hoa chữ thường."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        """Without invisible characters."""
        return clean(self.cleaned_data["code"])


class MoveForm(Form):
    """Another day and time."""

    to = forms.ChoiceField(label=_("Đổi sang buổi nào?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.choices = offered
        field.error_messages["invalid_choice"] = _t("Giờ này vừa có người đặt. Hãy chọn giờ khác.")
