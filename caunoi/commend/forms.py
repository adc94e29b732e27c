"""Text in, keyword arguments of one command out."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.access.queries import bodies_of
from caunoi.identity.queries import person_by_username
from caunoi.places.models import Body
from caunoi.ui.forms import Form, PhoneField, ShortDayField

from .commands import Plan
from .models import CouncilSeat
from .proving import indicator_choices
from .queries.council import BallotLine
from .rules import LEAST_STATEMENT, LONGEST_STATEMENT, Tally
from .words import Award, Nominee, Proof, Seat


def _choices(word: Any, *, leave: Iterable[Any] = ()) -> list[tuple[str, str]]:
    return [(each.value, each.label) for each in word if each not in leave]


def _bodies(bodies: Iterable[Body]) -> list[tuple[str, str]]:
    return [(body.code, body.name) for body in bodies]


class PlanForm(Form):
    """A new campaign."""

    body = forms.ChoiceField(label=_("Cơ quan tổ chức"))
    title = forms.CharField(label=_("Tên đợt khen thưởng"), max_length=300)
    about = forms.CharField(
        label=_("Khen về việc gì"), widget=forms.Textarea(attrs={"rows": "4"}), max_length=5000, required=False
    )
    award = forms.ChoiceField(label=_("Hình thức"))
    since = ShortDayField(label=_("Tính thành tích từ ngày"))
    last = ShortDayField(label=_("Đến hết ngày"))
    opens_on = ShortDayField(label=_("Nhận đề nghị từ ngày"))
    closes_on = ShortDayField(label=_("Hết ngày"))
    quota_collective = forms.IntegerField(
        label=_("Chỉ tiêu tập thể"), min_value=0, max_value=2000, widget=forms.NumberInput(attrs={"class": "w4"})
    )
    quota_individual = forms.IntegerField(
        label=_("Chỉ tiêu cá nhân"),
        min_value=0,
        max_value=2000,
        initial=0,
        widget=forms.NumberInput(attrs={"class": "w4"}),
    )
    regulation = forms.CharField(
        label=_("Quy chế của Hội đồng"), max_length=500,
        help_text=_("Số, ngày, điều khoản quy định số người họp và tỷ lệ phiếu. Con số chung của luật chưa kiểm chứng nên hệ thống không tự điền."),
    )  # fmt: skip
    quorum = forms.RegexField(
        r"^\s*\d{1,2}\s*/\s*\d{1,2}\s*$",
        label=_("Họp khi có mặt ít nhất (phần số thành viên)"),
        help_text=_("Ví dụ 2/3"),
        widget=forms.TextInput(attrs={"class": "w4"}),
    )
    passing = forms.RegexField(
        r"^\s*\d{1,2}\s*/\s*\d{1,2}\s*$",
        label=_("Đủ phiếu khi đồng ý ít nhất (phần số thành viên được bỏ phiếu)"),
        help_text=_("Ví dụ 4/5"),
        widget=forms.TextInput(attrs={"class": "w4"}),
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        self.fields["body"].choices = _bodies(self.by_code.values())  # type: ignore[attr-defined]
        self.fields["award"].choices = _choices(Award)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The body and the plan."""
        said = dict(self.cleaned_data)
        body, last = self.by_code[said.pop("body")], said.pop("last")
        quorum, passing = (tuple(int(part) for part in said.pop(name).split("/")) for name in ("quorum", "passing"))
        until: date = last + timedelta(days=1)
        return {
            "body": body,
            "plan": Plan(**{**said, "award": Award(said["award"])}, until=until, quorum=quorum, passing=passing),
        }  # type: ignore[arg-type]


class CriterionForm(Form):
    """One more criterion."""

    title = forms.CharField(label=_("Tiêu chí"), max_length=500)
    proof = forms.ChoiceField(label=_("Chứng minh bằng"))
    indicator = forms.ChoiceField(
        label=_("Chỉ tiêu nào"), required=False, help_text=_("Chỉ khi chứng minh bằng một chỉ tiêu của báo cáo.")
    )
    least = forms.DecimalField(
        label=_("Mức cần đạt"),
        required=False,
        max_digits=9,
        decimal_places=1,
        widget=forms.NumberInput(attrs={"class": "w4"}),
        help_text=_("Để trống nếu chỉ để tham khảo."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proof"].choices = _choices(Proof)  # type: ignore[attr-defined]
        self.fields["indicator"].choices = [("", "–"), *indicator_choices()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The criterion."""
        return {**self.cleaned_data, "proof": Proof(self.cleaned_data["proof"])}


class SeatForm(Form):
    """One more member of the council."""

    username = forms.CharField(label=_("Tài khoản của thành viên"), max_length=150)
    office = forms.ChoiceField(label=_("Chức danh trong Hội đồng"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = _choices(Seat)  # type: ignore[attr-defined]

    def clean_username(self) -> str:
        """The account, which works somewhere today."""
        self.person = person_by_username(self.cleaned_data["username"].strip())
        if self.person is None or not bodies_of(self.person):
            raise forms.ValidationError(_("Không có tài khoản này, hoặc người này không làm việc ở cơ quan nào."))
        return str(self.cleaned_data["username"])

    def arguments(self) -> dict[str, Any]:
        """The person, the first body they work in, the office."""
        assert self.person is not None  # noqa: S101 - the form is valid
        return {"person": self.person, "body": bodies_of(self.person)[0], "office": Seat(self.cleaned_data["office"])}


class PresentForm(Form):
    """Who came to the meeting."""

    present = forms.MultipleChoiceField(label=_("Thành viên có mặt"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, seats: Iterable[CouncilSeat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].choices = [(str(each.pk), f"{each.name}, {each.office_label}") for each in seats]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The seats."""
        return {"present": [int(pk) for pk in self.cleaned_data["present"]]}


class NominateForm(Form):
    """A nomination: of a collective, or of an individual by consent."""

    by_body = forms.ChoiceField(label=_("Cơ quan đề nghị"))
    statement = forms.CharField(
        label=_("Báo cáo thành tích"), widget=forms.Textarea(attrs={"rows": "10"}), min_length=LEAST_STATEMENT, max_length=LONGEST_STATEMENT,
        help_text=_("Nêu việc đã làm, kết quả, có thể kiểm tra ở đâu. Số liệu theo tiêu chí được lấy từ hồ sơ, không cần gõ lại."),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        self.fields["by_body"].choices = _bodies(self.by_code.values())  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The nomination."""
        return {"by_body": self.by_code[self.cleaned_data["by_body"]], "statement": self.cleaned_data["statement"]}


class CollectiveForm(NominateForm):
    """A body is nominated."""

    collective = forms.ChoiceField(label=_("Tập thể được đề nghị"))
    field_order = ("by_body", "collective", "statement")

    def __init__(self, *args: Any, collectives: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {body.code: body for body in collectives}
        self.fields["collective"].choices = [("", _("– Chọn tập thể –")), *_bodies(self.known.values())]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The nomination."""
        return {
            **super().arguments(),
            "kind": Nominee.COLLECTIVE,
            "collective": self.known[self.cleaned_data["collective"]],
        }


class IndividualForm(NominateForm):
    """A person is nominated, by consent."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    unit = forms.CharField(label=_("Nơi công tác hoặc cư trú"), max_length=200)
    username = forms.CharField(label=_("Tài khoản, nếu là cán bộ"), max_length=150, required=False)
    consented = forms.BooleanField(
        label=_("Người này đã đồng ý được đề nghị và đồng ý công khai họ tên, nơi công tác"), required=False
    )
    field_order = ("by_body", "name", "unit", "username", "consented", "statement")

    def arguments(self) -> dict[str, Any]:
        """The nomination."""
        told = {name: self.cleaned_data[name] for name in ("name", "unit", "username", "consented")}
        return {**super().arguments(), "kind": Nominee.INDIVIDUAL, **told}


class ReasonForm(Form):
    """A reason."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": "3"}), max_length=1000)

    def arguments(self) -> dict[str, Any]:
        """The reason."""
        return dict(self.cleaned_data)


class CountForm(Form):
    """The sheet of the count: for each nomination three numbers; a row left empty is not entered."""

    def __init__(self, *args: Any, lines: Iterable[BallotLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = [line for line in lines if line.nomination.yes is None]
        for line in self.lines:
            for part, label in (("y", _("Đồng ý")), ("n", _("Không đồng ý")), ("s", _("Không hợp lệ"))):
                self.fields[f"{part}_{line.nomination.pk}"] = forms.IntegerField(
                    label=f"{line.nomination.title}: {label}",
                    min_value=0,
                    max_value=999,
                    required=False,
                    widget=forms.NumberInput(attrs={"class": "w4"}),
                )

    def rows(self) -> list[tuple[BallotLine, Any, Any, Any]]:
        """The lines with their three boxes."""
        return [(line, *(self[f"{part}_{line.nomination.pk}"] for part in "yns")) for line in self.lines]

    def arguments(self) -> dict[str, Any]:
        """The tallies of the rows that were filled in."""
        counts: dict[uuid.UUID, Tally] = {}
        for line in self.lines:
            said = [self.cleaned_data.get(f"{part}_{line.nomination.pk}") for part in "yns"]
            if any(each is not None for each in said):
                counts[line.nomination.pk] = Tally(*(each or 0 for each in said))
        return {"counts": counts}


class DecideForm(Form):
    """Who of those that passed is commended."""

    chosen = forms.MultipleChoiceField(label=_("Tặng thưởng cho"), widget=forms.CheckboxSelectMultiple)
    office = forms.CharField(
        label=_("Chức vụ người ký"), max_length=60, initial="Chủ tịch", widget=forms.TextInput(attrs={"class": "w20"})
    )

    def __init__(self, *args: Any, passed: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [
            (str(each.pk), f"{each.title} ({each.yes}/{each.eligible})") for each in passed
        ]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The nominations and the office."""
        return {"chosen": [uuid.UUID(pk) for pk in self.cleaned_data["chosen"]], "office": self.cleaned_data["office"]}


class ObjectionForm(Form):
    """What somebody has to say against a commendation."""

    text = forms.CharField(
        label=_("Ý kiến của bạn"), widget=forms.Textarea(attrs={"rows": "6"}), min_length=20, max_length=10_000
    )
    name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    phone = PhoneField(label=_("Điện thoại"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def arguments(self) -> dict[str, Any]:
        """The objection."""
        return dict(self.cleaned_data)
