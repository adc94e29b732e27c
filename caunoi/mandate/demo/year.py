"""A demo directive carried through half a year: broken down to the communes, with late, silent, returned, adjusted, moved work.

The duties are those a real directive of this kind sets, in our own words; who did what is made up, seeded, and marked so.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any

from caunoi.identity.models import Person
from caunoi.identity.queries import person_by_username
from caunoi.mandate import commands, queries
from caunoi.mandate.commands import Order
from caunoi.mandate.models import Mandate, Task
from caunoi.mandate.words import Rhythm, Settling
from caunoi.places.models import Body
from caunoi.ui.records import records

from . import told

TOLD_VI = "Nạp một chỉ thị được thực hiện trong nửa năm (dữ liệu mẫu)…"
TOLD_EN = "Loading a directive carried through half a year…"
#: The directive is so many days old; everything after is counted from its day.
AGE = 196
#: One commune in so many is given the city's part in the demo, so that it loads in seconds.
COMMUNES_EVERY = 2
Event = tuple[int, Callable[[datetime], object]]


@dataclass
class Stage:
    """The bodies of the play, what happens when, and chance."""

    province: str
    communes: dict[str, str]
    begins: datetime
    rng: random.Random
    events: list[Event] = field(default_factory=list)

    def body(self, office: str, place: str = "") -> Body:
        """A body that exists today, by its office and place."""
        return Body.objects.select_related("place").get(code=f"{office}.{place or self.province}", until__isnull=True)

    def at(self, day: int) -> datetime:
        """A working hour so many days after the directive."""
        return self.begins + timedelta(days=day, minutes=self.rng.randrange(420))

    def on(self, day: int) -> date:
        """The day itself."""
        return (self.begins + timedelta(days=day)).date()

    def then(self, day: int, act: Callable[[datetime], object]) -> None:
        """Let something happen on a day, if that day has come."""
        if day < AGE:
            self.events.append((day, act))


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Import, issue, break down, report, accept, return, adjust, move, replace: day by day until today."""
    stage = Stage(province, communes, at.replace(hour=8, minute=0) - timedelta(days=AGE), random.Random(20261128))
    if Mandate.objects.filter(synthetic=True).exists():
        return
    old = _document(stage, "ke-hoach-cu.txt", "08", stage.body("danguy"), -120)
    _given_old(stage, old)
    directive = _document(stage, "chi-thi-dan-van.txt", "12", stage.body("danguy"), 0)
    _directive(stage, directive)
    stage.then(3, lambda at_: _replace(old, directive, at_))
    reform = _document(stage, "ke-hoach-cai-cach.txt", "215", stage.body("ubnd"), 20)
    _reform(stage, reform)
    for day in range(15, AGE, 30):
        stage.then(day, lambda at_: commands.open_rounds(at=at_))
        stage.then(day, lambda at_: commands.escalate(at=at_))
    _play(stage)
    commands.publish(mandate_id=directive.pk, by="system", at=stage.at(AGE - 1))


def _play(stage: Stage) -> None:
    """Let everything happen in its order; what an event plans for a later day happens too."""
    while stage.events:
        stage.events.sort(key=lambda event: event[0])
        day, act = stage.events.pop(0)
        act(stage.at(day))


def _document(stage: Stage, name: str, number: str, body: Body, day: int) -> Mandate:
    """Import a document with its day filled in and accept its lines; no line is given out by itself."""
    text = (files(__package__ or "caunoi.mandate.demo") / name).read_text(encoding="utf-8")
    on, at = stage.on(day), stage.at(day)
    text = text.format(number=number, day=f"{on.day:02d}", month=f"{on.month:02d}", year=on.year)
    mandate = commands.import_document(name=name, data=text.encode(), body=body, by="system", at=at).mandate
    for item in mandate.items.filter(kind="task"):
        commands.edit_item(item_id=item.pk, wording=item.words, by="system", at=at)
    commands.accept_all(mandate_id=mandate.pk, by="system", at=at)
    commands.finish_review(mandate_id=mandate.pk, by="system", at=at)
    commands.issue(mandate_id=mandate.pk, by="system", at=at)
    mandate.refresh_from_db()
    mandate.synthetic = True
    mandate.save(update_fields=["synthetic"])
    return mandate


def _give(stage: Stage, mandate: Mandate, words: str, lead: Body, day: int, at: datetime, **more: Any) -> Task:
    """Give the provision that says some words to a body, due so many days after the directive."""
    provision = next((each for each in mandate.provisions.all() if words in each.words), None)
    return commands.assign(
        mandate_id=mandate.pk, provision_id=provision.pk if provision else None, duty="" if provision else words, body=lead,
        due=stage.on(day) if day else None, by="system", at=at, **more,
    )  # fmt: skip


def _given_old(stage: Stage, old: Mandate) -> None:
    front, inspectorate = stage.body("mttq"), stage.body("thanhtra")
    first = _give(stage, old, "lấy ý kiến Nhân dân", front, 90, stage.at(-110))
    _give(stage, old, "đường dây nóng", inspectorate, 60, stage.at(-110))
    commands.report_progress(task_id=first.pk, text=told.SURVEY, by="system", at=stage.at(-40))


def _replace(old: Mandate, newer: Mandate, at: datetime) -> None:
    """The plan of before gives way: one task goes on under the directive, the other ends."""
    commands.replace_mandate(mandate_id=old.pk, by_mandate_id=newer.pk, by="system", at=at)
    choices = {
        task.pk: Settling.CARRY if task.body.office == "mttq" else Settling.CLOSE for task in queries.to_settle(old)
    }
    commands.settle_replaced(mandate_id=old.pk, choices=choices, reason=told.REPLACED, by="system", at=at)
    commands.close(mandate_id=old.pk, by="system", at=at)


def _directive(stage: Stage, directive: Mandate) -> None:
    """The directive's own tasks and how each of them went."""
    at, board, city = stage.at(1), stage.body("ban-tgdv"), stage.body("ubnd")
    home, justice, inspectorate = stage.body("so-nv"), stage.body("so-tp"), stage.body("thanhtra")
    criteria = _give(stage, directive, "tiêu chí đánh giá", board, 45, at, supporters=(home,))
    _done(stage, criteria, 4, 38, told.CRITERIA, danvan=True)
    stage.then(25, lambda at_: commands.contribute(task_id=criteria.pk, text=told.CRITERIA_HELP, by="system", at=at_))
    monthly = _give(stage, directive, "nắm tình hình Nhân dân", board, 30, at, rhythm=Rhythm.STANDING, repeats="R/P1M")
    _rounds(stage, monthly, 30, told.MONTHLY)
    plan = _give(stage, directive, "phương châm dân biết", city, 150, at, supporters=(stage.body("mttq"), home))
    stage.then(12, lambda at_: commands.tell_plan(task_id=plan.pk, text=told.CITY_PLAN, by=_who("chutichtp"), at=at_))
    stage.then(16, lambda at_: _to_all_communes(stage, plan, at_))
    stage.then(148, lambda at_: _say(plan, told.CITY_DONE, at_, counted=37, total=44))
    stage.then(155, lambda at_: commands.send_back(task_id=plan.pk, reason=told.CITY_BACK, by="system", at=at_))
    quarterly = _give(
        stage, directive, "phân công người đứng đầu", city, 80, at, rhythm=Rhythm.PERIODIC, repeats="R/P3M",
        supporters=(stage.body("bantcd"),),
    )  # fmt: skip
    _rounds(stage, quarterly, 80, told.QUARTERLY)
    training = _give(stage, directive, "tập huấn kỹ năng dân vận", home, 180, at)
    stage.then(9, lambda at_: commands.tell_plan(task_id=training.pk, text=told.TRAINING_PLAN, by="system", at=at_))
    stage.then(70, lambda at_: _say(training, told.TRAINING_HALF, at_, counted=6, total=15))
    stage.then(160, lambda at_: _say(training, told.TRAINING_MORE, at_, counted=12, total=15))
    rules = _give(stage, directive, "rà soát quy chế", justice, 100, at)
    stage.then(30, lambda at_: commands.move(task_id=rules.pk, body=home, reason=told.MOVED, by="system", at=at_))
    _done(stage, rules, 34, 108, told.RULES)
    hotline = _give(stage, directive, "thái độ phục vụ", inspectorate, 120, at)
    stage.then(6, lambda at_: commands.acknowledge(task_id=hotline.pk, by=_who("thanhtra"), at=at_))
    digital = _give(stage, directive, "môi trường số", stage.body("so-khcn"), 130, at, supporters=(stage.body("vp"),))
    stage.then(20, lambda at_: commands.tell_plan(task_id=digital.pk, text=told.DIGITAL_PLAN, by="system", at=at_))
    stage.then(
        125, lambda at_: commands.adjust(task_id=digital.pk, due=stage.on(AGE + 60), reason=told.DIGITAL_LATER, by="system", at=at_)
    )  # fmt: skip
    _give(stage, directive, "lực lượng gần dân", stage.body("congan"), AGE + 40, at)
    front = stage.body("mttq")
    watching = _give(stage, directive, "giám sát việc thực hiện", front, 0, at, rhythm=Rhythm.STANDING, repeats="R/P6M")
    stage.then(14, lambda at_: _to_fronts(stage, watching, at_))
    stage.then(
        60,
        lambda at_: commands.give_task(
            by="system", body=stage.body("ubnd"), to_body=stage.body("bantcd"), duty=told.CONCLUSION, due=stage.on(110),
            why=told.CONCLUSION_WHY, source_ref="conference:giao-ban-quy", cite=told.CONCLUSION_CITE, at=at_,
        ),
    )  # fmt: skip


def _to_all_communes(stage: Stage, plan: Task, at: datetime) -> None:
    """The city gives its part to the committees of half of its communes; each goes its own way."""
    found = Body.objects.filter(office="ubnd", place__parent=stage.body("ubnd").place, until__isnull=True)
    bodies = list(found.select_related("place").order_by("code"))
    wanted = {f"ubnd.{code}" for code in stage.communes.values()} | {body.code for body in bodies[::COMMUNES_EVERY]}
    orders = [
        Order(body=body, duty=told.COMMUNE_DUTY, due=stage.on(105), why="Kế hoạch 140/KH-UBND")
        for body in bodies
        if body.code in wanted
    ]
    for task in commands.break_down(task_id=plan.pk, orders=orders, by="system", at=at):
        short = next((name for name, code in stage.communes.items() if task.body.code == f"ubnd.{code}"), "")
        {"tanphu": _busy, "taythanh": _slow}.get(short, _some_commune)(stage, task)


def _some_commune(stage: Stage, task: Task) -> None:
    fate, day = stage.rng.random(), stage.rng.randrange
    # Many report without having said before that they have it: the report says so.
    if fate < 0.72:
        _done(stage, task, 18 + day(14) if fate < 0.2 else 0, 60 + day(44), stage.rng.choice(told.COMMUNE_DONE))
    elif fate < 0.84:
        _done(stage, task, 20 + day(30) if fate < 0.78 else 0, 108 + day(50), stage.rng.choice(told.COMMUNE_DONE))
    elif fate < 0.92:
        stage.then(20 + day(12), lambda at: commands.acknowledge(task_id=task.pk, by="system", at=at))
        stage.then(100 + day(60), lambda at: _say(task, stage.rng.choice(told.COMMUNE_HALF), at))
    elif fate < 0.97:
        stage.then(20 + day(12), lambda at: commands.acknowledge(task_id=task.pk, by="system", at=at))


def _busy(stage: Stage, task: Task) -> None:
    """The commune that breaks its part down for its offices, and shows what the rooms hold."""
    code = stage.communes["tanphu"]
    parts = {office: stage.body(office, code) for office in ("phong-vhxh", "phong-kt", "ttpvhcc")}

    def break_down(at: datetime) -> None:
        orders = [Order(body=parts[office], duty=duty, due=stage.on(day)) for office, duty, day in told.OFFICE_DUTIES]
        for part in commands.break_down(task_id=task.pk, orders=orders, by=_who("chutich.tanphu"), at=at):
            if part.body.office != "phong-kt":
                _done(stage, part, 26, 74, told.OFFICE_DONE[part.body.office])

    def report(at: datetime) -> None:
        offered = records.find(task.body, stage.on(-60), at.date(), most=3)
        refs = [row.ref for _, rows in offered for row in rows][:5]
        commands.report_progress(
            task_id=task.pk, text=told.TANPHU_DONE, refs=refs, counted=2, total=3, by=_who("chutich.tanphu"), at=at
        )

    stage.then(22, break_down)
    stage.then(96, report)
    stage.then(99, lambda at: commands.send_back(task_id=task.pk, reason=told.TANPHU_BACK, by=_who("chutichtp"), at=at))


def _slow(stage: Stage, task: Task) -> None:
    """The commune that acknowledged late and has said nothing since."""
    stage.then(52, lambda at: commands.acknowledge(task_id=task.pk, by="system", at=at))


def _to_fronts(stage: Stage, watching: Task, at: datetime) -> None:
    """The city's Front has the Fronts of some communes oversee with it, a quarter at a time."""
    codes = [*stage.communes.values()]
    others = Body.objects.filter(office="mttq", place__parent=stage.body("ubnd").place, until__isnull=True)
    codes += [body.place.code for body in others.select_related("place").order_by("code")[:60:6]]
    orders = [
        Order(body=stage.body("mttq", code), duty=told.FRONT_DUTY, rhythm=Rhythm.PERIODIC, repeats="R/P3M", why="Kế hoạch 31/KH-MTTQ")
        for code in dict.fromkeys(codes)
    ]  # fmt: skip
    for task in commands.break_down(task_id=watching.pk, orders=orders, by="system", at=at):
        if task.body.place.code != stage.communes["taythanh"]:
            stage.then(55 + stage.rng.randrange(20), partial(_finish, stage, task, told.FRONT_DONE))


def _reform(stage: Stage, reform: Mandate) -> None:
    """A second document asks some of the same: what overlaps shows on the bodies' pages."""
    posted = _give(
        stage, reform, "niêm yết lịch tiếp công dân", stage.body("ubnd", stage.communes["tanphu"]), 120, stage.at(24)
    )
    _done(stage, posted, 30, 64, told.POSTED)
    slow = _give(
        stage, reform, "niêm yết lịch tiếp công dân", stage.body("ubnd", stage.communes["taythanh"]), 120, stage.at(24)
    )
    stage.then(40, lambda at: commands.acknowledge(task_id=slow.pk, by="system", at=at))
    others = Body.objects.filter(office="ubnd", place__parent=stage.body("ubnd").place, until__isnull=True)
    own = [f"ubnd.{code}" for code in stage.communes.values()]
    # Every eighth commune has the same asked of it by the directive and by the reform.
    for body in others.exclude(code__in=own).select_related("place").order_by("code")[:: 4 * COMMUNES_EVERY]:
        _give(stage, reform, "niêm yết lịch tiếp công dân", body, AGE + 20, stage.at(24))
    _give(stage, reform, "tập huấn kỹ năng dân vận", stage.body("so-nv"), AGE + 30, stage.at(24))


def _rounds(stage: Stage, task: Task, step: int, words: tuple[str, ...]) -> None:
    """A repeating task done round after round, the last one still open."""

    def act(at: datetime, turn: int = 0) -> None:
        now = (
            Task.objects.filter(provision=task.provision, body=task.body, finished_on__isnull=True)
            .order_by("due")
            .first()
        )
        if now is None or turn >= len(words):
            return
        _say(now, words[turn], at)
        commands.complete(task_id=now.pk, by="system", at=at + timedelta(hours=6))
        stage.then((at - stage.begins).days + step, lambda at_: act(at_, turn + 1))

    stage.then(step - 4, act)


def _done(stage: Stage, task: Task, planned: int, done: int, words: str, *, danvan: bool = False) -> None:
    who = "danvan" if danvan else ""
    if planned:
        stage.then(planned, lambda at: commands.acknowledge(task_id=task.pk, by=_who(who), at=at))
    stage.then(done, lambda at: _finish(stage, task, words, at))


def _finish(stage: Stage, task: Task, words: str, at: datetime) -> None:
    _say(task, words, at)
    if stage.rng.random() < 0.9:
        stage.then((at - stage.begins).days + 2 + stage.rng.randrange(6), lambda at_: _accept(task, at_))


def _accept(task: Task, at: datetime) -> None:
    commands.complete(task_id=task.pk, by="system", at=at)


def _say(task: Task, words: str, at: datetime, counted: int | None = None, total: int | None = None) -> None:
    commands.report_progress(task_id=task.pk, text=words, counted=counted, total=total, by="system", at=at)


def _who(username: str) -> Person | str:
    """The named officer of the demo where there is one."""
    return (person_by_username(username) if username else None) or "system"
