"""Filling a letter from the case, editing its words, signing it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.text import clean
from caunoi.notices.words import Manner
from caunoi.ui.forms import Form, ShortDayField

from ... import letters
from ...commands.lettering import NAMING
from .base import PlainChoice, words


class Composing(Form):
    """The fields of one letter, filled from the case; names left empty are filled in when the draft is made."""

    def __init__(self, *args: Any, code: str, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, _needed in letters.fields_of(code, kind):
            text = label[:1].upper() + label[1:]
            if name in letters.LONG:
                self.fields[name] = words(text, required=False, rows=4)
            else:
                self.fields[name] = forms.CharField(
                    label=text, required=False, max_length=1000, widget=forms.TextInput(attrs={"class": "wide"})
                )
            if name in NAMING:
                self.fields[name].help_text = _t("Để trống: hệ thống điền khi lập dự thảo và ghi lại lần mở danh tính.")

    def given(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: clean(str(value)) for name, value in self.cleaned_data.items()}


class Editing(Form):
    """The words of a draft."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    summary = forms.CharField(
        label=_("Trích yếu"), required=False, max_length=500, widget=forms.TextInput(attrs={"class": "wide"})
    )
    to = words(_("Kính gửi"), _("Mỗi dòng một nơi."), required=False, rows=2, most=2000)
    text = words(
        _("Nội dung"),
        _("Mỗi dòng một đoạn. Dòng bắt đầu bằng “1. ”, “a) ”, “Điều 1. ”, “- ” thành mục; **chữ đậm**, __chữ nghiêng__."),
        rows=20, most=200_000,
    )  # fmt: skip
    recipients = words(_("Nơi nhận"), _("Mỗi dòng một nơi."), required=False, rows=4, most=3000)


class Signing(Form):
    """Who signs, by what power, on what day."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    manner = PlainChoice(label=_("Ký"))
    office = forms.CharField(label=_("Chức vụ người ký"), max_length=200)
    of = forms.CharField(label=_("Thay mặt, ký thay ai"), required=False, max_length=200)
    name = forms.CharField(label=_("Họ và tên người ký"), max_length=200)
    on = ShortDayField(label=_("Ngày ký"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["manner"].choices = Manner.choices()

    def refuse(self, no: Any) -> None:
        """The command names the signer's fields in full."""
        no.field = no.field.removeprefix("signer_")
        super().refuse(no)


class Reason(Form):
    """Why a sealed paper is opened, or a draft thrown away."""

    reason = words(_("Lý do"), rows=2, most=1000)
