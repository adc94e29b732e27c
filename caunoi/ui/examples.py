"""Examples of every component, for the gallery and its tests; all of it invented."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from caunoi.ui import charts
from caunoi.ui.case import Attached, Doable, Happening, Tab
from caunoi.ui.clock import Clock, State
from caunoi.ui.example_forms import ExampleForm, WrongForm
from caunoi.ui.icons import ICONS

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def clocks() -> list[Clock]:
    """One clock in each state."""
    name, cite = _("Giải quyết khiếu nại lần đầu"), _("Luật Khiếu nại 2011, Điều 28")
    steps = (
        (_("Ngày thụ lý"), "02/11/2026"),
        (_("Cộng 30 ngày, tính từ ngày hôm sau"), "02/12/2026"),
        (_("Ngày cuối là ngày làm việc, không phải dời"), "02/12/2026"),
    )
    return [
        Clock(name, date(2026, 12, 2), State.RUNNING, days=10, used=0.66, steps=steps, cite=cite),
        Clock(name, date(2026, 11, 24), State.SOON, days=2, working=True, used=0.93, cite=cite),
        Clock(name, date(2026, 11, 16), State.LATE, days=6, used=1, note=_("Đã báo cho người đứng đầu."), cite=cite),
        Clock(name, None, State.PAUSED, used=0.4, note=_("Chờ kết luận giám định từ 10/11/2026.")),
        Clock(name, date(2026, 11, 20), State.DONE, used=0.5, note=_("Trả lời ngày 18/11/2026, trước hạn 2 ngày.")),
    ]


def history() -> list[Happening]:
    """The life of one case."""

    def moment(day: int, hour: int) -> datetime:
        return datetime(2026, 11, day, hour, 5, tzinfo=HANOI)

    return [
        Happening(_("Đã gửi"), moment(2, 8), _("Người dân, qua trang này"), tone="ok"),
        Happening(_("Đã tiếp nhận"), moment(2, 14), _("UBND phường Tân Phú"), tone="ok"),
        Happening(_("Tạm dừng: chờ người gửi bổ sung giấy tờ"), moment(4, 9), _("UBND phường Tân Phú"), tone="pause"),
        Happening(
            _("Đang xác minh"),
            moment(9, 10),
            _("Phòng Kinh tế, Hạ tầng và Đô thị"),
            _("Đã đo tiếng ồn tại chỗ lúc 21 giờ."),
            tone="now",
        ),
        Happening(_("Trả lời"), tone="next"),
    ]


def worklist() -> list[dict[str, Any]]:
    """A few rows of an officer's day."""
    rows = [
        (_("Nước thải quán ăn chảy ra hẻm 27"), "PA-2026-TP-00118", _("Phản ánh"), _("Đang xác minh"), "info", 12, 10),
        (
            _("Bồi thường đất mở rộng đường chưa thoả đáng"),
            "KN-2026-TP-00009",
            _("Khiếu nại"),
            _("Đã thụ lý"),
            "info",
            16,
            6,
        ),
        (_("Xin lắp thêm đèn chiếu sáng hẻm 12"), "KN-2026-TP-00231", _("Kiến nghị"), _("Chờ bổ sung"), "pause", 20, 2),
    ]
    return [
        {
            "title": title,
            "ref": ref,
            "kind": kind,
            "stage": stage,
            "tone": tone,
            "due": date(2026, 11, day),
            "late": late,
        }
        for title, ref, kind, stage, tone, day, late in rows
    ]


def examples() -> dict[str, Any]:
    """The context of the gallery."""
    months = [f"T{month}" for month in range(1, 13)]
    return {
        "header_place": {"name": "Phường Tân Phú", "within": "Thành phố Hồ Chí Minh", "change": "/"},
        "example_form": ExampleForm(),
        "wrong_form": WrongForm(),
        "clocks": clocks(),
        "history": history(),
        "doables": [
            Doable(_("Thụ lý"), "#", icon="check", main=True),
            Doable(_("Chuyển đơn"), "#", icon="arrow-right", post=True),
            Doable(_("Ra quyết định"), why_not=_("còn chờ kết quả xác minh."), cite=_("Luật Khiếu nại 2011, Điều 31")),
        ],
        "attached": [
            Attached("don-khieu-nai.pdf", "#", 824_000, "PDF", remove="#"),
            Attached("anh-hien-truong.jpg", "#", 2_410_000, _("Ảnh"), _("đã bỏ thông tin vị trí")),
            Attached("bang-ke.docx", "", 91_000, "Word", _("đang kiểm tra an toàn")),
        ],
        "tab_items": [
            Tab(_("Quá hạn"), "#", 3, current=True),
            Tab(_("Hôm nay"), "#", 5),
            Tab(_("Tuần này"), "#", 12),
            Tab(_("Tạm dừng"), "#", 0),
        ],
        "bar_chart": charts.bar_list(
            _("Phản ánh theo lĩnh vực"),
            [
                (_("Bồi thường, giải phóng mặt bằng"), 48, "#"),
                (_("Trật tự đô thị, giao thông"), 37, "#"),
                (_("Vệ sinh môi trường"), 31, "#"),
                (_("An toàn thực phẩm"), 9, "#"),
            ],
            label=_("Lĩnh vực"),
            unit=_("đơn"),
            note=_("6 tháng đầu năm 2026"),
        ),
        "pair_chart": charts.pairs(
            _("Phản ánh theo lĩnh vực"),
            [
                (_("Trật tự đô thị, giao thông"), 37, 52),
                (_("Vệ sinh môi trường"), 31, 18),
                (_("An toàn thực phẩm"), 9, None),
            ],
            now=_("6 tháng đầu năm 2026"),
            then=_("cùng kỳ năm trước"),
            label=_("Lĩnh vực"),
            unit=_("đơn"),
        ),
        "column_chart": charts.columns(
            _("Đơn nhận mỗi tháng"),
            list(zip(months, [42, 31, 58, 49, 66, 71, 64, 80, 77, 91, 84, None], strict=True)),
            label=_("Tháng"),
            unit=_("đơn"),
        ),
        "line_chart": charts.lines(
            _("Trả lời đúng hạn"),
            months[:8],
            [
                (_("Phường Tân Phú"), [71, 74, 70, 82, 88, 90, 93, 95]),
                (_("Cả thành phố"), [80, 81, 79, None, 84, 85, 85, 86]),
            ],
            label=_("Tháng"),
            unit=_("% số đơn"),
        ),
        "worklist": worklist(),
        "icon_names": sorted(ICONS),
        "now": datetime(2026, 11, 20, 14, 5, tzinfo=HANOI),
    }
