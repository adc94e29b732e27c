"""Forms of ratings: a code typed by hand, why, and what officers key in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.benefit.words import Call, Channel, Matter, Score, Why
from caunoi.ui.forms import Form

from .shared import Keyed, choices, count, text

#: A sheet a counter hands out in a day.
MOST_CODES = 300
_TYPED = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "w20 code"}


def _code(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=60, widget=forms.TextInput(attrs=_TYPED),
        help_text=_("20 chữ và số trên phiếu. Không cần gạch nối; chữ hoa hay thường đều được."),
    )  # fmt: skip


class CodeForm(Form):
    """A code to rate, typed by hand."""

    code = _code(_("Mã đánh giá"))


class MoreForm(Form):
    """Why, after the one question; nothing of it is needed."""

    reasons = forms.MultipleChoiceField(label=_("Vì sao?"), required=False, widget=forms.CheckboxSelectMultiple)
    comment = text(_("Muốn nói thêm điều gì?"), most=1000, rows=3, required=False, help_text=_("Đừng ghi tên, số điện thoại. Cơ quan chỉ đọc được khi đã có nhiều phiếu, không biết phiếu nào của ai."))  # fmt: skip

    def __init__(self, *args: Any, satisfied: bool | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Who was satisfied meets the good reason first, who was not meets it last.
        order = [Why.GOOD, *[each for each in Why if each is not Why.GOOD]] if satisfied else list(Why)
        self.fields["reasons"].choices = choices(order)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What ``tell_more`` takes."""
        return {
            "reasons": [Why(each) for each in self.cleaned_data["reasons"]],
            "comment": self.cleaned_data["comment"],
        }


class ServiceForm(Form):
    """Something new people may rate."""

    body = forms.ChoiceField(label=_("Cơ quan"))
    matter = forms.ChoiceField(label=_("Loại việc"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Tên việc, dịch vụ"), max_length=200, help_text=_("Như người dân gọi: Chứng thực tại Một cửa; Tiếp công dân của Chủ tịch; Hẻm 44.")
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {each.code: each for each in bodies}
        self.fields["body"].choices = [(each.code, each.name) for each in bodies]  # type: ignore[attr-defined]
        self.fields["matter"].choices = choices(Matter)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What ``open_service`` takes."""
        said = self.cleaned_data
        return {"body": self.by_code[said["body"]], "matter": Matter(said["matter"]), "name": said["name"]}


class BatchForm(Keyed):
    """Codes for a counter, for cases, or on paper forms."""

    channel = forms.ChoiceField(label=_("Phát bằng cách nào"), widget=forms.RadioSelect, initial=Channel.COUNTER.value)
    size = count(_("Bao nhiêu mã"), MOST_CODES, help_text=_("Chừng số lượt khách trong ngày. Mã thừa ghi lại sau để không tính là người không trả lời."))  # fmt: skip
    desk = forms.CharField(label=_("Quầy, bàn"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = choices(each for each in Channel if each is not Channel.PHONE)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What ``issue_codes`` takes."""
        return {**self.cleaned_data, "channel": Channel(self.cleaned_data["channel"])}


class ReturnForm(Form):
    """Codes that were never given out."""

    count = count(_("Số mã chưa phát"), MOST_CODES)

    def arguments(self) -> dict[str, Any]:
        """What ``return_codes`` takes."""
        return dict(self.cleaned_data)


class _Said(Keyed):
    """What somebody said, typed by an officer."""

    score = forms.ChoiceField(label=_("Mức hài lòng"), widget=forms.RadioSelect, required=False)
    reasons = forms.MultipleChoiceField(label=_("Vì sao"), required=False, widget=forms.CheckboxSelectMultiple)
    comment = text(_("Ý kiến thêm"), most=1000, rows=3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["score"].choices = choices(Score)  # type: ignore[attr-defined]
        self.fields["reasons"].choices = choices(Why)  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """The score where there is one, the reasons, the words."""
        said = self.cleaned_data
        return {
            "score": Score(said["score"]) if said.get("score") else None, "reasons": [Why(each) for each in said.get("reasons") or []],
            "comment": said.get("comment") or "",
        }  # fmt: skip


class PaperForm(_Said):
    """A paper form keyed in: its printed code, then what is ticked."""

    field_order = ["code", "score", "reasons", "comment"]
    code = _code(_("Mã in trên phiếu"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["score"].required = True

    def arguments(self) -> dict[str, Any]:
        """What ``key_in_paper`` takes."""
        return {**self.said(), "code": self.cleaned_data["code"]}


class CallForm(_Said):
    """A call-back keyed in: whether anybody answered, then what they said."""

    sometimes = ("score",)
    field_order = ["result", "score", "reasons", "comment"]
    result = forms.ChoiceField(label=_("Cuộc gọi"), widget=forms.RadioSelect, initial="said")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = [("said", _("Người dân trả lời")), *choices(Call)]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What ``key_in_call`` takes."""
        result = self.cleaned_data["result"]
        return {**self.said(), "result": None if result == "said" else Call(result), "key": self.cleaned_data["key"]}


#: The channels an officer types, by the name their page has.
KEYING = {"phieu-giay": (Channel.PAPER, PaperForm), "goi-lai": (Channel.PHONE, CallForm)}
