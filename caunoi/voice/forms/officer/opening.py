"""Why an identity is opened."""

from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import Form

from .base import words


class Opening(Form):
    """Mở danh tính."""

    reason = words(
        _("Vì sao cần biết người gửi là ai?"),
        _("Lý do được ghi cùng tên bạn và giờ mở; không xóa được."),
        rows=3,
        most=1000,
    )
