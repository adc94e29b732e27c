"""What administrators write about bodies, seats, groups and competence."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.identity.queries import person_by_username
from caunoi.places import queries
from caunoi.places.queries import Body, Place, Topic
from caunoi.places.words import BodyKind, Level, Matter, Part, PlaceKind, Seat
from caunoi.ui.forms import Form, ShortDayField

GROUP_KINDS = [
    PlaceKind.STREET_GROUP, PlaceKind.QUARTER, PlaceKind.SUB_QUARTER, PlaceKind.VILLAGE, PlaceKind.HAMLET,
    PlaceKind.MOUNTAIN_VILLAGE, PlaceKind.HIGHLAND_VILLAGE, PlaceKind.APARTMENTS,
]  # fmt: skip
COMMUNE_KINDS = [PlaceKind.COMMUNE, PlaceKind.WARD, PlaceKind.SPECIAL_ZONE]


class PlaceField(forms.CharField):
    """A unit of today by its code or its name; asks where a name is borne by several."""

    def clean(self, value: Any) -> Place | None:
        """The unit, or what to choose from."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        place = queries.place_on(text) if text.isascii() and len(text) <= 12 else None
        if place is not None:
            return place
        found = [
            each
            for each in queries.search_places(text, limit=6)
            if each.current and each.why.value in ("exact", "address")
        ]
        if len(found) == 1:
            return found[0].place
        if found:
            names = "; ".join(f"{each.label} ({each.place.code})" for each in found)
            raise forms.ValidationError(_("Có nhiều nơi mang tên này, hãy nhập mã: %(names)s.") % {"names": names})
        raise forms.ValidationError(_("Không tìm thấy địa phương “%(text)s”.") % {"text": text[:60]})


class BodyField(forms.CharField):
    """A body of today by its code."""

    def clean(self, value: Any) -> Body | None:
        """The body of the code."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        body = queries.body_on(text)
        if body is None:
            raise forms.ValidationError(_("Không có cơ quan mang mã “%(code)s”.") % {"code": text[:60]})
        return body


class EstablishmentForm(Form):
    """A new body."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại cơ quan, tổ chức"))
    name = forms.CharField(label=gettext_lazy("Tên đầy đủ"), max_length=300)
    place = PlaceField(
        label=gettext_lazy("Địa phương"),
        help_text=gettext_lazy("Mã hoặc tên, ví dụ 27004 hoặc phường Tân Bình, TP.HCM."),
    )
    parent = BodyField(
        label=gettext_lazy("Cơ quan cấp trên trực tiếp"),
        required=False,
        help_text=gettext_lazy("Mã cơ quan, ví dụ ubnd.27004."),
    )
    office = forms.SlugField(
        label=gettext_lazy("Phần đầu của mã"), required=False, max_length=40,
        help_text=gettext_lazy("Chữ không dấu, ví dụ bcd-qcdc. Để trống thì lấy theo tên."),
    )  # fmt: skip
    since = ShortDayField(label=gettext_lazy("Thành lập từ ngày"))
    instrument = forms.CharField(label=gettext_lazy("Số văn bản"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = BodyKind.choices()  # type: ignore[attr-defined]
        self.fields["since"].initial = localdate()

    def given(self) -> dict[str, Any]:
        """The arguments of the command."""
        return {**self.cleaned_data, "kind": BodyKind(self.cleaned_data["kind"])}


class RenamingForm(Form):
    """Another name for the same body."""

    name = forms.CharField(label=gettext_lazy("Tên mới"), max_length=300)
    since = ShortDayField(label=gettext_lazy("Có hiệu lực từ ngày"))
    instrument = forms.CharField(label=gettext_lazy("Số văn bản"), required=False, max_length=100)

    def given(self) -> dict[str, Any]:
        """The arguments of the command."""
        return dict(self.cleaned_data)


class UnitRenamingForm(RenamingForm):
    """Another name or type for the same unit."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại đơn vị"))
    field_order = ["kind", "name", "since", "instrument"]

    def __init__(self, *args: Any, kinds: list[PlaceKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The arguments of the command."""
        return {**self.cleaned_data, "kind": PlaceKind(self.cleaned_data["kind"])}


class EndForm(Form):
    """The day something ends, and why."""

    until = ShortDayField(label=gettext_lazy("Từ ngày nào không còn nữa?"))
    reason = forms.CharField(label=gettext_lazy("Lý do, số văn bản"), required=False, max_length=300)

    def given(self) -> dict[str, Any]:
        """The arguments of the command."""
        return dict(self.cleaned_data)


class AppointmentForm(Form):
    """A seat in a body for a term."""

    name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=200)
    seat = forms.ChoiceField(label=gettext_lazy("Vị trí"))
    title = forms.CharField(label=gettext_lazy("Chức danh"), required=False, max_length=200)
    since = ShortDayField(label=gettext_lazy("Từ ngày"))
    until = ShortDayField(
        label=gettext_lazy("Đến trước ngày"), required=False, help_text=gettext_lazy("Để trống khi chưa biết.")
    )
    instrument = forms.CharField(label=gettext_lazy("Số quyết định"), required=False, max_length=100)
    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"), required=False, max_length=150,
        help_text=gettext_lazy("Nếu người này có tài khoản, để các việc của họ nối với vị trí này."),
    )  # fmt: skip
    consented_on = ShortDayField(
        label=gettext_lazy("Ngày người này đồng ý nêu tên"), required=False,
        help_text=gettext_lazy("Bắt buộc với người liên hệ và người được mời."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = Seat.choices()  # type: ignore[attr-defined]

    def clean_username(self) -> str:
        """The reference of the account, where one is named."""
        username = self.cleaned_data["username"].strip()
        person = person_by_username(username) if username else None
        if username and person is None:
            raise forms.ValidationError(_("Không có tài khoản “%(name)s”.") % {"name": username})
        return person.ref if person else ""

    def given(self) -> dict[str, Any]:
        """The arguments of the command."""
        found = dict(self.cleaned_data)
        person = found.pop("username")
        return {**found, "seat": Seat(found["seat"]), "person": person}


class GroupForm(Form):
    """A new residential group or apartment block, with its households where known."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại"))
    name = forms.CharField(label=gettext_lazy("Tên hoặc số"), max_length=200)
    since = ShortDayField(label=gettext_lazy("Có từ ngày"))
    households = forms.IntegerField(label=gettext_lazy("Số hộ"), required=False, min_value=0, max_value=20_000)
    instrument = forms.CharField(label=gettext_lazy("Số văn bản"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in GROUP_KINDS]  # type: ignore[attr-defined]


class HouseholdsForm(Form):
    """The households of a group on a day."""

    households = forms.IntegerField(label=gettext_lazy("Số hộ"), min_value=0, max_value=20_000)
    on = ShortDayField(label=gettext_lazy("Tính đến ngày"))
    source = forms.CharField(label=gettext_lazy("Nguồn số liệu"), required=False, max_length=200)

    def given(self) -> dict[str, Any]:
        """The arguments of the command."""
        return dict(self.cleaned_data)


class CompetenceForm(Form):
    """Who does what for a matter, from a day."""

    part = forms.ChoiceField(label=gettext_lazy("Làm việc gì?"))
    matter = forms.ChoiceField(label=gettext_lazy("Loại đơn"), required=False)
    topic = forms.ChoiceField(
        label=gettext_lazy("Lĩnh vực"), required=False, help_text=gettext_lazy("Gồm cả các nội dung con.")
    )
    level = forms.ChoiceField(label=gettext_lazy("Cấp"))
    office = forms.SlugField(
        label=gettext_lazy("Cơ quan"),
        max_length=40,
        help_text=gettext_lazy("Phần đầu của mã cơ quan: ubnd, phong-kt, so-xd."),
    )
    place = PlaceField(
        label=gettext_lazy("Chỉ áp dụng ở"), required=False,
        help_text=gettext_lazy("Mã hoặc tên địa phương; để trống là mọi nơi."),
    )  # fmt: skip
    since = ShortDayField(label=gettext_lazy("Áp dụng từ ngày"))
    cite = forms.CharField(label=gettext_lazy("Căn cứ"), required=False, max_length=300)
    note = forms.CharField(label=gettext_lazy("Ghi chú"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = queries.topics()
        self.topics: dict[str, Topic] = {topic.code: topic for topic in topics}
        choices: dict[str, list[tuple[str, str]]] = {
            "part": Part.choices(),
            "matter": [("", _("Mọi loại")), *Matter.choices()],
            "topic": [
                ("", _("Mọi lĩnh vực")),
                *((each.code, ("– " if each.parent_id else "") + each.label) for each in topics),
            ],
            "level": [(level.value, level.label) for level in (Level.COMMUNE, Level.PROVINCE)],
        }
        for name, each in choices.items():
            self.fields[name].choices = each  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The arguments of the command."""
        found = dict(self.cleaned_data)
        return {
            **found,
            "part": Part(found["part"]),
            "matter": Matter(found["matter"]) if found["matter"] else None,
            "topic": self.topics.get(found["topic"]),
            "level": Level(found["level"]),
        }


def first_day(on: date | None = None) -> dict[str, Any]:
    """What a form about a day begins with: today."""
    return {"since": on or localdate(), "until": on or localdate(), "on": on or localdate()}
