"""Text in, keyword arguments of one command out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.refusal import Refusal
from caunoi.ui.forms import FilesField, Form, ShortDayField

from . import rules
from .commands import Member
from .models import Criticism, CriticismPoint, SupervisionProgramme
from .words import Basis, Capacity, Left, Manner, Seat, Verdict
from .words import Form as Way


def _choices(word: Any, among: Iterable[Any] | None = None) -> list[tuple[str, str]]:
    return [(each.value, each.label) for each in (among or word)]


def _long(label: Any, hint: Any = "", rows: int = 4, most: int = 20000, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=most, required=required, widget=forms.Textarea(attrs={"rows": str(rows)})
    )  # fmt: skip


class _Arguments(Form):
    def arguments(self) -> dict[str, Any]:
        """What was typed, as the command takes it."""
        return dict(self.cleaned_data)


class _OfBodies(_Arguments):
    """A form that names bodies: their keys are chosen, the bodies are handed on."""

    def choose(self, field: str, bodies: Iterable[Any]) -> None:
        """Let a field choose among bodies."""
        found = {str(body.pk): body for body in bodies}
        self.chosen = {**getattr(self, "chosen", {}), field: found}
        self.fields[field].choices = [(key, body.name) for key, body in found.items()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What was typed, each chosen body itself."""
        said = dict(self.cleaned_data)
        return {**said, **{field: found.get(said[field]) for field, found in self.chosen.items()}}


class ProgrammeForm(_OfBodies):
    """The programme of a year."""

    body = forms.ChoiceField(label=_("Cơ quan lập chương trình"))
    year = forms.TypedChoiceField(label=_("Năm"), coerce=int)
    aim = _long(_("Mục đích, yêu cầu"))

    def __init__(self, *given: Any, bodies: Iterable[Any], years: Iterable[int], **named: Any) -> None:
        super().__init__(*given, **named)
        self.choose("body", bodies)
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]


class PlanForm(_OfBodies):
    """A supervision as planned."""

    title = forms.CharField(label=_("Tên cuộc giám sát"), max_length=300)
    subject = forms.ChoiceField(label=_("Nơi được giám sát"))
    form = forms.ChoiceField(label=_("Hình thức"))
    basis = forms.ChoiceField(label=_("Căn cứ"))
    scope = _long(_("Nội dung giám sát"))
    starts_on = ShortDayField(
        label=_("Giám sát từ ngày"),
        help_text=_("Kế hoạch phải gửi trước số ngày luật định; gần quá thì không ghi được."),
    )
    ends_on = ShortDayField(label=_("đến ngày"))
    programme = forms.ChoiceField(label=_("Thuộc chương trình"), required=False)

    def __init__(
        self, *given: Any, subjects: Iterable[Any], programmes: Iterable[SupervisionProgramme] = (), **named: Any
    ) -> None:
        super().__init__(*given, **named)
        self.choose("subject", subjects)
        self.programmes = {str(each.pk): each for each in programmes}
        self.fields["form"].choices = _choices(Way)  # type: ignore[attr-defined]
        self.fields["basis"].choices = _choices(Basis)  # type: ignore[attr-defined]
        self.fields["programme"].choices = [("", _("Ngoài chương trình, đột xuất")), *((key, f"{each.year}") for key, each in self.programmes.items())]  # type: ignore[attr-defined]  # fmt: skip

    def arguments(self) -> dict[str, Any]:
        """What was typed, words and rows themselves."""
        said = super().arguments()
        return {
            **said,
            "form": Way(said["form"]),
            "basis": Basis(said["basis"]),
            "programme": self.programmes.get(said["programme"]),
        }


class MoveForm(_Arguments):
    """Another day, and why."""

    starts_on = ShortDayField(label=_("Giám sát từ ngày"))
    ends_on = ShortDayField(label=_("đến ngày"))
    reason = _long(_("Lý do"), most=2000)


class TeamForm(_Arguments):
    """The team: who heads it, who else."""

    head = forms.CharField(label=_("Trưởng đoàn"), max_length=200)
    head_office = forms.CharField(label=_("Chức vụ"), max_length=200, required=False)
    members = _long(
        _("Thành viên"),
        _("Mỗi dòng một người: họ tên, chức vụ. Thêm dấu * ở đầu dòng nếu là chuyên gia, người dân và đồng ý nêu tên; không có chức vụ, không có dấu * thì không hiện tên."),
        rows=6, most=8000, required=False,
    )  # fmt: skip

    def arguments(self) -> dict[str, Any]:
        """The members, each from a line; an official is named by the office, others by consent."""
        said = self.cleaned_data
        team = [Member(said["head"], Seat.HEAD, said["head_office"], public=True)]
        for line in said["members"].splitlines():
            name, _comma, office = line.strip().lstrip("*").partition(",")
            if name.strip():
                team.append(
                    Member(
                        name.strip(),
                        Seat.MEMBER,
                        office.strip(),
                        public=bool(office.strip()) or line.strip().startswith("*"),
                    )
                )
        return {"members": team}


class NotifyForm(_Arguments):
    """What is sent before."""

    decision = forms.CharField(label=_("Số quyết định, kế hoạch"), max_length=200, help_text=_("Ví dụ 12/QĐ-MTTQ-BTT"))
    outline = _long(_("Đề cương báo cáo"), _("Nơi được giám sát báo cáo theo các mục này."), rows=6)


class ReceiveForm(_Arguments):
    """The report asked for."""

    files = FilesField(
        label=_("Báo cáo"), required=False, most=5, help_text=_("Chỉ cơ quan bạn và đoàn giám sát mở được.")
    )
    number = forms.CharField(label=_("Số văn bản, nếu gửi giấy"), required=False, max_length=200)

    def arguments(self) -> dict[str, Any]:
        """The files as name and content."""
        said = dict(self.cleaned_data)
        return {**said, "files": [(file.name, file.read()) for file in said["files"]]}


class HoldForm(_Arguments):
    """How it went."""

    ended_on = ShortDayField(label=_("Kết thúc ngày"))
    course = _long(_("Diễn biến, nơi đã đến, ai đã làm việc"))


class ReportForm(_Arguments):
    """The result."""

    findings = _long(
        _("Kết quả, nhận xét"), _("Mọi người đọc được. Không nêu thông tin cá nhân của người dân."), rows=8
    )


class RecommendForm(_OfBodies):
    """One recommendation."""

    to = forms.ChoiceField(label=_("Kiến nghị với"))
    what = _long(_("Nội dung kiến nghị"), _("Mỗi kiến nghị một việc; được theo đến cùng trên trang công khai."))

    def __init__(self, *given: Any, bodies: Iterable[Any], **named: Any) -> None:
        super().__init__(*given, **named)
        self.choose("to", bodies)


class ReasonForm(_Arguments):
    """Why not."""

    reason = _long(_("Lý do"), most=2000)


class HearForm(_Arguments):
    """A hearing as held."""

    held_on = ShortDayField(label=_("Ngày nghe"))
    told = _long(_("Mặt trận đã thông báo"))
    concluded = _long(_("Kết luận"), required=False)


class LeftForm(_OfBodies):
    """What a hearing leaves to be followed."""

    sort = forms.ChoiceField(label=_("Việc gì"), widget=forms.RadioSelect)
    to = forms.ChoiceField(label=_("Cơ quan phải trả lời, làm"))
    what = _long(_("Nội dung"), _("Mỗi lần một việc; được theo đến cùng trên trang công khai."), most=2000)
    due = ShortDayField(label=_("Ngày làm xong"), required=False, help_text=_("Chỉ ghi khi là lời hứa."))

    def __init__(self, *given: Any, bodies: Iterable[Any], **named: Any) -> None:
        super().__init__(*given, **named)
        self.choose("to", bodies)
        self.fields["sort"].choices = Left.choices()  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What was typed, the sort as its word."""
        said = super().arguments()
        return {**said, "sort": Left(said["sort"])}


class CriticiseForm(_OfBodies):
    """A draft to criticise."""

    body = forms.ChoiceField(label=_("Cơ quan phản biện"))
    drafter = forms.ChoiceField(label=_("Cơ quan soạn thảo"))
    title = forms.CharField(label=_("Tên dự thảo"), max_length=300)
    draft = _long(_("Toàn văn dự thảo"), _("Dán văn bản; các chương, điều, khoản được tách ra."), rows=12, most=400_000)
    manner = forms.ChoiceField(label=_("Hình thức"))
    until = ShortDayField(label=_("Nhận ý kiến đến hết ngày"))

    def __init__(self, *given: Any, bodies: Iterable[Any], drafters: Iterable[Any], **named: Any) -> None:
        super().__init__(*given, **named)
        self.choose("body", bodies)
        self.choose("drafter", drafters)
        self.fields["manner"].choices = _choices(Manner, [each for each in Manner if each is not Manner.STANDING])  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What was typed, the manner as its word."""
        said = super().arguments()
        return {**said, "manner": Manner(said["manner"])}


class OpinionForm(_Arguments):
    """One contributor's opinion, as received."""

    capacity = forms.ChoiceField(label=_("Người góp ý là"))
    name = forms.CharField(label=_("Họ tên, tổ chức"), required=False, max_length=200)
    consented = forms.BooleanField(label=_("Người này đồng ý nêu tên và ý kiến công khai"), required=False)
    section = forms.ChoiceField(label=_("Về phần nào của dự thảo"), required=False)
    text = _long(_("Ý kiến"), rows=6)

    def __init__(self, *given: Any, sections: Iterable[str] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["capacity"].choices = _choices(Capacity)  # type: ignore[attr-defined]
        self.fields["section"].choices = [("", _("Toàn văn")), *((each, each) for each in sections)]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """What was typed, the capacity as its word."""
        said = dict(self.cleaned_data)
        return {**said, "capacity": Capacity(said["capacity"])}


class PointForm(_Arguments):
    """Opinions that say one thing."""

    opinions = forms.TypedMultipleChoiceField(
        label=_("Ý kiến cùng một điều"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    section = forms.ChoiceField(label=_("Về phần nào của dự thảo"), required=False)
    what = _long(_("Điểm phản biện"), _("Viết gọn điều các ý kiến này nói; cơ quan soạn thảo trả lời từng điểm."))

    def __init__(self, *given: Any, opinions: Iterable[Any] = (), sections: Iterable[str] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["opinions"].choices = [(each.pk, each.text[:240]) for each in opinions]  # type: ignore[attr-defined]
        self.fields["section"].choices = [("", _("Toàn văn")), *((each, each) for each in sections)]  # type: ignore[attr-defined]


class SendForm(_Arguments):
    """The Front's own view, at the head of what is sent."""

    summary = _long(_("Nhận xét chung của Mặt trận"), rows=6)


class LastDayForm(_Arguments):
    """Another last day for opinions, and why."""

    until = ShortDayField(label=_("Nhận ý kiến đến hết ngày"))
    reason = _long(_("Lý do"), _("Mọi người đọc được, bên cạnh ngày đã báo lúc đầu."), rows=3, most=2000)


class AnswerForm(_Arguments):
    """The answer to a point."""

    verdict = forms.ChoiceField(label=_("Trả lời"), widget=forms.RadioSelect)
    reason = _long(_("Sửa thế nào, hoặc vì sao không"))

    def __init__(self, *given: Any, point: CriticismPoint, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["verdict"].choices = Verdict.choices()  # type: ignore[attr-defined]
        if point.verdict:
            self.initial = {"verdict": point.verdict, "reason": point.reason, **(self.initial or {})}

    def arguments(self) -> dict[str, Any]:
        """What was typed, the verdict as its word."""
        said = dict(self.cleaned_data)
        return {**said, "verdict": Verdict(said["verdict"])}


class SignForm(_Arguments):
    """Nothing to type: the points stand beside it."""


class IssueForm(_Arguments):
    """The text as issued."""

    issued_as = forms.CharField(label=_("Số, ký hiệu, tên văn bản"), max_length=300)
    issued_on = ShortDayField(label=_("Ngày ban hành"))
    issued = _long(_("Toàn văn đã ban hành"), rows=12, most=400_000)

    def __init__(self, *given: Any, criticism: Criticism | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        if criticism is not None:
            self.initial = {"issued": criticism.draft, **(self.initial or {})}


class AddresseeForm(_OfBodies):
    """Whose work is commented on."""

    drafter = forms.ChoiceField(label=_("Góp ý cho cơ quan nào?"), widget=forms.RadioSelect)

    def __init__(self, *given: Any, bodies: Iterable[Any], **named: Any) -> None:
        super().__init__(*given, **named)
        self.choose("drafter", bodies)


class CommentForm(Form):
    """What somebody says."""

    text = _long(
        _("Bạn góp ý điều gì?"), _("Nói rõ việc, nơi và đề nghị. Góp ý được Mặt trận tổng hợp theo quý, cơ quan trả lời từng điểm công khai."), rows=6, most=5000
    )  # fmt: skip


class NamingForm(Form):
    """Unnamed, or named by consent."""

    name = forms.CharField(
        label=_("Bạn có muốn nêu tên?"), required=False, max_length=200, help_text=_("Để trống là góp ý không nêu tên. Nếu nêu tên, góp ý được công khai cùng tên.")
    )  # fmt: skip
    consented = forms.BooleanField(label=_("Tôi đồng ý nêu tên và công khai góp ý này"), required=False)

    def clean(self) -> dict[str, Any]:
        """A name only by consent, asked here and not at the end."""
        said: dict[str, Any] = super().clean() or {}
        try:
            rules.must_be_named_by_consent(said.get("name", ""), bool(said.get("consented")))
        except Refusal as no:
            self.refuse(no)
        return said
