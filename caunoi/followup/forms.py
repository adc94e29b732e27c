"""Text in, keyword arguments of one command out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.places.queries import Body
from caunoi.ui.forms import FilesField, Form, HintedRadio, ShortDayField

from .commands import Evidence
from .speakers import Speaker
from .words import State


def _long(label: Any, hint: Any = "", rows: int = 4, most: int = 4000) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=most, widget=forms.Textarea(attrs={"rows": str(rows)})
    )


class _Arguments(Form):
    def arguments(self) -> dict[str, Any]:
        """What was typed, as the command takes it."""
        said = dict(self.cleaned_data)
        if "files" in said:
            said["evidence"] = [Evidence(file.name, file.read()) for file in said.pop("files")]
        return said


class AnswerForm(_Arguments):
    """Accepted until when, or not and why."""

    sometimes = ("due_on",)
    outcome = forms.ChoiceField(
        label=_("Cơ quan trả lời thế nào?"), widget=HintedRadio,
        choices=[(State.ACCEPTED.value, _("Tiếp thu")), (State.REFUSED.value, _("Không tiếp thu, nêu lý do"))],
    )  # fmt: skip
    reason = _long(_("Nội dung trả lời"), _("Hiện công khai. Nếu không tiếp thu: nêu rõ lý do và căn cứ."))
    due_on = ShortDayField(label=_("Hẹn làm xong ngày"), required=False, help_text=_("Bắt buộc khi tiếp thu."))


class ReportForm(_Arguments):
    """How far it is."""

    text = _long(_("Đã làm được gì?"))
    files = FilesField(label=_("Ảnh, văn bản"), required=False, most=5)
    link = forms.CharField(label=_("Liên kết tới hồ sơ"), required=False, max_length=500)


class FinishForm(_Arguments):
    """What was done, and what shows it: by a file or a link, so neither of them is called optional."""

    sometimes = ("files", "link")
    text = _long(_("Đã làm xong những gì?"))
    files = FilesField(
        label=_("Minh chứng"), required=False, most=5,
        help_text=_("Ảnh hiện trường, biên bản nghiệm thu, văn bản. Mọi người xem được. Không có tệp thì phải ghi liên kết ở dưới."),
    )  # fmt: skip
    link = forms.CharField(
        label=_("Liên kết tới hồ sơ"),
        required=False,
        max_length=500,
        help_text=_("Địa chỉ trang công khai, ví dụ /cong-khai/… hoặc https://…"),
    )


class ExtendForm(_Arguments):
    """Another day, and why."""

    due_on = ShortDayField(label=_("Hạn mới"))
    reason = _long(_("Lý do"), _("Lý do và hạn cũ vẫn hiện trên trang công khai."), most=2000)


class UpholdForm(_Arguments):
    """Why the result stands."""

    text = _long(_("Trả lời ý kiến chưa đồng ý"), _("Nêu ý kiến của người dân (không nêu tên) và giải trình."), rows=5)


class RedoForm(_Arguments):
    """What is still to be done, by when."""

    text = _long(_("Việc còn phải làm"))
    due_on = ShortDayField(label=_("Hạn mới"))


class DisputeForm(Form):
    """Why what was reported done is not."""

    text = _long(
        _("Vì sao bạn chưa đồng ý rằng việc này đã xong?"),
        _("Nói rõ còn thiếu gì, ở đâu. Chỉ cơ quan cấp trên đọc nguyên văn; trang này chỉ hiện rằng có ý kiến chưa đồng ý và câu trả lời."),
        rows=5, most=2000,
    )  # fmt: skip
    board = forms.ChoiceField(
        label=_("Nêu với tư cách"), required=False, help_text=_("Ý kiến của cơ quan, ban hiện công khai kèm tên cơ quan.")
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *given: Any, bodies: Iterable[Body] = (), boards: Iterable[Speaker] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.bodies: dict[str, Body | Speaker] = {
            **{board.key: board for board in boards}, **{str(body.pk): body for body in bodies}
        }  # fmt: skip
        if self.bodies:
            self.fields["board"].choices = [  # type: ignore[attr-defined]
                ("", _("Người dân, không nêu tên")), *[(key, body.name) for key, body in self.bodies.items()]
            ]  # fmt: skip
        else:
            del self.fields["board"]

    def arguments(self) -> dict[str, Any]:
        """What was typed, as the command takes it."""
        said = dict(self.cleaned_data)
        return {**said, "board": self.bodies.get(said.pop("board", ""))}
