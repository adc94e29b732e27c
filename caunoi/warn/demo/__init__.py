"""Demo: the past weeks judged as each ended, so that what was planted appears with its date and its delay; some older warnings answered."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from caunoi.identity.queries import person_by_username
from caunoi.kernel.refusal import Refusal
from caunoi.warn import commands, queries, rules
from caunoi.warn.words import Sort

TOLD_VI, TOLD_EN = "Xét các tuần qua, nêu cảnh báo…", "Judging the past weeks, raising warnings…"
#: So many weeks are judged, and warnings that ended so many weeks ago have been answered.
WEEKS, ANSWERED = 10, 3
SAID = (
    (
        "explained",
        "Đã rà soát: trùng đợt kiểm kê đất của phường, đơn gửi dồn trước ngày chốt hồ sơ; không phát sinh việc mới. (dữ liệu mẫu)",
    ),
    ("confirmed", "Đã làm việc với phường: đúng là chậm giải quyết, đã giao nhiệm vụ khắc phục. (dữ liệu mẫu)"),
    ("wrong", "Các đơn nói về việc khác nhau, nhập chung một lĩnh vực; không có đợt tăng. (dữ liệu mẫu)"),
)


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Judge the weeks one after the other and answer the older warnings as the head of the city would."""
    last = rules.last_whole_week(localdate(at))
    for back in reversed(range(WEEKS)):
        commands.judge_week(week=last - timedelta(weeks=back), by="clock", at=at - timedelta(weeks=back))
    head = person_by_username("chutichtp")
    if head is None:
        return
    over = [
        row for row in queries.warnings()[:60] if row.week <= last - timedelta(weeks=ANSWERED) and row.sort != Sort.MASS
    ]
    for number, row in enumerate(over[:6]):
        verdict, reason = SAID[number % len(SAID)]
        try:
            commands.judge(warning_id=row.pk, verdict=verdict, reason=reason, version=row.version, by=head, at=at)
        except Refusal:
            continue
