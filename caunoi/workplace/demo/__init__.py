"""Five workplaces of two communes: a conference void for thin attendance and held again, promises kept and broken, dialogues due and late."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from caunoi.places import queries as places
from caunoi.workplace import commands
from caunoi.workplace.words import Gathering, Occasion, Side, Sort

from . import told

TOLD_VI, TOLD_EN = (
    "Nạp nơi làm việc, hội nghị, đối thoại, thỏa ước mẫu…",
    "Loading sample workplaces, conferences, dialogues, agreements…",
)
CLERK = "system"
#: The register was begun so many days ago, and no sooner than so many after the commune's committee itself.
BEGUN, SETTLED = 720, 20


@dataclass(frozen=True, slots=True)
class When:
    """Moments around the day the demo is loaded; ``year`` is the last work year whose conference is over, ``begun`` days from now."""

    now: datetime
    year: int
    begun: int

    def day(self, days: int) -> date:
        """A working day so many days from now."""
        day = timezone.localdate(self.now) + timedelta(days=days)
        return (
            day - timedelta(days=max(day.weekday() - 4, 0))
            if days < 0
            else day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
        )

    def at(self, days: int, hour: int = 9) -> datetime:
        """A moment of that day."""
        return moment(self.day(days), hour)


def moment(day: date, hour: int = 9) -> datetime:
    """An hour of a day."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Load them once, as the system."""
    today = timezone.localdate(at)
    here, there = (places.place_on(communes[short], today) for short in ("tanphu", "taythanh"))
    office = places.body_on(f"ubnd.{communes['tanphu']}", today)
    if office is None or here is None or there is None:
        return
    since = max(today - timedelta(days=BEGUN), (office.since or today) + timedelta(days=SETTLED))
    when = When(at, today.year - 1 if today.month >= 5 else today.year - 2, (since - today).days)
    begun: dict[str, Any] = {"by": CLERK, "at": when.at(when.begun), "synthetic": True}
    school = commands.register(place=here, sort=Sort.PUBLIC_UNIT, workers=40, name=told.SCHOOL, union=True, **begun)
    utility = commands.register(
        place=here, sort=Sort.STATE_ENTERPRISE, workers=120, name=told.UTILITY, union=True, notice_days=5, **begun
    )
    textile = commands.register(
        place=here, sort=Sort.ENTERPRISE, workers=860, name=told.TEXTILE, union=True, shown=True, **begun
    )
    agency = commands.register(place=here, sort=Sort.AGENCY, workers=34, body=office, union=True, **begun)
    commands.register(place=there, sort=Sort.ENTERPRISE, workers=24, name=told.BAKERY, **begun)
    _rounds(when)
    _school(school, when)
    _utility(utility, when)
    _textile(textile, when)
    _agency(agency, when)
    commands.open_everywhere(by="clock", at=at)


def _rounds(when: When) -> None:
    """The round that opens duties, as it ran each quarter since."""
    for days in range(when.begun + 90, 0, 90):
        commands.open_everywhere(by="clock", at=when.at(days))


def _conference(row: Any, when: When, held_on: date, counts: tuple[int, int, int], votes: Any, **more: Any) -> Any:
    """One conference from its plan to its votes; counts are summoned, at the opening, at the vote."""
    summoned, opening, voting = counts
    before, day = moment(held_on - timedelta(days=21)), moment(held_on, 15)
    gathering = more.pop("gathering", Gathering.PLENARY)
    made = commands.plan_conference(
        workplace_id=row.pk, year=when.year, gathering=gathering, held_on=held_on, venue=f"Hội trường {row.name}", contents=["last", "work", "money", "voices"],
        by=CLERK, at=before, **more,
    )  # fmt: skip
    one: dict[str, Any] = {"conference_id": made.pk, "by": CLERK}
    commands.call(summoned=summoned, at=before, **one)
    commands.hold(
        opening=opening,
        voting=voting,
        account="Nghe báo cáo, thảo luận tại tổ, trả lời ý kiến, biểu quyết.",
        at=day,
        **one,
    )
    for text, yes, no, blank in votes:
        commands.vote(text=text, yes=yes, no=no, blank=blank, at=day, **one)
    return commands.conclude(at=day, **one) if votes else commands.declare_void(reason=told.SCHOOL_VOID, at=day, **one)


def _school(row: Any, when: When) -> None:
    void = _conference(row, when, _weekday(date(when.year + 1, 3, 3)), (40, 25, 24), ())
    _conference(row, when, _weekday(date(when.year + 1, 3, 25)), (40, 37, 36), told.SCHOOL_VOTES, again_of=void.pk)
    _review(row, when, told.SCHOOL_REVIEW)


def _agency(row: Any, when: When) -> None:
    _conference(row, when, _weekday(date(when.year + 1, 1, 20)), (34, 31, 30), told.OFFICE_VOTES)


def _utility(row: Any, when: When) -> None:
    _conference(row, when, _weekday(date(when.year + 1, 3, 12)), (120, 112, 112), told.UTILITY_VOTES)
    _members(row, when, workers=6)
    _talk(row, when, -385, told.UTILITY_TALKS[0], published=2)
    talk = _talk(row, when, -45, told.UTILITY_TALKS[1], published=12)
    commands.promise(dialogue_id=talk.pk, text=told.UTILITY_PROMISE, due=when.day(25), by=CLERK, at=when.at(-44))
    _agreement(row, when, told.UTILITY_DEAL, signed=-420, ends=60, sent=8, approved=104, promises=told.UTILITY_PROMISES)
    _review(row, when, told.REVIEW)


def _textile(row: Any, when: When) -> None:
    _members(row, when, workers=20)
    _talk(row, when, -392, told.TEXTILE_LAST, published=3)
    _agreement(
        row, when, told.TEXTILE_DEAL, signed=-400, ends=500, sent=24, approved=702, promises=told.TEXTILE_PROMISES
    )
    asked = commands.ask_dialogue(
        workplace_id=row.pk, asked_on=when.day(-34), asked_by=9, contents=told.TEXTILE_ASK, by=CLERK, at=when.at(-34)
    )
    one: dict[str, Any] = {"dialogue_id": asked.pk, "by": CLERK}
    commands.agree(held_on=when.day(-20), venue="Phòng họp xưởng 1", at=when.at(-32), **one)
    commands.notify(at=when.at(-30), **one)
    commands.hold_dialogue(
        employer_present=3, worker_present=18, result=told.TEXTILE_RESULT, at=when.at(-20, 16), **one
    )
    commands.sign(side=Side.EMPLOYER, at=when.at(-18), **one)


def _members(row: Any, when: When, workers: int) -> None:
    commands.list_members(
        workplace_id=row.pk,
        listed_on=when.day(when.begun + 5),
        employer_members=3,
        worker_members=workers,
        by=CLERK,
        at=when.at(when.begun + 5),
    )


def _talk(row: Any, when: When, days: int, words: tuple[str, str], *, published: int) -> Any:
    """A periodic dialogue whose result came out so many days after."""
    contents, result = words
    members = row.members.first()
    made = commands.set_dialogue(
        workplace_id=row.pk, occasion=Occasion.PERIODIC, held_on=when.day(days), venue=row.name, contents=contents, by=CLERK, at=when.at(days - 24)
    )  # fmt: skip
    one: dict[str, Any] = {"dialogue_id": made.pk, "by": CLERK}
    commands.notify(at=when.at(days - 20), **one)
    commands.hold_dialogue(
        employer_present=3, worker_present=members.worker_members, result=result, at=when.at(days, 16), **one
    )
    over = moment(when.day(days) + timedelta(days=published))
    for side in Side:
        commands.sign(side=side, at=over, **one)
    return commands.publish(at=over, **one)


def _agreement(
    row: Any, when: When, words: tuple[str, str], *, signed: int, ends: int, sent: int, approved: int, promises: tuple[tuple[str, int, int | None, str], ...]
) -> None:  # fmt: skip
    title, summary = words
    made = commands.draft(workplace_id=row.pk, title=title, summary=summary, by=CLERK, at=when.at(signed - 15))
    one: dict[str, Any] = {"agreement_id": made.pk, "by": CLERK}
    workers = row.headcounts.order_by("-on")[0].workers
    commands.poll(polled_on=when.day(signed - 5), polled=workers, approved=approved, at=when.at(signed - 5), **one)
    day = when.day(signed)
    commands.sign_agreement(signed_on=day, since=day, last_day=when.day(ends), at=when.at(signed), **one)
    over = day + timedelta(days=sent)
    commands.send(sent_on=over, sent_to="Sở Nội vụ Thành phố Hồ Chí Minh", at=moment(over), **one)
    for text, due, kept, proof in promises:
        word = commands.promise(text=text, due=when.day(due), at=moment(over), **one)
        if kept is not None:
            commands.keep_promise(
                promise_id=word.pk, proof=proof, kept_on=when.day(kept), by=CLERK, at=when.at(kept, 16)
            )
        elif proof:
            commands.break_promise(promise_id=word.pk, proof=proof, by=CLERK, at=when.at(due + 12))


def _review(row: Any, when: When, words: tuple[str, str, str]) -> None:
    """The review of the half-year before, sent in its last days."""
    today = timezone.localdate(when.now)
    year, half = (today.year, 1) if today.month > 6 else (today.year - 1, 2)
    sent = moment(_weekday(date(year, 6, 24) if half == 1 else date(year, 12, 22)))
    done, short, ahead = words
    made = commands.write_review(
        workplace_id=row.pk, period=f"{year}-H{half}", done=done, short=short, ahead=ahead, by=CLERK, at=sent
    )
    commands.send_review(review_id=made.pk, by=CLERK, at=sent)


def _weekday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
