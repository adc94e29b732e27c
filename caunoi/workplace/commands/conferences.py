"""The conference of officials or workers: planned, called, held, voted, concluded as valid or recorded as void and held again."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_all
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.workplace.facts import ConferenceStep, QuestionVoted
from caunoi.workplace.models import StaffConference, StaffResolution
from caunoi.workplace.queries import lawful
from caunoi.workplace.queries.owed import about_year
from caunoi.workplace.queries.work import standing_of
from caunoi.workplace.rules import conferences as rules
from caunoi.workplace.words import Act, Content, Gathering, Stage

from .common import Actor, digest, locked, locked_workplace, must_be_current, must_keep, ref_of, said, walls
from .yearly import open_for

TWICE = Refusal(
    "Năm này đã có một hội nghị đang chuẩn bị hoặc đã họp hợp lệ.", "A conference of this year is under way or valid already.", field="year"
)  # fmt: skip


@transaction.atomic
def plan_conference(
    *,
    workplace_id: uuid.UUID,
    year: int,
    gathering: Gathering,
    held_on: date,
    venue: str,
    contents: Sequence[str],
    by: Actor,
    at: datetime,
    more: str = "",
    extra: bool = False,
    asked_by: int | None = None,
    again_of: uuid.UUID | None = None,
) -> StaffConference:
    """Plan a conference of a work year, an extra one, or the one that repeats a void one."""
    row = locked_workplace(workplace_id)
    kept = must_keep(by, row)
    on = localdate(at)
    workers = lawful.workers_on(row, on)
    keys = lawful.keys_for(row)
    rules.must_gather(gathering, workers, *lawful.number(keys.delegates, on))
    if not on.year - 2 <= year <= on.year + 1:
        raise Refusal("Năm công tác không phù hợp.", "The work year does not fit.", field="year")
    rules.must_be_near(held_on, on, "held_on")
    if not contents or not set(contents) <= {each.value for each in Content}:
        raise Refusal("Chọn ít nhất một nội dung của hội nghị.", "Choose at least one content.", field="contents")
    if extra and asked_by is not None:
        rules.must_be_asked_by_enough(asked_by, workers, lawful.bound(keys.extra, on))
    void = _void(again_of, row.pk) if again_of else None
    if void is not None:
        year, extra, asked_by = void.year, void.extra, void.asked_by
    try:
        with transaction.atomic():
            made = StaffConference.objects.create(
                **walls(row), kept=kept.value, year=year, extra=extra, asked_by=asked_by if extra else None, again_of=void, gathering=gathering.value,
                held_on=held_on, venue=said(venue, "venue", least=3, most=300), contents=list(dict.fromkeys(contents)), more=clean(more)[:4000], workers=workers,
            )  # fmt: skip
    except IntegrityError as twice:
        raise TWICE from twice
    _tell(made, "plan", by, at, held_on=held_on)
    open_for(row, by=ref_of(by), at=at)
    return made


@transaction.atomic
def call(
    *,
    conference_id: uuid.UUID,
    summoned: int,
    by: Actor,
    at: datetime,
    called_on: date | None = None,
    version: int | None = None,
) -> StaffConference:
    """Send the call: how many are called, on which day, in time before the conference."""
    row = _taken(conference_id, Act.CALL, by, version)
    today = localdate(at)
    day = called_on or today
    if day > today:
        raise Refusal("Ngày gửi giấy triệu tập chưa đến.", "The day of the call has not come.", field="called_on")
    rules.must_summon(Gathering(row.gathering), summoned, row.workers)
    rules.must_have_notice(day, *_notice(row, row.held_on), field="called_on")
    row.summoned, row.called_on = summoned, day
    return _moved(row, Act.CALL, by, at, summoned=summoned, held_on=row.held_on)


@transaction.atomic
def move(
    *, conference_id: uuid.UUID, held_on: date, reason: str, by: Actor, at: datetime, version: int | None = None
) -> StaffConference:
    """Put a called conference off to another day; the call goes out again in time."""
    row = _taken(conference_id, Act.MOVE, by, version)
    rules.must_be_near(held_on, localdate(at), "held_on")
    rules.must_have_notice(localdate(at), *_notice(row, held_on))
    row.held_on, row.called_on, row.reason = held_on, localdate(at), said(reason, "reason", least=5, most=1000)
    return _moved(row, Act.MOVE, by, at, held_on=held_on, reason=digest(row.reason))


@transaction.atomic
def hold(
    *,
    conference_id: uuid.UUID,
    opening: int,
    voting: int,
    by: Actor,
    at: datetime,
    account: str = "",
    version: int | None = None,
) -> StaffConference:
    """Record those present, counted twice: at the opening and before the vote; whether it counts follows from the law of its day."""
    return _counted(_taken(conference_id, Act.HOLD, by, version), Act.HOLD, opening, voting, account, by, at)


@transaction.atomic
def correct(
    *,
    conference_id: uuid.UUID,
    opening: int,
    voting: int,
    by: Actor,
    at: datetime,
    account: str = "",
    version: int | None = None,
) -> StaffConference:
    """Set the counts right before anything is voted; both counts stay in the ledger, and the page says how often."""
    row = _taken(conference_id, Act.CORRECT, by, version)
    rules.must_not_have_voted(row.resolutions.count())
    row.corrected += 1
    return _counted(row, Act.CORRECT, opening, voting, account, by, at)


def _counted(
    row: StaffConference, act: Act, opening: int, voting: int, account: str, by: Actor, at: datetime
) -> StaffConference:
    rules.must_have_met(row.held_on, localdate(at))
    summoned = row.summoned or 0
    rules.must_count(summoned, opening, voting)
    found = rules.standing(summoned, opening, voting, lawful.bound(lawful.keys_for(row.workplace).valid, row.held_on))
    row.opening, row.voting, row.account = opening, voting, clean(account)[:8000]
    row.valid, row.least, row.cite = found.valid, found.least, found.cite
    return _moved(row, act, by, at, opening=opening, voting=voting, cite=found.cite)


@transaction.atomic
def vote(
    *, conference_id: uuid.UUID, text: str, yes: int, no: int, blank: int, by: Actor, at: datetime
) -> StaffResolution:
    """Record one question put to the vote; the same question again is refused."""
    row = _taken(conference_id, Act.VOTE, by, None)
    words = said(text, "text", most=2000)
    rules.must_be_valid(standing_of(row))
    bound = lawful.bound(lawful.keys_for(row.workplace).passes, row.held_on)
    found = rules.outcome(row.opening or 0, row.voting or 0, yes, no, blank, bound)
    if row.resolutions.filter(text=words).exists():
        raise Refusal("Nội dung này đã ghi biểu quyết.", "This question is recorded already.", field="text")
    made = StaffResolution.objects.create(
        conference=row, body_id=row.body_id, overseer_id=row.overseer_id, position=row.resolutions.count() + 1, text=words, yes=yes, no=no, blank=blank,
        least=found.least, passes=found.passes, cite=bound.cite,
    )  # fmt: skip
    row.version += 1
    row.save(update_fields=["version"])
    fact = QuestionVoted(question=digest(words), yes=yes, no=no, blank=blank, passes=found.passes, cite=bound.cite)
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def conclude(*, conference_id: uuid.UUID, by: Actor, at: datetime, version: int | None = None) -> StaffConference:
    """Close a conference as valid; refused, with the article, where too few were there. The year's duty is met."""
    row = _taken(conference_id, Act.CONCLUDE, by, version)
    rules.must_be_valid(standing_of(row))
    rules.must_have_voted(row.resolutions.count())
    row.closed_on, row.shown = localdate(at), row.workplace.shown
    row.resolutions.update(shown=row.shown)
    _moved(row, Act.CONCLUDE, by, at, opening=row.opening, voting=row.voting, cite=row.cite)
    if not row.extra:
        with as_system():
            keys = [lawful.keys_for(row.workplace).conference or "soe.conf"]
            meet_all(about=about_year(row.workplace, row.year), keys=keys, by=ref_of(by), at=at, evidence=row.ref)
    return row


@transaction.atomic
def declare_void(
    *, conference_id: uuid.UUID, reason: str, by: Actor, at: datetime, version: int | None = None
) -> StaffConference:
    """Record that a conference does not count; the year's duty runs on until it is held again."""
    row = _taken(conference_id, Act.VOID, by, version)
    rules.must_be_void(standing_of(row))
    row.closed_on, row.reason, row.shown = (
        localdate(at),
        said(reason, "reason", least=5, most=1000),
        row.workplace.shown,
    )
    return _moved(
        row, Act.VOID, by, at, opening=row.opening, voting=row.voting, cite=row.cite, reason=digest(row.reason)
    )


@transaction.atomic
def cancel_conference(
    *, conference_id: uuid.UUID, reason: str, by: Actor, at: datetime, version: int | None = None
) -> StaffConference:
    """Give a conference up before it meets, with the reason."""
    row = _taken(conference_id, Act.CANCEL, by, version)
    row.closed_on, row.reason = localdate(at), said(reason, "reason", least=5, most=1000)
    return _moved(row, Act.CANCEL, by, at, reason=digest(row.reason))


def _taken(conference_id: uuid.UUID, act: Act, by: Actor, version: int | None) -> StaffConference:
    row = locked(StaffConference, conference_id)
    kept = must_keep(by, row.workplace, Role.EMPLOYER)
    must_be_current(version, row.version)
    row.stage = rules.BOOK.step(Stage(row.stage), act).then.value
    row.kept = kept.value
    return row


def _moved(row: StaffConference, act: Act, by: Actor, at: datetime, **told: object) -> StaffConference:
    row.version += 1
    row.save()
    _tell(row, act.value, by, at, **told)
    return row


def _tell(row: StaffConference, step: str, by: Actor, at: datetime, **told: object) -> None:
    fact = ConferenceStep(step=step, stage=row.stage, kept=row.kept, **told)  # type: ignore[arg-type]
    record(fact, about=row.ref, by=ref_of(by), at=at)


def _notice(row: StaffConference, held_on: date) -> tuple[date, date, str]:
    last, cite = lawful.last_day_to_call(row.workplace, held_on)
    return last, held_on, cite


def _void(conference_id: uuid.UUID, workplace_id: uuid.UUID) -> StaffConference:
    found = locked(StaffConference, conference_id)
    if found.workplace_id != workplace_id or found.stage != Stage.VOID.value:
        raise Refusal("Chỉ họp lại cho hội nghị không hợp lệ.", "Only a void conference is held again.")
    if StaffConference.objects.filter(again_of=found).exists():
        raise Refusal("Hội nghị này đã được lên lịch họp lại.", "It is being held again already.")
    return found
