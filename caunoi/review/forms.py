"""Text in, keyword arguments of one command out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from caunoi.indicators.coverage import Person
from caunoi.indicators.periods import period, recent
from caunoi.kernel.words import say
from caunoi.mandate.queries import Choices
from caunoi.notices.words import Layout
from caunoi.ui.forms import Form, ShortDayField

from .outline import catalogued
from .queries import writable_bodies
from .report import Proposal
from .rules import LONGEST_COMMENT
from .words import Reply


class New(Form):
    """Which body's review of which period to begin."""

    body = forms.ChoiceField(label=_("Cơ quan báo cáo"))
    period = forms.ChoiceField(
        label=_("Kỳ báo cáo"),
        help_text=_("Kỳ theo luật lấy số liệu từ 15/12 năm trước; kỳ theo lịch lấy trọn các tháng."),
    )
    layout = forms.ChoiceField(label=_("Thể thức văn bản"), required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in writable_bodies(person)}
        today = localdate()
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]
        self.fields["period"].choices = [(code, _named(code, today)) for code in recent(today)]  # type: ignore[attr-defined]
        self.fields["layout"].choices = [("", _("Theo loại cơ quan")), *Layout.choices()]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """The keyword arguments of ``draft_review``."""
        chosen = self.cleaned_data["layout"]
        return {
            "body": self.bodies[self.cleaned_data["body"]], "period_code": self.cleaned_data["period"],
            "layout": next((word for word in Layout if word.value == chosen), None),
        }  # fmt: skip


class Giving(Form):
    """Who does each accepted task, and by when all of them."""

    due = ShortDayField(label=_("Hạn hoàn thành của các nhiệm vụ"))

    def __init__(self, *args: Any, tasks: Iterable[Proposal], choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks, self.choices = list(tasks), choices
        giver = choices.giver
        near = [(body.code, body.name) for body in choices.near if body.pk != giver.pk]
        offered = [("", _("– Chưa giao –")), (giver.code, giver.name), *near]
        for task in self.tasks:
            self.fields[f"body-{task.code}"] = forms.ChoiceField(
                label=task.text, choices=offered, required=False, initial=giver.code
            )
        self.order_fields([*(f"body-{task.code}" for task in self.tasks), "due"])

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of ``give_tasks``."""
        known = {body.code: body for body in [self.choices.giver, *self.choices.near]}
        chosen = {task.code: self.cleaned_data.get(f"body-{task.code}") for task in self.tasks}
        return {"bodies": {code: known[to] for code, to in chosen.items() if to}, "due": self.cleaned_data["due"]}


class Section(Form):
    """The text of one section; ``seen`` is the version its writer opened."""

    seen = forms.IntegerField(required=False, min_value=0, max_value=1_000_000, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Nội dung"), required=False, strip=True, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Mỗi dòng là một đoạn; dòng bắt đầu bằng gạch ngang là một ý. Số trong ngoặc nhọn tự cập nhật theo hồ sơ. Để trống để dùng lại câu dựng từ số liệu."),
    )  # fmt: skip


class Round(Form):
    """To which day staff may comment."""

    until = ShortDayField(label=_("Lấy ý kiến đến hết ngày"))


class Comment(Form):
    """What a member of staff says of a draft."""

    section = forms.ChoiceField(label=_("Về mục"), required=False)
    text = forms.CharField(
        label=_("Ý kiến"), strip=True, max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Nói rõ câu nào cần sửa và sửa thế nào. Cán bộ trong cơ quan đọc được ý kiến này và câu trả lời."),
    )  # fmt: skip

    def __init__(self, *args: Any, headed: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [("", _("Cả báo cáo")), *headed]  # type: ignore[attr-defined]


class Answer(Form):
    """What becomes of a comment."""

    reply = forms.ChoiceField(label=_("Trả lời"), choices=Reply.choices, widget=forms.RadioSelect)
    reply_text = forms.CharField(
        label=_("Nội dung trả lời"), strip=True, max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tiếp thu: đã sửa ở đâu. Giải trình: vì sao không sửa."),
    )  # fmt: skip


class Reason(Form):
    """Why a draft goes back."""

    reason = forms.CharField(
        label=_("Lý do trả lại"), strip=True, max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 4})
    )


class Causes(Form):
    """What lies behind one shortcoming; ``seen`` is when the choice now kept was made."""

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    chosen = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(
        label=_("Nguyên nhân khác, viết bằng lời"), required=False, strip=True, max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, limitation: str, **kwargs: Any) -> None:
        super().__init__(*args, prefix=limitation, **kwargs)
        self.fields["chosen"].choices = [(each.code, each.text) for each in catalogued(limitation)]  # type: ignore[attr-defined]


def _named(code: str, today: Any) -> str:
    of = period(code, on=today)
    days = say(f"{of.since:%d/%m/%Y} đến {of.last:%d/%m/%Y}", f"{of.since:%d/%m/%Y} to {of.last:%d/%m/%Y}")
    return f"{say(of.vi, of.en)} ({days})"
