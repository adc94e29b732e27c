"""Votes as they were counted, by hand and on paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import ShortDayField

from .. import queries, rules
from ..rules import Votes
from ..words import HandVote, Kind
from .common import LONG, ActForm, ReasonForm, codes_in


class CountForm(ActForm):
    """One count: what came, what it said."""

    present = forms.IntegerField(label=_("Số phiếu thu về"), min_value=0, max_value=20_000)
    yes = forms.IntegerField(label=_("Tán thành"), min_value=0, max_value=20_000, required=False)
    no = forms.IntegerField(label=_("Không tán thành"), min_value=0, max_value=20_000, required=False)
    blank = forms.IntegerField(label=_("Trắng, không có ý kiến"), min_value=0, max_value=20_000, required=False)
    spoiled = forms.IntegerField(label=_("Không hợp lệ"), min_value=0, max_value=20_000, required=False)

    def prepare(self) -> None:
        """Candidates instead of for and against in an election."""
        if self.row.kind == Kind.ELECTION:
            del self.fields["yes"], self.fields["no"]
            for each in self.row.candidates.filter(withdrawn=False):
                label = _("Phiếu bầu %(name)s") % {"name": each.name}
                self.fields[f"candidate_{each.pk}"] = forms.IntegerField(label=label, min_value=0, max_value=20_000)
        for field in self.fields.values():
            if isinstance(field, forms.IntegerField):
                field.widget.attrs.update({"class": "w4", "inputmode": "numeric"})

    def votes(self) -> Votes:
        """The count as the rules read it."""
        given = self.cleaned_data
        pairs = tuple(
            sorted(
                (int(name.removeprefix("candidate_")), n) for name, n in given.items() if name.startswith("candidate_")
            )
        )
        numbers = {name: given.get(name) or 0 for name in ("yes", "no", "blank", "spoiled")}
        return Votes(present=given["present"], for_candidates=pairs, **numbers)

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {"votes": self.votes(), "counter": rules.next_counter(queries.counts_of(self.row))}


class MeetingForm(CountForm):
    """A meeting held, or one cluster of it."""

    on = ShortDayField(label=_("Ngày họp"))
    manner = forms.ChoiceField(label=_("Hình thức biểu quyết do người dự họp chọn"), widget=forms.RadioSelect)
    manner_agreed = forms.IntegerField(label=_("Số hộ chọn thư ký và hình thức đó"), min_value=0, max_value=20_000)
    cluster = forms.CharField(label=_("Cụm dân cư (chỉ khi họp theo cụm)"), required=False, max_length=100)
    more = forms.BooleanField(label=_("Còn cụm khác chưa họp"), required=False)
    discussed = forms.CharField(label=_("Diễn biến, ý kiến"), widget=LONG, required=False, max_length=8000)
    field_order = ["on", "cluster", "present", "manner", "manner_agreed"]

    def prepare(self) -> None:
        """Ways of voting."""
        super().prepare()
        fields: Any = self.fields
        fields["present"].label = _("Số hộ có đại diện dự")
        fields["manner"].choices = HandVote.choices()

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        given = self.cleaned_data
        return {
            "votes": self.votes(), "on": given["on"], "manner": HandVote(given["manner"]), "manner_agreed": given["manner_agreed"],
            "cluster": given["cluster"], "discussed": given["discussed"], "last": not given["more"],
        }  # fmt: skip


class StubsForm(ActForm):
    """Households ticked off."""

    what = forms.ChoiceField(
        label=_("Ghi gì?"),
        widget=forms.RadioSelect,
        choices=[("handed", _("Hộ đã nhận phiếu")), ("returned", _("Hộ đã nộp phiếu"))],
    )
    codes = forms.CharField(
        label=_("Mã các hộ"), widget=LONG, max_length=60_000, help_text=_("Cách nhau bằng dấu phẩy hoặc xuống dòng.")
    )

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {"codes": codes_in(self.cleaned_data["codes"]), "returned": self.cleaned_data["what"] == "returned"}


class PapersReadForm(ActForm):
    """Codes printed on the ballots."""

    codes = forms.CharField(label=_("Mã trên các phiếu"), widget=LONG, max_length=200_000)

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {"codes": codes_in(self.cleaned_data["codes"])}


class ReissueForm(ReasonForm):
    """Whose code was lost, and why it is replaced."""

    household = forms.CharField(label=_("Mã hộ"), max_length=20)
    field_order = ["household", "reason"]
