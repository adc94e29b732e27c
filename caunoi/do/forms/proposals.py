"""A work proposed by residents, one question a page; and its answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.do.rules import proposals as rules
from caunoi.do.words import Proposer, Reply, WorkKind
from caunoi.kernel.refusal import Refusal
from caunoi.places.models import Place
from caunoi.ui.forms import Form, PhoneField

from .shared import ActForm, choice, day, line, words, yes


class WhereForm(Form):
    """Where."""

    where = choice(
        _("Việc này ở đâu?"), radio=False, hint=_("Chọn thôn, khu phố; chọn cả phường, xã nếu là việc chung nhiều nơi.")
    )

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["where"].choices = [(str(each.pk), each.full_name) for each in places]  # type: ignore[attr-defined]


class KindForm(Form):
    """What kind."""

    kind = choice(_("Việc thuộc loại nào?"), WorkKind.choices())


class WhatForm(Form):
    """What, in one line and some sentences."""

    title = line(_("Gọi tên việc trong một câu"), hint=_("Ví dụ: Lắp đèn chiếu sáng hẻm 72."))
    what = words(
        _("Hiện nay thế nào, cần làm gì, ai được nhờ?"), rows=6, hint=_("Sẽ được công khai khi có trả lời. Đừng ghi tên, số điện thoại, số căn cước của ai.")
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Said at once, not at the end: words that become public hold nothing personal."""
        said: dict[str, Any] = super().clean() or {}
        for name, least in (("title", 5), ("what", 20)):
            text = str(said.get(name, "")).strip()
            if text and len(text) < least:
                self.add_error(
                    name, str(Refusal(f"Hãy viết ít nhất {least} chữ cái.", f"Write {least} letters at least."))
                )
            try:
                rules.must_hold_nothing_personal(text, name)
            except Refusal as no:
                self.refuse(no)
        return said


class WhoForm(Form):
    """Households or a body."""

    proposer = choice(_("Ai đề xuất?"), Proposer.choices())
    households = forms.IntegerField(
        label=_("Bao nhiêu hộ cùng đề xuất?"), required=False, min_value=1, max_value=5000, widget=forms.NumberInput(attrs={"class": "w4", "inputmode": "numeric"})
    )  # fmt: skip
    body_name = line(_("Tên cơ quan, tổ chức"), required=False, hint=_("Chỉ ghi khi cơ quan, tổ chức đề xuất."))

    def clean(self) -> dict[str, Any]:
        """A body says its name."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("proposer") and not self.errors:
            try:
                rules.must_say_who(
                    Proposer(said["proposer"]), said.get("households"), str(said.get("body_name", "")).strip()
                )
            except Refusal as no:
                self.refuse(no)
        return said


class ReachForm(Form):
    """How to reach who proposes, if they wish."""

    phone = PhoneField(
        label=_("Gọi cho bạn ở số nào khi có trả lời?"), required=False, max_length=20,
        help_text=_("Không bắt buộc. Chỉ nơi trả lời đọc được; xóa khi đề xuất có kết quả cuối."),
    )  # fmt: skip
    contact_name = line(_("Tên để gọi"), most=120, required=False)


class AnswerForm(ActForm):
    """What becomes of a proposal."""

    word_fields = {"reply": Reply}
    reply = choice(_("Trả lời thế nào?"))
    answer = words(
        _("Lời trả lời, công khai"), rows=5, hint=_("Nói rõ vì sao; nếu nhận làm thì bước tiếp theo là gì, ai lo.")
    )
    talk_on = day(_("Ngày đưa ra các hộ bàn"), required=False, hint=_("Chỉ ghi khi chọn đưa ra các hộ bàn."))
    shown = yes(_("Công khai cả tên việc và nội dung đề xuất"), _("Bỏ chọn nếu nội dung nói về đời tư của ai."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        following = rules.AFTER[self.row.state]
        self.fields["reply"].choices = [(each.value, each.label) for each in following]  # type: ignore[attr-defined]

    def start(self, row: Any) -> dict[str, Any]:
        """Shown unless somebody says otherwise."""
        return {**super().start(row), "shown": True}
