"""Forms of collective agreements, promises and the workplace's own review."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import Form, ShortDayField

from .shared import ActForm, count, line, words


class DraftForm(Form):
    """A new agreement."""

    title = line(_("Tên thỏa ước"))
    summary = words(
        _("Nội dung chính"),
        rows=6,
        hint=_("Những điều có lợi hơn quy định của pháp luật, ghi ngắn gọn. Cam kết có ngày thì ghi riêng ở bước sau."),
    )

    def arguments(self) -> dict[str, Any]:
        """The draft."""
        return dict(self.cleaned_data)


class EditForm(ActForm):
    """The draft, changed."""

    title = line(_("Tên thỏa ước"))
    summary = words(_("Nội dung chính"), rows=6)

    def start(self, row: Any) -> dict[str, Any]:
        """What the draft says."""
        return {"version": row.version, "title": row.title, "summary": row.summary}


class PollForm(ActForm):
    """What all workers said."""

    polled_on = ShortDayField(label=_("Ngày lấy ý kiến"))
    polled = count(_("Số người lao động được lấy ý kiến"), least=1)
    approved = count(_("Số người tán thành"))


class SignForm(ActForm):
    """When it was signed, and its term."""

    signed_on = ShortDayField(label=_("Ngày ký"))
    since = ShortDayField(label=_("Có hiệu lực từ ngày"))
    last_day = ShortDayField(label=_("Ngày cuối cùng có hiệu lực"))


class SendForm(ActForm):
    """Where it was sent."""

    sent_on = ShortDayField(label=_("Ngày gửi"))
    sent_to = line(_("Gửi đến cơ quan nào"), hint=_("Cơ quan chuyên môn về lao động của tỉnh, thành phố."))


class EndForm(ActForm):
    """When and why it ends early."""

    ended_on = ShortDayField(label=_("Chấm dứt từ ngày"))
    reason = words(_("Lý do"), rows=3, most=2000)


class PromiseForm(Form):
    """A promise and its last day."""

    text = words(_("Cam kết làm gì"), rows=3, most=1000)
    due = ShortDayField(label=_("Chậm nhất ngày"))

    def arguments(self) -> dict[str, Any]:
        """The promise."""
        return dict(self.cleaned_data)


class KeepForm(ActForm):
    """What shows that a promise was kept."""

    kept_on = ShortDayField(label=_("Ngày thực hiện xong"))
    proof = words(
        _("Minh chứng"), most=4000, hint=_("Việc gì, khi nào, văn bản hoặc số tiền nào. Không ghi tên người lao động.")
    )


class BreakForm(ActForm):
    """What shows that a promise was not kept."""

    proof = words(_("Điều gì cho thấy chưa thực hiện"), most=4000, hint=_("Không ghi tên người lao động."))


class ReviewForm(ActForm):
    """The words of a half-year's review."""

    done = words(
        _("Kết quả"), rows=7, hint=_("Số liệu lấy từ hồ sơ, hiện bên dưới; ở đây chỉ viết điều số liệu không nói.")
    )
    short = words(_("Hạn chế, nguyên nhân"), rows=5, required=False)
    ahead = words(_("Việc làm trong kỳ tới"), rows=5)

    def start(self, row: Any) -> dict[str, Any]:
        """What was written so far."""
        return {"version": row.version, "done": row.done, "short": row.short, "ahead": row.ahead}
