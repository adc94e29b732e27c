"""What is put to the households, when and where, and who agrees."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import Form, ShortDayField

from .. import queries
from ..models import Decision
from ..words import BallotCase, Board, Consenting, Kind, Origin
from ..words import Form as Way
from .common import LONG, ActForm, codes_in


class StartForm(Form):
    """What is put to the households, where and how."""

    place = forms.ChoiceField(label=_("Ở đâu?"))
    what = forms.ChoiceField(label=_("Nội dung (Điều 15)"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Tên việc"), max_length=300)
    text = forms.CharField(label=_("Nội dung đưa ra bàn và quyết định"), widget=LONG, max_length=20_000)
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


class RewordForm(ActForm):
    """Other words, another form."""

    title = forms.CharField(label=_("Tên việc"), max_length=300)
    text = forms.CharField(label=_("Nội dung đưa ra bàn và quyết định"), widget=LONG, max_length=20_000)
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
        label=_("Mã các hộ"), widget=LONG, max_length=60_000, help_text=_("Cách nhau bằng dấu phẩy hoặc xuống dòng.")
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
