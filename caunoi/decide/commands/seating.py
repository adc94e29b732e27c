"""Who sits after an election or a dismissal: terms begun and ended, an interim head named, the next election owed."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.decide import queries, rules
from caunoi.decide.facts import InterimNamed, Seated
from caunoi.decide.models import Decision
from caunoi.decide.words import Act, Board, Kind, Stage
from caunoi.duties.commands import meet_all, open_duty
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.places.commands import appoint, end_term, establish_body
from caunoi.places.models import Body, Term
from caunoi.places.words import BodyKind, Seat

from .common import Actor, commune_body, locked, owe, ref_of, standing, step_of, take, village_body

#: Duties that a new head's taking the seat fulfils, whichever decision of the village opened them.
NEXT_ELECTION = ("dismiss.new_election", "village.interim", "village.term")


def seat(row: Decision, day: date, by: Actor, at: datetime) -> None:
    """Winners become terms of the length the law sets; a village's earlier head leaves on that day."""
    body = seated_body(row, day, by, at)
    until = queries.term_until(Board(row.board), day)
    winners = list(row.candidates.filter(elected=True))
    if row.board == Board.VILLAGE_HEAD:
        _end_head(body, day, row.document, by, at)
        for ref in queries.earlier_of_head(row):
            meet_all(about=ref, keys=NEXT_ELECTION, by=ref_of(by), at=at)
    place = Seat.HEAD if row.board == Board.VILLAGE_HEAD else Seat.MEMBER
    for winner in winners:
        appoint(
            body=body, name=winner.name, seat=place, since=day, until=until, title=Board(row.board).vi if place is Seat.MEMBER else "",
            instrument=row.document, by=ref_of(by), at=at,
        )  # fmt: skip
    if row.board == Board.VILLAGE_HEAD and until is not None:
        open_duty(
            rule="village.term", about=row.ref, owed_by=commune_body(row.commune, "ubnd", day), by=ref_of(by), at=at, starts_on=day, due=until,
            subject=row.title[:200], owed_to=row.place.code, cite=deadline("village.term", start=day).cite,
        )  # fmt: skip
    record(
        Seated(body=body.code, seats=len(winners), until=until, board=row.board, place=row.place.code, since=day),
        about=row.ref,
        by=ref_of(by),
        at=at,
    )


def unseat(row: Decision, day: date, by: Actor, at: datetime) -> None:
    """The dismissed leaves the seat; a new election of a village head is owed within the days of the law."""
    body = seated_body(row, day, by, at)
    if row.board == Board.VILLAGE_HEAD:
        _end_head(body, day, row.document, by, at)
        committee = commune_body(row.commune, "ubnd", day)
        owe(row, "dismiss.new_election", committee, by=by, at=at, owed_to=row.place.code, starts_on=day)
    else:
        names = list(row.candidates.values_list("name", flat=True))
        for term in Term.objects.filter(body=body, name__in=names, since__lt=day, until__gt=day):
            end_term(term=term, until=day, by=ref_of(by), at=at, reason=row.document)
    fact = Seated(body=body.code, seats=0, board=row.board, place=row.place.code, since=day)
    record(fact, about=row.ref, by=ref_of(by), at=at)


@transaction.atomic
def name_interim(*, decision_id: uuid.UUID, name: str, document: str, by: Actor, at: datetime) -> Decision:
    """Name an interim head where an election elected nobody or a head was dismissed, for no longer than the law allows."""
    row = locked(decision_id)
    if row.board != Board.VILLAGE_HEAD or not _leaves_vacant(row):
        raise Refusal(
            "Chỉ chỉ định Trưởng thôn, Tổ trưởng lâm thời khi bầu không thành hoặc người đứng đầu đã thôi nhiệm vụ.",
            "An interim head is named only where an election elected nobody or the head was dismissed.",
        )
    step, day = step_of(row, Act.NAME_INTERIM, by, at), localdate(at)
    name = rules.must_be_words(" ".join(name.split()), "name", least=2, most=120)
    document = rules.must_be_words(document, "document", least=2, most=120)
    body, until = village_body(row.place, by=by, at=at), deadline("village.interim", start=day).raw_due
    appoint(
        body=body, name=name, seat=Seat.HEAD, since=day, until=until, title=queries.INTERIM, instrument=document, by=ref_of(by), at=at
    )  # fmt: skip
    said = say(f"{document}, đến {until:%d/%m/%Y}", f"{document}, until {until:%d/%m/%Y}")
    take(row, step, by=by, at=at, note=said)
    record(InterimNamed(body=body.code, until=until, place=row.place.code), about=row.ref, by=ref_of(by), at=at)
    owe(
        row, "village.interim", commune_body(row.commune, "ubnd", day), by=by, at=at, owed_to=row.place.code, starts_on=day
    )  # fmt: skip
    return row


def seated_body(row: Decision, day: date, by: Actor, at: datetime) -> Body:
    """The body the seats are in: the village's leaders, or a board of the commune, set up when first needed."""
    if row.board == Board.VILLAGE_HEAD:
        return village_body(row.place, by=by, at=at)
    kind = BodyKind.PEOPLES_INSPECTION if row.board == Board.INSPECTION else BodyKind.INVESTMENT_SUPERVISION
    found = standing(row.commune, day, kind=kind)
    if found is not None:
        return found
    name = f"{kind.vi} {row.commune.full_name[0].lower()}{row.commune.full_name[1:]}"
    office = "bttnd" if kind is BodyKind.PEOPLES_INSPECTION else "bgsdtcd"
    return establish_body(kind=kind, name=name, place=row.commune, since=day, office=office, by=ref_of(by), at=at)


def owe_clocks(row: Decision, by: Actor, at: datetime) -> None:
    """Announcing the election of a village head opens what must be done so many days before it; what is done is not owed."""
    day = localdate(at)
    wanted = [each for each in queries.election_wants(row, day) if each.done_on is None]
    if not wanted:
        return
    committee = standing(row.commune, day, office="ubnd") or village_body(row.place, by=by, at=at)
    front = village_body(row.place, by=by, at=at, kind=BodyKind.FRONT_BOARD)
    for each in wanted:
        body = front if each.rule == "election.list" else committee
        open_duty(
            rule=each.rule, about=row.ref, owed_by=body, by=ref_of(by), at=at, starts_on=day, due=each.latest, cite=each.cite,
            subject=row.title[:200], owed_to=row.place.code,
        )  # fmt: skip


def must_leave_time(row: Decision, day: date) -> None:
    """Refuse an election on a day for which a step the law wants earlier can no longer be taken in time."""
    for each in queries.election_wants(row, day):
        if each.state is rules.State.LATE and each.latest is not None:
            raise Refusal(
                f"Ngày bầu quá gần: “{each.need.vi}” phải xong chậm nhất {each.latest:%d/%m/%Y}. {each.cite}.",
                f"The election is too near: “{each.need.en}” was due by {each.latest:%d/%m/%Y}. {each.cite}.",
                field="vote_on",
                cite=each.cite,
            )


def _leaves_vacant(row: Decision) -> bool:
    elected_nobody = row.kind == Kind.ELECTION and row.stage in (Stage.FAILED, Stage.REFUSED, Stage.ANNULLED)
    return elected_nobody or (row.kind == Kind.DISMISSAL and row.stage == Stage.IN_FORCE)


def _end_head(body: Body, day: date, reason: str, by: Actor, at: datetime) -> None:
    for term in body.terms.filter(seat=Seat.HEAD.value, since__lt=day):
        if term.until is None or term.until > day:
            end_term(term=term, until=day, by=ref_of(by), at=at, reason=reason)
