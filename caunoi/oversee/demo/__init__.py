"""A year of the Front in two communes: programme, supervisions, recommendations at every state, criticism with the text issued, comments, hearings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from caunoi.followup import commands as followup
from caunoi.kernel.refusal import Refusal
from caunoi.oversee import commands, queries
from caunoi.oversee.models import OversightHearing
from caunoi.oversee.rules import quarter_of
from caunoi.oversee.words import Basis, Capacity, Form, Left, Manner, Seat, Sort, Verdict
from caunoi.places import queries as places

from .told import COMMENTS, DRAFT, ISSUED, ORDINANCE, ORDINANCE_TITLE, TITLE

TOLD_VI = "Mặt trận giám sát, phản biện, nhận góp ý mẫu…"
TOLD_EN = "The Front supervises, criticises and takes sample comments…"
CLERK = "system"


@dataclass(frozen=True, slots=True)
class Asked:
    """One recommendation: its words, the answer (None: not yet), days promised, what was done."""

    what: str
    answer: str | None = None
    words: str = ""
    promised: int = 0
    done: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """One supervision: days before today it began, its words, what it found and asked."""

    ago: int
    title: str
    form: Form
    basis: Basis
    scope: str
    findings: str = ""
    asked: tuple[Asked, ...] = ()


WATCHES = {
    "tanphu": (
        Watch(150, "Thu, chi các khoản vận động ở tổ dân phố", Form.TEAM, Basis.PETITIONS, "Việc thu, chi, công khai quỹ vận động năm 2025 tại 12 tổ dân phố; sổ sách, biên bản họp hộ dân.",
              "Mười tổ có sổ thu chi và niêm yết tại nhà văn hóa. Hai tổ chưa họp hộ dân trước khi vận động; một khoản chi sửa cổng chào chưa có chứng từ.",
              (Asked("Hướng dẫn mẫu sổ thu chi thống nhất, công khai mỗi quý tại nhà văn hóa tổ dân phố.", "accepted", "Ủy ban nhân dân tiếp thu, ban hành mẫu sổ và tập huấn tổ trưởng.", 40, "Đã ban hành mẫu sổ, 12 tổ đã dùng từ quý III."),
               Asked("Hoàn trả cho hộ dân khoản thu chưa qua họp tại hai tổ.", "accepted", "Đã yêu cầu hai tổ hoàn trả hoặc họp xin ý kiến lại.", 45),
               Asked("Bố trí kinh phí kiểm toán độc lập quỹ vận động hằng năm.", "refused", "Quỹ nhỏ, chi phí kiểm toán lớn hơn số dư; Ban Thanh tra nhân dân kiểm tra hai lần mỗi năm thay thế."))),
        Watch(70, "Giải quyết thủ tục đất đai trễ hẹn tại bộ phận một cửa", Form.DOCUMENTS, Basis.PROGRAMME, "Hồ sơ đất đai trễ hẹn 6 tháng: lý do, thư xin lỗi, trách nhiệm từng khâu.",
              "Trong 214 hồ sơ có 31 hồ sơ trễ, 19 hồ sơ không có thư xin lỗi. Khâu trễ nhiều nhất là đo đạc.",
              (Asked("Gửi thư xin lỗi và hẹn lại ngày trả cho toàn bộ hồ sơ trễ.", "accepted", "Tiếp thu, thực hiện ngay trong tháng.", 20),
               Asked("Công khai hằng tháng số hồ sơ trễ theo từng khâu tại bảng tin bộ phận một cửa."))),
        Watch(-24, "Hỗ trợ hộ nghèo, hộ cận nghèo dịp Tết", Form.BOARDS, Basis.PROGRAMME, "Danh sách, mức hỗ trợ, việc niêm yết và trao tại tổ dân phố."),
        Watch(-60, "Thực hiện quy chế dân chủ ở cơ sở tại hai trường công lập", Form.JOINING, Basis.MEMBERS, "Hội nghị viên chức, công khai thu chi, đối thoại trong năm học."),
    ),
    "taythanh": (
        Watch(120, "Trật tự xây dựng hẻm 44 và quanh trạm y tế", Form.TEAM, Basis.PRESS, "Giấy phép, xử lý vi phạm, tiếp nhận phản ánh của người dân từ đầu năm.",
              "Bảy công trình có giấy phép đúng; hai công trình xây lấn chưa xử lý quá ba tháng; phản ánh của dân được trả lời chậm.",
              (Asked("Xử lý dứt điểm hai công trình xây lấn ở hẻm 44.", "accepted", "Đã ra quyết định buộc tháo dỡ, thực hiện trong 60 ngày.", 60, "Đã tháo dỡ phần lấn của cả hai công trình, trả lại lối đi 1,2 m."),
               Asked("Trả lời người phản ánh trong thời hạn luật định, có phiếu hẹn."))),
        Watch(-20, "Quản lý chợ tự phát đường Lê Trọng Tấn", Form.TEAM, Basis.PETITIONS, "Thu phí, vệ sinh, an toàn thực phẩm, chỗ bán cho hộ khó khăn."),
    ),
}  # fmt: skip


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Fill the two communes."""
    today = localdate(at)
    commands.open_programmes(at=at)
    commands.open_hearings(at=at)
    for short, code in communes.items():
        place = places.place_of_ref(code)
        front = queries.front_of(place, today) if place else None
        committee = places.body_on(f"ubnd.{code}", today)
        if front is None or committee is None:
            continue
        _programme(front, committee, at)
        for watch in WATCHES[short]:
            _watch(front, committee, watch, at)
        _criticisms(front, committee, at, issued=short == "tanphu")
        _comments(front, place, at)
        _hearing(front, committee, at)


def _programme(front: Any, committee: Any, at: datetime) -> None:
    """Next year's programme: signed in one place with what it will look at."""
    begun = at - timedelta(days=12)
    year = localdate(begun).year + 1
    aim = (
        "Giám sát những việc Nhân dân quan tâm nhất qua tiếp xúc, đơn thư và báo chí; mỗi kiến nghị được theo đến cùng."
    )
    row = commands.begin_programme(body=front, year=year, aim=aim, by=CLERK, at=begun, synthetic=True)
    for month, title, scope in (
        (3, "Chi hỗ trợ người có công và bảo trợ xã hội", "Danh sách, mức chi, ngày chi và việc niêm yết."),
        (6, "Thực hiện lời hứa sau đối thoại của Chủ tịch Ủy ban nhân dân", "Từng lời hứa, hạn, minh chứng và ý kiến chưa đồng ý."),
        (9, "Thu chi đầu năm học tại các trường công lập", "Các khoản thu, thỏa thuận với cha mẹ học sinh, công khai."),
    ):  # fmt: skip
        day = date(year, month, 10)
        commands.plan(
            body=front, subject=committee, title=title, form=Form.TEAM, basis=Basis.PROGRAMME, scope=scope, starts_on=day, ends_on=day + timedelta(days=3), programme=row, by=CLERK,
            at=begun, synthetic=True,
        )  # fmt: skip
    commands.sign_programme(programme_id=row.pk, by=CLERK, at=begun + timedelta(days=2))


def _watch(front: Any, committee: Any, watch: Watch, at: datetime) -> None:
    starts = localdate(at) - timedelta(days=watch.ago)
    begun = at - timedelta(days=max(watch.ago + 32, 3))
    row = commands.plan(
        body=front, subject=committee, title=watch.title, form=watch.form, basis=watch.basis, scope=watch.scope, starts_on=starts, ends_on=starts + timedelta(days=4), by=CLERK, at=begun,
        synthetic=True,
    )  # fmt: skip
    if watch.ago < -40:
        return
    commands.set_team(
        supervision_id=row.pk,
        members=[
            commands.Member("Ngô Ngọc Mai", Seat.HEAD, "Chủ tịch Ủy ban Mặt trận Tổ quốc", public=True),
            commands.Member("Phan Thị Kiều", Seat.DEPUTY, "Chủ tịch Hội Liên hiệp Phụ nữ", public=True),
            commands.Member("Trương Văn Lễ", Seat.MEMBER, "Chủ tịch Hội Cựu chiến binh", public=True),
            commands.Member("Lâm Thị Hồng", Seat.MEMBER),
        ],
        by=CLERK, at=begun,
    )  # fmt: skip
    outline = "1. Kết quả thực hiện, số liệu từ đầu năm. 2. Việc công khai với người dân. 3. Khó khăn, nguyên nhân. 4. Kiến nghị."
    commands.notify(
        supervision_id=row.pk,
        decision=f"{abs(watch.ago)}/QĐ-MTTQ-BTT",
        outline=outline,
        by=CLERK,
        at=begun + timedelta(days=2),
    )
    if watch.ago < 0:
        return
    commands.send_report(
        supervision_id=row.pk, number=f"{watch.ago}/BC-UBND", by=CLERK, at=at - timedelta(days=watch.ago + 9)
    )
    held = at - timedelta(days=watch.ago - 4)
    commands.hold(
        supervision_id=row.pk, ended_on=localdate(held), course="Đoàn làm việc với Ủy ban nhân dân, xem sổ sách và gặp đại diện hộ dân tại ba tổ dân phố.", by=CLERK, at=held
    )  # fmt: skip
    told = held + timedelta(days=11)
    commands.report(supervision_id=row.pk, findings=watch.findings, by=CLERK, at=told)
    for asked in watch.asked:
        _ask(row, committee, asked, told, at)


def _ask(row: Any, committee: Any, asked: Asked, told: datetime, at: datetime) -> None:
    made = commands.recommend(supervision_id=row.pk, to=committee, what=asked.what, by=CLERK, at=told)
    if asked.answer is None:
        return
    answered = told + timedelta(days=13)
    due = localdate(answered) + timedelta(days=asked.promised) if asked.promised else None
    followup.answered(made.ref, outcome=asked.answer, reason=asked.words, due_on=due, by=CLERK, at=answered)
    if asked.done:
        finished = min(answered + timedelta(days=asked.promised + 6), at - timedelta(days=3))
        followup.done(made.ref, told=asked.done, by=CLERK, at=finished)


def _criticisms(front: Any, committee: Any, at: datetime, *, issued: bool) -> None:
    begun = at - timedelta(days=80)
    row = commands.request_criticism(
        body=front, drafter=committee, title=TITLE, draft=DRAFT, manner=Manner.CONFERENCE, until=localdate(begun) + timedelta(days=20), by=CLERK, at=begun, synthetic=True
    )  # fmt: skip
    said = (
        (Capacity.EXPERT, "ThS. Đoàn Hải Yến", True, "Điều 2. Giờ và nơi bán hàng", "Giờ bán đến 7 giờ quá ngắn; chợ sáng đông nhất từ 6 giờ 30 đến 8 giờ."),
        (Capacity.RESPECTED, "Ông Huỳnh Văn Tốt", True, "Điều 4. Xử lý", "Nên nhắc nhở và hướng dẫn chỗ bán trước, chỉ lập biên bản khi tái phạm."),
        (Capacity.ORGANISATION, "Hội Liên hiệp Phụ nữ phường", True, "Điều 3. Hỗ trợ", "Bổ sung hộ mẹ đơn thân vào diện được bố trí chỗ bán cố định."),
        (Capacity.RESIDENT, "", False, "Điều 2. Giờ và nơi bán hàng", "Bán gần trường học giờ tan trường rất kẹt, nên chừa cổng trường ra."),
        (Capacity.RESIDENT, "", False, "", "Đề nghị phường làm luôn nhà vệ sinh công cộng ở chợ."),
    )  # fmt: skip
    for count, (capacity, name, consented, section, text) in enumerate(said):
        commands.opine(
            criticism_id=row.pk, capacity=capacity, name=name, consented=consented, section=section, text=text, by=CLERK, at=begun + timedelta(days=3 + count * 3)
        )  # fmt: skip
    points = (
        ("Điều 2. Giờ và nơi bán hàng", "Kéo dài giờ bán buổi sáng đến 8 giờ.", [0], Verdict.ACCEPTED, "Sửa Điều 2: được bán từ 5 giờ đến 8 giờ."),
        ("Điều 2. Giờ và nơi bán hàng", "Không bán trước cổng trường trong giờ tan trường.", [3], Verdict.ACCEPTED, "Bổ sung khoản cấm bán trước cổng trường trong giờ tan học."),
        ("Điều 3. Hỗ trợ", "Ưu tiên hộ mẹ đơn thân.", [2], Verdict.EXPLAINED, "Hộ mẹ đơn thân khó khăn đã thuộc diện hộ nghèo, cận nghèo được ưu tiên; không thêm nhóm riêng để danh sách dễ công khai."),
        ("Điều 4. Xử lý", "Nhắc nhở trước, lập biên bản khi tái phạm.", [1], Verdict.ACCEPTED, "Viết lại Điều 4 theo trình tự nhắc nhở, cam kết, lập biên bản."),
        ("", "Làm nhà vệ sinh công cộng ở chợ.", [4], Verdict.OUTSIDE, "Không thuộc phạm vi quy định này; đã chuyển vào kế hoạch đầu tư năm sau."),
    )  # fmt: skip
    opinions = list(queries.opinions_of(row))
    sent = begun + timedelta(days=25)
    for section, what, lies, _verdict, _reason in points:
        commands.make_point(
            criticism_id=row.pk,
            what=what,
            section=section,
            opinions=[opinions[each].pk for each in lies],
            by=CLERK,
            at=sent,
        )
    commands.send(
        criticism_id=row.pk,
        summary="Dự thảo cần thiết, nhưng phải tính đến sinh kế của người bán hàng rong và an toàn trước cổng trường.",
        by=CLERK,
        at=sent,
    )
    for shown, (_section, _what, _lies, verdict, reason) in zip(queries.points_of(row), points, strict=True):
        commands.answer_point(
            criticism_id=row.pk,
            point_id=shown.point.pk,
            verdict=verdict,
            reason=reason,
            by=CLERK,
            at=sent + timedelta(days=12),
        )
    commands.sign_answers(criticism_id=row.pk, by=CLERK, at=sent + timedelta(days=14))
    if issued:
        day = sent + timedelta(days=22)
        commands.issue(
            criticism_id=row.pk,
            issued_as="Quyết định 08/2026/QĐ-UBND",
            issued=ISSUED,
            issued_on=localdate(day),
            by=CLERK,
            at=day,
        )
    fresh = commands.request_criticism(
        body=front, drafter=committee, title=ORDINANCE_TITLE, draft=ORDINANCE, manner=Manner.CIRCULATE, until=localdate(at) + timedelta(days=9), by=CLERK, at=at - timedelta(days=6), synthetic=True
    )  # fmt: skip
    commands.opine(
        criticism_id=fresh.pk, capacity=Capacity.EXPERT, name="KS. Lưu Đình Phúc", consented=True, text="Nên nêu rõ kinh phí thu gom do ai chi và công khai thế nào.", by=CLERK, at=at - timedelta(days=2)
    )  # fmt: skip


def _comments(front: Any, place: Any, at: datetime) -> None:
    """The standing channel: last quarter gathered and answered, this quarter's comments waiting."""
    bodies = {body.office: body for body in queries.addressees(place, localdate(at))}
    first, _after = quarter_of(localdate(at))
    before = at - timedelta(days=(localdate(at) - first).days + 40)
    for count, (office, text, what, verdict, reason) in enumerate(COMMENTS):
        drafter = bodies.get(office)
        if drafter is None:
            continue
        commands.comment(
            front=front,
            drafter=drafter,
            text=text,
            key=f"demo-{front.pk}-{count}",
            at=before + timedelta(hours=count),
            synthetic=True,
        )
        commands.comment(
            front=front,
            drafter=drafter,
            text=f"{text} Mong được trả lời sớm.",
            key=f"demo-moi-{front.pk}-{count}",
            at=at - timedelta(days=count + 1),
            synthetic=True,
        )
        row = next(
            each
            for each in queries.criticisms_of(place, Sort.STANDING)
            if each.drafter_id == drafter.pk and each.since < first
        )
        if row.phase != "open":
            continue
        into = (localdate(at) - first).days
        sent = at - timedelta(days=max(into - 6, min(into, 1)))  # never before the quarter is over
        commands.make_point(
            criticism_id=row.pk, what=what, opinions=[each.pk for each in queries.ungrouped(row)], by=CLERK, at=sent
        )
        commands.send(
            criticism_id=row.pk,
            summary="Mặt trận tổng hợp góp ý của người dân trong quý, đề nghị trả lời từng điểm.",
            by=CLERK,
            at=sent,
        )
        [shown] = queries.points_of(row)
        commands.answer_point(
            criticism_id=row.pk,
            point_id=shown.point.pk,
            verdict=verdict,
            reason=reason,
            by=CLERK,
            at=sent + timedelta(days=9),
        )
        commands.sign_answers(criticism_id=row.pk, by=CLERK, at=sent + timedelta(days=9))


def _hearing(front: Any, committee: Any, at: datetime) -> None:
    """The committee has heard this half-year's results; the council has yet to."""
    row = OversightHearing.objects.filter(body=committee).order_by("-due").first()
    if row is None:
        return
    OversightHearing.objects.filter(front=front).update(synthetic=True)
    try:
        commands.hear(
            hearing_id=row.pk, held_on=localdate(at) - timedelta(days=4), told="Mặt trận thông báo các cuộc giám sát, kiến nghị đã gửi và kết quả phản biện dự thảo trong kỳ.",
            concluded="Ủy ban nhân dân giao văn phòng theo dõi từng kiến nghị, báo cáo hằng tháng.", by=CLERK, at=at,
        )  # fmt: skip
        for sort, what, due in (
            (Left.QUESTION, "Vì sao hai tổ dân phố thu trước khi họp hộ dân, ai chịu trách nhiệm?", None),
            (Left.PROMISE, "Công khai hằng tháng số hồ sơ đất đai trễ hẹn theo từng khâu tại bảng tin.", localdate(at) + timedelta(days=21)),
        ):  # fmt: skip
            commands.leave(hearing_id=row.pk, sort=sort, to=committee, what=what, due=due, by=CLERK, at=at)
    except Refusal:  # the half-year is younger than four days
        return
