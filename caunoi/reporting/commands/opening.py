"""Opening what is owed: by the rule of the law when a period has ended, by a body that asks, by what has happened."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import open_duty
from caunoi.indicators.periods import ReportPeriod, period
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline
from caunoi.places.models import Body
from caunoi.reporting import queries, rules
from caunoi.reporting.models import SectorReport
from caunoi.reporting.rules import Line
from caunoi.reporting.words import Act, Rhythm

from .common import Actor, digest, must_work, noted, ref_of

#: How many reports are opened in one transaction.
CHUNK = 200


def open_rounds(*, at: datetime, by: str = "clock") -> int:
    """Open the reports of the periods that ended last, line by line, where a rule in use asks for them; how many were opened."""
    today, opened = localdate(at), 0
    for line in rules.lines().values():
        if line.rhythm is Rhythm.QUICK:
            continue
        of = period(rules.ended_before(today, line.rhythm), on=today)
        basis = queries.basis_of(line, of, today)
        if basis is None:
            continue  # the rule is not confirmed: nobody is made late by it, a body may ask by a paper of its own
        owing = queries.owing(line, of)
        for at_ in range(0, len(owing), CHUNK):  # a country's month is kept in steps that can be resumed
            with as_system():
                opened += _open(
                    line, of, owing[at_ : at_ + CHUNK], cite=basis.cite, unverified=basis.unverified, by=by, at=at
                )
    return opened


@transaction.atomic
def ask(
    *, line: str, to: Body, period_code: str, due: date, cite: str, by: Actor, at: datetime, synthetic: bool = False
) -> int:
    """A body asks every body on a line below it for a report, by a paper of its own; how many are asked that were not yet."""
    must_work(by, Role.HANDLER, to)
    chosen, today = rules.line_of(line), localdate(at)
    if chosen.rhythm is Rhythm.QUICK or to.office not in chosen.to:
        raise Refusal(
            "Cơ quan này không nhận báo cáo trên tuyến đã chọn.",
            "This body receives nothing on that line.",
            field="line",
        )
    of = period(period_code, on=today)
    words = rules.must_say(
        clean(cite), "cite", "Hãy ghi số, ngày văn bản yêu cầu", "Name the paper that asks", least=5, most=300
    )
    least = deadline("report.least", start=max(today, of.last))
    rules.must_leave_time(due, least.due, least.cite)
    owing = [(body, to) for body, _to in queries.owing(chosen, of, to=to)]
    if not owing:
        raise Refusal(
            "Không có cơ quan cấp dưới nào trên tuyến này.", "There is no body below on this line.", field="line"
        )
    with as_system():  # what the bodies below owe is opened for them
        return _open(chosen, of, owing, cite=words, unverified=False, by=by, at=at, due=due, synthetic=synthetic)


@transaction.atomic
def begin_quick(
    *, body: Body, to: Body, title: str, happening: str, on: date, by: Actor, at: datetime, synthetic: bool = False
) -> SectorReport:
    """Begin a quick report of what has happened; the same one sent twice is one."""
    must_work(by, Role.HANDLER, body)
    line, today = rules.line_of("quick"), localdate(at)
    rules.must_be_reported(line, body.office, to.office)
    if to.place_id not in (body.place_id, body.province_id) or to.pk == body.pk:
        raise Refusal("Hãy chọn cơ quan cấp trên của địa phương.", "Choose a body above in your province.", field="to")
    rules.must_have_happened(on, today)
    name = rules.must_say(clean(title), "title", "Hãy ghi tên vụ việc", "Name the matter", least=10, most=300)
    key = f"{on.year}#{digest(name, on.isoformat())[:12]}"
    same = SectorReport.objects.filter(line=line.code, body=body, to=to, period=key)
    if (known := same.first()) is not None:
        return known
    counted = deadline("review.quick", start=on)
    row = SectorReport(
        line=line.code, body=body, to=to, place_id=body.place_id, province_id=body.province_id, period=key,
        since=date(on.year, 1, 1), until=on + timedelta(days=1), due=counted.due, cite=counted.cite, title=name, synthetic=synthetic,
        happening=rules.must_say(clean(happening), "happening", "Hãy ghi diễn biến", "Say what happened", least=20),
    )  # fmt: skip
    try:
        with transaction.atomic():
            duty = open_duty(
                rule="review.quick", about=row.ref, owed_by=body, by=ref_of(by), at=at, starts_on=on, subject=f"Báo cáo nhanh: {name}"[:200], owed_to=to.code
            )  # fmt: skip
            row.duty_id = duty.pk
            row.save(force_insert=True)
            noted(row, Act.OPEN, by, at)
    except IntegrityError:  # another hand began it in this very moment
        return same.get()
    return row


def _open(
    line: Line, of: ReportPeriod, owing: Iterable[tuple[Body, Body]], *, cite: str, unverified: bool, by: Actor, at: datetime,
    due: date | None = None, synthetic: bool = False,
) -> int:  # fmt: skip
    """Open one report and its duty for every body that has none of the line and period yet."""
    wanted = list(owing)
    known = set(SectorReport.objects.filter(line=line.code, period=of.code, body__in=[body for body, _to in wanted]).values_list("body_id", "to_id"))  # fmt: skip
    day = due or deadline("review.report", start=of.last).due
    if due is None and day < localdate(
        at
    ):  # opened late, as at an installation's start: the days run from now, nobody is late at once
        day = deadline("review.report", start=localdate(at)).due
    made = []
    for body, to in wanted:
        if (body.pk, to.pk) in known:
            continue
        row = SectorReport(
            line=line.code, body=body, to=to, place_id=body.place_id, province_id=body.province_id, period=of.code, since=of.since, until=of.until,
            due=day, cite=cite, unverified=unverified, synthetic=synthetic,
        )  # fmt: skip
        try:
            with transaction.atomic():
                duty = open_duty(
                    rule=rules.DUTY[line.rhythm], about=row.ref, owed_by=body, by=ref_of(by), at=at, starts_on=min(of.last, day), due=day,
                    subject=f"{line.vi}, {of.vi}"[:200], owed_to=to.code, cite=cite,
                )  # fmt: skip
                row.duty_id = duty.pk
                row.save(force_insert=True)
                noted(row, Act.OPEN, by, at)
        except IntegrityError:  # opened by another hand in this very moment
            continue
        made.append(row)
    return len(made)
