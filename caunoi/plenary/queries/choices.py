"""What the forms of a conference offer: groups to invite, bodies by name, records as papers, owners of conclusions."""

from collections.abc import Sequence
from datetime import date, timedelta

from caunoi.places import queries as places
from caunoi.places.models import Body
from caunoi.plenary.models import Plenary
from caunoi.plenary.words import Circle
from caunoi.ui.records import Found, records

#: How far back records of the body are offered as papers, in days.
LOOK_BACK = 400
MOST_FOUND = 60


def circle(row: Plenary, of: Circle, on: date) -> list[Body]:
    """The bodies of a group on a day: of every commune below, or of the conference's own place."""
    if of is Circle.OWN:
        return [body for body in places.bodies_of(row.place, on) if body.pk != row.body_id]
    found = places.find_bodies(province=row.province, on=on).filter(office=of.value)
    if not row.place.is_province:
        found = found.filter(place__parent=row.place)
    return list(found.exclude(pk=row.body_id).exclude(place=row.place))


def searched(row: Plenary, text: str, on: date) -> list[Body]:
    """Bodies of the province by their name, for one more invitation or an owner of a conclusion."""
    if not text.strip():
        return []
    return list(places.find_bodies(text, province=row.province, on=on)[:MOST_FOUND])


def owners(row: Plenary, text: str, on: date) -> list[Body]:
    """Who may own a conclusion: bodies found by name, else the organiser, its own place's and the invited ones below."""
    found = searched(row, text, on)
    if not text.strip():
        found = [row.body, *circle(row, Circle.OWN, on)]
        known = {each.pk for each in found}
        found += [
            each for each in places.bodies(on).filter(pk__in=row.readers).order_by("sort_key") if each.pk not in known
        ]
    return found


def offered_records(row: Plenary, on: date) -> list[Found]:
    """Records of the body that may be laid before the conference, the newest first; nothing is typed twice."""
    since = min(on, row.on) - timedelta(days=LOOK_BACK)
    grouped = records.find(row.body, since, max(on, row.on) + timedelta(days=1), most=20)
    return [found for source, rows in grouped if source.kind != "kept" for found in rows]


def record_named(body: Body, ref: str) -> Sequence[Found]:
    """The body's record behind a reference; none where it is another's or nobody's."""
    return records.named(body, [ref])
