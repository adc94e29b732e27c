"""Text in, keyword arguments of one command out."""

import re
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import DayField, Form, HintedRadio, ShortDayField

from .. import queries, rules
from ..models import Decision
from ..rules import Votes
from ..words import BallotCase, Board, Consenting, HandVote, Kind, Need, Origin, Skill, Team
from ..words import Form as Way

_LONG = forms.Textarea(attrs={"rows": "5"})


def codes_in(text: str) -> list[str]:
    """The codes of a typed list, in the order typed."""
    return [code for code in re.split(r"[\s,;]+", text) if code]


class StartForm(Form):
    """What is put to the households, where and how."""

    place = forms.ChoiceField(label=_("Ở đâu?"))
    what = forms.ChoiceField(label=_("Nội dung (Điều 15)"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Tên việc"), max_length=300)
    text = forms.CharField(label=_("Nội dung đưa ra bàn và quyết định"), widget=_LONG, max_length=20_000)
    origin = forms.ChoiceField(label=_("Ai đề xuất?"), widget=forms.RadioSelect)
    form = forms.ChoiceField(label=_("Hình thức"), widget=forms.RadioSelect)
    ballot_case = forms.ChoiceField(label=_("Trường hợp được phát phiếu (chỉ khi phát phiếu)"), required=False)
    seats = forms.IntegerField(
        label=_("Số người được bầu (chỉ khi bầu)"),
        initial=1,
        min_value=1,
        max_value=50,
        widget=forms.NumberInput(attrs={"class": "w2"}),
    )

    def __init__(
        self, *args: Any, places: list[Any], today: Any, replaces: Decision | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.replaces = replaces
        topics = queries.topics_on(today)
        self.places = {place.code: place for place in places}
        whats = [(str(number), f"{number}. {item.label}") for number, item in topics.items() if number not in (4, 5)]
        whats += [
            (f"{kind.value}:{board.value}", f"{queries.topic_of(kind, board)}. {kind.label}: {board.label}")
            for kind in (Kind.ELECTION, Kind.DISMISSAL)
            for board in Board
        ]
        fields: Any = self.fields
        fields["place"].choices = [(code, place.full_name) for code, place in self.places.items()]
        fields["what"].choices = sorted(whats, key=lambda pair: pair[1])
        fields["origin"].choices, fields["form"].choices = Origin.choices(), Way.choices()
        fields["ballot_case"].choices = [("", "–"), *BallotCase.choices()]

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        given = self.cleaned_data
        kind, _colon, board = given["what"].partition(":")
        of = {"kind": Kind(kind), "board": Board(board)} if board else {"topic": int(kind)}
        return {
            **of, "place": self.places[given["place"]], "title": given["title"], "text": given["text"], "origin": Origin(given["origin"]),
            "form": Way(given["form"]), "ballot_case": BallotCase(given["ballot_case"]) if given["ballot_case"] else None, "seats": given["seats"],
            "replaces": self.replaces,
        }  # fmt: skip


class ActForm(Form):
    """The base of every act's form on a decision; ``arguments`` go to its command."""

    def __init__(self, *args: Any, row: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.prepare()

    def prepare(self) -> None:
        """Fill choices from the decision."""

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return dict(self.cleaned_data)


class RewordForm(ActForm):
    """Other words, another form."""

    title = forms.CharField(label=_("Tên việc"), max_length=300)
    text = forms.CharField(label=_("Nội dung đưa ra bàn và quyết định"), widget=_LONG, max_length=20_000)
    form = forms.ChoiceField(label=_("Hình thức"), widget=forms.RadioSelect)
    ballot_case = forms.ChoiceField(label=_("Trường hợp được phát phiếu (chỉ khi phát phiếu)"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def prepare(self) -> None:
        """What it says now."""
        fields: Any = self.fields
        fields["form"].choices, fields["ballot_case"].choices = Way.choices(), [("", "–"), *BallotCase.choices()]
        self.initial = {name: getattr(self.row, name) for name in ("title", "text", "form", "ballot_case", "version")}

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        given = self.cleaned_data
        return {
            **given,
            "form": Way(given["form"]),
            "ballot_case": BallotCase(given["ballot_case"]) if given["ballot_case"] else None,
        }


class AnnounceForm(ActForm):
    """When and where the vote is."""

    vote_on = ShortDayField(label=_("Ngày họp, hoặc ngày bắt đầu lấy phiếu"))
    vote_until = ShortDayField(label=_("Ngày kết thúc lấy phiếu"), required=False, help_text=_("Để trống khi họp."))
    vote_at = forms.CharField(label=_("Giờ"), required=False, max_length=40)
    where = forms.CharField(label=_("Địa điểm"), required=False, max_length=300)


class AgainForm(AnnounceForm):
    """The next lawful step after a meeting with too few households."""

    form = forms.ChoiceField(label=_("Bước tiếp theo"), widget=forms.RadioSelect)
    field_order = ["form"]

    def prepare(self) -> None:
        """Ballots first, as the law has it."""
        fields: Any = self.fields
        fields["form"].choices = [(Way.BALLOT.value, Way.BALLOT.label), (Way.MEETING.value, _("Họp lại"))]
        fields["form"].initial = Way.BALLOT.value

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {**self.cleaned_data, "form": Way(self.cleaned_data["form"])}


class ConsentForm(ActForm):
    """Households that agreed, by their codes."""

    to = forms.ChoiceField(label=_("Các hộ đồng ý điều gì?"), widget=forms.RadioSelect)
    codes = forms.CharField(
        label=_("Mã các hộ"), widget=_LONG, max_length=60_000, help_text=_("Cách nhau bằng dấu phẩy hoặc xuống dòng.")
    )
    on = ShortDayField(label=_("Ngày đồng ý"))

    def prepare(self) -> None:
        """Which agreements there are."""
        fields: Any = self.fields
        fields["to"].choices = Consenting.choices()

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {
            "to": Consenting(self.cleaned_data["to"]),
            "codes": codes_in(self.cleaned_data["codes"]),
            "on": self.cleaned_data["on"],
        }


class WithdrawForm(ConsentForm):
    """Households that take their agreement back, by their codes."""

    on = None

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {"to": Consenting(self.cleaned_data["to"]), "codes": codes_in(self.cleaned_data["codes"])}


class DayForm(ActForm):
    """A day."""

    on = ShortDayField(label=_("Ngày"))


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
    discussed = forms.CharField(label=_("Diễn biến, ý kiến"), widget=_LONG, required=False, max_length=8000)
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
        label=_("Mã các hộ"), widget=_LONG, max_length=60_000, help_text=_("Cách nhau bằng dấu phẩy hoặc xuống dòng.")
    )

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {"codes": codes_in(self.cleaned_data["codes"]), "returned": self.cleaned_data["what"] == "returned"}


class PapersReadForm(ActForm):
    """Codes printed on the ballots."""

    codes = forms.CharField(label=_("Mã trên các phiếu"), widget=_LONG, max_length=200_000)

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {"codes": codes_in(self.cleaned_data["codes"])}


class SendForm(ActForm):
    """The written decision."""

    resolution = forms.CharField(label=_("Nội dung quyết định"), widget=_LONG, max_length=20_000)

    def prepare(self) -> None:
        """What was decided."""
        self.initial["resolution"] = self.row.resolution or self.row.text


class DocumentForm(ActForm):
    """The number of a document."""

    document = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=120)


class InterimForm(DocumentForm):
    """Who leads the village until the next election."""

    name = forms.CharField(label=_("Họ và tên người lâm thời"), max_length=120)
    field_order = ["name", "document"]


class ReasonForm(ActForm):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=_LONG, max_length=4000)


class WrittenReasonForm(ReasonForm):
    """Why, in a document."""

    document = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=120)


class FixDateForm(DocumentForm):
    """The day a commune-wide decision takes effect."""

    effective_on = ShortDayField(label=_("Có hiệu lực từ ngày"))


class ReissueForm(ReasonForm):
    """Whose code was lost, and why it is replaced."""

    household = forms.CharField(label=_("Mã hộ"), max_length=20)
    field_order = ["household", "reason"]


class SureForm(ActForm):
    """Nothing but a yes."""


class RollForm(Form):
    """One household."""

    code = forms.CharField(label=_("Mã hộ"), max_length=20)
    representative = forms.CharField(label=_("Người đại diện (chỉ khi đồng ý)"), required=False, max_length=200)
    consented_on = ShortDayField(label=_("Ngày đồng ý được ghi tên"), required=False)


class RollFileForm(Form):
    """A list of households."""

    file = forms.FileField(
        label=_("Tệp CSV"), help_text=_("Cột 1: mã hộ; cột 2, 3 nếu có: người đại diện, ngày đồng ý.")
    )


class RepresentativeForm(Form):
    """Who speaks for a household, by consent."""

    representative = forms.CharField(
        label=_("Họ và tên người đại diện"), required=False, max_length=200,
        help_text=_("Để trống để xoá tên đã ghi, khi người đó rút sự đồng ý."),
    )  # fmt: skip
    consented_on = ShortDayField(label=_("Ngày đồng ý được ghi tên"), required=False)


class OpeningForm(Form):
    """Why sealed names are read."""

    reason = forms.CharField(
        label=_("Xem tên để làm gì?"), max_length=300,
        help_text=_("Ví dụ: điểm danh cuộc họp ngày 05/12. Lý do và tên bạn được ghi vào nhật ký, không xoá được."),
    )  # fmt: skip


class EndingForm(Form):
    """Why a household leaves the roll."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class VoteForm(Form):
    """A household's online ballot."""

    code = forms.CharField(
        label=_("Mã biểu quyết của hộ"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "w20"}),
    )
    choice = forms.ChoiceField(
        label=_("Ý kiến của hộ"),
        choices=[("yes", _("Tán thành")), ("no", _("Không tán thành")), ("blank", _("Không có ý kiến"))],
        widget=HintedRadio,
    )


class ReceiptForm(Form):
    """A receipt to be found in the published list."""

    receipt = forms.CharField(
        label=_("Biên nhận"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
