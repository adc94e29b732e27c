"""Two months and a quarter of sector reports of every commune of the city: most in time, some late, some missing; a request of the board above; a quick report."""

import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from caunoi.duties.commands import meet_duty
from caunoi.indicators.coverage import counted_days
from caunoi.indicators.everywhere import Everywhere, counts_everywhere
from caunoi.indicators.figures import Counts, figures
from caunoi.indicators.periods import period, preceding
from caunoi.places import queries as places
from caunoi.reporting import commands, drafting, rules
from caunoi.reporting.models import SectorReport
from caunoi.reporting.words import Rhythm, Stage

TOLD_VI, TOLD_EN = (
    "Nạp báo cáo tháng mẫu của các phường, xã: đúng hạn, muộn, thiếu…",
    "Loading sample monthly reports of the communes: in time, late, missing…",
)
CLERK = "system"
MONTHS = 2
REMARKS = (
    "Đơn tập trung vào hạ tầng hẻm và trật tự đô thị; việc phối hợp giữa các phòng nhanh hơn tháng trước.",
    "Còn việc chậm do chờ hồ sơ bàn giao sau sắp xếp đơn vị hành chính; đã hẹn lại ngày trả lời với người dân.",
    "Người dân đến đông vào đầu tháng; cần thêm người trực ngày tiếp của người đứng đầu.",
    "Các lời hứa tại đối thoại được theo dõi từng tuần, có minh chứng khi báo xong.",
)
REQUESTS = (
    "Đề nghị thống nhất thời hạn cung cấp hồ sơ cũ giữa các cơ quan.",
    "",
    "Đề nghị sớm có hướng dẫn công khai trên môi trường số.",
)


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Load the reports once, as the system."""
    city = places.place_on(province, timezone.localdate(at))
    if city is None or SectorReport.objects.filter(province=city).exists():
        return
    rng, first = random.Random(1026), timezone.localdate(at).replace(day=1)
    counted: dict[str, dict[int, Counts]] = {}
    for back in range(MONTHS - 1, -1, -1):
        opened = _month(first, back)
        commands.open_rounds(at=at.replace(year=opened.year, month=opened.month, day=2, hour=7))
        if back == 0:
            _ask(city, opened, at)
        month = rules.ended_before(opened, Rhythm.MONTH)
        _send_all(city, month, communes if back == 0 else {}, rng, at, counted)
    _send_all(city, rules.ended_before(first, Rhythm.QUARTER), {}, rng, at, counted)
    _quick(communes["tanphu"], at)


def _month(first: date, back: int) -> date:
    number = first.year * 12 + first.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)


def _ask(city: Any, opened: date, at: datetime) -> None:
    board = places.body_on(f"ban-tgdv.{city.code}", opened)
    if board is not None:
        commands.ask(
            line="mobilisation-month", to=board, period_code=rules.ended_before(opened, rules.lines()["mobilisation-month"].rhythm), due=opened + timedelta(days=9),
            cite=f"Công văn số 15-CV/BTGDV ngày {opened.replace(day=2):%d/%m/%Y} (dữ liệu mẫu)", by=CLERK, at=at.replace(year=opened.year, month=opened.month, day=2, hour=8),
            synthetic=True,
        )  # fmt: skip


def _send_all(
    city: Any,
    code: str,
    communes: dict[str, str],
    rng: random.Random,
    at: datetime,
    counted: dict[str, dict[int, Counts]],
) -> None:
    """What the communes sent for a month: figures of all of them counted at once, each frozen and sealed."""
    of = period(code, on=timezone.localdate(at))
    now, before = (_counts(city, each, at, counted) for each in (code, preceding(of, on=of.until).code))
    rows = list(
        SectorReport.objects.filter(province=city, period=code, first_sent_on__isnull=True).select_related(
            "body__place", "to"
        )
    )
    named = {f"danguy.{code}" for code in communes.values()}
    SectorReport.objects.filter(pk__in=[row.pk for row in rows]).update(synthetic=True)
    sent = []
    for row in rows:
        on = _day(row.due, rng)
        if on is None or on > timezone.localdate(at):
            continue
        moment = at.replace(year=on.year, month=on.month, day=on.day, hour=15)
        if row.body.code in named:
            _by_hand(row, moment, rng)
            continue
        then = before.get(row.place_id)
        found = figures(now[row.place_id], then) if row.place_id in now else {}
        row.figures, row.counted_at = drafting.kept(row.line_word, found), moment
        row.remarks, row.requests = rng.choice(REMARKS), rng.choice(REQUESTS)
        row.seal = drafting.seal_of(row.figures, row.remarks, row.requests, "")
        row.stage, row.first_sent_on, row.sent_at, row.settled_at, row.version = (
            Stage.ACCEPTED.value,
            on,
            moment,
            moment + timedelta(days=1),
            3,
        )
        row.synthetic = True
        sent.append(row)
    _keep(sent)


def _keep(sent: Iterable[SectorReport]) -> None:
    rows = list(sent)
    names = [
        "figures",
        "counted_at",
        "remarks",
        "requests",
        "seal",
        "stage",
        "first_sent_on",
        "sent_at",
        "settled_at",
        "version",
        "synthetic",
    ]
    SectorReport.objects.bulk_update(rows, names, batch_size=200)
    for row in rows:
        if row.duty_id and row.sent_at:
            meet_duty(duty_id=row.duty_id, by=CLERK, at=row.sent_at, on=row.first_sent_on, evidence=row.ref)


def _day(due: date, rng: random.Random) -> date | None:
    """When a commune sent: most in time, some days late, a few not at all."""
    chance = rng.random()
    if chance < 0.8:
        return due - timedelta(days=rng.choice((0, 0, 1, 1, 2)))
    return due + timedelta(days=rng.randrange(1, 9)) if chance < 0.94 else None


def _counts(city: Any, code: str, at: datetime, counted: dict[str, dict[int, Counts]]) -> dict[int, Counts]:
    if code not in counted:
        of = period(code, on=timezone.localdate(at))
        counted[code] = counts_everywhere(Everywhere("place", province=city.pk), counted_days(of.since, of.until))
    return counted[code]


def _by_hand(row: SectorReport, moment: datetime, rng: random.Random) -> None:
    """The two communes of the demo go the whole way: figures, words, a signed and numbered paper."""
    commands.draft(report_id=row.pk, by=CLERK, at=moment)
    commands.write(report_id=row.pk, remarks=rng.choice(REMARKS), requests=rng.choice(REQUESTS), by=CLERK, at=moment)
    commands.send(report_id=row.pk, by=CLERK, at=moment, signer="Bí thư Đảng ủy (dữ liệu mẫu)")


def _quick(code: str, at: datetime) -> None:
    """A quick report of a mass matter, sent the next day and not yet received."""
    on = timezone.localdate(at) - timedelta(days=1)
    body = places.body_on(f"ubnd.{code}", on)
    to = places.superior_of(body, on) if body is not None else None
    if body is None or to is None or not to.place.is_province:
        return
    row = commands.begin_quick(
        body=body, to=to, title="Khoảng ba mươi hộ dân đến trụ sở phường kiến nghị về ngập hẻm kéo dài", on=on, by=CLERK, at=at, synthetic=True,
        happening="Sáng nay bà con hai tổ dân phố đến trụ sở phường, đề nghị cho biết khi nào hết ngập. Phường đã tiếp, ghi nhận theo tổ chức lượt tiếp đông người và mời cử đại diện trao đổi; không có hành vi quá khích.",
    )  # fmt: skip
    commands.draft(report_id=row.pk, by=CLERK, at=at)
    commands.write(
        report_id=row.pk, remarks="Đã hẹn đối thoại trong tuần tới, mời đơn vị thoát nước cùng dự.", requests="Đề nghị Thành phố cho ý kiến về tiến độ dự án cống chính.",
        happening=row.happening, by=CLERK, at=at,
    )  # fmt: skip
    commands.send(report_id=row.pk, by=CLERK, at=at, signer="Nguyễn Hữu Lâm")
