"""What rooms count of their own records, offered to the indicators: which rows, on which day, by whom, where.

A measure is SQL of the room that owns the rows; it is counted for everybody (aggregates name nobody) and listed under
the row policies of whoever reads. The main row of ``rows`` is called ``r``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from caunoi.access.context import as_system
from caunoi.kernel.words import say

#: The day of a moment ``{}``, in Vietnam.
DAY = "({} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One count: a row of ``rows`` counts on its ``day`` for its ``body`` and ``place`` where ``where`` holds.

    ``adds`` is what a row adds; conditions may speak of ``%(since)s`` and ``%(until)s`` (the day after the last). ``about``
    names the thing for its officers' page (see ``front``), ``title`` what a list calls it; both in SQL.
    """

    code: str
    rows: str
    day: str
    place: str
    body: str = ""
    where: str = "TRUE"
    adds: str = "1"
    key: str = "r.id::text"
    title: str = "''"
    about: str = "''"
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Measure):
    """Words that bodies wrote by themselves (``text``), to be compared with each other's."""

    vi: str
    en: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """One text as its reader may see it."""

    kind: str
    body: int
    name: str
    on: date
    title: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose rows: of bodies and (where a row has no body) places, of a province, or of the whole country; ``by`` makes the units."""

    bodies: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    province: int | None = None
    country: bool = False
    by: str = "whole"


@dataclass(frozen=True, slots=True)
class Row:
    """One record behind a measure."""

    key: str
    on: date
    title: str
    about: str
    body: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of records: how many the reader may see, how many there are, where the next page begins."""

    rows: list[Row]
    visible: int
    total: int
    after: str


class Measures:
    """Every measure of this installation, by its code ("dialogue.held")."""

    def __init__(self) -> None:
        self._known: dict[str, Measure] = {}
        self._texts: dict[str, Text] = {}

    def offer_texts(self, given: Iterable[Text]) -> None:
        """Add what a room's bodies write by themselves."""
        self._texts |= {each.code: each for each in given}

    def offer(self, given: Iterable[Measure]) -> None:
        """Add a room's measures; one offered again replaces the former."""
        self._known |= {each.code: each for each in given}

    def get(self, code: str) -> Measure | None:
        """The measure of a code; None where no room counts it."""
        return self._known.get(code)

    def version(self, code: str) -> str:
        """How a code is counted now: "dialogue.held.1"; empty where no room counts it."""
        found = self._known.get(code)
        return f"{code}.{found.version}" if found else ""

    def counts(self, codes: Iterable[str], reach: Reach, *, since: date, until: date) -> dict[int, dict[str, int]]:
        """The known measures among ``codes`` by unit: one statement for each set of rows, counted over every row."""
        sets: dict[tuple[str, str, str], list[Measure]] = {}
        for code in codes:
            found = self._known.get(code)
            if found is not None:
                sets.setdefault((found.rows, found.body, found.place), []).append(found)
        counted: dict[int, dict[str, int]] = {}
        values = _values(reach, since, until)
        with as_system(), connection.cursor() as cursor:
            for measures in sets.values():
                columns = ", ".join(
                    f"coalesce(sum({each.adds}) FILTER (WHERE {_in_span(each)}), 0)::bigint" for each in measures
                )
                sql = f"SELECT {_unit(measures[0], reach)}, {columns} FROM {measures[0].rows} WHERE {_within(measures[0], reach)} GROUP BY 1"
                cursor.execute(sql, values)
                for unit, *numbers in cursor.fetchall():
                    row = counted.setdefault(unit, {})
                    row |= dict(zip((each.code for each in measures), numbers, strict=True))
        return counted

    def records(
        self, code: str, reach: Reach, *, since: date, until: date, after: str = "", size: int = 30
    ) -> Rows:  # fmt: skip
        """The rows behind a measure, newest first: those the speaker may see, and how many there are in all."""
        measure = self._known.get(code)
        if measure is None:
            return Rows([], 0, 0, "")
        values: dict[str, Any] = _values(reach, since, until)
        body = f"FROM {measure.rows} WHERE {_within(measure, reach)} AND {_in_span(measure)}"
        named = (
            f"(SELECT owner.name FROM places_body owner WHERE owner.id = {measure.body})" if measure.body else "NULL"
        )
        further = ""
        if after:
            day, _, key = after.partition("~")
            values |= {"before": date.fromisoformat(day), "last": key}
            further = f" AND ({measure.day}, {measure.key}) < (%(before)s, %(last)s)"
        with connection.cursor() as cursor:
            with as_system():
                cursor.execute(f"SELECT count(*) {body}", values)
                total = cursor.fetchone()[0]
            cursor.execute(f"SELECT count(*) {body}", values)
            visible = cursor.fetchone()[0]
            cursor.execute(
                f"""SELECT {measure.key}, {measure.day}, {measure.title}, {measure.about}, {named}
                    {body}{further} ORDER BY 2 DESC, 1 DESC LIMIT {size + 1:d}""",
                values,
            )
            found = cursor.fetchall()
        rows = [Row(key, day, title or "", about or "", name or "") for key, day, title, about, name in found[:size]]
        return Rows(rows, visible, total, f"{rows[-1].on.isoformat()}~{rows[-1].key}" if len(found) > size else "")

    def written(self, reach: Reach, *, since: date, until: date, most: int) -> list[Written]:
        """What bodies wrote in a span, as far as the speaker may read it: one statement for each kind, the latest first."""
        found: list[Written] = []
        with connection.cursor() as cursor:
            for each in self._texts.values():
                cursor.execute(
                    f"""SELECT {each.body}, (SELECT owner.name FROM places_body owner WHERE owner.id = {each.body}), {each.day}, {each.title},
                               {each.about}, {each.text}
                        FROM {each.rows} WHERE {_within(each, reach)} AND {_in_span(each)} AND {each.text} <> ''
                        ORDER BY {each.day} DESC, {each.key} LIMIT %(most)s""",
                    {**_values(reach, since, until), "most": most - len(found)},
                )
                label = say(each.vi, each.en)
                found += [
                    Written(label, body, name or "", on, title or "", about or "", text)
                    for body, name, on, title, about, text in cursor.fetchall()
                ]
        return found


def _values(reach: Reach, since: date, until: date) -> Mapping[str, Any]:
    return {
        "since": since, "until": until, "bodies": list(reach.bodies), "places": list(reach.places), "province": reach.province,
    }  # fmt: skip


def _in_span(measure: Measure) -> str:
    return f"{measure.day} >= %(since)s AND {measure.day} < %(until)s AND ({measure.where})"


def _unit(measure: Measure, reach: Reach) -> str:
    match reach.by:
        case "whole":
            return "0::bigint"
        case "body":
            return measure.body or "0::bigint"
        case "province":
            return f"(SELECT coalesce(above.province_id, above.id) FROM places_place above WHERE above.id = {measure.place})"
        case _:
            return measure.place


def _within(measure: Measure, reach: Reach) -> str:
    """Whether a row lies in the reach, in SQL."""
    if reach.country:
        return "TRUE"
    if reach.province is not None:
        return f"{measure.place} IN (SELECT within.id FROM places_place within WHERE within.province_id = %(province)s OR within.id = %(province)s)"
    return f"{measure.body} = ANY (%(bodies)s)" if measure.body else f"{measure.place} = ANY (%(places)s)"


#: The one set of measures of this installation.
measures = Measures()
