"""Forms that speak plain Vietnamese: a base, a renderer, and the fields Vietnamese papers need."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template import TemplateDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caunoi.kernel.refusal import Refusal


class Renderer(TemplatesSetting):
    """Our field template for every form; Django's own widgets where we draw none."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/components/field.html"
    _plain = DjangoTemplates()

    def get_template(self, template_name: str) -> Any:
        """The project's template, else the one Django ships."""
        try:
            return super().get_template(template_name)
        except TemplateDoesNotExist:
            return self._plain.get_template(template_name)


class Furnished:
    """What our forms and model forms share: the renderer, no browser bubbles, refusals beside their field."""

    default_renderer: Any = Renderer
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for bound in self.fields.values():  # type: ignore[attr-defined]
            _say_it_kindly(bound)

    def refuse(self, no: Refusal) -> None:
        """Put a refusal beside the field it names, or above the form."""
        name = no.field if no.field in self.fields else None  # type: ignore[attr-defined]
        self.add_error(name, str(no))  # type: ignore[attr-defined]


class Form(Furnished, forms.Form):
    """The form every room writes; render it with ``{{ form }}`` or field by field with ``{% field form.x %}``."""


class ModelForm(Furnished, forms.ModelForm):  # type: ignore[type-arg]
    """The same for a form over a model."""


def _say_it_kindly(bound: forms.Field) -> None:
    """Replace the bare "this field is required" by one that names the field, unless the field has its own words."""
    if bound.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        bound.error_messages["required"] = Missing(bound)  # type: ignore[assignment]
    if isinstance(bound.widget, forms.Textarea) and bound.widget.attrs.get("rows") == "10":
        bound.widget.attrs["rows"] = "6"


class Missing:
    """What to say of an empty field, made when it is read, since a label may be set after the form is built."""

    def __init__(self, bound: forms.Field) -> None:
        self.bound = bound

    def __str__(self) -> str:
        label = str(self.bound.label or "").strip().rstrip(":.")
        if isinstance(self.bound, forms.BooleanField):
            return _("Hãy đánh dấu vào ô này để tiếp tục.")
        if label.endswith("?"):
            return _("Hãy trả lời câu hỏi: %(label)s") % {"label": label}
        name = label if label[:2].isupper() else label[:1].lower() + label[1:]
        if isinstance(self.bound, (forms.ChoiceField, forms.ModelChoiceField)):
            return _("Hãy chọn: %(label)s.") % {"label": name} if name else _("Hãy chọn một mục.")
        return _("Hãy điền: %(label)s.") % {"label": name} if name else _("Hãy điền ô này.")


class HintedRadio(forms.RadioSelect):
    """Radio buttons with a line of explanation under some of them: ``hints`` maps a value to its line."""

    def __init__(self, *, hints: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hints = hints or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The option with its hint."""
        return {**super().create_option(name, value, *args, **kwargs), "hint": self.hints.get(str(value), "")}


# Ngày


class DayParts(forms.MultiWidget):
    """Three small boxes, day then month then year: easier than a calendar for a date one knows by heart."""

    template_name = "ui/widgets/day.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            {
                "ngay": forms.TextInput({**box, "class": "w2", "maxlength": 2}),
                "thang": forms.TextInput({**box, "class": "w2", "maxlength": 2}),
                "nam": forms.TextInput({**box, "class": "w4", "maxlength": 4}),
            },
            attrs,
        )

    def decompress(self, value: Any) -> list[Any]:
        """The three boxes of a day."""
        return [value.day, value.month, value.year] if isinstance(value, date) else [None, None, None]

    def id_for_label(self, id_: str) -> str:
        """The first box: where the error summary leads."""
        return f"{id_}_0" if id_ else id_


class DayField(forms.Field):
    """A day asked as day, month, year; ``earliest`` and ``latest`` bound it."""

    widget = DayParts
    default_error_messages = {"required": gettext_lazy("Hãy điền đủ ngày, tháng và năm.")}

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """The day, or a sentence saying which box is wrong."""
        if value is None or isinstance(value, date):
            return value
        day, month, year = (str(part or "").strip() for part in value)
        if not (day or month or year):
            return None
        return _within(_day_of(day, month, year), self.earliest, self.latest)


class ShortDayField(forms.Field):
    """A day typed in one box, as officers do: 20/11/2026, 20-11-2026, 20.11.2026 or 2026-11-20."""

    widget = forms.TextInput(
        attrs={"class": "w10", "inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"}
    )

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """A day as it is written here."""
        return value.strftime("%d/%m/%Y") if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        """The day, read in the order day, month, year."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        parts = re.split(r"[\s/.\-]+", str(value).strip())
        if len(parts) != 3:
            raise ValidationError(_("Hãy viết ngày theo thứ tự ngày/tháng/năm, ví dụ 20/11/2026."))
        day, month, year = parts if len(parts[0]) < 4 else reversed(parts)
        return _within(_day_of(day, month, year), self.earliest, self.latest)


def _day_of(day: str, month: str, year: str) -> date:
    for name, text in ((_("ngày"), day), (_("tháng"), month), (_("năm"), year)):
        if not text:
            raise ValidationError(_("Còn thiếu %(part)s.") % {"part": name})
        if not (text.isascii() and text.isdecimal()):
            raise ValidationError(_("Ô %(part)s chỉ gồm chữ số.") % {"part": name})
    d, m, y = int(day[:5]), int(month[:5]), int(year[:5])
    if not 1900 <= y <= 2100:
        raise ValidationError(_("Năm phải viết đủ bốn chữ số, ví dụ 2026."))
    if not 1 <= m <= 12:
        raise ValidationError(_("Tháng phải từ 1 đến 12."))
    last = monthrange(y, m)[1]
    if not 1 <= d <= last:
        raise ValidationError(
            _("Tháng %(month)s năm %(year)s chỉ có %(last)s ngày.") % {"month": m, "year": y, "last": last}
        )
    return date(y, m, d)


def _within(day: date, earliest: date | None, latest: date | None) -> date:
    if earliest and day < earliest:
        raise ValidationError(_("Ngày phải từ %(day)s trở đi.") % {"day": earliest.strftime("%d/%m/%Y")})
    if latest and day > latest:
        raise ValidationError(_("Ngày không được sau %(day)s.") % {"day": latest.strftime("%d/%m/%Y")})
    return day


# Số điện thoại


class PhoneField(forms.CharField):
    """A Vietnamese telephone number in any common spelling, kept as 0xxxxxxxxx."""

    widget = forms.TextInput(attrs={"class": "w10", "type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def to_python(self, value: Any) -> str:
        """Digits only, starting with 0; +84 and 84 become 0."""
        text = re.sub(r"[\s.\-()]", "", str(value or ""))
        if not text:
            return ""
        text = re.sub(r"^(\+84|0084|84(?=\d{9}))0?", "0", text)
        if not re.fullmatch(r"0(?:[35789]\d{8}|2\d{8,9})", text):
            raise ValidationError(_("Số điện thoại Việt Nam có 10 chữ số (máy bàn 10 hoặc 11), ví dụ 0912 345 678."))
        return text


# Tệp


class FilesInput(forms.ClearableFileInput):
    """A file box that takes several files."""

    allow_multiple_selected = True
    template_name = "ui/widgets/files.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        """Every file chosen, in order."""
        return files.getlist(name) if hasattr(files, "getlist") else [f for f in [files.get(name)] if f]

    def use_required_attribute(self, initial: Any) -> bool:
        """Left to the server: an upload may already be kept."""
        return False


class FilesField(forms.Field):
    """Several files at once; bounds their number and size here, their content is judged by ``files``."""

    widget = FilesInput

    def __init__(
        self,
        *,
        most: int = 10,
        megabytes: int = 20,
        accept: str = ".pdf,.jpg,.jpeg,.png,.webp,.heic,.docx,.xlsx,.odt,.txt",
        **kwargs: Any,
    ) -> None:
        self.most, self.megabytes = most, megabytes
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("accept", accept)

    def clean(self, value: Any) -> list[Any]:
        """The files, or what is wrong with the first bad one."""
        files = list(value or [])
        if self.required and not files:
            raise ValidationError(_("Hãy chọn ít nhất một tệp."))
        if len(files) > self.most:
            raise ValidationError(
                ngettext("Mỗi lần gửi được tối đa %(most)s tệp.", "Mỗi lần gửi được tối đa %(most)s tệp.", self.most)
                % {"most": self.most}
            )
        for file in files:
            if not file.size:
                raise ValidationError(_("Tệp “%(name)s” không có nội dung. Hãy chọn lại.") % {"name": file.name})
            if file.size > self.megabytes * 1024 * 1024:
                raise ValidationError(
                    _("Tệp “%(name)s” lớn hơn %(most)s MB. Hãy chụp nhỏ lại hoặc tách thành nhiều tệp.")
                    % {"name": file.name, "most": self.megabytes}
                )
        return files
