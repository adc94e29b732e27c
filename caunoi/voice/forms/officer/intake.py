"""One screen for a letter handed in at the counter, posted, told on the phone or at a reception."""

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.text import clean
from caunoi.places.models import Body
from caunoi.ui.forms import FilesField, Form, PhoneField, ShortDayField

from ...commands.intake import LONGEST, Filing, Who
from ...queries import picking
from ...words import Channel, Kind, Part
from .base import PlainChoice, words
from .picking import Picked, pick_fields

CHANNELS = (Channel.COUNTER, Channel.POST, Channel.RECEPTION, Channel.PHONE, Channel.EMAIL)
KINDS = (Kind.UNSORTED, Kind.FEEDBACK, Kind.PROPOSAL, Kind.COMPLAINT, Kind.DENUNCIATION)
#: A letter found at the bottom of a drawer is registered with its true day, within reason.
OLDEST = timedelta(days=400)
#: People one screen takes; a longer list goes in as a table or stays attached.
MOST_PEOPLE = 500
_PHONE = re.compile(r"^[+\d][\d\s.\-]{7,}$")


class Intake(Form):
    """What the counter writes down; ``filing`` is what the command takes."""

    body = PlainChoice(label=_("Cơ quan nhận"))
    channel = PlainChoice(label=_("Đơn đến bằng"), initial=Channel.COUNTER.value)
    received_on = ShortDayField(
        label=_("Ngày nhận"), help_text=_("Đơn bưu điện: ngày trên dấu đến. Thời hạn tính từ ngày này.")
    )
    kind = PlainChoice(label=_("Loại đơn"), widget=forms.RadioSelect, initial=Kind.UNSORTED.value)
    title = forms.CharField(label=_("Tóm tắt việc"), max_length=300, widget=forms.TextInput(attrs={"class": "wide"}))
    text = words(
        _("Nội dung"), _("Chép lời người gửi; đơn dài thì ghi ý chính và đính kèm bản chụp."), rows=9, most=LONGEST
    )
    wish = words(_("Người gửi mong"), required=False, rows=2, most=5000)
    place, place_words = pick_fields(
        _("Nơi xảy ra việc"), _("Nơi khác"), search_hint=_("Tên phường, xã hoặc địa chỉ cũ.")
    )
    address = forms.CharField(label=_("Địa điểm cụ thể"), required=False, max_length=300)
    topic = PlainChoice(label=_("Lĩnh vực"), required=False)
    respondent = forms.CharField(label=_("Người, cơ quan bị nêu"), required=False, max_length=500)
    respondent_bodies, respondent_bodies_words = pick_fields(
        _("Đơn nêu chính cơ quan nào?"), _("Tìm cơ quan khác"), required=False, several=True,
        hint=_("Cơ quan được chọn sẽ không thấy đơn; nếu là cơ quan mình, đơn đi thẳng lên cấp trên."),
    )  # fmt: skip
    knew_on = ShortDayField(label=_("Ngày biết quyết định, hành vi (khiếu nại)"), required=False)
    secret = forms.BooleanField(label=_("Người gửi yêu cầu giữ bí mật danh tính"), required=False)
    repeat = forms.BooleanField(label=_("Đơn gửi lại"), required=False)
    name = forms.CharField(
        label=_("Họ và tên"), required=False, max_length=200, help_text=_("Để trống nếu đơn không ghi tên.")
    )
    home = forms.CharField(label=_("Địa chỉ"), required=False, max_length=300)
    phone = PhoneField(label=_("Điện thoại"), required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False, max_length=200)
    id_number = forms.CharField(label=_("Số căn cước, định danh"), required=False, max_length=30)
    is_representative = forms.BooleanField(label=_("Là người đại diện của nhóm"), required=False)
    others = words(
        _("Những người khác cùng ký"),
        _("Mỗi dòng một người: họ tên; địa chỉ; điện thoại. Đặt dấu * trước tên người đại diện."),
        required=False, rows=4, most=100_000,
    )  # fmt: skip
    signers = forms.IntegerField(
        label=_("Tổng số người ký"), required=False, min_value=1, max_value=100_000, help_text=_("Để trống nếu đã ghi đủ tên ở trên."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w4"}),
    )  # fmt: skip

    papers = FilesField(
        label=_("Đơn, giấy tờ kèm theo"), required=False, help_text=_("Ảnh hoặc PDF, mỗi tệp không quá 20 MB.")
    )

    #: Fields by the part of the screen they stand in.
    LETTER = ("channel", "received_on", "kind", "title", "text", "wish")
    WHERE = ("place", "place_words", "address", "topic")
    ABOUT = ("respondent", "respondent_bodies", "respondent_bodies_words", "knew_on", "secret", "repeat")
    WHO = ("name", "home", "phone", "email", "id_number")
    GROUP = ("is_representative", "others", "signers")

    def __init__(self, *args: Any, bodies: list[Body], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies, self.on = {str(body.pk): body for body in bodies}, on
        fields, home = self.fields, bodies[0].place
        fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]
        fields["body"].initial = str(bodies[0].pk)
        if len(bodies) == 1:
            fields["body"].widget = forms.HiddenInput()
        fields["channel"].choices = [(channel.value, channel.label) for channel in CHANNELS]
        fields["kind"].choices = [
            (kind.value, _t("Phân loại sau") if kind is Kind.UNSORTED else kind.label) for kind in KINDS
        ]
        self.topics = {str(topic.pk): topic for topic in picking.topics_in_use()}
        fields["topic"].choices = [("", _t("Chưa rõ")), *((key, topic.label) for key, topic in self.topics.items())]
        fields["received_on"].initial, fields["received_on"].latest, fields["received_on"].earliest = (
            on,
            on,
            on - OLDEST,
        )
        fields["knew_on"].latest = on
        fields["title"].widget.attrs["autofocus"] = True
        self.place_pick = Picked(
            self,
            "place",
            find=lambda text: picking.places_named(text, on=on),
            by_id=picking.place_by_id,
            name_of=picking.place_label,
        )
        self.place_pick.offer([home])
        self.respondent_pick = Picked(
            self,
            "respondent_bodies",
            find=lambda text: picking.bodies_named(text, near=home, on=on),
            by_id=picking.body_by_id,
            name_of=str,
        )
        self.respondent_pick.offer(picking.bodies_near(home, on=on), first=False)

    def clean(self) -> dict[str, Any]:
        """Places and bodies found by name; the list of people read line by line."""
        found = super().clean() or {}
        found = {name: clean(value) if isinstance(value, str) else value for name, value in found.items()}
        found["place"] = self.place_pick.resolve(found)
        if found["place"] is None and not {"place", "place_words"} & set(self.errors):
            self.add_error("place", _t("Hãy chọn nơi xảy ra việc."))
        self.respondents = self.respondent_pick.resolve(found)
        self.people = [*self._first(found), *self._others(str(found.get("others", "")))]
        if found.get("signers") and found["signers"] < len(self.people):
            self.add_error("signers", _t("Đã ghi %s người, nhiều hơn số này.") % len(self.people))
        return found

    def _first(self, found: dict[str, Any]) -> list[Who]:
        given = [str(found.get(name) or "") for name in self.WHO]
        if not any(given):
            return []
        name, home, phone, email, id_number = given
        part = Part.REPRESENTATIVE if found.get("is_representative") else Part.PETITIONER
        return [Who(name=name, address=home, phone=phone, email=email, id_number=id_number, part=part)]

    def _others(self, text: str) -> list[Who]:
        people = []
        for number, line in enumerate((row.strip() for row in text.splitlines()), start=1):
            if not line.strip("*;, "):
                continue
            name, *rest = [part.strip() for part in line.lstrip("*").split(";")]
            if len(name) < 2 or len(name) > 200 or name.isdigit():
                self.add_error(
                    "others", _t("Dòng %(n)s chưa có họ tên: “%(line)s”.") % {"n": number, "line": line[:60]}
                )
                continue
            phone = next((part for part in rest if _PHONE.match(part)), "")
            home = ", ".join(part for part in rest if part and part != phone)
            people.append(
                Who(
                    name=name,
                    address=home[:300],
                    phone=phone[:20],
                    part=Part.REPRESENTATIVE if line.startswith("*") else Part.SIGNER,
                )
            )
        if len(people) > MOST_PEOPLE:
            self.add_error(
                "others",
                _t("Nhiều nhất %s người một lần; danh sách dài hơn thì đính kèm và ghi tổng số người ký.")
                % MOST_PEOPLE,
            )
        return people

    def filing(self) -> Filing:
        """What was written down, as the command takes it."""
        given = self.cleaned_data
        return Filing(
            title=given["title"], text=given["text"], wish=given["wish"], place=given["place"], kind=Kind(given["kind"]),
            address=given["address"], topic=self.topics.get(given["topic"]), body=self.bodies[given["body"]], people=tuple(self.people),
            respondent=given["respondent"], respondent_bodies=tuple(self.respondents), knew_on=given["knew_on"], secret=given["secret"],
            repeat=given["repeat"], signers=given["signers"] or max(len(self.people), 1),
        )  # fmt: skip

    def refuse(self, no: Any) -> None:
        """The command speaks of people; the field that lists them is ``others``."""
        no.field = {"representatives": "others", "people": "others"}.get(no.field, no.field)
        super().refuse(no)
