"""What is done before a vote: needs, teams, candidates."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import DayField, ShortDayField

from .. import queries
from ..words import Need, Skill, Team
from .common import ActForm


class PrepareForm(ActForm):
    """Something done before the vote."""

    need = forms.ChoiceField(label=_("Việc đã làm"))
    on = ShortDayField(label=_("Làm ngày"))
    note = forms.CharField(label=_("Ghi chú, số văn bản"), required=False, max_length=2000)

    def prepare(self) -> None:
        """What the law wants of this vote."""
        fields: Any = self.fields
        fields["need"].choices = [
            (each.need.value, each.need.label) for each in queries.wanted_of(self.row, localdate())
        ]

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {**self.cleaned_data, "need": Need(self.cleaned_data["need"])}


class TeamForm(ActForm):
    """Somebody in a team."""

    team = forms.ChoiceField(label=_("Tổ, ban"))
    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    skill = forms.ChoiceField(label=_("Vai trò"), required=False)

    def prepare(self) -> None:
        """The teams there are."""
        fields: Any = self.fields
        fields["team"].choices, fields["skill"].choices = Team.choices(), Skill.choices()

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        given = self.cleaned_data
        return {"team": Team(given["team"]), "name": given["name"], "skill": Skill(given["skill"] or "")}


class CandidateForm(ActForm):
    """Somebody who stands; the day of birth is checked and not kept."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    born = DayField(label=_("Ngày sinh"), help_text=_("Chỉ để kiểm tra tuổi; hệ thống không lưu ngày sinh."))
    told = forms.CharField(label=_("Giới thiệu ngắn"), required=False, max_length=500)


class CandidateLeavingForm(ActForm):
    """Who no longer stands, and why."""

    candidate = forms.ChoiceField(label=_("Người rút khỏi danh sách"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def prepare(self) -> None:
        """Those who stand."""
        fields: Any = self.fields
        fields["candidate"].choices = [(each.pk, each.name) for each in self.row.candidates.filter(withdrawn=False)]

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {"candidate": int(self.cleaned_data["candidate"]), "reason": self.cleaned_data["reason"]}
