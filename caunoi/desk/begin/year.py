"""The year of an office: its disclosure plan, receptions, dialogue, boards, workplaces, ratings; the Front's programme."""

from datetime import timedelta

from django.urls import reverse

from caunoi.benefit.queries.ratings import services_of
from caunoi.boards.queries import boards_of
from caunoi.dialogue.queries.dialogues import of_bodies
from caunoi.kernel.words import say
from caunoi.know.queries.papers import plan_of
from caunoi.oversee.queries import programmes_of
from caunoi.reception.queries.timetable import all_sessions
from caunoi.workplace.queries.registry import listed

from .office import Office, Step

#: How far ahead reception days are looked for.
AHEAD = timedelta(weeks=6)


def plan(office: Office) -> Step:
    plan = plan_of(office.body, office.today.year)
    return Step(
        say(f"Lập kế hoạch công khai năm {office.today.year}", f"Make the disclosure plan of {office.today.year}"),
        say("Từ kế hoạch, hạn của từng nội dung phải công khai tự sinh ra.", "From the plan each item's deadline follows by itself."),
        reverse("know:officer-plans"),
        plan is not None,
    )  # fmt: skip


def receptions(office: Office) -> Step:
    ahead = (
        all_sessions(place=office.place, since=office.today, until=office.today + AHEAD)
        .filter(body=office.body)
        .count()
    )
    return Step(
        say("Đăng lịch tiếp công dân", "Post the reception timetable"),
        say("Người dân chỉ đặt hẹn được vào ngày đã đăng; ngày tiếp của người đứng đầu được tính với nghĩa vụ.", "Residents book only days that are posted; the head's own days count towards the duty."),
        reverse("reception:desk"),
        ahead > 0,
        say(f"{ahead} buổi trong sáu tuần tới", f"{ahead} sessions in the next six weeks") if ahead else "",
    )  # fmt: skip


def dialogue(office: Office) -> Step:
    planned = any(row.starts_at.year == office.today.year for row in of_bodies([office.body]))
    return Step(
        say("Lên lịch đối thoại trong năm", "Plan the year's dialogue"),
        say("Mỗi năm người đứng đầu phải đối thoại với Nhân dân; thông báo trước và thu câu hỏi từ ở đây.", "The head owes the people a dialogue every year; notice and questions begin here."),
        reverse("dialogue:board"),
        planned,
    )  # fmt: skip


def boards(office: Office) -> Step:
    return Step(
        say("Ghi Ban Thanh tra nhân dân", "Enter the People's Inspection Board"),
        say("Kiến nghị của Ban có hạn trả lời; Ban phải có nhiệm kỳ và thành viên mới gửi được.", "What the board recommends must be answered in time; it needs a term and members to write."),
        reverse("boards:officer-boards"),
        boards_of(office.place, office.today).filter(kind="inspection").exists(),
    )  # fmt: skip


def workplaces(office: Office) -> Step:
    count = listed(place=office.place).count()
    return Step(
        say("Ghi cơ quan, đơn vị, doanh nghiệp trên địa bàn", "Register agencies, units and enterprises"),
        say("Hội nghị, đối thoại, thỏa ước ở nơi làm việc theo dõi từ danh mục này.", "Conferences, dialogues and agreements at work are followed from this list."),
        reverse("workplace:workplaces"),
        count > 0,
        say(f"{count} nơi", f"{count} workplaces") if count else "",
    )  # fmt: skip


def rating(office: Office) -> Step:
    count = services_of(office.place).count()
    return Step(
        say("Đặt điểm đánh giá ở quầy", "Set up ratings at the counter"),
        say("In mã QR để người dân chấm ngay khi xong việc; không ai biết mã nào của ai.", "Print QR codes so that people rate when served; nobody knows whose code is whose."),
        reverse("benefit:officer-services"),
        count > 0,
        say(f"{count} dịch vụ", f"{count} services") if count else "",
    )  # fmt: skip


def programme(office: Office) -> Step:
    year = office.today.year
    return Step(
        say(f"Lập chương trình giám sát, phản biện năm {year}", f"Make the programme of supervision and criticism of {year}"),
        say("Cơ quan được giám sát biết trước; báo cáo, kiến nghị và trả lời có hạn từ chương trình.", "Those supervised know in advance; reports, recommendations and replies get their deadlines."),
        reverse("oversee:desk"),
        any(row.year == year and row.body_id == office.body.pk for row in programmes_of(office.place)),
    )  # fmt: skip
