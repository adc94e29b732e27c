"""Residents propose a work; the group's leaders or the commune answer within a clock of the house."""

import hashlib
import hmac
import uuid
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.queries import roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.do import queries
from caunoi.do.facts import Proposed
from caunoi.do.models import ProposalContact, WorkProposal
from caunoi.do.rules import proposals as rules
from caunoi.do.words import Proposer, Reply, WorkKind
from caunoi.duties.commands import meet_all, open_duty
from caunoi.identity.models import Person
from caunoi.identity.sealing import seal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.places.models import Body, Place

from .common import Actor, commune_of, digest, locked, must_be_current, must_work, overseer_of, ref_of, said
from .works import propose_work

CLOCK, MEETING = "house.do.proposal", "do.plan"


@transaction.atomic
def send_proposal(
    *, place: Place, kind: WorkKind, title: str, what: str, proposer: Proposer, key: str, at: datetime, households: int | None = None,
    body_name: str = "", contact_name: str = "", phone: str = "", device: str = "", synthetic: bool = False,
) -> WorkProposal:  # fmt: skip
    """Residents propose a work, without an account; the same form sent twice is one proposal."""
    today = localdate(at)
    name = rules.must_hold_nothing_personal(said(title, "title", 5, 200), "title")
    words = rules.must_hold_nothing_personal(said(what, "what", 20), "what")
    told = rules.must_say_who(proposer, households, clean(body_name))
    body = queries.answers_for(place, today)
    if body is None:
        raise Refusal("Nơi này chưa có cơ quan nhận đề xuất trên hệ thống.", "No body here takes proposals yet.", field="place")  # fmt: skip
    commune = commune_of(place)
    with as_system():
        sent = hashlib.sha256(key.encode()).hexdigest()
        before = WorkProposal.objects.filter(key_digest=sent).first()
        if before is not None:
            return before
        mark = _mark(device, commune.code)
        if mark:
            rules.must_not_flood(WorkProposal.objects.filter(device=mark, commune=commune, reply=Reply.WAITING.value).count())  # fmt: skip
        due = deadline(CLOCK, start=today)
        try:
            with transaction.atomic():
                row = WorkProposal.objects.create(
                    place=place, commune=commune, body=body, overseer=overseer_of(commune, today), kind=kind.value, title=name, what=words,
                    proposer=proposer.value, proposed_by=told, received_on=today, due=due.due, device=mark, key_digest=sent, synthetic=synthetic,
                )  # fmt: skip
        except IntegrityError:  # the second of two clicks
            return WorkProposal.objects.get(key_digest=sent)
        if phone or clean(contact_name):
            ProposalContact.objects.create(
                proposal=row, body=body, overseer=row.overseer, sealed=seal({"name": clean(contact_name)[:120], "phone": phone})
            )  # fmt: skip
        open_duty(
            rule=CLOCK, about=row.ref, owed_by=body, by="resident", at=at, due=due.due, cite=due.cite, subject=f"Trả lời đề xuất: {name}"[:200], owed_to="người đề xuất",
        )  # fmt: skip
        record(Proposed(reply=row.reply, digest=digest(words)), about=row.ref, by="resident", at=at)
    return row


@transaction.atomic
def answer_proposal(
    *, proposal_id: uuid.UUID, reply: Reply, answer: str, by: Actor, at: datetime, talk_on: date | None = None, shown: bool = True,
    version: int | None = None,
) -> WorkProposal:  # fmt: skip
    """Answer: it becomes a work, the households talk it over on a day, or it is not taken up and why."""
    row = locked(WorkProposal, proposal_id, "place", "commune", "body", "overseer")
    must_work(by, row.body, row.overseer)
    must_be_current(version, row.version)
    today = localdate(at)
    rules.must_follow(row.state, reply)
    rules.must_name_the_day(reply, talk_on, today)
    row.answer = rules.must_hold_nothing_personal(said(answer, "answer", 10), "answer")
    row.reply, row.shown, row.answered_on, row.version = reply.value, shown, today, row.version + 1
    row.talk_on = talk_on if reply is Reply.TALK else row.talk_on
    if reply is Reply.TAKEN:
        row.work = propose_work(
            body=_keeper(row, by), place=row.place, kind=WorkKind(row.kind), title=row.title, what=row.what, proposer=Proposer(row.proposer),
            proposed_by=row.proposed_by, proposed_on=row.received_on, by=by, at=at, synthetic=row.synthetic,
        )  # fmt: skip
    row.save()
    with as_system():
        meet_all(
            about=row.ref, keys=[CLOCK, MEETING], by=ref_of(by), at=at, evidence=row.work.ref if row.work else row.ref
        )
        if reply is Reply.TALK and talk_on is not None:
            open_duty(
                rule=MEETING, about=row.ref, owed_by=row.body, by=ref_of(by), at=at, due=talk_on, cite=row.title,
                subject=f"Đưa ra các hộ bàn: {row.title}"[:200],
            )  # fmt: skip
        if reply in rules.ENDED:
            ProposalContact.objects.filter(proposal=row).delete()
    record(
        Proposed(reply=row.reply, digest=digest(row.answer), work=row.work.ref if row.work else "", on=talk_on),
        about=row.ref, by=ref_of(by), at=at,
    )  # fmt: skip
    return row


def _keeper(row: WorkProposal, by: Actor) -> Body:
    """Who will keep the accounts: the body that answers, or the commune where its officer answers."""
    wanted = {str(role) for role in covering(Role.HANDLER)}
    if not isinstance(by, Person) or row.overseer is None or wanted & roles_in(by, row.body):
        return row.body
    return row.overseer


def _mark(device: str, code: str) -> str:
    """What is kept of a browser: another mark in each commune, nothing about its person."""
    return (
        hmac.new(settings.IDENTITY_KEY.encode(), f"do:{device}:{code}".encode(), hashlib.sha256).hexdigest()[:32]
        if device
        else ""
    )
