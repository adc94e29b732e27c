"""What every question to a resident shares: texts made safe to keep, old code tables noticed, answers shown as typed."""

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from caunoi.kernel.text import clean
from caunoi.ui.forms import Form, HintedRadio
from caunoi.ui.numbers import vnnumber

from ..drafts import Typed
from ..spelling import proposed

#: The name of the question about old code tables, asked only when needed, and its two answers.
LETTERS = "bang_ma"
CONVERT, LEAVE = "doi", "giu"


class Written(forms.CharField):
    """A text in Vietnamese: NFC, no invisible or direction marks, spaces tidied; too long says by how much."""

    def __init__(self, *, lines: int = 0, longest: int = 300, **kwargs: Any) -> None:
        self.longest = longest
        if lines:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": str(lines)}))
        super().__init__(strip=False, **kwargs)
        self.widget.attrs.setdefault("dir", "auto")

    def to_python(self, value: Any) -> str:
        """The text as it is kept; one line unless several were asked for."""
        text = clean(str(value or "").replace("\r\n", "\n").replace("\r", "\n"))
        return text if isinstance(self.widget, forms.Textarea) else " ".join(text.split())

    def validate(self, value: str) -> None:
        """Refuse what is longer than there is room for."""
        super().validate(value)
        if len(value) > self.longest:
            raise ValidationError(
                _(
                    "Ô này dài %(have)s chữ cái, nhiều nhất được %(most)s. Hãy rút gọn; phần chi tiết gửi bằng tệp ở câu Ảnh, giấy tờ."
                )
                % {"have": vnnumber(len(value)), "most": vnnumber(self.longest)}
            )


class Asked(Form):
    """One question's form."""

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        if self.is_bound and self.data.get(LETTERS):
            self.fields[LETTERS] = _letters_field("")

    @classmethod
    def shown(cls, typed: Typed | None, **kwargs: Any) -> Self:
        """The form as it was typed, with no word about what may be wrong in it."""
        if not typed:
            return cls(**kwargs)
        form = cls(MultiValueDict(typed), **kwargs)
        form._errors = ErrorDict()
        return form

    @classmethod
    def judged(cls, typed: Typed | None, **kwargs: Any) -> Self:
        """The form over a kept answer, checked again."""
        return cls(MultiValueDict(typed or {}), **kwargs)

    def clean(self) -> dict[str, Any]:
        """Notice texts in old code tables; convert them, or ask whether to."""
        choice = self.data.get(LETTERS, "")
        for name, bound in list(self.fields.items()):
            if not isinstance(bound, Written) or not self.cleaned_data.get(name) or choice == LEAVE:
                continue
            # as sent: the old tables use letters that look like invisible marks
            reading = proposed(str(self.data.get(name, "")))
            if reading is not None and choice == CONVERT:
                self.cleaned_data[name] = reading.text
            elif reading is not None:
                self._ask_about_letters(name, reading.text, reading.table)
        return self.cleaned_data

    def typed(self) -> Typed:
        """What to keep: the answer as typed, with converted texts in place of the old ones."""
        kept = typed_of(self.data, self.fields)
        if self.data.get(LETTERS) == CONVERT and not self.errors:
            kept.pop(LETTERS, None)
            kept |= {
                name: [self.cleaned_data[name]] for name, bound in self.fields.items() if isinstance(bound, Written)
            }
        return kept

    def _ask_about_letters(self, name: str, meant: str, table: str) -> None:
        self.add_error(
            name,
            _(
                "Chữ ở đây gõ bằng bảng mã cũ (%(table)s), máy khác sẽ không đọc được. Hãy chọn ở cuối trang: đổi giúp, hay giữ nguyên."
            )
            % {"table": table},
        )
        if LETTERS not in self.fields:
            self.fields[LETTERS] = _letters_field(meant)


def typed_of(data: Any, fields: Any) -> Typed:
    """The values of a submission that belong to a form's fields, parts of days included; nothing else is kept."""
    known = set(fields)
    return {
        name: [str(value).replace("\x00", "") for value in data.getlist(name)]
        for name in data
        if (name in known or name.rpartition("_")[0] in known) and any(data.getlist(name))
    }


def _letters_field(meant: str) -> forms.ChoiceField:
    shown = meant[:160] + ("…" if len(meant) > 160 else "")
    return forms.ChoiceField(
        label=_("Đổi chữ sang bảng mã Unicode?"),
        required=False,
        choices=[(CONVERT, _("Đổi giúp tôi")), (LEAVE, _("Giữ nguyên như tôi gõ"))],
        widget=HintedRadio(hints={CONVERT: _("Sẽ đọc là: “%(text)s”") % {"text": shown}} if shown else {}),
    )
