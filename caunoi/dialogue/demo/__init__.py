"""Dialogues of two communes: last year's with promises kept, late and disputed; one to come; one from a request by voters; one in its hall."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from caunoi.dialogue import commands
from caunoi.dialogue.models import Dialogue, DialogueQuestion, DialogueRequest, QuestionGroup
from caunoi.dialogue.words import Channel, Delivery, Form, Occasion
from caunoi.places import queries as places

from . import conferences, said

TOLD_VI, TOLD_EN = "Nạp đối thoại, câu hỏi, lời hứa mẫu…", "Loading sample dialogues, questions, promises…"
CLERK = "system"


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Load them once, as the system."""
    rng = random.Random(43)
    commands.open_year(year=at.year, by=CLERK, at=at)
    for short, code in communes.items():
        body = places.body_on(f"ubnd.{code}", timezone.localdate(at))
        if body is None or short not in said.HELD:
            continue
        _held(body, short, at, rng)
        _coming(body, short, at, rng)
        _asked(body, short, at)
        if short in said.RUNNING:
            _running(body, short, at, rng)
    conferences.load(communes=communes, at=at)


def _plan(
    body: Any,
    title: str,
    content: str,
    begins: datetime,
    at: datetime,
    *,
    form: Form = Form.IN_PERSON,
    occasion: Occasion = Occasion.YEARLY,
    request: Any = None,
) -> Dialogue:
    head = places.head_of(body, timezone.localdate(at))
    plan = commands.Plan(
        occasion=occasion, form=form, title=title, content=content, chair=head.name if head else "Nguyễn Hữu Lâm", chair_office=f"Chủ tịch {body.name}",
        starts_at=begins, asks_until=begins - timedelta(days=1), venue=f"Hội trường {body.name}", request=request,
        link="https://hop.vidu.vn/doi-thoai" if form is Form.MIXED else "",
        attend="Mọi người dân cư trú trên địa bàn. Đến trực tiếp, không cần đăng ký; gửi câu hỏi trước hoặc hỏi tại chỗ.",
    )  # fmt: skip
    return commands.plan(body=body, plan=plan, by=CLERK, at=at, synthetic=True)


def _held(body: Any, short: str, at: datetime, rng: random.Random) -> None:
    """Last year's: held in its last months, its promises followed since."""
    told = said.HELD[short]
    begins = timezone.make_aware(datetime.combine(_working(timezone.localdate(at) - timedelta(days=372)), time(8)))
    announced = begins - timedelta(days=16)
    row = _plan(body, told["title"], told["content"], begins, announced, form=Form.MIXED)
    commands.announce(dialogue_id=row.pk, by=CLERK, at=announced)
    groups = [_group(row, title, questions, announced, rng) for title, questions, _, _ in told["groups"]]
    commands.start(dialogue_id=row.pk, by=CLERK, at=begins)
    promised = []
    for group, (_title, _questions, answer, promises) in zip(groups, told["groups"], strict=True):
        if answer:
            commands.call_up(dialogue_id=row.pk, group_id=group.pk, version=_version(row), by=CLERK, at=begins)
            commands.answer(
                dialogue_id=row.pk, group_id=group.pk, version=_version(row), text=answer, by=CLERK, at=begins
            )
        for what, days, ended in promises:
            due = timezone.localdate(begins) + timedelta(days=days)
            made = commands.promise(
                dialogue_id=row.pk,
                group_id=group.pk,
                version=_version(row),
                what=what,
                body=body,
                due=due,
                by=CLERK,
                at=begins,
            )
            promised.append((made, days, ended))
    over, rest_due = begins + timedelta(hours=3), timezone.localdate(begins) + timedelta(days=21)
    commands.close(
        dialogue_id=row.pk, version=_version(row), attended=rng.randint(90, 210), attended_online=rng.randint(20, 70), rest_body=body, rest_due=rest_due, by=CLERK, at=over
    )  # fmt: skip
    _publish(row, begins, rng)
    for group in QuestionGroup.objects.filter(dialogue=row, state="writing"):
        commands.reply(group_id=group.pk, text=said.REPLY, by=CLERK, at=begins + timedelta(days=14))
    for made, days, ended in promised:
        _follow(made, days, ended, begins, at)


def _publish(row: Dialogue, begins: datetime, rng: random.Random) -> None:
    signed = begins + timedelta(days=2)
    paper = commands.draft_minutes(dialogue_id=row.pk, by=CLERK, at=signed)
    commands.sign_minutes(dialogue_id=row.pk, version=paper.version, by=CLERK, at=signed)
    out = begins + timedelta(days=rng.randint(5, 9))
    commands.publish(
        dialogue_id=row.pk,
        summary="Phường tiếp thu toàn bộ ý kiến, trả lời tại chỗ các nhóm câu hỏi chính và nhận những việc ghi trong danh mục dưới đây.",
        by=CLERK,
        at=out,
    )
    for number in range(1, 4):
        commands.deliver(
            dialogue_id=row.pk, way=Delivery.VILLAGE_HEAD, to=f"Trưởng khu phố {number}", on=timezone.localdate(out), by=CLERK, at=out
        )  # fmt: skip
    commands.deliver(
        dialogue_id=row.pk,
        way=Delivery.BOARD,
        to="Bảng tin trụ sở phường",
        on=timezone.localdate(out),
        by=CLERK,
        at=out,
    )


def _follow(made: Any, days: int, ended: str, begins: datetime, at: datetime) -> None:
    """A promise's year: progress, then kept in time, still late, or disputed just now."""
    shown = commands.Evidence(
        "bien-ban-nghiem-thu.txt", f"{said.EVIDENCE}\n{made.what}".encode(), "Biên bản nghiệm thu có chữ ký tổ dân phố"
    )
    commands.report(promise_id=made.pk, text=said.PROGRESS, percent=40, by=CLERK, at=begins + timedelta(days=days // 2))
    if ended == "kept":
        commands.finish(
            promise_id=made.pk, text=said.DONE, by=CLERK, at=begins + timedelta(days=days - 3), evidence=[shown]
        )
        commands.settle_undisputed(at=at)
    elif ended == "late":
        later = timezone.localdate(begins) + timedelta(days=days + 60)
        commands.extend(
            promise_id=made.pk, due=later, reason=said.EXTENDED, by=CLERK, at=begins + timedelta(days=days - 5)
        )
        commands.report(
            promise_id=made.pk,
            text="Đã di dời trụ điện, đang thi công đoạn đầu.",
            percent=65,
            by=CLERK,
            at=begins + timedelta(days=days + 70),
        )
    elif ended == "disputed":
        commands.finish(promise_id=made.pk, text=said.DONE, by=CLERK, at=at - timedelta(days=6), evidence=[shown])
        commands.dispute(promise_id=made.pk, text=said.DISPUTE, key=f"demo:{made.pk}", at=at - timedelta(days=2))


def _coming(body: Any, short: str, at: datetime, rng: random.Random) -> None:
    """One to come in under two weeks, with questions, supports and some waiting to be read."""
    told = said.COMING[short]
    begins = timezone.make_aware(datetime.combine(_working(timezone.localdate(at) + timedelta(days=11)), time(8)))
    row = _plan(body, told["title"], told["content"], begins, at - timedelta(days=4), form=Form.MIXED)
    commands.announce(dialogue_id=row.pk, by=CLERK, at=at - timedelta(days=4))
    for number, (text, supports) in enumerate(told["questions"]):
        _ask(row, text, f"{short}:{number}", at - timedelta(days=3, hours=number), supports)
    for number, text in enumerate(told["waiting"]):
        commands.ask(dialogue_id=row.pk, text=text, key=f"demo:{row.pk}:w{number}", at=at - timedelta(hours=5 + number))


def _running(body: Any, short: str, at: datetime, rng: random.Random) -> None:
    """One in its hall now: anybody may ask from a phone, the desk runs it."""
    told = said.RUNNING[short]
    before = at - timedelta(days=14)
    row = _plan(body, told["title"], told["content"], at - timedelta(minutes=20), before, occasion=Occasion.NEEDED)
    commands.announce(dialogue_id=row.pk, by=CLERK, at=before)
    for title, questions in told["groups"]:
        _group(row, title, questions, before, rng)
    commands.start(dialogue_id=row.pk, by=CLERK, at=at)


def _asked(body: Any, short: str, at: datetime) -> None:
    """A request by voters; where enough signed, the plan made from it."""
    told = said.ASKED[short]
    began = at - timedelta(days=25)
    source = "Danh sách cử tri bầu cử đại biểu Quốc hội và Hội đồng nhân dân các cấp (dữ liệu mẫu)"
    commands.count_voters(
        body=body,
        voters=told["voters"],
        on=date(2026, 3, 15) if at.year == 2026 else began.date(),
        source=source,
        by=CLERK,
        at=began,
    )
    row = commands.register_request(
        body=body, title=told["title"], content=told["content"], by=CLERK, at=began, synthetic=True
    )
    for number, signatures in enumerate(told["sheets"]):
        pages = signatures // 20 + 1
        commands.add_signatures(
            request_id=row.pk,
            signatures=signatures,
            pages=pages,
            note=f"Khu phố {number + 1}",
            by=CLERK,
            at=began + timedelta(days=6 * number + 3),
        )
    DialogueRequest.objects.filter(pk=row.pk).update(supports=told["supports"])
    if told["plan"]:
        begins = timezone.make_aware(datetime.combine(_working(timezone.localdate(at) + timedelta(days=20)), time(14)))
        row.refresh_from_db()
        _plan(
            body, told["title"], told["content"], begins, at - timedelta(days=1), occasion=Occasion.REQUEST, request=row
        )


def _group(row: Dialogue, title: str, questions: tuple[str, ...], at: datetime, rng: random.Random) -> QuestionGroup:
    numbers = []
    for number, text in enumerate(questions):
        paper = number == len(questions) - 1 and len(questions) > 1
        if paper:
            numbers.append(
                commands.key_in(
                    dialogue_id=row.pk, text=text, shown="", channel=Channel.PAPER, by=CLERK, at=at + timedelta(days=3)
                ).number
            )
        else:
            numbers.append(_ask(row, text, f"{title}:{number}", at + timedelta(days=number + 1), rng.randint(3, 60)))
    return commands.make_group(dialogue_id=row.pk, title=title, numbers=numbers, by=CLERK, at=at + timedelta(days=9))


def _ask(row: Dialogue, text: str, key: str, at: datetime, supports: int) -> int:
    got = commands.ask(dialogue_id=row.pk, text=text, key=f"demo:{row.pk}:{key}", at=at)
    commands.show_question(dialogue_id=row.pk, number=got.number, shown=text, by=CLERK, at=at)
    DialogueQuestion.objects.filter(dialogue=row, number=got.number).update(supports=supports)
    return got.number


def _version(row: Dialogue) -> int:
    return Dialogue.objects.values_list("version", flat=True).get(pk=row.pk)


def _working(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= 5 else day


__all__ = ["TOLD_EN", "TOLD_VI", "load"]
