"""Text in, keyword arguments of one command out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import FilesField, Form, ShortDayField

from .commands import Attachment, Plan
from .models import Invitee, Plenary
from .rules import LONGEST_TEXT, MOST_PEOPLE
from .words import Circle, Kind, Manner, Reply


def _choices(word: Any, among: Iterable[Any] | None = None) -> list[tuple[str, str]]:
    return [(each.value, each.label) for each in (among or word)]


def _long(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": str(rows)})


class Versioned(Form):
    """A form of a page that somebody else may change meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2_000_000_000)

    def arguments(self) -> dict[str, Any]:
        """What was typed, as the command takes it."""
        return dict(self.cleaned_data)


class PlanForm(Versioned):
    """A conference as planned."""

    body = forms.ChoiceField(label=_("Cơ quan tổ chức"))
    kind = forms.ChoiceField(label=_("Hội nghị"))
    title = forms.CharField(
        label=_("Tên hội nghị"),
        max_length=300,
        help_text=_("Ví dụ: Hội nghị sơ kết công tác dân vận 6 tháng đầu năm 2026"),
    )
    on = ShortDayField(label=_("Ngày họp"))
    hour = forms.TimeField(
        label=_("Giờ họp"),
        input_formats=["%H:%M", "%Hh%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "w4", "placeholder": "08:00"}),
    )
    venue = forms.CharField(label=_("Địa điểm"), max_length=300)
    chair = forms.CharField(label=_("Người chủ trì"), max_length=200)
    chair_office = forms.CharField(label=_("Chức vụ người chủ trì"), max_length=200)
    secretary = forms.CharField(label=_("Thư ký"), max_length=200, required=False)
    purpose = forms.CharField(label=_("Mục đích, yêu cầu"), widget=_long(4), max_length=4000, required=False)

    def __init__(self, *args: Any, bodies: Iterable[Any], row: Plenary | None = None, **kwargs: Any) -> None:
        if row is not None:
            names = ("kind", "title", "on", "hour", "venue", "chair", "chair_office", "secretary", "purpose", "version")
            kwargs.setdefault("initial", {name: getattr(row, name) for name in names})
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        if row is not None:
            del self.fields["body"]
        else:
            self.fields["body"].choices = [(body.code, body.name) for body in self.by_code.values()]  # type: ignore[attr-defined]
        self.fields["kind"].choices = _choices(Kind)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The body, where it is asked, the plan, and the version seen."""
        said = dict(self.cleaned_data)
        body, version = said.pop("body", ""), said.pop("version")
        made = {"plan": Plan(**{**said, "kind": Kind(said["kind"])})}
        return made | ({"body": self.by_code[body]} if body else {"version": version})


class MoveForm(Versioned):
    """Another day, and why."""

    on = ShortDayField(label=_("Ngày họp mới"))
    hour = forms.TimeField(
        label=_("Giờ họp"),
        input_formats=["%H:%M", "%Hh%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "w4"}),
    )
    reason = forms.CharField(label=_("Lý do"), widget=_long(3), max_length=1000)


class ReasonForm(Versioned):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=_long(3), max_length=1000)


class ItemForm(Form):
    """A line of the agenda."""

    hour = forms.TimeField(
        label=_("Giờ"), required=False, input_formats=["%H:%M", "%Hh%M", "%H:%M:%S"], widget=forms.TimeInput(format="%H:%M", attrs={"class": "w4", "placeholder": "08:30"})
    )  # fmt: skip
    what = forms.CharField(label=_("Nội dung"), max_length=500)
    presenter = forms.CharField(label=_("Cơ quan, chức danh thực hiện"), max_length=200, required=False)

    def arguments(self) -> dict[str, Any]:
        """The line."""
        return dict(self.cleaned_data)


class PaperForm(Form):
    """A document, chosen among the body's records or named by its number."""

    ref = forms.ChoiceField(
        label=_("Chọn trong hệ thống"),
        required=False,
        help_text=_(
            "Báo cáo, kết quả đối thoại, nội dung đã công khai của cơ quan: chỉ dẫn tới bản gốc, không gõ lại."
        ),
    )
    title = forms.CharField(label=_("Hoặc ghi tên, số văn bản khác"), max_length=300, required=False)

    def __init__(self, *args: Any, records: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ref"].choices = [("", "–"), *((each.ref, each.label) for each in records)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        said = super().clean() or {}
        if not said.get("ref") and not said.get("title") and not self.errors:
            self.add_error("title", _("Hãy chọn một tài liệu hoặc ghi tên văn bản."))
        return said

    def arguments(self) -> dict[str, Any]:
        """The reference, or the name."""
        return dict(self.cleaned_data)


class CircleForm(Form):
    """A whole group of bodies to invite."""

    circle = forms.ChoiceField(label=_("Mời cả nhóm"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, row: Plenary, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among = list(Circle) if row.place.is_province else [Circle.OWN]
        self.fields["circle"].choices = _choices(Circle, among)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The group."""
        return {"circle": Circle(self.cleaned_data["circle"])}


class BodiesForm(Form):
    """Bodies found by name."""

    bodies = forms.MultipleChoiceField(label=_("Chọn cơ quan"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, found: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in found}
        self.fields["bodies"].choices = [(body.code, body.name) for body in self.by_code.values()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The bodies."""
        return {"bodies": [self.by_code[code] for code in self.cleaned_data["bodies"]]}


class ReplyForm(Form):
    """What an invited body answers."""

    reply = forms.ChoiceField(label=_("Cơ quan có dự không?"), widget=forms.RadioSelect)
    people = forms.IntegerField(
        label=_("Số người dự"),
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
        widget=forms.NumberInput(attrs={"class": "w4"}),
    )
    note = forms.CharField(label=_("Lý do xin vắng, hoặc ghi chú"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reply"].choices = _choices(Reply, [Reply.COMING, Reply.EXCUSED])  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The answer."""
        said = dict(self.cleaned_data)
        return {**said, "reply": Reply(said["reply"]), "people": said["people"] or 0}


class SpeechForm(Form):
    """A body's contribution."""

    body = forms.ChoiceField(label=_("Cơ quan tham luận"))
    title = forms.CharField(label=_("Tên tham luận"), max_length=300)
    text = forms.CharField(label=_("Nội dung"), widget=_long(10), max_length=LONGEST_TEXT, required=False)
    file = FilesField(label=_("Tệp kèm theo"), most=1, required=False)
    manner = forms.ChoiceField(label=_("Hình thức"), widget=forms.RadioSelect)
    public = forms.BooleanField(label=_("Công khai trên trang của hội nghị sau khi có kết luận"), required=False)

    def __init__(self, *args: Any, bodies: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in bodies}
        self.fields["body"].choices = [(body.code, body.name) for body in self.by_code.values()]  # type: ignore[attr-defined]
        self.fields["manner"].choices = _choices(Manner)  # type: ignore[attr-defined]
        self.initial.setdefault("manner", Manner.WRITTEN.value)

    def arguments(self) -> dict[str, Any]:
        """The contribution, its file read."""
        said = dict(self.cleaned_data)
        sent = said.pop("file")
        file = Attachment(sent[0].name, sent[0].read()) if sent else None
        return {**said, "body": self.by_code[said["body"]], "manner": Manner(said["manner"]), "file": file}


class HoldForm(Versioned):
    """Who came, and how it went."""

    secretary = forms.CharField(label=_("Thư ký"), max_length=200)
    course = forms.CharField(
        label=_("Diễn biến hội nghị"),
        widget=_long(8),
        max_length=LONGEST_TEXT,
        help_text=_("Báo cáo nào được trình bày, ý kiến thảo luận chính. Phần này vào biên bản."),
    )
    closing = forms.CharField(
        label=_("Kết luận của người chủ trì"),
        widget=_long(6),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_("Đánh giá chung, yêu cầu chung. Việc giao cụ thể ghi ở bước sau."),
    )

    def __init__(self, *args: Any, row: Plenary, invited: Iterable[Invitee], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"secretary": row.secretary, "version": row.version})
        super().__init__(*args, **kwargs)
        self.rows = list(invited)
        for each in self.rows:
            self.fields[f"people_{each.body_id}"] = forms.IntegerField(
                label=each.body.name, min_value=0, max_value=MOST_PEOPLE, required=False, initial=each.people,
                widget=forms.NumberInput(attrs={"class": "w4"}),
            )  # fmt: skip

    @property
    def counted(self) -> list[tuple[Invitee, Any]]:
        """Each invited body with the box for its people."""
        return [(each, self[f"people_{each.body_id}"]) for each in self.rows]

    def arguments(self) -> dict[str, Any]:
        """People by body, and the words."""
        said = self.cleaned_data
        people = {each.body_id: said.get(f"people_{each.body_id}") or 0 for each in self.rows}
        return {"people": people, **{name: said[name] for name in ("course", "closing", "secretary", "version")}}


class ConclusionForm(Form):
    """A conclusion with its owner and day."""

    what = forms.CharField(label=_("Việc phải làm"), widget=_long(4), max_length=2000)
    body = forms.ChoiceField(label=_("Cơ quan thực hiện"))
    due = ShortDayField(label=_("Hạn hoàn thành"))
    public = forms.BooleanField(label=_("Công khai kết luận này và tiến độ thực hiện"), required=False, initial=True)

    def __init__(self, *args: Any, owners: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {body.code: body for body in owners}
        self.fields["body"].choices = [(body.code, body.name) for body in self.by_code.values()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The conclusion."""
        return {**self.cleaned_data, "body": self.by_code[self.cleaned_data["body"]]}
