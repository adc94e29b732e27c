"""What comes of a count: the result over all households, sent, received, recognised or refused, annulled, redone, changed."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.decide import queries, rules
from caunoi.decide.facts import Settled
from caunoi.decide.models import Decision
from caunoi.decide.rules import Outcome, Votes
from caunoi.decide.words import Act, Form, Kind, Stage
from caunoi.duties.commands import meet_all
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.law.rules import Rule
from caunoi.ledger.commands import record

from .common import (
    Actor,
    commune_body,
    locked,
    must_stand_alone,
    owe,
    ref_of,
    step_of,
    take,
    village_body,
)
from .seating import seat, unseat

SENT = ("decision.send", "convention.send", "online.send")
ANSWERED = ("decision.recognise", "convention.recognise", "election.recognise")


def settle(row: Decision, votes: Votes, *, base: int, on: date, by: Actor, at: datetime) -> None:
    """Measure a count by the rule of the day over all households, keep it, and take the step it leads to."""
    rule = queries.pass_rule(row.topic, on)
    attend = (
        queries.law_on(on)["convention.attend"].threshold
        if row.topic == rules.CONVENTION and row.form == Form.MEETING
        else None
    )
    found = rules.outcome(votes, base=base, threshold=rule.threshold, form=Form(row.form), attend=attend)
    if votes.for_candidates:
        _mark_candidates(row, votes, base, rule)
        found = Outcome(
            row.candidates.filter(elected=True).exists(),
            found.yes,
            base,
            found.least,
            found.thin and not row.candidates.filter(elected=True).exists(),
        )
    _keep(row, found, rule, on, by, at, votes=votes)
    act = Act.PASS if found.passes else Act.FIND_THIN if found.thin else Act.FAIL
    if act is Act.FIND_THIN:
        row.met_thin = True
        row.save(update_fields=["met_thin"])
    take(row, rules.BOOK.step(Stage(row.stage), act), by=by, at=at, on=on)
    if act is Act.PASS:
        row.resolution = row.resolution or row.text
        row.save(update_fields=["resolution"])
        _owe_sending(row, on, by, at)
    if row.whole_id is not None:
        with as_system():
            _settle_whole(row.whole_id, on, by, at)


@transaction.atomic
def send(*, decision_id: uuid.UUID, resolution: str, by: Actor, at: datetime, on: date | None = None) -> Decision:
    """Send the written decision to the committee and the Front; topics that need no recognition take effect by the vote itself."""
    row = locked(decision_id)
    must_stand_alone(row)
    step = step_of(row, Act.SEND, by, at)
    day = on or localdate(at)
    row.resolution = rules.must_be_words(resolution, "resolution")
    if row.decided_on and day < row.decided_on:
        raise Refusal(
            "Ngày gửi không thể trước ngày quyết định.", "It cannot be sent before it was decided.", field="on"
        )
    take(row, step, by=by, at=at, on=day, fields=("resolution",))
    meet_all(about=row.ref, keys=SENT, by=ref_of(by), at=at)
    if not queries.recogniser_of(row.topic, day):
        row.effective_on = row.decided_on
        take(
            row, rules.BOOK.step(Stage.SENT, Act.TAKE_EFFECT), by=by, at=at, on=row.decided_on, fields=("effective_on",)
        )
        _replace(row, by, at)
    return row


@transaction.atomic
def receive(*, decision_id: uuid.UUID, by: Actor, at: datetime, on: date | None = None) -> Decision:
    """The recognising body has the decision: its days to answer begin."""
    row = locked(decision_id)
    day = on or localdate(at)
    office = _must_need_recognition(row, day)
    step = step_of(row, Act.RECEIVE, by, at)
    take(row, step, by=by, at=at, on=day)
    body = commune_body(row.commune, office, day)
    key = (
        "convention.recognise"
        if row.topic == rules.CONVENTION
        else "election.recognise"
        if row.kind == Kind.ELECTION
        else "decision.recognise"
    )
    owe(row, key, body, by=by, at=at, owed_to=row.place.code, starts_on=day)
    return row


@transaction.atomic
def recognise(*, decision_id: uuid.UUID, document: str, by: Actor, at: datetime) -> Decision:
    """Recognise the decision: it takes effect; who was elected takes the seat, who was dismissed leaves it."""
    row = locked(decision_id)
    step = step_of(row, Act.RECOGNISE, by, at)
    day = localdate(at)
    row.document, row.effective_on = rules.must_be_words(document, "document", least=2, most=120), day
    take(row, step, by=by, at=at, note=row.document, fields=("document", "effective_on"))
    meet_all(about=row.ref, keys=ANSWERED, by=ref_of(by), at=at)
    if row.kind == Kind.ELECTION:
        seat(row, day, by, at)
    elif row.kind == Kind.DISMISSAL:
        unseat(row, day, by, at)
    _replace(row, by, at)
    return row


@transaction.atomic
def refuse(*, decision_id: uuid.UUID, reason: str, document: str, by: Actor, at: datetime) -> Decision:
    """Refuse recognition in writing, with the reasons the community reads."""
    row = locked(decision_id)
    step = step_of(row, Act.REFUSE, by, at)
    row.reason, row.document = (
        rules.must_be_reason(reason),
        rules.must_be_words(document, "document", least=2, most=120),
    )
    take(row, step, by=by, at=at, note=row.reason, fields=("reason", "document"))
    meet_all(about=row.ref, keys=ANSWERED, by=ref_of(by), at=at)
    return row


@transaction.atomic
def fix_date(*, decision_id: uuid.UUID, effective_on: date, document: str, by: Actor, at: datetime) -> Decision:
    """The committee sets the day a commune-wide decision takes effect."""
    row = locked(decision_id)
    if not row.is_whole:
        raise Refusal(
            "Chỉ việc toàn xã mới do UBND ấn định ngày có hiệu lực.", "Only a commune-wide decision has its day set."
        )
    step = step_of(row, Act.FIX_DATE, by, at)
    if row.decided_on and effective_on < row.decided_on:
        raise Refusal(
            "Ngày có hiệu lực không thể trước ngày quyết định.",
            "It cannot take effect before it was decided.",
            field="effective_on",
        )
    row.effective_on, row.document = effective_on, rules.must_be_words(document, "document", least=2, most=120)
    take(row, step, by=by, at=at, on=effective_on, note=row.document, fields=("effective_on", "document"))
    _replace(row, by, at)
    return row


@transaction.atomic
def annul(*, decision_id: uuid.UUID, reason: str, document: str, by: Actor, at: datetime) -> Decision:
    """Annul a decision whose content or procedure breaks the law, with the reason published."""
    return _undo(decision_id, Act.ANNUL, reason, document, by, at)


@transaction.atomic
def order_redo(*, decision_id: uuid.UUID, reason: str, document: str, by: Actor, at: datetime) -> Decision:
    """Have a decision with a broken procedure done again, with the reason published."""
    return _undo(decision_id, Act.ORDER_REDO, reason, document, by, at)


def _undo(decision_id: uuid.UUID, act: Act, reason: str, document: str, by: Actor, at: datetime) -> Decision:
    row = locked(decision_id)
    must_stand_alone(row)
    step = step_of(row, act, by, at)
    row.reason, row.document = (
        rules.must_be_reason(reason),
        rules.must_be_words(document, "document", least=2, most=120),
    )
    take(row, step, by=by, at=at, note=row.reason, fields=("reason", "document"))
    meet_all(about=row.ref, keys=(*SENT, *ANSWERED), by=ref_of(by), at=at)
    return row


def _keep(
    row: Decision, found: Outcome, rule: Rule, on: date, by: Actor, at: datetime, *, votes: Votes | None = None
) -> None:
    said = votes or Votes(present=found.base, yes=found.yes, no=found.base - found.yes)
    row.base, row.present, row.yes, row.no, row.blank, row.spoiled = (
        found.base,
        said.present,
        found.yes,
        said.no,
        said.blank,
        said.spoiled,
    )
    row.least, row.passes, row.rule, row.rule_spoken, row.cite, row.decided_on = (
        found.least,
        found.passes,
        rule.key,
        rule.spoken,
        rule.cite,
        on,
    )
    row.save(
        update_fields=[
            "base",
            "present",
            "yes",
            "no",
            "blank",
            "spoiled",
            "least",
            "passes",
            "rule",
            "rule_spoken",
            "cite",
            "decided_on",
        ]
    )
    fact = Settled(
        passes=found.passes, base=found.base, yes=found.yes, least=found.least, no=said.no, blank=said.blank, spoiled=said.spoiled,
        present=said.present, rule=rule.key, cite=rule.cite,
    )  # fmt: skip
    record(fact, about=row.ref, by=ref_of(by), at=at)


def _settle_whole(whole_id: uuid.UUID, on: date, by: Actor, at: datetime) -> None:
    """When every village has decided, the commune-wide result follows from how many agreed."""
    whole = locked(whole_id)
    parts = list(whole.parts.all())
    open_parts = [part for part in parts if part.passes is None or part.stage == Stage.THIN]
    if whole.stage != Stage.ANNOUNCED or open_parts:
        return
    rule = in_force("decide.commune_wide", on=on)
    found = rules.commune_outcome(sum(1 for part in parts if part.passes), len(parts), rule.threshold)
    _keep(whole, found, rule, on, by, at)
    take(whole, rules.BOOK.step(Stage.ANNOUNCED, Act.PASS if found.passes else Act.FAIL), by=by, at=at, on=on)


def _owe_sending(row: Decision, on: date, by: Actor, at: datetime) -> None:
    if row.whole_id is None:
        key = (
            "convention.send"
            if row.topic == rules.CONVENTION
            else "online.send"
            if row.form == Form.ONLINE
            else "decision.send"
        )
        owe(
            row,
            key,
            village_body(row.place, by=by, at=at),
            by=by,
            at=at,
            owed_to=f"ubnd.{row.commune.code}",
            starts_on=on,
        )


def _must_need_recognition(row: Decision, day: date) -> str:
    office = queries.recogniser_of(row.topic, day)
    if not office:
        raise Refusal(
            f"Nội dung {row.topic} có hiệu lực ngay, không cần công nhận.",
            f"Topic {row.topic} takes effect by the vote; no recognition.",
        )
    return office


def _replace(row: Decision, by: Actor, at: datetime) -> None:
    """A decision that changes an earlier one replaces it on taking effect."""
    if row.replaces_id is not None:
        earlier = locked(row.replaces_id)
        if earlier.stage == Stage.IN_FORCE:
            take(earlier, rules.BOOK.step(Stage.IN_FORCE, Act.REPLACE), by=by, at=at, note=row.title)


def _mark_candidates(row: Decision, votes: Votes, base: int, rule: Rule) -> None:
    winners = rules.elected(votes, base=base, threshold=rule.threshold, seats=row.seats)
    for candidate in row.candidates.all():
        candidate.votes = dict(votes.for_candidates).get(candidate.pk, 0)
        candidate.elected = candidate.pk in winners
        candidate.save(update_fields=["votes", "elected"])
