"""The yearly conference of a group's residents: owed by rule, planned, announced in time, written down, published."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.dialogue import queries, rules
from caunoi.dialogue.facts import ConferenceMoved
from caunoi.dialogue.models import Conference
from caunoi.dialogue.rules import conferences as allowed
from caunoi.dialogue.words import ConferenceAct, ConferenceStage
from caunoi.duties.commands import meet_duty, open_duty
from caunoi.duties.models import Duty
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places import queries as places
from caunoi.places.commands import establish_body
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind, Level

from .common import Actor, digest, must_work, ref_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What the notice of a conference says."""

    on: date
    hour: time
    venue: str
    chair: str
    front: str
    topics: str = ""


def open_conferences(*, year: int, by: str, at: datetime) -> int:
    """Open a year's duty for every village and street group that owes one and has none yet; how many were opened."""
    with as_system():
        owing = queries.groups_owing(year)
        for place, since, until in owing:
            _owe(place, year, since, until, by=by, at=at)
    return len(owing)


@transaction.atomic
def plan_conference(
    *, place: Place, year: int, meeting: Meeting, by: Actor, at: datetime, synthetic: bool = False
) -> Conference:
    """Plan the conference of a group; the one already planned for the year refuses a second."""
    commune, committee = _commune_of(place, localdate(at))
    with as_system():
        body = _leaders(place, by="clock", at=at)
    must_work(by, Role.HANDLER, body, committee)
    row = Conference(place=place, commune=commune, body=body, committee=committee, year=year, synthetic=synthetic, **_checked(meeting, year, at))  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as no:
        raise Refusal(
            f"{place.full_name} đã có hội nghị của năm {year}; hãy mở hội nghị đó để sửa.",
            f"{place.full_name} already has its conference of {year}; open that one.",
            field="place",
        ) from no
    _record(row, ConferenceAct.PLAN, by, at)
    return row


@transaction.atomic
def edit_conference(*, conference_id: uuid.UUID, meeting: Meeting, version: int, by: Actor, at: datetime) -> Conference:
    """Change the plan before the households are invited."""
    row = _locked(conference_id)
    _must_be_current(row, version)
    for name, value in _checked(meeting, row.year, at).items():
        setattr(row, name, value)
    _take(row, ConferenceAct.EDIT, by, at)
    return row


@transaction.atomic
def announce_conference(*, conference_id: uuid.UUID, by: Actor, at: datetime) -> Conference:
    """Invite the households; what the records say of the year is frozen as it goes out. Refused when too few days are left."""
    row = _locked(conference_id)
    last = queries.invite_by(row.on)
    if last is not None:
        allowed.must_be_invited_in_time(localdate(at), last.due, last.value, last.rule.cite)
    row.account, row.announced_at = queries.account_of(row.place, row.year, localdate(at)), at
    _take(row, ConferenceAct.ANNOUNCE, by, at)
    return row


@transaction.atomic
def hold_conference(
    *, conference_id: uuid.UUID, households: int, present: int, secretary: str, said: str, concluded: str, by: Actor, at: datetime
) -> Conference:  # fmt: skip
    """Enter the minutes: how many households came, what was said, what was concluded. Nobody's name goes with a word."""
    row = _locked(conference_id)
    allowed.must_have_met(row.on, localdate(at))
    allowed.must_fit_roll(present, households)
    say = rules.must_say
    row.households, row.present = households, present
    row.secretary = say(
        clean(secretary), "secretary", "Hãy ghi họ tên thư ký.", "Name the secretary.", least=2, most=200
    )
    row.said = say(clean(said), "said", "Hãy ghi ý kiến tại hội nghị.", "Write what was said.", least=10)
    row.concluded = say(clean(concluded), "concluded", "Hãy ghi kết luận của hội nghị.", "Write what was concluded.", least=10)  # fmt: skip
    must_hold_nothing_personal(row.said, "said")
    must_hold_nothing_personal(row.concluded, "concluded")
    _take(row, ConferenceAct.HOLD, by, at)
    return row


@transaction.atomic
def publish_conference(*, conference_id: uuid.UUID, by: Actor, at: datetime) -> Conference:
    """Publish the minutes to the households; the year's duty is met on the day of the conference."""
    row = _locked(conference_id)
    row.published_at = at
    _take(row, ConferenceAct.PUBLISH, by, at)
    with as_system():
        about = queries.about_conference(row.place, row.year)
        duty = Duty.objects.filter(about=about, settled_on__isnull=True).first()
        if duty is None and not Duty.objects.filter(about=about).exists():
            _owe(row.place, row.year, row.place.since, date(row.year, 12, 31), by="clock", at=at)
            duty = Duty.objects.filter(about=about).first()
        if duty is not None:
            meet_duty(duty_id=duty.pk, by=ref_of(by), at=at, on=max(row.on, duty.starts_on), evidence=row.ref)
    return row


@transaction.atomic
def call_off_conference(*, conference_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Conference:
    """Put a conference off, with the reason in public; the year's duty stays and another may be planned."""
    row = _locked(conference_id)
    row.reason = rules.must_have_reason(clean(reason))
    _take(row, ConferenceAct.CALL_OFF, by, at)
    return row


def _owe(place: Place, year: int, since: date | None, until: date, *, by: str, at: datetime) -> None:
    rule = queries.conference_rule(until)
    open_duty(
        rule=queries.CONFERENCE, about=queries.about_conference(place, year), owed_by=_leaders(place, by=by, at=at), by=by, at=at,
        starts_on=max(date(year, 1, 1), since or date(year, 1, 1)), due=until, cite=rule.cite if rule else "",
        subject=f"Hội nghị cộng đồng dân cư năm {year}: {place.full_name}", owed_to="residents",
    )  # fmt: skip


def _leaders(place: Place, *, by: str, at: datetime) -> Body:
    """The group's own body, set up when it is first needed."""
    kind = BodyKind.RESIDENTIAL_HEADS
    found = next((each for each in places.bodies_of(place, localdate(at)) if each.kind == kind.value), None)
    if found is not None:
        return found
    name = f"Ban điều hành {place.full_name[0].lower()}{place.full_name[1:]}"
    since = place.since or localdate(at)
    return establish_body(kind=kind, name=name, place=place, since=since, office="bdh", by=by, at=at)


def _commune_of(place: Place, day: date) -> tuple[Place, Body]:
    commune = place.parent
    committee = places.body_on(f"ubnd.{commune.code}", day) if commune is not None else None
    if commune is None or commune.level != Level.COMMUNE or place.level not in queries.GROUPS:
        raise Refusal("Hãy chọn thôn, tổ dân phố.", "Choose a village or street group.", field="place")
    if committee is None:
        raise Refusal(
            f"{commune.full_name} chưa có Ủy ban nhân dân trong hệ thống.",
            f"{commune.full_name} has no People's Committee here yet.",
            field="place",
        )
    return commune, committee


def _checked(meeting: Meeting, year: int, at: datetime) -> dict[str, object]:
    allowed.must_fall_in_year(meeting.on, year)
    allowed.must_be_coming(meeting.on, localdate(at))
    say = rules.must_say
    return {
        "on": meeting.on, "hour": meeting.hour, "topics": clean(meeting.topics)[: rules.LONGEST_TEXT],
        "venue": say(clean(meeting.venue), "venue", "Hãy ghi nơi họp.", "Say where.", least=3, most=300),
        "chair": say(clean(meeting.chair), "chair", "Hãy ghi họ tên người chủ trì.", "Name the chair.", least=2, most=200),
        "front": say(clean(meeting.front), "front", "Hãy ghi họ tên Trưởng Ban công tác Mặt trận.", "Name the head of the Front's board.", least=2, most=200),
    }  # fmt: skip


def _locked(conference_id: uuid.UUID) -> Conference:
    rows = Conference.objects.select_for_update(of=("self",)).select_related("place", "commune", "body", "committee")
    row = rows.filter(pk=conference_id).first()
    if row is None:
        raise Refusal(
            "Không thấy hội nghị này, hoặc việc này không phải của bạn.",
            "There is no such conference, or it is not yours to change.",
        )
    return row


def _must_be_current(row: Conference, version: int) -> None:
    if row.version != version:
        raise Refusal(
            "Người khác vừa sửa kế hoạch này. Hãy mở lại trang, xem bản mới rồi sửa tiếp.",
            "Somebody else has just changed this plan. Open the page again and go on from the newest.",
            field="version",
        )


def _take(row: Conference, act: ConferenceAct, by: Actor, at: datetime) -> None:
    """Move a locked conference by its book, keep it, and write the ledger."""
    step = allowed.CONFERENCE_BOOK.step(ConferenceStage(row.stage), act)
    must_work(by, Role(step.by), row.body, row.committee)
    row.stage = step.then.value
    row.version += 1
    row.save()
    _record(row, act, by, at, step.cite)


def _record(row: Conference, act: ConferenceAct, by: Actor, at: datetime, cite: str = "") -> None:
    words = queries.minutes_words(row) if act in (ConferenceAct.HOLD, ConferenceAct.PUBLISH) else ""
    fact = ConferenceMoved(
        step=act.value, stage=row.stage, year=row.year, on=row.on, households=row.households or 0, present=row.present or 0,
        words=digest(words), reason=digest(row.reason), cite=cite,
    )  # fmt: skip
    record(fact, about=row.ref, by=ref_of(by), at=at)
