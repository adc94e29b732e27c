"""Yearly conferences of the demo's street groups: last year's published, this year's announced, planned, one put off."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import get_current_timezone, localdate

from caunoi.dialogue import commands
from caunoi.places import queries as places

CLERK = "system"
_HEADS = (
    "Nguyễn Văn Thành",
    "Trần Thị Bích",
    "Lê Quốc Dũng",
    "Phạm Thị Hạnh",
    "Võ Minh Trí",
    "Đặng Thị Lành",
    "Bùi Văn Sáu",
    "Hồ Thị Ngọc",
)
_SAID = (
    "Nhiều hộ đề nghị lắp thêm đèn ở đoạn cuối hẻm, buổi tối còn tối. Có ý kiến nên dời giờ đổ rác sang 19 giờ 30.\nCác hộ kinh doanh đồng ý không để xe lấn lòng hẻm giờ tan học.",
    "Các hộ thống nhất quỹ khuyến học đã chi đúng; đề nghị dán bảng thu chi ở nhà văn hóa mỗi quý.\nCó ý kiến hỏi bao giờ nạo vét cống trước mùa mưa.",
    "Đề nghị phường trả lời dứt điểm việc dây điện võng ở đầu hẻm. Nhiều hộ ủng hộ ngày chủ nhật xanh mỗi tháng một lần.",
)
_AGREED = (
    "Lắp thêm bốn bóng đèn, Tổ trưởng liên hệ điện lực, xong trước Tết.\nDời giờ đổ rác sang 19 giờ 30 từ tháng sau.",
    "Niêm yết thu chi quỹ khuyến học mỗi quý.\nMỗi hộ cử một người tổng vệ sinh sáng chủ nhật đầu tháng.",
    "Tổ trưởng gửi kiến nghị về dây điện lên phường trong tuần.\nGiữ mức đóng quỹ an ninh như năm nay.",
)
_TOPICS = "Thu chi quỹ của tổ năm qua.\nViệc cần làm năm tới: đèn hẻm, rác, cống thoát nước.\nGiới thiệu người tham gia Tổ hòa giải."


def load(*, communes: dict[str, str], at: datetime) -> None:
    """Load them once, as the system; the groups were made with the rolls of households."""
    chance, today = random.Random(33), localdate(at)
    for code in communes.values():
        commune = places.place_on(code, today)
        groups = [each for each in places.children(commune, today) if each.level == "group"] if commune else []
        if not groups:
            continue
        for number, place in enumerate(groups):
            _last_year(place, number, today.year - 1, chance)
        commands.open_conferences(year=today.year, by=CLERK, at=at)
        _this_year(groups, today, at, chance)


def _meeting(place: Any, number: int, on: date) -> commands.Meeting:
    return commands.Meeting(
        on=on, hour=time(19), venue=f"Nhà văn hóa {place.full_name[0].lower()}{place.full_name[1:]}", chair=_HEADS[number % len(_HEADS)],
        front=_HEADS[(number + 3) % len(_HEADS)], topics=_TOPICS,
    )  # fmt: skip


def _last_year(place: Any, number: int, year: int, chance: random.Random) -> None:
    """Most groups met in December; two never did, and it shows."""
    if number in (4, 9):
        return
    on = date(year, 12, 5) + timedelta(days=chance.randint(0, 20))
    row = commands.plan_conference(place=place, year=year, meeting=_meeting(place, number, on), by=CLERK, at=_at(on, -20), synthetic=True)  # fmt: skip
    commands.announce_conference(conference_id=row.pk, by=CLERK, at=_at(on, -9))
    households = places.households(place, on) or 60
    commands.hold_conference(
        conference_id=row.pk, households=households, present=chance.randint(households // 2, households), secretary=_HEADS[(number + 5) % len(_HEADS)],
        said=_SAID[number % len(_SAID)], concluded=_AGREED[number % len(_AGREED)], by=CLERK, at=_at(on, 1),
    )  # fmt: skip
    commands.publish_conference(conference_id=row.pk, by=CLERK, at=_at(on, 3))


def _this_year(groups: list[Any], today: date, at: datetime, chance: random.Random) -> None:
    """The first three are announced, two more planned, one was put off; the rest have theirs still to plan."""
    left = (date(today.year, 12, 31) - today).days
    if left < 12:
        return
    for number, place in enumerate(groups[:6]):
        on = today + timedelta(days=min(left, 8 + chance.randint(0, 12)))
        row = commands.plan_conference(place=place, year=today.year, meeting=_meeting(place, number, on), by=CLERK, at=at, synthetic=True)  # fmt: skip
        if number < 3:
            commands.announce_conference(conference_id=row.pk, by=CLERK, at=at)
        if number == 5:
            commands.call_off_conference(conference_id=row.pk, reason="Nhà văn hóa đang sửa mái; sẽ mời lại khi có chỗ họp.", by=CLERK, at=at)  # fmt: skip


def _at(on: date, days: int) -> datetime:
    return datetime.combine(on + timedelta(days=days), time(9), get_current_timezone())
