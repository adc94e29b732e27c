"""Six courses of a city with attendance; one answers the weakest indicator."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from caunoi.identity.queries import person_by_username
from caunoi.places import queries as places
from caunoi.training import commands, queries

TOLD_VI, TOLD_EN = "Nạp lớp tập huấn mẫu…", "Loading sample training courses…"
CLERK = "system"
#: Title, goal, audience, hours, the indicator it answers ("" none, None the weakest), days from today.
COURSES: tuple[tuple[str, str, str, int, str | None, int], ...] = (
    (
        "Trả lời đơn đúng hạn, đúng trọng tâm",
        "Tính đúng hạn, viết thư trả lời người dân hiểu được.",
        "Cán bộ xử lý đơn cấp xã",
        8,
        None,
        -210,
    ),
    (
        "Kỹ năng tiếp công dân và lắng nghe",
        "Tiếp người đang bức xúc mà vẫn ghi đủ, hẹn đúng.",
        "Cán bộ tiếp công dân",
        8,
        "satisfied_share",
        -95,
    ),
    (
        "Tổ chức đối thoại có lời hứa theo dõi được",
        "Chuẩn bị, điều hành và theo dõi lời hứa sau đối thoại.",
        "Người đứng đầu, Mặt trận",
        4,
        "solved_share",
        -60,
    ),
    ("Công khai có minh chứng", "Biết việc nào phải công khai, ở đâu, trong bao lâu.", "Cán bộ công khai", 4, "", -30),
    (
        "Dân vận khéo trong giải phóng mặt bằng",
        "Vận động bằng đối thoại, không hứa quá thẩm quyền.",
        "Cán bộ dân vận, Mặt trận",
        12,
        "",
        12,
    ),
    (
        "Giữ kín danh tính người tố cáo",
        "Biết điều gì không được hỏi, không được ghi, không được nói.",
        "Mọi cán bộ tiếp nhận",
        4,
        "",
        26,
    ),
)
PEOPLE = ("tiepnhan", "congkhai", "chutich", "mattran")


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Load them once, as the system."""
    today = timezone.localdate(at)
    body = places.body_on(f"ban-tgdv.{province}", today)
    commune = places.body_on(f"ubnd.{communes['tanphu']}", today)
    if body is None:
        return
    weak = queries.weakest(commune, today, most=1) if commune else []
    weakest = weak[0].indicator.code if weak else "on_time_share"
    for number, (title, goal, audience, hours, indicator, days) in enumerate(COURSES):
        day = today + timedelta(days=days)
        begins = timezone.make_aware(
            datetime.combine(day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0), time(8))
        )
        planned = min(begins, at) - timedelta(days=20)
        course = commands.plan_course(
            body=body, year=begins.year, title=title, goal=goal, audience=audience, hours=hours, indicator=weakest if indicator is None else indicator,
            by=CLERK, at=planned, synthetic=True,
        )  # fmt: skip
        session = commands.set_session(
            course_id=course.pk, starts_at=begins, ends_at=begins + timedelta(hours=3, minutes=30), venue="Hội trường Ban Tuyên giáo và Dân vận Thành ủy",
            trainer=("TS. Lâm Hoài Nam", "ThS. Bùi Minh Châu", "Luật sư Đinh Gia Phúc")[number % 3], seats=120, by=CLERK, at=planned,
        )  # fmt: skip
        _list(session, communes, number, attended=begins < at)


def _list(session: Any, communes: dict[str, str], number: int, *, attended: bool) -> None:
    at = session.starts_at - timedelta(days=5)
    for short in communes:
        for username in PEOPLE[: 2 + number % 3]:
            person = person_by_username(f"{username}.{short}")
            if person is not None:
                commands.enlist(session_id=session.pk, person=person, by=CLERK, at=at)
    if attended:
        came = [each.pk for each in queries.listed(session)][: -1 if number % 2 else None]
        commands.take_sheet(session_id=session.pk, present=came, by=CLERK, at=session.starts_at + timedelta(hours=1))
