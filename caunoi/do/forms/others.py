"""Forms of models, groups, movements and conventions."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.do import queries
from caunoi.do.rules.works import CONVENTION
from caunoi.do.words import Field, GroupKind, Holder, Level, Sum
from caunoi.places.models import Body, Place
from caunoi.ui.forms import PhoneField

from .shared import ActForm, OnceForm, PlacedForm, PlainForm, QuantityField, choice, day, line, photos, words, yes


def number(label: Any, *, required: bool = True) -> QuantityField:
    """A measured value."""
    return QuantityField(label=label, required=required)


class ModelForm(PlacedForm):
    """A new skilful model."""

    word_fields = {"holder": Holder, "field": Field}
    title = line(_("Tên mô hình"))
    holder = choice(_("Của tập thể hay cá nhân"))
    holder_name = line(_("Tên tập thể, cá nhân"))
    consent = yes(_("Cá nhân đã đồng ý được nêu tên"))
    field = choice(_("Lĩnh vực"))
    aim = words(_("Mục tiêu"), rows=3, most=2000)
    measure = line(
        _("Đo bằng gì"), most=500, hint=_("Ví dụ: số hộ phân loại rác tại nguồn, đếm vào thứ bảy tuần cuối tháng.")
    )
    unit = line(_("Đơn vị đo"), most=60, size="w10")
    start = number(_("Mức ban đầu"))
    target = number(_("Mức muốn đạt"))
    field_order = ("title", "place")


class AimForm(ActForm):
    """Where a place starts and how far it wants to come."""

    start = number(_("Mức ban đầu"))
    target = number(_("Mức muốn đạt"))

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.initial = {**self.initial, "start": row.start, "target": row.target}
        self.fields["start"].help_text = _("%(measure)s; đơn vị: %(unit)s.") % {
            "measure": row.measure.rstrip("."),
            "unit": row.unit,
        }


class EvidenceForm(PlainForm):
    """What was seen."""

    on = day(_("Ngày"))
    what = words(_("Đã thấy, đã làm được gì"), rows=3, most=2000)
    value = number(_("Số đo được"), required=False)
    photos = photos()
    alt_text = line(_("Ảnh chụp gì"), most=300, required=False, hint=_("Cho người không nhìn thấy ảnh."))


class RatingForm(ActForm):
    """Points by criterion; the criteria are those of the day."""

    told = words(_("Nhận xét"), rows=3, most=2000)

    def __init__(self, *args: Any, criteria: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for each in criteria:
            self.fields[f"diem_{each.code}"] = forms.IntegerField(
                label=_t("%(name)s (nhiều nhất %(most)s điểm)") % {"name": each.label, "most": each.most}, min_value=0, max_value=each.most,
                widget=forms.NumberInput(attrs={"class": "w4", "inputmode": "numeric"}),
            )  # fmt: skip
        self.order_fields([*(f"diem_{each.code}" for each in criteria), "told", "version"])

    def arguments(self) -> dict[str, Any]:
        """The points and the words."""
        said = self.cleaned_data
        points = {each.code: said[f"diem_{each.code}"] for each in self.criteria}
        return {"points": points, "told": said["told"], "version": said["version"]}


class RecogniseForm(ActForm):
    """At which level, by which document."""

    word_fields = {"level": Level}
    level = choice(_("Công nhận ở cấp nào"))
    on = day(_("Ngày"))
    document = line(_("Văn bản công nhận"))

    def offer(self, *, above: bool, keeps: bool) -> None:
        """The levels this reader may speak for: the keeper's own, and those above for the province."""
        levels = [*([Level.COMMUNE] if keeps else []), *([Level.PROVINCE, Level.CENTRE] if above else [])]
        self.fields["level"].choices = [(each.value, each.label) for each in levels]  # type: ignore[attr-defined]
        if not above:
            self.fields["level"].help_text = _(
                "Công nhận cấp tỉnh, toàn quốc do cơ quan cấp tỉnh ghi trên trang của mô hình."
            )


class GroupForm(PlacedForm):
    """A new group or help point."""

    word_fields = {"kind": GroupKind}
    kind = choice(_("Loại"))
    name = line(_("Tên"))
    what = words(_("Làm việc gì"), rows=3, most=2000)
    where = line(_("Địa chỉ"), most=300, required=False)
    hours = line(_("Giờ mở"), required=False)
    members = forms.IntegerField(label=_("Số thành viên"), min_value=1, max_value=9999, required=False, widget=forms.NumberInput(attrs={"class": "w4"}))  # fmt: skip
    since = day(_("Từ ngày"))


class GroupEditForm(ActForm):
    """What the register says of a group."""

    what = words(_("Làm việc gì"), rows=3, most=2000)
    where = line(_("Địa chỉ"), most=300, required=False)
    hours = line(_("Giờ mở"), required=False)
    members = forms.IntegerField(label=_("Số thành viên"), min_value=1, max_value=9999, required=False, widget=forms.NumberInput(attrs={"class": "w4"}))  # fmt: skip

    def start(self, row: Any) -> dict[str, Any]:
        """As it stands."""
        return {**super().start(row), "what": row.what, "where": row.where, "hours": row.hours, "members": row.members}


class ContactForm(PlainForm):
    """A contact person who agreed to it."""

    name = line(_("Họ và tên"), most=150)
    phone = PhoneField(label=_("Số điện thoại"), required=False)
    consent_on = day(_("Ngày đồng ý được nêu tên"))
    consent_told = line(_("Đồng ý bằng cách nào"), hint=_("Ví dụ: ký phiếu đồng ý; nhắn tin trả lời."))
    since = day(_("Từ ngày"))
    last_day = day(_("Đến hết ngày"), hint=_("Hết ngày này tên và số điện thoại được xóa."))


class EndForm(ActForm):
    """When and why it ends."""

    on = day(_("Ngày"))
    reason = words(_("Lý do"), rows=3, most=500)


class MovementForm(PlainForm):
    """A new movement."""

    word_fields = {"adds": Sum}
    title = line(_("Tên phong trào"))
    what = words(_("Vận động làm gì"), rows=3, most=2000)
    unit = line(_("Đếm bằng gì"), most=60, size="w10", hint=_("Ví dụ: hộ, km hẻm, cây xanh."))
    adds = choice(_("Báo cáo cộng lại ra sao"))
    since = day(_("Từ ngày"))
    last_day = day(_("Đến hết ngày"))
    source = line(_("Theo kế hoạch nào"), most=300, required=False)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        self.body = body
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """The movement."""
        return {**super().arguments(), "body": self.body}


class TargetForm(PlainForm):
    """What a place is to reach."""

    place = forms.ChoiceField(label=_("Nơi thực hiện"))
    target = number(_("Chỉ tiêu"))

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(place.pk): place for place in places}
        self.fields["place"].choices = [(key, place.full_name) for key, place in self.by_id.items()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The target."""
        return {"place": self.by_id[self.cleaned_data["place"]], "target": self.cleaned_data["target"]}


class ReportForm(OnceForm):
    """How far a place is."""

    on = day(_("Tính đến ngày"))
    value = number(_("Đã đạt"))
    told = words(_("Ghi chú"), rows=2, most=2000, required=False)


class DraftForm(PlacedForm):
    """The draft of a convention."""

    title = line(_("Tên"))
    text = words(
        _("Nội dung"), rows=16, most=60_000, hint=_("Từng điều một dòng; trang công khai giữ nguyên cách xuống dòng.")
    )


class PaperForm(DraftForm):
    """A convention recognised earlier, from paper."""

    recognised_on = day(_("Ngày được công nhận"))
    document = line(_("Văn bản công nhận"))


class EditTextForm(ActForm):
    """The draft, changed."""

    title = line(_("Tên"))
    text = words(_("Nội dung"), rows=16, most=60_000)

    def start(self, row: Any) -> dict[str, Any]:
        """As it stands."""
        return {**super().start(row), "title": row.title, "text": row.text}


class PostTextForm(ActForm):
    """Since when and where it hangs."""

    on = day(_("Ngày niêm yết"))
    where = line(_("Niêm yết ở đâu"), most=300)


class RecogniseTextForm(ActForm):
    """The decision of the households and the document that recognises it."""

    decision = choice(_("Quyết định của cộng đồng"))
    on = day(_("Ngày được công nhận"))
    document = line(_("Văn bản công nhận"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = queries.permits_for(self.row.place, (CONVENTION,))
        self.fields["decision"].choices = [
            (each.ref, f"{each.code}: {each.title} ({each.stage_label})") for each in found
        ]  # type: ignore[attr-defined]
        if not found:
            self.fields["decision"].help_text = _t("Chưa có quyết định nào về hương ước ở nơi này. Hãy đưa dự thảo ra cộng đồng biểu quyết trước.")  # fmt: skip
