"""Changing what the book rests on without a release: days declared, numbers of a place."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .facts import DayDeclared, DayWithdrawn, LocalRuleEnded, LocalRuleSet, YearDeclared
from .models import CalendarDay, CalendarYear, LocalRule
from .queries import forget, in_force
from .rules import stricter
from .words import TIMED, DayKind, Kind


@transaction.atomic
def declare_day(*, day: date, kind: DayKind, name: str, instrument: str, by: str, at: datetime) -> CalendarDay:
    """Declare a day off, or a working day made up for one, under an instrument; refuses a day declared already."""
    must_name_instrument(instrument)
    if CalendarDay.objects.filter(day=day, withdrawn_at__isnull=True).exists():
        raise Refusal(f"Ngày {day:%d/%m/%Y} đã được khai báo.", f"{day:%d/%m/%Y} is declared already.", field="day")
    if kind is DayKind.MAKE_UP and day.weekday() < 5 and not _is_off(day):
        raise Refusal(
            f"{day:%d/%m/%Y} vốn là ngày làm việc, không cần làm bù.",
            f"{day:%d/%m/%Y} is a working day anyway.",
            field="day",
        )
    declared = CalendarDay.objects.create(
        day=day,
        kind=kind.value,
        name=name.strip() or kind.vi,
        instrument=instrument.strip(),
        declared_by=by,
        declared_at=at,
    )
    record(
        DayDeclared(day=day, kind=kind.value, instrument=declared.instrument),
        about=f"law:calendar:{day.year}",
        by=by,
        at=at,
    )
    _tell()
    return declared


@transaction.atomic
def withdraw_day(*, day: date, by: str, at: datetime) -> None:
    """Withdraw a declared day; refuses a day that was not declared."""
    changed = CalendarDay.objects.filter(day=day, withdrawn_at__isnull=True).update(withdrawn_at=at, withdrawn_by=by)
    if not changed:
        raise Refusal(f"Ngày {day:%d/%m/%Y} chưa được khai báo.", f"{day:%d/%m/%Y} is not declared.", field="day")
    record(DayWithdrawn(day=day), about=f"law:calendar:{day.year}", by=by, at=at)
    _tell()


@transaction.atomic
def declare_year(
    *, year: int, off: Mapping[date, str], make_up: Mapping[date, str], instrument: str, by: str, at: datetime
) -> CalendarYear:
    """Enter the official list of a year, days with their names; it takes the place of the estimate."""
    must_name_instrument(instrument)
    must_lie_in(year, off)
    if CalendarYear.objects.filter(year=year).exists():
        raise Refusal(f"Danh sách năm {year} đã có.", f"The list of {year} is entered already.", field="year")
    declared = CalendarYear.objects.create(year=year, instrument=instrument.strip(), declared_by=by, declared_at=at)
    kinds = [(DayKind.OFF, off), (DayKind.MAKE_UP, make_up)]
    days = [(day, kind, name) for kind, named in kinds for day, name in named.items()]
    CalendarDay.objects.filter(day__in=[day for day, _, _ in days], withdrawn_at__isnull=True).update(
        withdrawn_at=at, withdrawn_by=by
    )
    CalendarDay.objects.bulk_create(
        CalendarDay(
            day=day,
            kind=kind.value,
            name=name or kind.vi,
            instrument=declared.instrument,
            declared_by=by,
            declared_at=at,
        )
        for day, kind, name in days
    )
    fact = YearDeclared(
        year=year, instrument=declared.instrument, off=tuple(sorted(off)), make_up=tuple(sorted(make_up))
    )
    record(fact, about=f"law:calendar:{year}", by=by, at=at)
    _tell()
    return declared


@transaction.atomic
def set_local_rule(
    *, key: str, place: str, value: int, since: date, instrument: str, by: str, at: datetime, variant: str = ""
) -> LocalRule:
    """Set a place's own number; refuses one weaker than the law's. The number before it ends on that day."""
    must_name_instrument(instrument)
    national = in_force(key, on=since, variant=variant)
    must_be_settable(national.kind, national.compare, key)
    if not stricter(national, value):
        raise Refusal(
            f"Địa phương không đặt lỏng hơn luật: “{national.name}” là {national.spoken}.",
            f"A place may not be laxer than the law: “{national.name_en}” is {national.spoken}.",
            field="value",
            cite=national.cite,
        )
    running = (
        LocalRule.objects.select_for_update().filter(key=key, place=place, variant=variant, until__isnull=True).first()
    )
    if running is not None and running.since >= since:
        raise Refusal(
            "Đã có quy định riêng từ ngày đó hoặc sau đó.",
            "A number from that day or later is set already.",
            field="since",
        )
    if running is not None:
        running.until = since
        running.save(update_fields=["until"])
    kept = LocalRule.objects.create(
        key=key,
        place=place,
        variant=variant,
        value=value,
        since=since,
        instrument=instrument.strip(),
        set_by=by,
        set_at=at,
    )
    fact = LocalRuleSet(
        key=key,
        place=place,
        variant=variant,
        value=value,
        national=int(national.value or 0),
        since=since,
        instrument=kept.instrument,
    )
    record(fact, about=f"law:{key}", by=by, at=at)
    _tell()
    return kept


@transaction.atomic
def end_local_rule(*, key: str, place: str, until: date, by: str, at: datetime, variant: str = "") -> None:
    """End a place's own number from a day on; the law's applies again."""
    changed = LocalRule.objects.filter(
        key=key, place=place, variant=variant, until__isnull=True, since__lt=until
    ).update(until=until)
    if not changed:
        raise Refusal(
            "Địa phương này không có quy định riêng đang áp dụng.", "This place has no number of its own.", field="key"
        )
    record(LocalRuleEnded(key=key, place=place, variant=variant, until=until), about=f"law:{key}", by=by, at=at)
    _tell()


def must_name_instrument(instrument: str) -> None:
    """A change of the calendar or of a number names the paper it rests on."""
    if len(instrument.strip()) < 5:
        raise Refusal("Hãy ghi số, ký hiệu văn bản làm căn cứ.", "Name the instrument it rests on.", field="instrument")


def must_lie_in(year: int, days: Mapping[date, str]) -> None:
    """Every day off of a year's list lies in that year."""
    outside = [day for day in days if day.year != year]
    if outside:
        raise Refusal(
            f"{outside[0]:%d/%m/%Y} không thuộc năm {year}.", f"{outside[0]:%d/%m/%Y} is not in {year}.", field="off"
        )
    if not days:
        raise Refusal("Danh sách ngày nghỉ đang trống.", "The list of days off is empty.", field="off")


def must_be_settable(kind: Kind, compare: str, key: str) -> None:
    """Only terms and numbers with a direction can be made stricter by a place."""
    if (kind not in TIMED and kind is not Kind.NUMBER) or compare not in ("<=", ">="):
        raise Refusal(
            f"“{key}” không phải con số địa phương được đặt chặt hơn.", f"“{key}” cannot be made stricter.", field="key"
        )


def _is_off(day: date) -> bool:
    from .queries import working_calendar

    return not working_calendar().is_working_day(day)


def _tell() -> None:
    """Let this process read the change at once, and again when it is really kept."""
    forget()
    transaction.on_commit(forget)
