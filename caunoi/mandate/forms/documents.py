"""Documents and their lines: text in, keyword arguments of one command out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.kernel.refusal import Refusal
from caunoi.mandate.words import ItemKind
from caunoi.places.models import Body
from caunoi.ui.forms import Form, ShortDayField

ACCEPTED = ".txt,.docx,.pdf,.html,.htm,.doc,.rtf"


def _choices_of(form: Form, name: str) -> Any:
    return form.fields[name]


class ImportForm(Form):
    """A file or a pasted text, and the body that takes it in."""

    body = forms.ChoiceField(label=_("Cơ quan nhập"))
    file = forms.FileField(
        label=_("Tệp văn bản hoặc bài báo"), required=False, allow_empty_file=True,
        help_text=_("txt, docx, pdf có lớp chữ, html, doc, rtf; không quá 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Hoặc dán nội dung vào đây"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": "8"}),
        max_length=1_000_000,
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {body.code: body for body in bodies}
        _choices_of(self, "body").choices = [(code, body.name) for code, body in self.bodies.items()]
        if len(self.bodies) == 1:
            self.fields["body"].initial = next(iter(self.bodies))

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two; a file's content is judged by the reader."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("file")) == bool((cleaned.get("text") or "").strip()):
            self.refuse(
                Refusal(
                    "Hãy chọn một tệp, hoặc dán nội dung; chỉ một trong hai.",
                    "Choose a file or paste the text; one of the two.",
                    field="file",
                )
            )
        return cleaned

    def document(self) -> tuple[str, bytes]:
        """The name and the bytes of what was given."""
        file = self.cleaned_data.get("file")
        if file:
            return file.name, file.read()
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        return f"{' '.join(text.split())[:60]}.txt", text.encode()


class ItemForm(Form):
    """A proposed line in the reviewer's words."""

    kind = forms.ChoiceField(label=_("Loại"))
    wording = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": "4"}), max_length=4000)
    body = forms.ChoiceField(label=_("Cơ quan thực hiện"), required=False, help_text=_("Chỉ cần với nhiệm vụ."))
    due = ShortDayField(
        label=_("Hạn"), required=False, help_text=_("Để trống nếu văn bản không nêu; hệ thống tạm lấy cuối kỳ.")
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {body.code: body for body in bodies}
        _choices_of(self, "kind").choices = ItemKind.choices()
        _choices_of(self, "body").choices = [
            ("", _("– Chưa chọn –")),
            *((code, body.name) for code, body in self.bodies.items()),
        ]

    def arguments(self) -> dict[str, Any]:
        """What the command takes."""
        found = self.cleaned_data
        return {
            "wording": found["wording"],
            "kind": ItemKind(found["kind"]),
            "body": self.bodies.get(found["body"]),
            "due": found["due"],
        }
