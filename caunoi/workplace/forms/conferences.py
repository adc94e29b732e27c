"""Forms of a conference."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import Form, ShortDayField
from caunoi.workplace.words import Content, Gathering

from .shared import ActForm, ReasonForm, count, line, words


class PlanForm(Form):
    """A new conference, or the one that repeats a void one."""

    year = forms.ChoiceField(label=_("Của năm công tác"))
    extra = forms.BooleanField(label=_("Hội nghị bất thường"), required=False)
    asked_by = count(_("Nếu người lao động yêu cầu: bao nhiêu người yêu cầu"), most=500_000, required=False)
    gathering = forms.ChoiceField(label=_("Ai dự"), widget=forms.RadioSelect)
    held_on = ShortDayField(label=_("Ngày họp"))
    venue = line(_("Địa điểm"))
    contents = forms.MultipleChoiceField(label=_("Nội dung"), widget=forms.CheckboxSelectMultiple)
    more = words(_("Nội dung khác, tài liệu gửi kèm"), rows=3, most=4000, required=False)

    def __init__(self, *args: Any, years: list[int], again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["gathering"].choices = Gathering.choices()  # type: ignore[attr-defined]
        self.fields["contents"].choices = Content.choices()  # type: ignore[attr-defined]
        if again:
            for name in ("extra", "asked_by"):
                del self.fields[name]

    def arguments(self) -> dict[str, Any]:
        """The conference."""
        said = dict(self.cleaned_data)
        return {**said, "year": int(said["year"]), "gathering": Gathering(said["gathering"])}


class CallForm(ActForm):
    """How many are called, and when the call went out."""

    summoned = count(_("Số người được triệu tập"), least=1)
    called_on = ShortDayField(label=_("Ngày gửi giấy triệu tập"))

    def start(self, row: Any) -> dict[str, Any]:
        """Everybody, for a plenary."""
        return {**super().start(row), "summoned": row.workers if row.gathering == Gathering.PLENARY.value else None}


class MoveForm(ReasonForm):
    """Another day."""

    held_on = ShortDayField(label=_("Ngày họp mới"))
    field_order = ("held_on", "reason")


class HoldForm(ActForm):
    """Those present, counted twice."""

    opening = count(_("Có mặt khi khai mạc"), hint=_("Đếm lần thứ nhất."))
    voting = count(
        _("Có mặt khi biểu quyết"),
        hint=_(
            "Đếm lần thứ hai, trước khi biểu quyết. Số nhỏ hơn xét hội nghị có hợp lệ không; số lớn hơn để tính tỷ lệ tán thành."
        ),
    )
    account = words(_("Diễn biến, ý kiến chính"), rows=5, required=False, hint=_("Không ghi tên người phát biểu."))


class CorrectForm(HoldForm):
    """The counts, set right."""

    def start(self, row: Any) -> dict[str, Any]:
        """What was recorded."""
        return {**super().start(row), "opening": row.opening, "voting": row.voting, "account": row.account}


class VoteForm(ActForm):
    """One question and its votes."""

    text = words(_("Nội dung biểu quyết"), rows=3, most=2000)
    yes = count(_("Tán thành"))
    no = count(_("Không tán thành"))
    blank = count(_("Không có ý kiến"))

    def arguments(self) -> dict[str, Any]:
        """The votes; a question needs no version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def years_to_choose(today: date) -> list[int]:
    """The work years a conference may look back on."""
    return [today.year, today.year - 1, today.year + 1]
