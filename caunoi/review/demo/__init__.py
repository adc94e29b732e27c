"""Demo data: two half-years of reviews of a province and all its communes, with late, missing, commented and changed ones."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils.timezone import get_current_timezone, localdate

from caunoi.access.queries import holders
from caunoi.access.words import Role
from caunoi.places import queries as places
from caunoi.review import commands
from caunoi.review.words import Reply
from caunoi.voice.commands import Filing, Who, lodge
from caunoi.voice.words import Channel, Kind

from .written import written

TOLD_VI = "Lập báo cáo sơ kết hai kỳ của tỉnh và mọi xã (có báo cáo trễ, thiếu, đang lấy ý kiến)…"
TOLD_EN = "Reviews of two half-years of the province and all its communes (late, missing, out for comments)…"

#: The two half-years, each with the day its reviews were due and how many communes issued none.
OLD, NEW = "2025-H2", "2026-H1"
DUE = {OLD: date(2026, 1, 20), NEW: date(2026, 7, 20)}
MISSING = {OLD: 2, NEW: 5}
#: The province waits for its late communes in the newer half-year, and is late itself.
PROVINCE_LATE = {OLD: 0, NEW: 27}
#: One commune in so many is late.
LATE = 9
OPERATOR = "system"


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Bring the old half-year in, then the newer one with its own course for the two communes with desks and the province."""
    city = places.place_on(province)
    body = places.body_on(f"ubnd.{province}")
    if city is None or body is None or localdate(at) < date(2026, 8, 20):
        return
    committees = [
        each for each in places.find_bodies(province=city) if each.office == "ubnd" and each.place_id != city.pk
    ]
    desks = {short: places.body_on(f"ubnd.{code}") for short, code in communes.items()}
    kept_out = {each.pk for each in desks.values() if each is not None}
    for code in (OLD, NEW):
        issued = _issued([each for each in committees if code == OLD or each.pk not in kept_out], code)
        commands.take_over(province=city, period_code=code, issued=issued, by=OPERATOR, at=at, synthetic=True)
        if code == NEW:
            _with_desks(desks, at)
        _of_province(body, code, DUE[code] + timedelta(days=PROVINCE_LATE[code]))
    _party(province, at)


def _issued(bodies: list[Any], code: str) -> list[commands.Issued]:
    """Who issued when: most in time, some late; a few issued nothing."""
    chance = Random(f"{code}/ngày")
    ordered = sorted(bodies, key=lambda each: each.code)
    absent = {each.pk for each in chance.sample(ordered, min(MISSING[code], len(bodies) // 20))}
    found = []
    for body in ordered:
        slow = chance.randrange(LATE) == 0
        days = chance.randrange(2, 26) if slow else -chance.randrange(2, 12)
        if body.pk not in absent:
            found.append(
                commands.Issued(body, _moment(DUE[code] + timedelta(days=days)), written(f"{body.code}/{code}"))
            )
    return found


def _of_province(body: Any, code: str, on: date) -> None:
    """The province's review: it gathers what its communes have issued by then, and takes the register's number."""
    heads = holders(body, Role.HEAD)
    by: Any = heads[0] if heads else OPERATOR
    review = commands.draft_review(body=body, period_code=code, by=by, at=_moment(on, -12), synthetic=True)
    if review.is_published:
        return
    for section, text in OF_PROVINCE.items():
        commands.edit_section(review_id=review.pk, section=section, text=text, by=by, at=_moment(on, -11))
    commands.choose_causes(
        review_id=review.pk, limitation="late", chosen=["verification", "gathered"], by=by, at=_moment(on, -11),
        note="Một số đơn vị mới sắp xếp chưa có người theo dõi hạn giải quyết hằng tuần.",
    )  # fmt: skip
    if not heads:
        commands.publish_review(review_id=review.pk, by=by, at=_moment(on))
        return
    commands.ask_comments(review_id=review.pk, by=by, at=_moment(on, -10))
    for person in holders(body, Role.RECEIVER)[:1]:
        said = commands.comment(
            review_id=review.pk, section="reception", by=person, at=_moment(on, -9),
            text="Nên nói rõ kết quả sau tiếp dân: việc nào đã xong, việc nào hẹn ngày trả lời.",
        )  # fmt: skip
        commands.answer(
            comment_id=said.pk, reply=Reply.EXPLAINED, by=by, at=_moment(on, -8),
            text="Kết quả từng lượt đã có ở biểu tiếp công dân kèm theo; báo cáo nêu số tổng hợp để khỏi trùng.",
        )  # fmt: skip
    commands.close_comments(review_id=review.pk, by=by, at=_moment(on, -1))
    commands.submit(review_id=review.pk, by=by, at=_moment(on, -1))
    commands.approve(review_id=review.pk, by=by, at=_moment(on, -1))
    commands.publish_review(review_id=review.pk, by=by, at=_moment(on))


def _with_desks(desks: dict[str, Any], at: datetime) -> None:
    """One commune publishes with its own approval and a letter comes to light behind it; the other is asking its staff now."""
    if (body := desks.get("taythanh")) is not None and (heads := holders(body, Role.HEAD)):
        _changed_behind(body, heads[0], at)
    if (body := desks.get("tanphu")) is not None and (heads := holders(body, Role.HEAD)):
        _out_for_comments(body, heads[0], at)


def _changed_behind(body: Any, head: Any, at: datetime) -> None:
    due = DUE[NEW]
    review = commands.draft_review(body=body, period_code=NEW, by=head, at=_moment(due, -16), synthetic=True)
    if review.is_published:
        return
    commands.edit_section(
        review_id=review.pk, section="skilful", by=head, at=_moment(due, -15),
        text="- Mô hình “Chung cư lắng nghe” họp mỗi tháng ở từng cụm; việc nào hẹn thì dán ngày trả lời ở sảnh.\n- Có 12 tổ tự quản nhà trọ hoạt động đều.",
    )  # fmt: skip
    commands.ask_comments(review_id=review.pk, by=head, at=_moment(due, -14))
    commands.close_comments(review_id=review.pk, by=head, at=_moment(due, -6))
    for act in (commands.submit, commands.approve, commands.publish_review):
        act(review_id=review.pk, by=head, at=_moment(due, -6))
    lodge(
        filing=Filing(
            title="Nắp cống đầu hẻm vỡ, nguy hiểm khi trời mưa", place=body.place, kind=Kind.FEEDBACK, synthetic=True, people=(Who(name="Người gửi mẫu"),),
            text="Nắp cống đầu hẻm vỡ từ giữa tháng 6, trẻ em đi học về rất dễ ngã. Đơn giấy nộp trong kỳ nhưng nhập vào hệ thống muộn.",
        ),
        channel=Channel.COUNTER, by=OPERATOR, at=_moment(date(2026, 6, 18)),
    )  # fmt: skip
    commands.recompute(review_id=review.pk, by=OPERATOR, at=at)


def _out_for_comments(body: Any, head: Any, at: datetime) -> None:
    review = commands.draft_review(body=body, period_code=NEW, by=head, at=at - timedelta(days=4), synthetic=True)
    if review.state != "draft":
        return
    said = {
        "front": "- Mặt trận và Ban Thanh tra nhân dân giám sát việc niêm yết kết quả giải quyết; kiến nghị ghi rõ ngày niêm yết.",
        "skilful": "- Mô hình “Hẻm sạch, nhà xanh” có thêm 23 tuyến hẻm đăng ký.\n- Tổ công nghệ số đến nhà giúp người cao tuổi xem kết quả trả lời.",
    }
    for section, text in said.items():
        commands.edit_section(review_id=review.pk, section=section, text=text, by=head, at=at - timedelta(days=3))
    commands.edit_section(
        review_id=review.pk, section="skilful", by=head, at=at - timedelta(days=2),
        text=said["skilful"].replace("23 tuyến", "hơn hai mươi tuyến"),
    )  # fmt: skip
    commands.ask_comments(review_id=review.pk, by=head, at=at - timedelta(days=1))
    staff = [*holders(body, Role.RECEIVER)[:1], *holders(body, Role.EDITOR)[:1]]
    for person, (section, text) in zip(staff, COMMENTS, strict=False):
        made = commands.comment(review_id=review.pk, section=section, text=text, by=person, at=at - timedelta(hours=20))
        if person == staff[0]:
            commands.answer(
                comment_id=made.pk, reply=Reply.TAKEN, by=head, at=at - timedelta(hours=3),
                text="Đã thêm câu về các đơn đất đai chờ hồ sơ của nơi cũ vào phần nguyên nhân.",
            )  # fmt: skip


COMMENTS = (
    ("causes", "Nguyên nhân trễ hạn nên nói rõ là chờ hồ sơ địa chính của quận cũ, không phải do bộ phận tiếp nhận."),
    (
        "authorities",
        "Số nội dung công khai trễ hạn có hai mục do trang thông tin bị lỗi, đề nghị ghi chú để mọi người hiểu đúng.",
    ),
)
OF_PROVINCE = {
    "leading": (
        "- Trong kỳ có {tasks_due} nhiệm vụ theo chỉ thị, nghị quyết, kế hoạch đến hạn:[ hoàn thành đúng hạn {tasks_on_time} nhiệm vụ;]"
        "[ hoàn thành trễ hạn {tasks_late} nhiệm vụ;].[ Đến hết kỳ còn {tasks_overdue} nhiệm vụ quá hạn.]\n"
        "- Thành phố chỉ đạo các sở, xã, phường, đặc khu rà soát đơn tồn đọng sau sắp xếp và giao một đầu mối theo dõi hạn giải quyết."
    ),
    "front": "- Mặt trận Tổ quốc các cấp chủ trì giám sát việc công khai kết quả giải quyết; các kiến nghị sau giám sát được giao nơi trả lời và hạn trả lời.",
    "recommendations": "- Đề nghị bộ, ngành trung ương hướng dẫn thống nhất mẫu báo cáo sau khi bỏ cấp trung gian để xã không phải báo cáo trùng.",
}


def _party(province: str, at: datetime) -> None:
    """The Party committee's own review of the newer half-year stays a draft, in the Party's layout."""
    body = places.body_on(f"danguy.{province}")
    people = holders(body, Role.MOBILISER) if body is not None else []
    if people:
        commands.draft_review(body=body, period_code=NEW, by=people[0], at=at, synthetic=True)


def _moment(day: date, days: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days=days), time(9), get_current_timezone())
