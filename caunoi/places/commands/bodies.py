"""Changing bodies: establish, rename, dissolve; seats taken and ended; the usual bodies of a province at once."""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.db.models import Q

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, slug, sort_key
from caunoi.ledger.commands import record, record_many
from caunoi.places import rules
from caunoi.places.facts import Appointed, BodiesEstablished, BodyDissolved, BodyEstablished, BodyRenamed, TermEnded
from caunoi.places.models import Body, BodyName, Place, Term
from caunoi.places.words import BodyKind, Level, PlaceKind, Seat

_FORMS = files("caunoi.places") / "data" / "bodies.toml"
#: The day commune and province became the only levels of government (Law 72/2025/QH15).
TWO_LEVELS = date(2025, 7, 1)
_KIND_ORDER = {kind.value: position for position, kind in enumerate(BodyKind)}


@transaction.atomic
def establish_body(
    *,
    kind: BodyKind,
    name: str,
    place: Place,
    since: date,
    by: str,
    at: datetime,
    office: str = "",
    parent: Body | None = None,
    short_name: str = "",
    instrument: str = "",
) -> Body:
    """Bring a body into being; without an office its code is made of its name and the place's code."""
    name = rules.must_be_named(clean(name))
    if parent is not None and not parent.exists_on(since):
        raise Refusal(
            f"{parent.name} không tồn tại vào ngày đó.", f"{parent.name} does not exist then.", field="parent"
        )
    office = slug(office) or slug(name)[:60]
    body = _made(kind=kind, name=name, place=place, since=since, office=office, parent=parent)
    body.short_name, body.instrument = clean(short_name), instrument
    if Body.objects.filter(Q(until__isnull=True) | Q(until__gt=since), code=body.code).exists():
        raise Refusal(
            f"Đã có cơ quan mang mã {body.code}.", f"A body with code {body.code} exists already.", field="office"
        )
    body.save()
    fact = BodyEstablished(
        name=name,
        kind=kind.value,
        place=place.code,
        parent=parent.code if parent else "",
        since=since,
        instrument=instrument,
    )
    record(fact, about=body.ref, by=by, at=at)
    return body


#: What the bodies of a residential group are called before its name, and the office their code begins with.
_GROUP_BODIES = {
    BodyKind.RESIDENTIAL_HEADS: ("bdh", "Ban điều hành"),
    BodyKind.FRONT_BOARD: ("bctmt", "Ban công tác Mặt trận"),
}


def body_of_group(
    place: Place, *, by: str, at: datetime, kind: BodyKind = BodyKind.RESIDENTIAL_HEADS, day: date | None = None
) -> Body:
    """A residential group's leaders, or its Front board: the body that stands on a day, today unless said, set up when there is none."""
    day = day or at.date()
    office, called = _GROUP_BODIES[kind]
    found = Body.objects.filter(_running(day), place=place, kind=kind.value).select_related("place").first()
    if found is not None:
        return found
    name = f"{called} {place.full_name[0].lower()}{place.full_name[1:]}"
    return establish_body(kind=kind, name=name, place=place, since=place.since or day, office=office, by=by, at=at)


@transaction.atomic
def rename_body(*, body: Body, name: str, since: date, by: str, at: datetime, instrument: str = "") -> Body:
    """Give a body another name from a day; what it was called stays on record."""
    name = rules.must_be_named(clean(name))
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    last = body.names.order_by("-until").first()
    began = last.until if last else body.since
    rules.must_follow(since, began, body.until, body.name)
    rules.must_have_come(since, at.date())
    if name == body.name:
        raise Refusal("Tên mới giống tên hiện nay.", "The name is as it was.", field="name")
    BodyName.objects.create(body=body, name=body.name, since=began, until=since, instrument=instrument)
    record(BodyRenamed(before=body.name, after=name, since=since, instrument=instrument), about=body.ref, by=by, at=at)
    body.name, body.sort_key, body.key = name, _order(body.kind, name), rules.name_key(name)
    body.save(update_fields=["name", "sort_key", "key"])
    return body


@transaction.atomic
def dissolve_body(*, body: Body, until: date, by: str, at: datetime, reason: str = "") -> None:
    """End a body from a day, and every seat in it; refuses while bodies under it stand."""
    rules.must_follow(until, body.since, body.until, body.name)
    below = Body.objects.filter(Q(until__isnull=True) | Q(until__gt=until), parent=body).first()
    if below is not None:
        raise Refusal(
            f"{below.name} còn trực thuộc {body.name}; hãy giải thể hoặc chuyển trước.",
            f"{below.name} still lies under {body.name}; dissolve or move it first.",
        )
    Body.objects.filter(pk=body.pk).update(until=until)
    Term.objects.filter(Q(until__isnull=True) | Q(until__gt=until), body=body, since__lt=until).update(until=until)
    record(BodyDissolved(until=until, reason=reason), about=body.ref, by=by, at=at)


@transaction.atomic
def appoint(
    *,
    body: Body,
    name: str,
    seat: Seat,
    since: date,
    by: str,
    at: datetime,
    person: str = "",
    title: str = "",
    until: date | None = None,
    instrument: str = "",
    consented_on: date | None = None,
) -> Term:
    """Give a person a seat in a body for a term; one head at a time, contacts and invited people only by consent."""
    name = rules.must_be_named(clean(name))
    rules.must_consent(seat, consented_on)
    if not body.exists_on(since):
        raise Refusal(f"{body.name} không tồn tại vào ngày đó.", f"{body.name} does not exist then.", field="since")
    if until is not None and until <= since:
        raise Refusal("Ngày kết thúc phải sau ngày bắt đầu.", "The term must end after it begins.", field="until")
    running = Term.objects.filter(Q(until__isnull=True) | Q(until__gt=since), body=body)
    if until is not None:
        running = running.filter(since__lt=until)
    _must_be_vacant(running, body, seat, person)
    term = Term.objects.create(
        body=body, person=person, name=name, seat=seat.value, title=clean(title), since=since, until=until,
        instrument=instrument, consented_on=consented_on,
    )  # fmt: skip
    fact = Appointed(
        person=person or name, seat=seat.value, title=term.title, since=since, until=until, instrument=instrument
    )
    record(fact, about=body.ref, by=by, at=at)
    return term


@transaction.atomic
def appoint_heads(
    *, heads: Sequence[tuple[Body, str, str, str]], since: date, by: str, at: datetime, instrument: str = ""
) -> int:
    """Give many bodies their heads at once, as (body, name, title, person); those that have a head are left alone."""
    taken = set(
        Term.objects.filter(
            _ending_after(since), body__in=[body for body, *_ in heads], seat=Seat.HEAD.value
        ).values_list("body_id", flat=True)
    )
    new = [row for row in heads if row[0].pk not in taken and row[0].exists_on(since)]
    Term.objects.bulk_create(
        Term(
            body=body,
            person=person,
            name=rules.must_be_named(clean(name)),
            seat=Seat.HEAD.value,
            title=clean(title),
            since=since,
            instrument=instrument,
        )
        for body, name, title, person in new
    )
    record_many(
        [
            (
                Appointed(
                    person=person or name,
                    seat=Seat.HEAD.value,
                    title=title,
                    since=since,
                    until=None,
                    instrument=instrument,
                ),
                body.ref,
            )
            for body, name, title, person in new
        ],
        by=by,
        at=at,
    )
    return len(new)


@transaction.atomic
def end_term(*, term: Term, until: date, by: str, at: datetime, reason: str = "") -> Term:
    """End a seat from a day; a term can be shortened, never lengthened here."""
    if until <= term.since or (term.until is not None and until > term.until):
        raise Refusal(
            f"Ngày thôi giữ chức phải sau {term.since:%d/%m/%Y} và không quá ngày hết nhiệm kỳ.",
            f"The day must be after {term.since:%d/%m/%Y} and not after the term's end.",
            field="until",
        )
    term.until = until
    term.save(update_fields=["until"])
    record(
        TermEnded(person=term.person or term.name, seat=term.seat, until=until, reason=reason),
        about=term.body.ref,
        by=by,
        at=at,
    )
    return term


@transaction.atomic
def establish_bodies(*, province_code: str, by: str, at: datetime, since: date | None = None) -> int:
    """Set up the usual bodies of a province and of each of its communes; those that exist already are left alone.

    Without a day each body begins with its unit, at the earliest on the day the two-level government began.
    """
    day = since or at.date()
    province = Place.objects.filter(_running(day), code=province_code, level=Level.PROVINCE).first()
    if province is None:
        raise Refusal(
            f"Không có đơn vị cấp tỉnh mang mã {province_code} vào ngày {day:%d/%m/%Y}.",
            f"No province has code {province_code} on {day:%d/%m/%Y}.",
            field="province",
        )
    forms = tomllib.loads(_FORMS.read_text("utf-8"))
    held = {body.code: body for body in Body.objects.filter(_ending_after(day), province=province)}
    communes = (
        Place.objects.filter(_running(day), province=province, level=Level.COMMUNE)
        .select_related("province")
        .order_by("sort_key")
    )
    made = _sets(forms["province"], [province], held, since) + _sets(forms["commune"], list(communes), held, since)
    if made:
        record(BodiesEstablished(bodies=len(made), since=day), about=province.ref, by=by, at=at)
    return len(made)


def rename_with_place(
    place: Place, old_kind: PlaceKind, old_name: str, *, since: date, by: str, at: datetime, instrument: str
) -> None:
    """Bodies whose name holds their unit's name follow it when the unit is renamed."""
    before, after = _in_text(old_kind, old_name), _in_text(PlaceKind(place.kind), place.name)
    standing = Body.objects.filter(
        Q(until__isnull=True) | Q(until__gt=since), Q(since__isnull=True) | Q(since__lt=since), place=place
    )
    for body in standing:
        if before in body.name:
            rename_body(
                body=body, name=body.name.replace(before, after), since=since, by=by, at=at, instrument=instrument
            )


def _sets(forms: list[dict[str, Any]], places: list[Place], held: dict[str, Body], since: date | None) -> list[Body]:
    """Bodies after the forms, parents before those under them; known ones are kept in ``held``."""
    made: list[Body] = []
    for form in forms:
        batch = []
        for place in places:
            if not _fits(form, place) or f"{form['office']}.{place.code}" in held:
                continue
            above = held.get(f"{form['parent']}.{place.code}") if "parent" in form else None
            if "up" in form and place.province is not None:
                above = held.get(f"{form['up']}.{place.province.code}")
            begun = since or max(place.since or TWO_LEVELS, TWO_LEVELS)
            party = f"{'Thành ủy' if place.kind == PlaceKind.CITY else 'Tỉnh ủy'} {place.name}"
            name = form["name"].format(place=_in_text(PlaceKind(place.kind), place.name), name=place.name, party=party)
            batch.append(
                _made(
                    kind=BodyKind(form["kind"]),
                    name=name,
                    place=place,
                    since=begun,
                    office=form["office"],
                    parent=above,
                )
            )
        for body in Body.objects.bulk_create(batch):
            held[body.code] = body
        made += batch
    return made


def _ending_after(day: date) -> Q:
    return Q(until__isnull=True) | Q(until__gt=day)


def _running(day: date) -> Q:
    return (Q(since__isnull=True) | Q(since__lte=day)) & _ending_after(day)


def _fits(form: dict[str, Any], place: Place) -> bool:
    top = place if place.province is None else place.province
    return (
        place.kind in form.get("of", [place.kind])
        and top.code in form.get("only", [top.code])
        and top.code not in form.get("except", [])
    )


def _made(*, kind: BodyKind, name: str, place: Place, since: date, office: str, parent: Body | None) -> Body:
    return Body(
        code=f"{office}.{place.code}", office=office, kind=kind.value, name=name, place=place,
        province=place.province or place, parent=parent, since=since, sort_key=_order(kind.value, name), key=rules.name_key(name),
    )  # fmt: skip


def _order(kind: str, name: str) -> str:
    return f"{_KIND_ORDER[kind]:02d} {sort_key(name)}"


def _in_text(kind: PlaceKind, name: str) -> str:
    """The official name inside a sentence: "phường Tân Phú", but "Thành phố Hồ Chí Minh" as the city writes itself."""
    full = rules.full_name(kind, name)
    return full if kind is PlaceKind.CITY and name == "Hồ Chí Minh" else full[0].lower() + full[1:]


def _must_be_vacant(running: Any, body: Body, seat: Seat, person: str) -> None:
    head = running.filter(seat=Seat.HEAD).first() if seat is Seat.HEAD else None
    if head is not None:
        raise Refusal(
            f"{body.name} đang có người đứng đầu: {head.name} (từ {head.since:%d/%m/%Y}). Hãy ghi thôi giữ chức trước.",
            f"{body.name} has a head: {head.name} (since {head.since:%d/%m/%Y}). End that term first.",
            field="seat",
        )
    if person and running.filter(seat=seat.value, person=person).exists():
        raise Refusal("Người này đang giữ vị trí đó.", "This person holds that seat already.", field="seat")
