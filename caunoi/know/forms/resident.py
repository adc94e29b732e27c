"""What a resident types: a question, a comment, an address for letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..queries.lists import Entry
from .common import Kept, Typed, line, words


class QuestionForm(Kept):
    """A question on a disclosure."""

    text = words(
        _("Bạn muốn hỏi điều gì?"),
        _("Câu hỏi hiện công khai sau khi cán bộ đọc. Đừng ghi số giấy tờ, số điện thoại, chuyện riêng của ai."),
    )
    name = line(
        _("Tên để hiện cùng câu hỏi"), _("Có thể bỏ trống hoặc ghi “Một người dân”."), required=False, most=80, width="w20"
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Thư điện tử để báo khi có trả lời"), required=False, max_length=200,
        help_text=_("Không bắt buộc, không hiện công khai. Bạn luôn xem được bằng mã tra cứu."),
    )  # fmt: skip


class CommentForm(Kept):
    """A comment on a page of news."""

    text = words(
        _("Ý kiến của bạn"), _("Hiện sau khi cán bộ đọc. Giữ lời lịch sự, không nêu thông tin riêng của người khác."), rows=4
    )  # fmt: skip
    name = line(_("Tên của bạn"), _("Có thể bỏ trống."), required=False, most=80, width="w20")


class SubscribeForm(Typed):
    """Where to send letters, about which place and subjects."""

    email = forms.EmailField(
        label=_("Thư điện tử của bạn"), max_length=200,
        help_text=_("Chúng tôi gửi một thư xác nhận trước. Mỗi ngày nhiều nhất một thư; thôi nhận bằng một lần bấm."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    items = forms.MultipleChoiceField(
        label=_("Bạn quan tâm nội dung nào?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn gì nghĩa là tất cả."),
    )  # fmt: skip

    def __init__(self, *args: Any, entries: list[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = [(entry.code, entry.short) for entry in entries]  # type: ignore[attr-defined]
