"""Counts from the maintained tallies, never from the opinions themselves."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection

from caunoi.discuss.models import Consultation
from caunoi.discuss.rules import is_counted
from caunoi.discuss.words import Channel, Measure
from caunoi.law.queries import in_force

_EPOCH = date(2000, 1, 1)
NO_STANCE = 2


def fewest_told(on: date) -> int:
    """From how many on a count of a group is told, by the house's one rule."""
    return int(in_force("house.few", on=on).value or 0)


@dataclass(slots=True)
class Count:
    """How a section, statement or question stands: people by value, and what was only spoken, apart."""

    by_value: dict[int, int] = field(default_factory=dict)
    opinions: int = 0
    spoken: int = 0

    @property
    def agree(self) -> int:
        """People who agree."""
        return self.by_value.get(1, 0)

    @property
    def disagree(self) -> int:
        """People who do not."""
        return self.by_value.get(-1, 0)

    @property
    def passed(self) -> int:
        """People who took neither side."""
        return self.by_value.get(0, 0)

    @property
    def people(self) -> int:
        """Everybody counted here."""
        return sum(self.by_value.values())


@dataclass(slots=True)
class Totals:
    """The whole consultation: opinions and persons counted apart, by channel; spoken ones beside."""

    opinions: int = 0
    persons: int = 0
    spoken: int = 0
    channels: dict[Channel, tuple[int, int]] = field(default_factory=dict)


def counts(consultation: Consultation, measure: Measure) -> dict[int, Count]:
    """Counts of every section, statement or question, by its id: one statement."""
    sql = "SELECT target, channel, value, sum(opinions), sum(persons) FROM discuss_tally WHERE consultation_id = %(c)s AND measure = %(m)s GROUP BY 1, 2, 3"
    found: dict[int, Count] = {}
    for target, channel, value, opinions, persons in _rows(sql, consultation, measure):
        count = found.setdefault(target, Count())
        if is_counted(Channel(channel)):
            count.by_value[value] = count.by_value.get(value, 0) + int(persons)
            count.opinions += int(opinions)
        else:
            count.spoken += int(opinions)
    return found


def values_of(consultation: Consultation, measure: Measure) -> list[tuple[int, int]]:
    """Pairs (target, value) that have any opinion, spoken ones too."""
    sql = "SELECT target, value FROM discuss_tally WHERE consultation_id = %(c)s AND measure = %(m)s GROUP BY 1, 2 HAVING sum(opinions) > 0 ORDER BY 1, 2"
    return [(target, value) for target, value in _rows(sql, consultation, measure)]


def totals(consultation: Consultation) -> Totals:
    """Opinions and persons of the whole: one statement."""
    sql = "SELECT measure, channel, sum(opinions), sum(persons) FROM discuss_tally WHERE consultation_id = %(c)s AND measure <> 'day' GROUP BY 1, 2"
    found = Totals()
    by_channel: dict[Channel, list[int]] = {}
    for measure, code, opinions, persons in _rows(sql, consultation):
        here = by_channel.setdefault(Channel(code), [0, 0])
        if measure == Measure.PERSONS.value:
            here[1] += int(persons)
        else:
            here[0] += int(opinions)
    for channel, (opinions, persons) in by_channel.items():
        if is_counted(channel):
            found.opinions += opinions
            found.persons += persons
        else:
            found.spoken += opinions
    found.channels = {
        channel: (by_channel[channel][0], by_channel[channel][1]) for channel in Channel if channel in by_channel
    }
    return found


def by_place(consultation: Consultation) -> list[tuple[int, int, int]]:
    """(place, opinions, persons) of counted channels, the most persons first; place 0 did not say: one statement."""
    sql = (
        "SELECT place, sum(opinions) FILTER (WHERE measure <> 'persons'), sum(persons) FILTER (WHERE measure = 'persons') FROM discuss_tally"
        " WHERE consultation_id = %(c)s AND measure <> 'day' AND channel <> 'spoken' GROUP BY 1"
    )
    rows = [(place, int(opinions or 0), int(persons or 0)) for place, opinions, persons in _rows(sql, consultation)]
    return sorted(rows, key=lambda row: (-row[2], row[0]))


def by_day(consultation: Consultation) -> list[tuple[date, int]]:
    """Counted opinions of each day that had any."""
    sql = "SELECT value, sum(opinions) FROM discuss_tally WHERE consultation_id = %(c)s AND measure = 'day' AND channel <> 'spoken' GROUP BY 1 HAVING sum(opinions) <> 0 ORDER BY 1"
    return [(_EPOCH + timedelta(days=int(day)), int(opinions)) for day, opinions in _rows(sql, consultation)]


def _rows(sql: str, consultation: Consultation, measure: Measure | None = None) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(sql, {"c": consultation.pk, "m": measure.value if measure else ""})
        return list(cursor.fetchall())


def overview(consultations: list[int]) -> dict[int, tuple[int, int, int]]:
    """(opinions, persons, spoken opinions) of several consultations: one statement."""
    found = {each: [0, 0, 0] for each in consultations}
    sql = (
        "SELECT consultation_id, measure = 'persons', channel, sum(opinions), sum(persons) FROM discuss_tally"
        " WHERE consultation_id = ANY(%(c)s) AND measure <> 'day' GROUP BY 1, 2, 3"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"c": consultations})
        for consultation, of_persons, channel, opinions, persons in cursor.fetchall():
            here = found[consultation]
            if not is_counted(Channel(channel)):
                here[2] += 0 if of_persons else int(opinions)
            elif of_persons:
                here[1] += int(persons)
            else:
                here[0] += int(opinions)
    return {each: (opinions, persons, spoken) for each, (opinions, persons, spoken) in found.items()}


def section_counts(consultations: list[int]) -> dict[int, Count]:
    """Counted stances of every section of several consultations, by the section's id: one statement."""
    sql = (
        "SELECT target, value, sum(persons) FROM discuss_tally"
        " WHERE consultation_id = ANY(%(c)s) AND measure = 'section' AND channel <> 'spoken' GROUP BY 1, 2"
    )
    found: dict[int, Count] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, {"c": consultations})
        for target, value, persons in cursor.fetchall():
            found.setdefault(target, Count()).by_value[value] = int(persons)
    return found
