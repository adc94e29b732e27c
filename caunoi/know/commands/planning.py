"""The year's plan: drafted from the lists of the law, changed line by line, adopted; adopting creates the duties."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.duties.commands import open_duty
from caunoi.kernel.period import period_told
from caunoi.kernel.refusal import Refusal
from caunoi.law import queries as law
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .. import rules
from ..facts import PlanAdopted, PlanLineAdded, Planned
from ..models import Disclosure, DisclosurePlan, PlanLine
from ..queries import lists
from ..words import Cycle, Family, Form, PlanStage
from .common import Actor, locked_plan, must_hold, ref_of


@transaction.atomic
def draft_plan(*, body: Body, year: int, by: Actor, at: datetime) -> DisclosurePlan:
    """Lập dự thảo: one line for each item of the body's lists and each of its repeats; the same plan when there is one."""
    must_hold(by, Role.EDITOR, body)
    rules.must_be_a_year(year, localdate(at))
    try:
        with transaction.atomic():
            plan = DisclosurePlan.objects.create(body=body, year=year)
    except IntegrityError:
        return DisclosurePlan.objects.get(body=body, year=year)
    entries = lists.register_of(body, on=localdate(at))
    days = {entry.code: int(entry.posting.value or 0) for entry in entries if entry.wants.timed}
    PlanLine.objects.bulk_create(
        PlanLine(
            plan=plan, family=entry.family.value, item=entry.code, title=entry.short, cycle=cycle.value,
            forms=[form.value for form in entry.wants.forms], days=days.get(entry.code),
        )
        for entry in entries
        for cycle in entry.wants.cycles
    )  # fmt: skip
    return plan


@transaction.atomic
def set_line(
    *,
    line_id: int,
    title: str,
    forms: Sequence[Form],
    cycle: Cycle,
    by: Actor,
    at: datetime,
    on: date | None = None,
    days: int | None = None,
    responsible: str = "",
) -> PlanLine:
    """Sửa dòng: only while the plan is a draft; refuses a time shorter than the law's and a form of the law left out."""
    line = PlanLine.objects.select_for_update().filter(pk=line_id).first()
    if line is None:
        raise Refusal("Không thấy dòng kế hoạch này.", "This line does not exist.")
    plan = locked_plan(line.plan_id)
    must_hold(by, Role.EDITOR, plan.body)
    _must_be_draft(plan)
    _fill(line, plan, title=title, forms=forms, cycle=cycle, on=on, days=days, responsible=responsible)
    line.save()
    return line


@transaction.atomic
def add_line(
    *,
    plan_id: uuid.UUID,
    item: str,
    title: str,
    forms: Sequence[Form],
    cycle: Cycle,
    by: Actor,
    at: datetime,
    on: date | None = None,
    days: int | None = None,
    responsible: str = "",
) -> PlanLine:
    """Thêm dòng: to a draft, or to an adopted plan, whose duties then begin at once."""
    plan = locked_plan(plan_id)
    must_hold(by, Role.EDITOR, plan.body)
    found = lists.entry(
        item, on=localdate(at), families=rules.families_of(plan.body.kind, plan.body.place.level), whose=plan.body.name
    )
    line = PlanLine(plan=plan, family=found.family.value, item=found.code)
    _fill(line, plan, title=title, forms=forms, cycle=cycle, on=on, days=days, responsible=responsible)
    same = plan.lines.filter(item=line.item, title=line.title, cycle=line.cycle, on=line.on).first()
    if same is not None:
        return same
    line.save()
    if plan.adopted:
        record(PlanLineAdded(item=item, cycle=cycle.value), about=plan.ref, by=ref_of(by), at=at)
        _plan_line(line, plan, since=localdate(at), by=by, at=at)
    return line


@transaction.atomic
def remove_line(*, line_id: int, by: Actor, at: datetime) -> None:
    """Bỏ dòng: only while the plan is a draft; an item of the law that repeats must keep a line."""
    line = PlanLine.objects.select_for_update().filter(pk=line_id).first()
    if line is None:
        return
    plan = locked_plan(line.plan_id)
    must_hold(by, Role.EDITOR, plan.body)
    _must_be_draft(plan)
    if not plan.lines.filter(item=line.item).exclude(pk=line.pk).exists():
        found = lists.entry(line.item, on=localdate(at))
        raise Refusal(
            f"Luật yêu cầu công khai nội dung này nên kế hoạch phải giữ ít nhất một dòng ({found.listed.cite}).",
            f"The law has this disclosed, so the plan keeps at least one line ({found.listed.cite}).",
            cite=found.listed.cite,
        )
    line.delete()


@transaction.atomic
def adopt_plan(
    *, plan_id: uuid.UUID, adopted_on: date, by: Actor, at: datetime, number: str = "", sessions: Sequence[date] = ()
) -> DisclosurePlan:
    """Ban hành: from now on every planned day, quarterly list and report to the People's Council is a duty."""
    plan = locked_plan(plan_id)
    must_hold(by, Role.HEAD, plan.body)
    _must_be_draft(plan)
    lines = list(plan.lines.all())
    rules.must_have_lines(len(lines))
    if adopted_on > localdate(at):
        raise Refusal(
            "Ngày ban hành không thể sau hôm nay.", "It cannot be adopted later than today.", field="adopted_on"
        )
    plan.stage, plan.adopted_on, plan.number = PlanStage.ADOPTED.value, adopted_on, number.strip()[:60]
    plan.sessions = sorted({day for day in sessions if day})
    for day in plan.sessions:
        rules.must_fall_in(plan.year, day)
    plan.save(update_fields=["stage", "adopted_on", "number", "sessions"])
    record(
        PlanAdopted(year=plan.year, lines=len(lines), number=plan.number), about=plan.ref, by=ref_of(by), at=at
    )  # fmt: skip
    for line in lines:
        _plan_line(line, plan, since=adopted_on, by=by, at=at)
    if rules.family_of(plan.body.kind, plan.body.place.level) is Family.COMMUNE:
        _plan_lists(plan, by=by, at=at)
    return plan


def _plan_line(line: PlanLine, plan: DisclosurePlan, *, since: date, by: Actor, at: datetime) -> None:
    """One planned disclosure and its duty for every period still to come; none for what arises by itself."""
    found = lists.entry(line.item, on=since)
    for period, due in planned_days(line, plan.year):
        if due < since:
            continue
        row = Disclosure.objects.create(
            body=plan.body, place_id=plan.body.place_id, province_id=plan.body.province_id, line=line, family=line.family, item=line.item,
            period=period, inside=Family(line.family) in rules.INSIDE, parts=[form.value for form in found.wants.forms],
            permanent=found.wants.permanent, due=due, title=line.title,
        )  # fmt: skip
        open_duty(
            rule="disclose.plan", about=row.ref, owed_by=plan.body, by=ref_of(by), at=at, starts_on=since, due=due,
            subject=f"{line.title} ({period_told(period)[0]})", owed_to="public",
        )  # fmt: skip
        record(Planned(item=line.item, period=period, due=due), about=row.ref, by=ref_of(by), at=at)


def planned_days(line: PlanLine, year: int) -> list[tuple[str, date]]:
    """The periods of a line with the day each is to be disclosed by: as planned, else the law's term after the period ends."""
    cycle = Cycle(line.cycle)
    if cycle is Cycle.ONCE:
        return [(str(year), line.on)] if line.on else []
    found = rules.periods(cycle, year)
    if line.on:
        shift = line.on - found[0][1]
        return [(period, end + shift) for period, end in found]
    key = rules.KEYS[Family(line.family)].deadline
    return [(period, law.deadline(key, start=end).due) for period, end in found]


def _plan_lists(plan: DisclosurePlan, *, by: Actor, at: datetime) -> None:
    """The quarterly lists and the reports to the People's Council."""
    since = plan.adopted_on or localdate(at)
    for quarter, due in rules.periods(Cycle.QUARTERLY, plan.year):
        if due >= since:
            _owe("disclose.register", f"Danh mục đã công khai ({quarter})", due, plan, since=since, by=by, at=at)
    for day in plan.sessions:
        if day >= since:
            name = f"Báo cáo HĐND kỳ họp ngày {day:%d/%m/%Y}"
            _owe("disclose.report", name, day, plan, since=since, by=by, at=at)


def _owe(rule: str, name: str, due: date, plan: DisclosurePlan, *, since: date, by: Actor, at: datetime) -> None:
    open_duty(
        rule=rule, about=f"{plan.ref}:{due}", owed_by=plan.body, by=ref_of(by), at=at, starts_on=since, due=due, subject=name,
        owed_to="peoples_council" if rule == "disclose.report" else "public",
    )  # fmt: skip


def _fill(
    line: PlanLine, plan: DisclosurePlan, *, title: str, forms: Sequence[Form], cycle: Cycle, on: date | None,
    days: int | None, responsible: str,
) -> None:  # fmt: skip
    found = lists.entry(line.item, on=date(plan.year, 12, 31))
    line.title = rules.must_say(title, "title", "Hãy ghi nội dung công khai.", "Say what is disclosed.", 3)[:300]
    lacking = [form for form in found.wants.forms if form not in forms]
    if lacking:
        raise Refusal(
            f"Luật yêu cầu thêm hình thức: {', '.join(form.vi.lower() for form in lacking)} (Điều 13).",
            f"The law also asks: {', '.join(form.en.lower() for form in lacking)} (Article 13).",
            field="forms",
        )
    least = found.posting.value
    if days is not None and found.wants.timed and days < (least or 0):
        raise Refusal(
            f"Thời gian niêm yết ngắn hơn luật: phải ít nhất {least} ngày liên tục ({found.posting.cite_inside}).",
            f"Shorter than the law: at least {least} days ({found.posting.cite}).",
            field="days",
            cite=found.posting.cite,
        )
    rules.must_fall_in(plan.year, on)
    line.forms, line.cycle, line.on = [form.value for form in forms], cycle.value, on
    line.days = None if found.wants.permanent else days
    line.responsible = responsible.strip()[:200]


def _must_be_draft(plan: DisclosurePlan) -> None:
    if plan.adopted:
        raise Refusal(
            "Kế hoạch đã ban hành nên không sửa dòng cũ; hãy thêm dòng mới.",
            "The plan is adopted; its lines stay. Add a new one.",
        )
