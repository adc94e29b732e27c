"""Text in, keyword arguments of one command out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.identity.queries import person_by_username
from caunoi.places.models import Body
from caunoi.ui.forms import FilesField, Form, HintedRadio, ShortDayField

from . import rules
from .models import BoardMember
from .words import PUBLIC, VISITING, Answer, Kind, Seat, Way

#: Days beyond these are slips of the pen.
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)
ROWS = {"rows": "4"}


def _choices(word: Any) -> list[tuple[str, str]]:
    return [(each.value, each.label) for each in word]


def _day(**kwargs: Any) -> ShortDayField:
    return ShortDayField(earliest=EARLIEST, latest=LATEST, **kwargs)


def _text(label: Any, most: int = 4000, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs=ROWS), max_length=most, **kwargs)


class KindForm(Form):
    """Which kind of board, under which body: asked first, since the law asks different things of each."""

    loai = forms.ChoiceField(label=_("Lập ban, tổ nào?"), widget=forms.RadioSelect)
    co_quan = forms.ChoiceField(label=_("Thuộc cơ quan nào"))

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        self.fields["loai"].choices = _choices(Kind)  # type: ignore[attr-defined]
        self.fields["co_quan"].choices = [(code, body.name) for code, body in self.by_code.items()]  # type: ignore[attr-defined]

    def chosen(self) -> tuple[Kind, Body]:
        """The kind and the body."""
        return Kind(self.cleaned_data["loai"]), self.by_code[self.cleaned_data["co_quan"]]


class SetUpForm(Form):
    """A new board; its quorum is asked, never supposed."""

    name = forms.CharField(label=_("Tên ban, tổ"), max_length=300)
    decision = forms.CharField(label=_("Quyết định thành lập"), max_length=300, help_text=_("Số, ngày, cơ quan ký."))
    size = forms.IntegerField(
        label=_("Số thành viên"), min_value=1, max_value=200, widget=forms.NumberInput(attrs={"class": "w4"})
    )
    since = _day(label=_("Bắt đầu nhiệm kỳ"))
    until = _day(label=_("Kết thúc nhiệm kỳ"), required=False)
    quorum = forms.CharField(
        label=_("Họp khi có mặt ít nhất (phần số thành viên)"), max_length=10, widget=forms.TextInput(attrs={"class": "w4"}),
        help_text=_("Viết như trong quy chế của ban, ví dụ 1/2 hay 2/3. Luật không đặt sẵn nên hệ thống không tự điền."),
    )  # fmt: skip
    regulation = forms.CharField(
        label=_("Theo điều nào của quy chế hoạt động"),
        max_length=300,
        help_text=_("Số, ngày của quy chế và điều khoản."),
    )

    def __init__(self, *args: Any, kind: Kind, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.body = kind, body
        self.fields["until"].help_text = (
            _("Để trống: đủ nhiệm kỳ theo luật.") if rules.keys_of(kind).term else _("Để trống nếu chưa định.")
        )

    def clean_quorum(self) -> tuple[int, int]:
        """The share as two numbers."""
        found = rules.share(self.cleaned_data["quorum"])
        if found is None:
            raise forms.ValidationError(_("Hãy viết một phần, ví dụ 1/2 hay 2/3."))
        return found

    def arguments(self) -> dict[str, Any]:
        """The board."""
        return {**self.cleaned_data, "kind": self.kind, "body": self.body}


class SeatForm(Form):
    """One more member."""

    name = forms.CharField(label=_("Họ và tên"), max_length=200)
    seat = forms.ChoiceField(label=_("Chức danh"), choices=[])
    way = forms.ChoiceField(label=_("Vào ban bằng cách nào"), widget=forms.RadioSelect)
    election = forms.CharField(
        label=_("Cuộc bầu, văn bản cử"),
        max_length=300,
        required=False,
        help_text=_("Biên bản, nghị quyết bầu hoặc văn bản cử, chỉ định."),
    )
    since = _day(label=_("Từ ngày"))
    eligible = forms.BooleanField(
        label=_("Tôi đã kiểm tra: người này thường trú tại xã, không là cán bộ, công chức cấp xã hay người hoạt động không chuyên trách ở thôn, tổ dân phố."),
        required=False,
    )  # fmt: skip
    consented = forms.BooleanField(label=_("Chính người này đã đồng ý được nêu tên."), required=False)
    username = forms.CharField(
        label=_("Tài khoản"),
        max_length=150,
        required=False,
        help_text=_("Chỉ khi người này có tài khoản trên hệ thống."),
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = _choices(Seat)  # type: ignore[attr-defined]
        self.fields["way"].choices = _choices(Way)  # type: ignore[attr-defined]
        if not rules.keys_of(kind).eligibility:
            del self.fields["eligible"]
        if kind in PUBLIC:
            del self.fields["consented"]
        self.person = ""

    def clean_username(self) -> str:
        """The account, if one was named."""
        username = str(self.cleaned_data["username"]).strip()
        if username:
            found = person_by_username(username)
            if found is None:
                raise forms.ValidationError(_("Không có tài khoản này."))
            self.person = found.ref
        return username

    def arguments(self) -> dict[str, Any]:
        """The member."""
        said = dict(self.cleaned_data)
        said.pop("username")
        return {**said, "seat": Seat(said["seat"]), "way": Way(said["way"]), "person": self.person}


class AccountForm(Form):
    """Which account is a member's own."""

    username = forms.CharField(
        label=_("Tài khoản"), max_length=150, required=False,
        help_text=_("Tên đăng nhập của chính người này. Người có tài khoản ghi được sổ hiện trường, phát hiện, kiến nghị của ban. Để trống là gỡ tài khoản."),
    )  # fmt: skip

    def clean_username(self) -> str:
        """The account's reference."""
        username = str(self.cleaned_data["username"]).strip()
        found = person_by_username(username) if username else None
        if username and found is None:
            raise forms.ValidationError(_("Không có tài khoản này."))
        return found.ref if found is not None else ""

    def arguments(self) -> dict[str, Any]:
        """The account."""
        return {"person": self.cleaned_data["username"]}


class EndForm(Form):
    """From when on, and why: a seat left, a board ended."""

    on = _day(label=_("Từ ngày"))
    reason = _text(_("Lý do"), 1000, help_text=_("Chỉ cơ quan của ban đọc được lý do."))

    def arguments(self) -> dict[str, Any]:
        """The day and the reason."""
        return dict(self.cleaned_data)


class DissolveForm(EndForm):
    """A board ended: the reason is public, as the board is."""

    reason = _text(_("Lý do"), 1000, help_text=_("Lý do hiện trên trang công khai của ban."))


class PlanForm(Form):
    """One item of the programme."""

    what = _text(_("Việc phải làm"), 1000)
    due = _day(label=_("Ngày làm, hạn xong"))
    visited = forms.CharField(
        label=_("Kiểm tra, giám sát tại nơi nào"),
        max_length=300,
        required=False,
        help_text=_("Tên cơ quan, công trình, chủ đầu tư. Để trống nếu không đi kiểm tra."),
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind not in VISITING:
            del self.fields["visited"]

    def arguments(self) -> dict[str, Any]:
        """The item."""
        return dict(self.cleaned_data)


class SentForm(Form):
    """When the plan of a check was sent."""

    on = _day(label=_("Đã gửi ngày"))

    def arguments(self) -> dict[str, Any]:
        """The day."""
        return dict(self.cleaned_data)


class ResultForm(Form):
    """What came of an item."""

    result = _text(_("Kết quả"))

    def arguments(self) -> dict[str, Any]:
        """The words."""
        return dict(self.cleaned_data)


def _member(row: BoardMember) -> str:
    """A member as a box to tick; who has left is still there for a meeting held before."""
    left = row.until is not None and row.until != row.board.until
    return f"{row.name}, {row.seat_label}" + (f" ({_('thôi từ')} {row.until:%d/%m/%Y})" if left else "")


class MeetForm(Form):
    """A meeting held."""

    on = _day(label=_("Ngày họp"))
    attendees = forms.TypedMultipleChoiceField(label=_("Ai có mặt"), coerce=int, widget=forms.CheckboxSelectMultiple)
    minutes = _text(_("Nội dung, ý kiến"), 20000)
    conclusions = _text(_("Kết luận"), 8000, required=False)

    def __init__(self, *args: Any, members: Iterable[BoardMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attendees"].choices = [(row.pk, _member(row)) for row in members]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The meeting."""
        return dict(self.cleaned_data)


class AdviseForm(Form):
    """What a board advises a body."""

    to = forms.ChoiceField(label=_("Gửi cơ quan"))
    what = _text(_("Kiến nghị"), help_text=_("Đừng ghi tên riêng của người dân."))
    public = forms.BooleanField(
        label=_("Công khai kiến nghị và câu trả lời trên trang của địa phương"), required=False, initial=True
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        self.fields["to"].choices = [(code, body.name) for code, body in self.by_code.items()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The advice."""
        return {**self.cleaned_data, "to": self.by_code[self.cleaned_data["to"]]}


class AnswerForm(Form):
    """The answer to advice."""

    answer = forms.ChoiceField(
        label=_("Cơ quan trả lời thế nào?"),
        widget=HintedRadio(
            hints={
                "accepted": _("Hẹn ngày làm xong ở dưới."), "partly": _("Nói rõ phần nào tiếp thu, phần nào không và vì sao."),
                "explained": _("Nói rõ vì sao."),
            }
        ),
    )  # fmt: skip
    words = _text(_("Nội dung trả lời"))
    promised_on = _day(label=_("Hẹn làm xong trước hết ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = _choices(Answer)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The answer."""
        return {**self.cleaned_data, "answer": Answer(self.cleaned_data["answer"])}


class OutcomeForm(Form):
    """What became of accepted advice."""

    outcome = _text(_("Việc đã làm, kết quả"))
    files = FilesField(
        label=_("Minh chứng"),
        most=6,
        required=False,
        help_text=_("Ảnh chụp, biên bản, văn bản cho thấy việc đã xong. Vị trí trong ảnh được bỏ đi khi lưu."),
    )

    def arguments(self) -> dict[str, Any]:
        """The words."""
        return dict(self.cleaned_data)
