"""The series of a warning as a chart with its table."""

from datetime import date

from django.utils.translation import gettext as _

from caunoi.ui.charts import TimeChart, lines

from .models import EarlyWarning


def chart_of(warning: EarlyWarning) -> TimeChart | None:
    """Cases a week with what was to be expected and its band; None where a warning has no series."""
    if not warning.series:
        return None
    names = [f"{date.fromisoformat(row[0]):%d/%m}" for row in warning.series]
    seen, expected, low, upper = ([row[at] for row in warning.series] for at in range(1, 5))
    return lines(
        _("Số vụ việc mỗi tuần"), names,
        [(_("Đã nhận"), seen), (_("Thường gặp"), expected), (_("Mức trên của khoảng thường gặp"), upper), (_("Mức dưới"), low)],
        label=_("tuần bắt đầu ngày"), unit=_("vụ việc"),
        note=_("95% số tuần bình thường nằm giữa hai mức. Mỗi tuần được xét bằng những gì biết đến tuần đó."),
    )  # fmt: skip
