"""What officers write about dialogues, questions, results and requests."""

import re
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.dialogue.models import DialogueRequest
from caunoi.dialogue.words import Channel, Delivery, Occasion
from caunoi.dialogue.words import Form as How
from caunoi.places.models import Body
from caunoi.ui.forms import Form, ShortDayField


def words(label: Any, *, rows: int = 3, most: int = 8000, required: bool = True, hint: Any = "") -> forms.CharField:
    """A box for a few sentences."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": str(rows)}),
    )


class HourField(forms.TimeField):
    """An hour typed as 8:00, 08h00 or 14:30."""

    widget = forms.TextInput(attrs={"class": "w4", "inputmode": "numeric", "placeholder": "08:00"})

    def to_python(self, value: Any) -> time | None:
        """The hour, or a sentence."""
        if value in self.empty_values or isinstance(value, time):
            return value or None
        found = re.fullmatch(r"(\d{1,2})(?:\s*[:hgH.]\s*(\d{2})?)?", str(value).strip())
        hour, minute = (int(part or 0) for part in found.groups()) if found and str(value).isascii() else (24, 0)
        if hour > 23 or minute > 59:
            raise ValidationError(_t("Hãy ghi giờ như 08:00 hoặc 14:30."))
        return time(hour, minute)


class BodyField(forms.ChoiceField):
    """One of the bodies given."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[], **kwargs)
        self.bodies: dict[str, Body] = {}

    def offer(self, bodies: Iterable[Body]) -> None:
        """The bodies to choose from, and an empty line where there are several."""
        self.bodies = {body.code: body for body in bodies}
        first = [("", _t("– Chọn cơ quan –"))] if len(self.bodies) > 1 else []
        self.choices = [*first, *((code, body.name) for code, body in self.bodies.items())]

    def clean(self, value: Any) -> Body | None:
        """The body itself."""
        code = super().clean(value)
        return self.bodies.get(code)


class PlanForm(Form):
    """Everything a notice must say."""

    body = BodyField(label=_("Cơ quan tổ chức"))
    occasion = forms.ChoiceField(label=_("Vì sao tổ chức"), widget=forms.RadioSelect)
    request = forms.ChoiceField(
        label=_("Yêu cầu của cử tri"), required=False, help_text=_("Chỉ chọn khi tổ chức theo yêu cầu đã đủ số cử tri.")
    )
    title = forms.CharField(label=_("Tên buổi đối thoại"), max_length=200)
    content = words(_("Nội dung đối thoại"), rows=4, hint=_("Những việc sẽ trao đổi; ghi vào thông báo."))
    chair = forms.CharField(label=_("Người chủ trì, trả lời"), max_length=200)
    chair_office = forms.CharField(label=_("Chức vụ"), max_length=200)
    form = forms.ChoiceField(label=_("Hình thức"), widget=forms.RadioSelect)
    day = ShortDayField(
        label=_("Ngày"),
        help_text=_("Phải thông báo trước ít nhất số ngày luật định; hệ thống tính và từ chối nếu trễ."),
    )
    hour = HourField(label=_("Giờ bắt đầu"))
    venue = forms.CharField(label=_("Địa điểm"), max_length=300, required=False)
    link = forms.CharField(
        label=_("Địa chỉ trực tuyến"),
        max_length=500,
        required=False,
        help_text=_("Phòng họp trực tuyến hoặc trang mạng xã hội hợp pháp, bắt đầu bằng https://"),
    )
    cluster = forms.CharField(
        label=_("Cụm thôn, tổ dân phố"), max_length=300, required=False, help_text=_("Nếu tổ chức theo cụm.")
    )
    attend = words(_("Thành phần, cách thức tham dự"), most=2000)
    asks_day = ShortDayField(
        label=_("Nhận câu hỏi trước đến hết ngày"), help_text=_("Trong buổi đối thoại vẫn hỏi được.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, bodies: Iterable[Body], requests: Iterable[DialogueRequest] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies)
        self.fields["occasion"].choices = Occasion.choices()
        self.fields["form"].choices = How.choices()
        self.requests = {str(each.pk): each for each in requests}
        self.fields["request"].choices = [
            ("", _t("– Không –")),
            *((key, each.title) for key, each in self.requests.items()),
        ]

    @property
    def parts(self) -> list[tuple[Any, list[Any]]]:
        """The form in the order one thinks of a dialogue: why, what, who, when and where, how people take part."""
        kept = (
            (_("Vì sao tổ chức"), ("body", "occasion", "request")),
            (_("Bàn về việc gì"), ("title", "content")),
            (_("Ai trả lời"), ("chair", "chair_office")),
            (_("Khi nào, ở đâu"), ("form", "day", "hour", "venue", "link", "cluster")),
            (_("Người dân tham dự thế nào"), ("attend", "asks_day")),
        )
        return [(title, [self[name] for name in names]) for title, names in kept]

    def arguments(self) -> dict[str, Any]:
        """What a Plan takes."""
        kept = self.cleaned_data
        begins = moment(kept["day"], kept["hour"])
        last = moment(kept["asks_day"], time(23, 59))
        return {
            **{name: kept[name] for name in ("title", "content", "chair", "chair_office", "venue", "link", "cluster", "attend")},
            "occasion": Occasion(kept["occasion"]), "form": How(kept["form"]), "request": self.requests.get(kept["request"]),
            "starts_at": begins, "asks_until": min(last, begins) if kept["asks_day"] <= kept["day"] else last,
        }  # fmt: skip


def moment(day: Any, hour: time) -> datetime:
    """A day and an hour in Vietnam."""
    return timezone.make_aware(datetime.combine(day, hour))


class MoveForm(Form):
    """Another time or place, and why."""

    day = ShortDayField(label=_("Ngày mới"))
    hour = HourField(label=_("Giờ bắt đầu"))
    venue = forms.CharField(
        label=_("Địa điểm mới"), max_length=300, required=False, help_text=_("Để trống nếu giữ nguyên.")
    )
    link = forms.CharField(label=_("Địa chỉ trực tuyến mới"), max_length=500, required=False)
    reason = words(_("Lý do"), most=2000, hint=_("Lý do được công khai và ghi vào thông báo."))

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        kept = self.cleaned_data
        begins = moment(kept["day"], kept["hour"])
        return {
            "starts_at": begins,
            "asks_until": begins,
            "venue": kept["venue"],
            "link": kept["link"],
            "reason": kept["reason"],
        }


class ReasonForm(Form):
    """Why."""

    reason = words(_("Lý do"), most=2000, hint=_("Lý do được công khai."))


class ShowForm(Form):
    """The wording of a question that everybody will read."""

    shown = words(
        _("Câu chữ sẽ hiện"),
        most=1000,
        hint=_("Giữ đúng ý người hỏi; bỏ họ tên, số điện thoại, địa chỉ nhà và lời xúc phạm."),
    )


class HideForm(Form):
    """Why a question is not shown."""

    reason = words(_("Lý do không hiện"), rows=2, most=500, hint=_("Người gửi đọc được lý do này bằng mã theo dõi."))


class SlipForm(Form):
    """A question that came on paper, by telephone or aloud."""

    channel = forms.ChoiceField(label=_("Câu hỏi đến bằng cách nào?"), widget=forms.RadioSelect)
    text = words(_("Nội dung như người hỏi nêu"), most=1000)
    shown = words(_("Câu chữ sẽ hiện"), rows=2, most=1000, required=False, hint=_("Để trống nếu hiện nguyên văn."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [
            (each.value, each.label) for each in (Channel.PAPER, Channel.SPOKEN, Channel.PHONE)
        ]

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {**self.cleaned_data, "channel": Channel(self.cleaned_data["channel"])}


class AnswerForm(Form):
    """What was answered in the hall."""

    text = words(_("Nội dung trả lời"), rows=4)


class PutOffForm(Form):
    """Who answers in writing, by when."""

    body = BodyField(label=_("Cơ quan trả lời bằng văn bản"))
    due = ShortDayField(label=_("Chậm nhất ngày"))
    text = words(_("Đã trao đổi tại chỗ (nếu có)"), rows=2, required=False)

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies)


class PromiseForm(Form):
    """What was promised, by whom, by when."""

    what = words(_("Việc đã hứa"), rows=2, most=1000, hint=_("Một việc cụ thể, kiểm được là đã làm hay chưa."))
    body = BodyField(label=_("Cơ quan thực hiện"))
    due = ShortDayField(label=_("Xong trước ngày"))

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies)


class CloseForm(Form):
    """How many were there, and who answers what was not reached."""

    attended = forms.IntegerField(
        label=_("Số người dân tại hội trường"),
        min_value=0,
        widget=forms.NumberInput(attrs={"class": "w4"}),
        help_text=_("Đếm người, không ghi tên."),
    )
    attended_online = forms.IntegerField(
        label=_("Số người tham gia qua mạng"), min_value=0, initial=0, widget=forms.NumberInput(attrs={"class": "w4"})
    )
    rest_body = BodyField(label=_("Cơ quan trả lời bằng văn bản các câu hỏi chưa kịp trao đổi"))
    rest_due = ShortDayField(label=_("Chậm nhất ngày"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rest_body"].offer(bodies)


class MinutesForm(Form):
    """The minutes as the officer edits them."""

    text = words(_("Nội dung biên bản"), rows=24, most=200_000)
    version = forms.IntegerField(widget=forms.HiddenInput)


class PublishForm(Form):
    """The chair's conclusion."""

    summary = words(
        _("Kết luận của người chủ trì"), rows=5, required=False, hint=_("Ghi vào thông báo kết quả và trang công khai.")
    )


class DeliveryForm(Form):
    """To whom a result went, how, when."""

    way = forms.ChoiceField(label=_("Cách gửi"), widget=forms.RadioSelect)
    to = forms.CharField(label=_("Nơi nhận hoặc nơi niêm yết"), max_length=300)
    on = ShortDayField(label=_("Ngày"))
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = Delivery.choices()

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        return {**self.cleaned_data, "way": Delivery(self.cleaned_data["way"])}


class ReplyForm(Form):
    """An answer in writing."""

    text = words(_("Câu trả lời"), rows=8, hint=_("Người đã hỏi được báo tin; câu trả lời hiện trên trang đối thoại."))
