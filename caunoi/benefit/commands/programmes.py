"""Programmes: written down, listed, posted for objections, corrected in public, settled, their result told; names hidden in time."""

import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.benefit import rules
from caunoi.benefit.facts import (
    ListEntered,
    ListSettled,
    NamesHidden,
    Objected,
    Posted,
    ProgrammeOpened,
    ReachCounted,
    ResultTold,
)
from caunoi.benefit.models import Beneficiary, BenefitProgramme, ListEdition, ListObjection, Reach
from caunoi.benefit.words import ITEM, ITEMS, Field, State
from caunoi.duties.commands import meet_duty, open_duty
from caunoi.identity.sealing import seal
from caunoi.kernel.public_names import Column
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, fold
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.places import queries as places
from caunoi.places.models import Body

from .common import Actor, alone, digest, must_work, province_of, ref_of

OBJECTION, POSTING, PUBLISH = "house.benefit.objection", "disclose.posting", "disclose.deadline"


@transaction.atomic
def open_programme(
    *, body: Body, field: Field, title: str, decision: str, decided_on: date, criteria: str, gives: str, since: date, until: date, by: Actor,
    at: datetime, synthetic: bool = False,
) -> BenefitProgramme:  # fmt: skip
    """Write a programme down with its criteria; making its list public becomes the body's duty from the day it was decided."""
    must_work(by, body, Role.EDITOR)
    title = rules.must_say(title, "title", most=300)
    if until < since:
        raise Refusal("Ngày kết thúc phải sau ngày bắt đầu.", "The end comes after the beginning.", field="until")
    if decided_on > localdate(at):
        raise Refusal("Ngày quyết định chưa đến.", "The decision lies in the future.", field="decided_on")
    alone(f"programme:{body.pk}")
    if BenefitProgramme.objects.filter(body=body, title=title, since=since).exists():
        raise Refusal("Chương trình này đã có.", "This programme is on the list already.", field="title")
    row = BenefitProgramme(
        body=body, place=body.place, province_id=province_of(body.place), field=field.value, item=ITEMS.get(field, ITEM), title=title,
        decision=rules.must_say(decision, "decision", most=300), decided_on=decided_on, criteria=rules.must_say(criteria, "criteria", most=10_000),
        gives=rules.must_say(gives, "gives", most=2000), since=since, until=until, synthetic=synthetic, created_at=at,
    )  # fmt: skip
    row.duty_id = open_duty(
        rule=PUBLISH, about=row.ref, owed_by=body, by=ref_of(by), at=at, starts_on=decided_on, subject=f"Công khai danh sách: {title}"[:200]
    ).pk  # fmt: skip
    row.save(force_insert=True)
    record(ProgrammeOpened(body=body.code, item=row.item), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def enter_list(
    *, programme_id: uuid.UUID, columns: Sequence[Column], rows: Sequence[Sequence[str]], by: Actor, at: datetime, why: str = "", first_line: int = 1,
    seen: int | None = None,
) -> ListEdition:  # fmt: skip
    """Enter a list, or correct the one that is posted: the difference and its reason are public; numbers of people are refused."""
    row = _locked(programme_id, by, seen)
    rules.must_be_in_state(row.state_word, State.DRAFT, State.POSTED)
    rules.must_hold_no_private(row.item, columns, rows, first_line)
    why = rules.must_say(why, "why", most=1000) if row.state_word is State.POSTED else clean(why)[:1000]
    cells = [[clean(each)[:200] for each in each_row] for each_row in rows]
    keys = [_key(row.pk, columns, each) for each in cells]
    standing = list(Beneficiary.objects.filter(programme=row, last_edition__isnull=True))
    came, went = rules.difference([each.key for each in standing], keys)
    number = row.edition + 1
    if row.edition and not came and not went:
        raise Refusal("Danh sách nộp lên giống hệt danh sách đang có.", "The list is the same as before.", field="rows")
    _take_out(standing, went, row, number)
    left = came.copy()
    added = []
    kept = {each.key: each for each in reversed(standing)}
    for position, (key, each_row) in enumerate(zip(keys, cells, strict=True), 1):
        if left[key] > 0:
            left[key] -= 1
            sealed = seal({"columns": [str(c) for c in columns], "cells": each_row})
            added.append(Beneficiary(programme=row, body_id=row.body_id, position=position, key=key, sealed=sealed, first_edition=number, since=row.posted_on, until=row.names_until))  # fmt: skip
        elif key in kept:
            kept[key].position = position
    Beneficiary.objects.bulk_create(added, batch_size=500)
    Beneficiary.objects.bulk_update(
        [each for each in kept.values() if each.last_edition is None], ["position"], batch_size=500
    )
    edition = ListEdition.objects.create(
        programme=row, number=number, on=localdate(at), columns=[str(each) for each in columns], people=len(cells), added=came.total(),
        removed=went.total(), why=why, digest=digest(sorted(keys)),
    )  # fmt: skip
    row.edition, row.people = number, len(cells)
    _changed(row, "edition", "people")
    fact = ListEntered(
        edition=number, people=len(cells), added=came.total(), removed=went.total(), why=why, digest=edition.digest
    )
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return edition


@transaction.atomic
def post_list(
    *, programme_id: uuid.UUID, by: Actor, at: datetime, objections_until: date | None = None, names_until: date | None = None, seen: int | None = None
) -> BenefitProgramme:  # fmt: skip
    """Make the list public: names from today for the days the law keeps it posted, objections for the days of the rule at least."""
    row = _locked(programme_id, by, seen)
    rules.must_be_in_state(row.state_word, State.DRAFT)
    if not row.edition:
        raise Refusal("Chưa có danh sách để công khai.", "There is no list to make public.")
    today = localdate(at)
    objections, posting = deadline(OBJECTION, start=today), deadline(POSTING, start=today)
    row.objections_until = rules.must_last(objections_until, objections.due, objections.rule.cite, "objections_until")
    least = max(posting.raw_due, row.objections_until) + timedelta(days=1)
    row.names_until = rules.must_last(names_until, least, posting.rule.cite, "names_until")
    row.posted_on, row.state = today, State.POSTED.value
    _changed(row, "objections_until", "names_until", "posted_on", "state")
    Beneficiary.objects.filter(programme=row).update(since=today, until=row.names_until)
    if row.duty_id:
        meet_duty(duty_id=row.duty_id, by=ref_of(by), at=at, evidence=row.ref)
    fact = Posted(objections_until=row.objections_until, names_until=row.names_until)
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def settle_list(*, programme_id: uuid.UUID, by: Actor, at: datetime, seen: int | None = None) -> BenefitProgramme:
    """Settle the list after the days for objections; those still being dealt with are told on the page."""
    row = _locked(programme_id, by, seen)
    rules.must_be_in_state(row.state_word, State.POSTED)
    if row.objections_until is not None:
        rules.must_not_end(row.objections_until, localdate(at))
    row.state, row.settled_on = State.SETTLED.value, localdate(at)
    _changed(row, "state", "settled_on")
    fact = ListSettled(people=row.people, objections=row.objections.count())
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def count_reach(
    *, programme_id: uuid.UUID, rows: Sequence[tuple[int, str, str, str]], by: Actor, at: datetime, seen: int | None = None
) -> int:  # fmt: skip
    """Say how many are in need and how many were reached, place by place; replaces what was said before."""
    row = _locked(programme_id, by, seen)
    found: dict[str, Reach] = {}
    within = {each.full_name.casefold(): each for each in places.children(row.place)} if rows else {}
    for line, name, eligible_told, reached_told in rows:
        name, eligible, reached = (
            clean(name)[:120],
            rules.read_number(eligible_told, line),
            rules.read_number(reached_told, line),
        )
        rules.must_be_reached(name, eligible, reached, line)
        if name.casefold() in found:
            raise Refusal(f"Dòng {line}: “{name}” có hai lần.", f"Line {line}: “{name}” is there twice.", field="rows")
        found[name.casefold()] = Reach(
            programme=row, place=within.get(name.casefold()), name=name, eligible=eligible, reached=reached
        )
    if not found:
        raise Refusal("Chưa có dòng nào.", "There is no line.", field="rows")
    Reach.objects.filter(programme=row).delete()
    Reach.objects.bulk_create(found.values())
    _changed(row)
    fact = ReachCounted(places=len(found), eligible=sum(r.eligible for r in found.values()), reached=sum(r.reached for r in found.values()))  # fmt: skip
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return len(found)


@transaction.atomic
def tell_result(*, programme_id: uuid.UUID, result: str, by: Actor, at: datetime, seen: int | None = None) -> BenefitProgramme:  # fmt: skip
    """Tell what the programme came to, once its list is settled."""
    row = _locked(programme_id, by, seen)
    rules.must_be_in_state(row.state_word, State.SETTLED)
    row.result, row.result_on, row.state = rules.must_say(result, "result"), localdate(at), State.CLOSED.value
    _changed(row, "result", "result_on", "state")
    record(ResultTold(), about=row.ref, by=ref_of(by), at=at)
    return row


def note_objection(*, programme_id: uuid.UUID, petition: uuid.UUID, at: datetime) -> None:
    """Note that an objection to a posted list went on as a petition; the caller is inside the petition's transaction."""
    with as_system():
        row = objectable(programme_id, localdate(at))
        _, new = ListObjection.objects.get_or_create(
            petition=petition, defaults={"programme": row, "body_id": row.body_id, "on": localdate(at)}
        )
        if new:
            record(Objected(), about=row.ref, by="resident", at=at)


def objectable(programme_id: uuid.UUID, on: date) -> BenefitProgramme:
    """A programme whose list takes objections today; refuses any other."""
    row = BenefitProgramme.objects.select_related("body", "place").filter(pk=programme_id).first()
    if row is None or row.state_word is State.DRAFT:
        raise Refusal("Không thấy danh sách này.", "There is no such list.")
    if row.state_word is not State.POSTED or row.objections_until is None or on > row.objections_until:
        raise Refusal(
            "Thời gian nhận ý kiến về danh sách đã hết. Bạn vẫn gửi được phản ánh, khiếu nại ở mục Gửi đơn.",
            "The time for objections to the list is over. You can still send a petition.",
        )
    return row


@transaction.atomic
def note_results(*, results: Mapping[uuid.UUID, tuple[str, date | None]]) -> int:
    """Keep what became of objections: of each petition the result's name and the day it ended; how many changed."""
    changed = 0
    with as_system():
        for row in ListObjection.objects.filter(petition__in=list(results), ended_on__isnull=True):
            result, ended = results[row.petition]
            if ended is not None:
                row.result, row.ended_on = result, ended
                row.save(update_fields=["result", "ended_on"])
                changed += 1
    return changed


@transaction.atomic
def hide_names(*, at: datetime, most: int = 200) -> int:
    """Erase names whose days are over; how many people there were stays. How many lists."""
    with as_system():
        over = Beneficiary.objects.filter(until__lte=localdate(at))
        ended = list(over.order_by().values_list("programme", flat=True).distinct()[:most])
        for row in BenefitProgramme.objects.select_for_update(of=("self",)).filter(pk__in=ended).order_by("pk"):
            people, _ = over.filter(programme=row).delete()
            record(NamesHidden(people=people), about=row.ref, by="clock", at=at)
    return len(ended)


def _take_out(standing: list[Beneficiary], went: Mapping[str, int], row: BenefitProgramme, number: int) -> None:
    """End the rows that went; before anything was public they are simply gone."""
    left = dict(went)
    out = []
    for each in reversed(standing):
        if left.get(each.key, 0) > 0:
            left[each.key] -= 1
            each.last_edition = number - 1
            out.append(each)
    if row.posted_on is None:
        Beneficiary.objects.filter(pk__in=[each.pk for each in out]).delete()
    else:
        Beneficiary.objects.bulk_update(out, ["last_edition"], batch_size=500)


def _key(programme: uuid.UUID, columns: Sequence[Column], cells: Sequence[str]) -> str:
    said = json.dumps(
        [str(programme), [str(each) for each in columns], [fold(each) for each in cells]], ensure_ascii=False
    )
    return hmac.new(settings.IDENTITY_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()


def _locked(programme_id: uuid.UUID, by: Actor, seen: int | None) -> BenefitProgramme:
    found = (
        BenefitProgramme.objects.select_for_update(of=("self",)).select_related("body", "place").filter(pk=programme_id).first()
    )  # fmt: skip
    if found is None:
        raise Refusal("Không thấy chương trình này.", "There is no such programme.")
    must_work(by, found.body, Role.EDITOR)
    rules.must_be_the_version(seen, found.version)
    return found


def _changed(row: BenefitProgramme, *fields: str) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version"])
