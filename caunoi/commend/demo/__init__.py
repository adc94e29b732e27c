"""A city's round of commendation that ended with 34 collectives, one nomination set aside, one objection; a commune's round now open to objections."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from caunoi.commend import commands
from caunoi.commend.models import Campaign, CouncilSeat, Nomination
from caunoi.commend.rules import Tally
from caunoi.commend.words import Award, Nominee, Proof, Seat, Standing
from caunoi.identity.queries import person_by_username
from caunoi.places import queries as places

TOLD_VI, TOLD_EN = "Nạp đợt khen thưởng mẫu: 34 tập thể…", "Loading a sample round of commendation: 34 collectives…"
CLERK = "system"
#: The round of the model: so many collectives were commended for grassroots democracy in one year.
COMMENDED = 34
COUNCIL = (("chutichtp", "ubnd.{p}", Seat.CHAIR), ("danvan", "ban-tgdv.{p}", Seat.VICE), ("bantcd", "bantcd.{p}", Seat.SECRETARY),
           ("thanhtra", "thanhtra.{p}", Seat.MEMBER), ("mattran.tanphu", "mttq.{tanphu}", Seat.MEMBER))  # fmt: skip
DONE = (
    "Niêm yết, công khai đủ các nội dung theo luật tại trụ sở và trên trang của địa phương; người dân hỏi đều có trả lời.",
    "Tổ chức đối thoại với Nhân dân hai lần trong năm; các việc đã hứa có biên bản nghiệm thu và được báo lại với bà con.",
    "Vận động Nhân dân bàn, quyết định việc mở rộng hẻm; hộ dân tự nguyện hiến đất, tổ giám sát theo dõi từng đợt thi công.",
    "Tiếp công dân đúng lịch, không để đơn tồn quá hạn; đơn không thuộc thẩm quyền được chuyển trong ngày.",
    "Mô hình “Ngày thứ Bảy nghe dân” duy trì đều đặn, ý kiến được ghi sổ và giao người trả lời ngay tại buổi.",
)


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Load both rounds once, as the system."""
    _city(communes, province, at)
    _commune(communes["tanphu"], at)


def _plan(body: Any, title: str, at: datetime, *, collectives: int, days: int, individuals: int = 0) -> Campaign:
    year = timezone.localdate(at).year
    opens = timezone.localdate(at)
    plan = commands.Plan(
        title=title, award=Award.CERTIFICATE, since=date(year, 1, 1), until=opens, opens_on=opens, closes_on=opens + timedelta(days=days),
        about="Khen các tập thể có nhiều đóng góp trong thực hiện dân chủ ở cơ sở và công tác dân vận. Thành tích lấy từ hồ sơ, danh sách lấy ý kiến người dân.",
        quota_collective=collectives, quota_individual=individuals, regulation="Điều 6 Quy chế mẫu số 01/QC-HĐTĐKT", quorum=(2, 3), passing=(2, 3),
    )  # fmt: skip
    row = commands.plan(body=body, plan=plan, by=CLERK, at=at, synthetic=True)
    for words, proof, least in (
        ("Việc có hạn theo luật làm đúng hạn", Proof.DUTIES, Decimal(80)), ("Đơn, kiến nghị giải quyết đúng hạn", Proof.ANSWERS, Decimal(85)),
        ("Công khai đúng hạn, có minh chứng", Proof.OPENNESS, Decimal(90)), ("Đối thoại và giữ lời hứa với dân", Proof.DIALOGUES, None),
        ("Cách làm hay, được Nhân dân đồng tình", Proof.STATEMENT, None),
    ):  # fmt: skip
        commands.add_criterion(campaign_id=row.pk, title=words, proof=proof, least=least, by=CLERK, at=at)
    return row


def _city(communes: dict[str, str], province: str, at: datetime) -> None:
    on = timezone.localdate(at)
    city = places.body_on(f"ubnd.{province}", on)
    if city is None:
        return
    began = at - timedelta(days=70)
    row = _plan(city, "Thực hiện dân chủ ở cơ sở và dân vận khéo", began, collectives=COMMENDED, days=20)
    for username, code, office in COUNCIL:
        person, body = person_by_username(username), places.body_on(code.format(p=province, **communes), on)
        if person is not None and body is not None:
            commands.seat(campaign_id=row.pk, person=person, body=body, office=office, by=CLERK, at=began)
    commands.announce(campaign_id=row.pk, by=CLERK, at=began)
    staff = places.body_on(f"ban-tgdv.{province}", on) or city
    made = _nominated(row, city, staff, on, began + timedelta(days=6))
    posted = began + timedelta(days=22)
    commands.post_list(campaign_id=row.pk, by=CLERK, at=posted)
    commands.object_to(
        nomination_id=made[3].pk, at=posted + timedelta(days=2), key="demo:commend:1", synthetic=True, name="Trần Thị Hồng",
        text="Tôi thấy nơi này năm nay hai lần hẹn trả lời về ngập hẻm mà chưa trả lời. Đề nghị xem lại trước khi khen.",
    )  # fmt: skip
    met = posted + timedelta(days=14)
    seats = list(CouncilSeat.objects.filter(campaign=row).values_list("pk", flat=True))
    commands.convene(campaign_id=row.pk, present=seats, by=CLERK, at=met)
    commands.set_aside(
        nomination_id=made[0].pk,
        reason="Có thành viên Hội đồng liên quan trực tiếp; để Hội đồng đợt sau xét cho khách quan.",
        by=CLERK,
        at=met,
    )
    _vote(row, met)
    commands.close_count(campaign_id=row.pk, by=CLERK, at=met)
    passed = list(
        Nomination.objects.filter(campaign=row, standing=Standing.PASSED.value)
        .order_by("title")
        .values_list("pk", flat=True)
    )
    commands.decide(
        campaign_id=row.pk, chosen=passed[:COMMENDED], by=CLERK, at=met + timedelta(days=3), signer="Võ Thanh Phương"
    )


def _nominated(row: Campaign, city: Any, staff: Any, on: date, at: datetime) -> list[Nomination]:
    """The Front of the first commune, whose head sits in the council, then committees of communes: more than the quota.

    The people-relations staff put them forward, so that one member of the council alone is kept out of their votes.
    """
    front = places.body_on(COUNCIL[-1][1].format(tanphu="27031"), on)
    bodies = [front] if front else []
    bodies += list(
        places.find_bodies(province=city.place, on=on).filter(office="ubnd").exclude(place=city.place)[: COMMENDED + 2]
    )
    return [
        commands.nominate(
            campaign_id=row.pk, by_body=staff if number else front or city, kind=Nominee.COLLECTIVE, collective=body, statement=DONE[number % len(DONE)],
            by=CLERK, at=at,
        )
        for number, body in enumerate(bodies)
    ]  # fmt: skip


def _vote(row: Campaign, at: datetime) -> None:
    """Two persons count: all agree but one count, which is made again; two nominations do not pass."""
    from caunoi.commend.commands.council import unseen_notes
    from caunoi.commend.models import SealedNote
    from caunoi.commend.queries import ballot_lines

    if unseen_notes(row):
        SealedNote.objects.filter(campaign=row, seen_at__isnull=True).update(seen_at=at)
    counts = {}
    for number, line in enumerate(ballot_lines(row)):
        yes = 0 if number in (5, 20) else line.handed
        counts[line.nomination.pk] = Tally(yes, line.handed - yes)
    commands.enter_counts(campaign_id=row.pk, counts=counts, by="person:secretary", at=at)
    first = next(iter(counts))
    commands.enter_counts(
        campaign_id=row.pk,
        counts={**counts, first: Tally(0, counts[first].collected)},
        by="person:member",
        at=at + timedelta(minutes=30),
    )
    for clerk in ("person:secretary", "person:member"):
        commands.enter_counts(campaign_id=row.pk, counts={first: counts[first]}, by=clerk, at=at + timedelta(hours=1))


def _commune(code: str, at: datetime) -> None:
    """A commune's own round, its list open to objections."""
    on = timezone.localdate(at)
    body = places.body_on(f"ubnd.{code}", on)
    if body is None:
        return
    began = at - timedelta(days=14)
    row = _plan(
        body, "Tổ dân phố, đoàn thể làm tốt việc công khai và đối thoại", began, collectives=3, individuals=1, days=12
    )
    commands.announce(campaign_id=row.pk, by=CLERK, at=began)
    front = places.body_on(f"mttq.{code}", on)
    for username, of, office in (
        ("chutich.tanphu", body, Seat.CHAIR), ("congkhai.tanphu", body, Seat.SECRETARY), ("mattran.tanphu", front, Seat.MEMBER), ("danvan", None, Seat.MEMBER),
    ):  # fmt: skip
        person = person_by_username(username)
        of = of or places.body_on("ban-tgdv.79", on)
        if person is not None and of is not None:
            commands.seat(campaign_id=row.pk, person=person, body=of, office=office, by=CLERK, at=began)
    others = [each for each in places.bodies_of(body.place, on) if each.pk != body.pk][:4]
    for number, each in enumerate(others):
        commands.nominate(
            campaign_id=row.pk,
            by_body=front or body,
            kind=Nominee.COLLECTIVE,
            collective=each,
            statement=DONE[(number + 2) % len(DONE)],
            by=CLERK,
            at=began + timedelta(days=3),
        )
    commands.nominate(
        campaign_id=row.pk, by_body=body, kind=Nominee.INDIVIDUAL, name="Nguyễn Thị Bích Thủy", unit="Tổ trưởng Tổ dân phố 12", consented=True,
        statement="Mười năm làm Tổ trưởng, chị đến từng nhà nghe ý kiến, giúp bà con viết kiến nghị và báo lại kết quả.", by=CLERK, at=began + timedelta(days=4),
    )  # fmt: skip
    commands.post_list(campaign_id=row.pk, by=CLERK, at=began + timedelta(days=13))
