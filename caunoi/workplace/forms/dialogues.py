"""Forms of a workplace dialogue."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import ShortDayField
from caunoi.workplace.words import Occasion

from .shared import ActForm, count, line, words


class TalkForm(ActForm):
    """A form of a dialogue's act; its book refuses a second press, so it carries no version."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("version", None)


class MembersForm(TalkForm):
    """How many members each side named."""

    listed_on = ShortDayField(label=_("Ngày lập danh sách"))
    employer_members = count(_("Thành viên bên người sử dụng lao động"), most=200)
    worker_members = count(_("Thành viên bên người lao động"), most=200)


class SetForm(TalkForm):
    """A periodic dialogue, or one on an event."""

    occasion = forms.ChoiceField(label=_("Loại đối thoại"), widget=forms.RadioSelect)
    held_on = ShortDayField(label=_("Ngày đối thoại"))
    venue = line(_("Địa điểm"), required=False)
    contents = words(_("Nội dung đối thoại"), hint=_("Không ghi tên người lao động."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["occasion"].choices = [(each.value, each.label) for each in (Occasion.PERIODIC, Occasion.EVENT)]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The dialogue."""
        return {**self.cleaned_data, "occasion": Occasion(self.cleaned_data["occasion"])}


class AskForm(TalkForm):
    """A request of the workers' side."""

    asked_on = ShortDayField(label=_("Ngày gửi yêu cầu"))
    asked_by = count(_("Số thành viên bên người lao động yêu cầu"), least=1, most=200)
    contents = words(_("Yêu cầu đối thoại về việc gì"), hint=_("Không ghi tên người lao động."))


class AgreeForm(TalkForm):
    """The day of a dialogue that was asked for."""

    held_on = ShortDayField(label=_("Ngày đối thoại"))
    venue = line(_("Địa điểm"), required=False)


class DeclineForm(TalkForm):
    """Why there will be none."""

    reason = words(_("Lý do"), rows=3, most=2000)


class NotifyForm(TalkForm):
    """When the contents went to the other side."""

    sent_on = ShortDayField(label=_("Ngày gửi nội dung cho bên kia"))


class PostponeForm(TalkForm):
    """Another day, and why."""

    held_on = ShortDayField(label=_("Ngày đối thoại mới"))
    reason = words(_("Lý do"), rows=3, most=1000)


class HoldTalkForm(TalkForm):
    """Who was there by number, and what was agreed."""

    employer_present = count(_("Có mặt bên người sử dụng lao động"), most=200)
    worker_present = count(_("Có mặt bên người lao động"), most=200)
    result = words(
        _("Kết quả: điều đã thống nhất, điều chưa thống nhất"),
        rows=7,
        hint=_("Ghi việc, không ghi tên người phát biểu."),
    )


class CorrectTalkForm(HoldTalkForm):
    """The record, set right before it is signed."""

    def start(self, row: Any) -> dict[str, Any]:
        """What was recorded."""
        return {"employer_present": row.employer_present, "worker_present": row.worker_present, "result": row.result}
