"""What residents fill in: one thing on a page."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.places.models import Place
from caunoi.ui.forms import Form, HintedRadio

from ..rules import LONGEST_OPINION, LONGEST_STATEMENT
from ..words import QuestionKind, Stance


class _Sent(Form):
    """The code travels with the first form, so that a form sent twice is one person's."""

    code = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    def __init__(self, *args: Any, communes: Iterable[Place] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = list(communes)
        if len(places) > 1:
            self.fields["place"] = forms.ChoiceField(
                label=_("Bạn ở xã, phường nào?"), required=False,
                choices=[("", _("– Không nêu –")), *((str(place.pk), place.full_name) for place in places)],
            )  # fmt: skip

    @property
    def chosen_place(self) -> int | None:
        """The commune said, if asked and said."""
        chosen = self.cleaned_data.get("place")
        return int(chosen) if chosen else None

    @property
    def typed(self) -> str:
        """What was chosen and written, a line each: given back to copy when it came too late to count."""
        lines = []
        for name, field in self.fields.items():
            said = str(self.data.get(name, "")).strip() if name not in ("code", "place") else ""
            if said and isinstance(field, forms.ChoiceField):
                said = next((str(label) for value, label in field.choices if str(value) == said), "")
            lines += [said] if said else []
        return "\n".join(lines)


class CommentForm(_Sent):
    """An opinion on a section."""

    stance = forms.ChoiceField(label=_("Bạn thấy phần này thế nào?"), required=False, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Ý kiến của bạn"), required=False, max_length=LONGEST_OPINION, widget=forms.Textarea(attrs={"rows": "4"}),
        help_text=_("Nêu điều cần sửa và vì sao. Đừng ghi tên, số điện thoại, số nhà của ai."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stance"].choices = Stance.choices()  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Stance | None:
        """The stance taken."""
        return Stance(self.cleaned_data["stance"]) if self.cleaned_data.get("stance") else None


class AnswerForm(_Sent):
    """The answer to one set question."""

    def __init__(self, *args: Any, question: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = QuestionKind(question.kind)
        field: forms.Field
        if self.kind is QuestionKind.CHOICE:
            field = forms.ChoiceField(
                label=question.text,
                widget=forms.RadioSelect,
                choices=[(str(each.pk), each.text) for each in question.options.all()],
            )
        elif self.kind is QuestionKind.SCALE:
            hints = {"1": question.low, "5": question.high}
            field = forms.ChoiceField(
                label=question.text, widget=HintedRadio(hints=hints), choices=[(str(n), str(n)) for n in range(1, 6)]
            )
        else:
            field = forms.CharField(
                label=question.text, max_length=LONGEST_OPINION, widget=forms.Textarea(attrs={"rows": "5"})
            )
        self.fields = {"answer": field, **self.fields}

    def said(self) -> dict[str, Any]:
        """The answer as the command takes it."""
        value = self.cleaned_data["answer"]
        if self.kind is QuestionKind.TEXT:
            return {"text": value}
        return {"option" if self.kind is QuestionKind.CHOICE else "scale": int(value)}


class VoteForm(_Sent):
    """Agree, disagree or pass: the button pressed."""

    statement = forms.IntegerField(widget=forms.HiddenInput)
    stance = forms.ChoiceField(choices=[(each.value, each.vi) for each in Stance])


class StatementForm(_Sent):
    """An own statement for others to agree or disagree with."""

    text = forms.CharField(
        label=_("Nhận định của bạn"), max_length=LONGEST_STATEMENT, widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=_("Một câu, một ý, để người khác đồng ý hoặc không. Cán bộ xem trước khi đưa ra; không đưa ra thì bạn thấy lý do trên phiếu của mình."),
    )  # fmt: skip


class CodeForm(Form):
    """The code of a receipt or an invitation."""

    code = forms.CharField(
        label=_("Mã góp ý hoặc mã mời"), max_length=60, help_text=_("Dạng GY-XXXX-XXXX-XXXX-XXXX, in trên phiếu.")
    )


class AddressForm(Form):
    """Where to be told of the answer."""

    email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        max_length=200,
        help_text=_("Chỉ dùng để báo một lần khi có kết quả, cất kín riêng với ý kiến, báo xong thì xoá."),
    )
