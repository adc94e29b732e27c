"""Demo data: the figures of the province and all its communes over past periods, what heads say beside their cards."""

from datetime import date, datetime

from django.utils.timezone import localdate

from caunoi.access.queries import holders
from caunoi.access.words import Role
from caunoi.indicators import commands
from caunoi.indicators.periods import period, preceding
from caunoi.places.queries import body_on, place_on

TOLD_VI = "Đếm chỉ tiêu của tỉnh và mọi xã, ghi ý kiến của người đứng đầu…"
TOLD_EN = "Counting the indicators of the province and its communes, comments of heads…"

#: (commune, indicator or empty for the card, how many halves ago, words in versions)
SAID: tuple[tuple[str, str, int, tuple[str, ...]], ...] = (
    ("tanphu", "", 1, (
        ("Nửa năm này phường nhận nhiều phản ánh về rác, tiếng ồn và vỉa hè sau khi sắp xếp lại địa bàn. Bộ phận tiếp nhận đã phân loại hết; "
        "phần trả lời trễ chủ yếu là đất đai, phải chờ hồ sơ địa chính của quận cũ."),
        ("Nửa năm này phường nhận nhiều phản ánh về rác, tiếng ồn và vỉa hè sau khi sắp xếp lại địa bàn. Bộ phận tiếp nhận đã phân loại hết; "
        "phần trả lời trễ chủ yếu là đất đai. Hồ sơ địa chính của quận cũ đã bàn giao xong cuối tháng 6, từ nay không còn lý do này."),
    )),
    ("tanphu", "on_time_share", 1, ("Giao Phòng Kinh tế, Hạ tầng và Đô thị trả lời xong các đơn đất đai còn quá hạn; tôi xem lại danh sách mỗi sáng thứ Hai.",)),
    ("tanphu", "many_hops_share", 1, ("Đơn đi lòng vòng phần lớn là chuyện chung cư. Đã thống nhất với Ban quản trị các cụm: nhận tại phường, không bảo người dân đi nơi khác.",)),
    ("taythanh", "", 1, ("Số liệu đúng với sổ của phường. Việc chưa làm được là đối thoại ở khu phố đông công nhân: sẽ tổ chức buổi tối để người đi làm dự được.",)),
    ("taythanh", "satisfied_share", 1, ("Mới có ít người đánh giá nên chưa kết luận được; phường nhắn tin mời đánh giá ngay khi trả kết quả.",)),
    ("tanphu", "", 2, ("Kỳ đầu sau khi lập phường mới: sổ sách của ba phường cũ nhập chung, một số đơn đến tháng 9 mới có người nhận việc.",)),
)  # fmt: skip


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Count three halves and two years, then let heads speak."""
    city, today = place_on(province), localdate(at)
    if city is None:
        return
    halves = _halves(today)
    for code in (*halves, str(today.year), str(today.year - 1)):
        commands.recount_province(province=city, period_code=code, by="system", at=at)
    for short, code, ago, versions in SAID:
        body = body_on(f"ubnd.{communes[short]}") if short in communes else None
        heads = holders(body, Role.HEAD) if body is not None else []
        if body is None or not heads:
            continue
        for seen, text in enumerate(versions):
            commands.comment_scorecard(
                body=body, period_code=halves[ago], code=code, text=text, seen=seen, by=heads[0], at=at
            )


def _halves(today: date) -> list[str]:
    """The half-year that runs and the four before it, the latest first."""
    of = period(f"{today.year}-H{1 if today.month < 7 else 2}", on=today)
    found = [of.code]
    for _ in range(4):
        of = preceding(of, on=today)
        found.append(of.code)
    return found
