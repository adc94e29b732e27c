"""Bringing the published list of units, the topics and the rules of competence into the database."""

import csv
import gzip
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any

from django.db import connection, transaction

from caunoi.kernel.text import sort_key
from caunoi.ledger.commands import record
from caunoi.places.facts import PlacesLoaded
from caunoi.places.rules import full_name, level_of, name_key
from caunoi.places.words import PlaceKind

DATA = files("caunoi.places") / "data"
NAMES = "code kind name parent since until near by existence key"
UNITS = "existence code level kind name since until near by note parent sort_key"
LINKS = '"from" ended "to" began partial sure by'
DAY = {"since", "until", "ended", "began"}
FAR = "DATE '9999-12-31'"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows a load added and changed."""

    added: int
    changed: int


@transaction.atomic
def load_places(*, at: datetime, by: str = "system") -> Loaded:
    """Bring the shipped list in: adds and corrects what the list knows, leaves alone what people changed here."""
    done = merge_list(connection)
    topics = merge_topics(connection)
    loaded = Loaded(done.added + topics.added, done.changed + topics.changed)
    if loaded.added or loaded.changed:
        record(PlacesLoaded(added=loaded.added, changed=loaded.changed), about="place:*", by=by, at=at)
    return loaded


def merge_list(link: Any) -> Loaded:
    """Copy the list beside the tables and carry over the difference; works on any Django connection."""
    names, units = _existences(list(_rows("units.tsv.gz")))
    added = changed = 0
    with link.cursor() as cursor:
        _beside(cursor, "list_name", NAMES, names)
        _beside(cursor, "list_unit", UNITS, units)
        _beside(cursor, "list_link", LINKS, ([*row] for row in _links()))
        cursor.execute(_CHANGE_PLACES)
        changed += cursor.rowcount
        for level in ("province", "district", "commune"):
            cursor.execute(_ADD_PLACES, [level])
            added += cursor.rowcount
        cursor.execute(_DROP_NAMES)
        changed += cursor.rowcount
        for statement in (_ADD_NAMES, _ADD_LINKS):
            cursor.execute(statement)
            added += cursor.rowcount
        cursor.execute("DROP TABLE list_name, list_unit, list_link")
        cursor.execute("ANALYZE places_place, places_placename, places_succession")
    return Loaded(added, changed)


def merge_topics(link: Any) -> Loaded:
    """Topics by their code and rules of competence by what they say; rows an administrator ended stay ended."""
    topics = tomllib.loads((DATA / "topics.toml").read_text("utf-8"))["topic"]
    rules = tomllib.loads((DATA / "competence.toml").read_text("utf-8"))["rule"]
    added = 0
    with link.cursor() as cursor:
        for position, topic in enumerate(topics):
            cursor.execute(_TOPIC, {"position": position, "parent": "", "words": "", **topic})
            added += cursor.rowcount
        for rule in rules:
            for matter in rule.get("matters", [""]):
                for topic in rule.get("topics", [""]):
                    cursor.execute(_RULE, {"cite": "", "note": "", **rule, "matter": matter, "topic": topic})
                    added += cursor.rowcount
    return Loaded(added, 0)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\")


def _links() -> Iterator[tuple[str, ...]]:
    for row in _rows("successions.tsv.gz"):
        yield row["from"], row["ended"], row["to"], row["began"], row["partial"], row["sure"], row["by"]


def _existences(rows: list[dict[str, str]]) -> tuple[list[list[Any]], list[list[Any]]]:
    """The list's lines as names, and the units they are names of: a line marked first begins a unit."""
    names: list[list[Any]] = []
    units: list[list[Any]] = []
    held: list[dict[str, str]] = []
    for number, row in enumerate(rows, 1):
        kind = PlaceKind(row["kind"])
        last = number == len(rows) or rows[number]["first"] == "1"
        held.append(row)
        names.append([
            row["code"], row["kind"], row["name"], row["parent"], row["since"], row["until"], row["near"], row["by"],
            len(units), name_key(row["name"]),
        ])  # fmt: skip
        if last:
            begin = held[0]
            note = next((each["note"] for each in held if each["note"]), "")
            near = ("s" if "s" in begin["near"] else "") + ("u" if "u" in row["near"] else "")
            units.append([
                len(units), row["code"], level_of(kind).value, row["kind"], row["name"], begin["since"], row["until"], near,
                begin["by"], note, row["parent"], sort_key(full_name(kind, row["name"])),
            ])  # fmt: skip
            held = []
    return names, units


def _beside(cursor: Any, table: str, columns: str, rows: Any) -> None:
    """A temporary table filled by COPY; empty text is null for days."""
    kinds = (
        f"{name} {'date' if name in DAY else 'int' if name == 'existence' else 'text'}" for name in columns.split()
    )
    cursor.execute(f"CREATE TEMPORARY TABLE {table} ({', '.join(kinds)})")
    days = [name in DAY for name in columns.split()]
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row([(value or None) if day else value for value, day in zip(row, days, strict=True)])
    cursor.execute(f"ANALYZE {table}")


# A unit above is found by its code and the unit's last day. The list leaves alone any code somebody changed here.
_ADD_PLACES = f"""
INSERT INTO places_place (code, level, kind, name, parent_id, province_id, since, until, approximate, instrument, note, remote,
                          sort_key, listed)
SELECT u.code, u.level, u.kind, u.name, above.id, coalesce(above.province_id, above.id), u.since, u.until, u.near, u.by, u.note,
       false, u.sort_key, true
FROM list_unit u
LEFT JOIN places_place above ON above.code = u.parent AND u.parent <> ''
  AND coalesce(above.since, '-infinity') <= coalesce(u.until - 1, {FAR}) AND coalesce(u.until - 1, {FAR}) < coalesce(above.until, 'infinity')
WHERE u.level = %s AND NOT EXISTS (
  SELECT 1 FROM places_place p WHERE p.code = u.code AND (NOT p.listed OR p.since IS NOT DISTINCT FROM u.since))
ORDER BY u.existence
"""
_CHANGE_PLACES = """
UPDATE places_place p SET kind = u.kind, name = u.name, until = u.until, approximate = u.near, instrument = u.by, note = u.note,
                          sort_key = u.sort_key
FROM list_unit u
WHERE p.listed AND p.code = u.code AND p.since IS NOT DISTINCT FROM u.since
  AND (p.kind, p.name, p.until, p.approximate, p.instrument, p.note)
      IS DISTINCT FROM (u.kind, u.name, u.until, u.near, u.by, u.note)
"""
_PARENT = f"""
  SELECT p.id AS place_id, n.*, above.id AS parent_id
  FROM list_name n JOIN list_unit u USING (existence)
  JOIN places_place p ON p.listed AND p.code = u.code AND p.since IS NOT DISTINCT FROM u.since
  LEFT JOIN places_place above ON above.code = n.parent AND n.parent <> ''
    AND coalesce(above.since, '-infinity') <= coalesce(n.until - 1, {FAR}) AND coalesce(n.until - 1, {FAR}) < coalesce(above.until, 'infinity')
"""
_DROP_NAMES = f"""
WITH wanted AS ({_PARENT})
DELETE FROM places_placename n USING places_place p
WHERE p.id = n.place_id AND p.listed AND NOT EXISTS (
  SELECT 1 FROM wanted w WHERE w.place_id = n.place_id AND (w.kind, w.name, w.parent_id, w.since, w.until, w.near, w.by)
    IS NOT DISTINCT FROM (n.kind, n.name, n.parent_id, n.since, n.until, n.approximate, n.instrument))
"""
_ADD_NAMES = f"""
WITH wanted AS ({_PARENT})
INSERT INTO places_placename (place_id, kind, name, parent_id, since, until, approximate, instrument, key)
SELECT w.place_id, w.kind, w.name, w.parent_id, w.since, w.until, w.near, w.by, w.key FROM wanted w
WHERE NOT EXISTS (SELECT 1 FROM places_placename n WHERE n.place_id = w.place_id AND n.since IS NOT DISTINCT FROM w.since)
ORDER BY w.existence, w.since NULLS FIRST
"""
_ADD_LINKS = """
INSERT INTO places_succession (source_id, target_id, "on", partial, sure, instrument)
SELECT DISTINCT ON (s.id, t.id) s.id, t.id, l.ended, l.partial = '1', l.sure = '1', l.by
FROM list_link l
JOIN places_place s ON s.listed AND s.code = l."from" AND coalesce(s.since, '-infinity') < l.ended AND l.ended <= coalesce(s.until, 'infinity')
JOIN places_place t ON t.listed AND t.code = l."to" AND coalesce(t.since, '-infinity') <= l.began AND l.began < coalesce(t.until, 'infinity')
WHERE s.id <> t.id
ORDER BY s.id, t.id, l.ended
ON CONFLICT (source_id, target_id) DO NOTHING
"""
_TOPIC = """
INSERT INTO places_topic (code, vi, en, parent_id, position, complaint_class, denunciation_class, feedback_class, words, in_use)
VALUES (%(code)s, %(vi)s, %(en)s, (SELECT id FROM places_topic WHERE code = %(parent)s), %(position)s, %(complaint)s,
        %(denunciation)s, %(feedback)s, %(words)s, true)
ON CONFLICT (code) DO NOTHING
"""
_RULE = """
INSERT INTO places_competence (matter, topic_id, level, office, part, since, cite, note)
SELECT %(matter)s, (SELECT id FROM places_topic WHERE code = %(topic)s), %(level)s, %(office)s, %(part)s, %(since)s, %(cite)s, %(note)s
WHERE NOT EXISTS (
  SELECT 1 FROM places_competence c LEFT JOIN places_topic t ON t.id = c.topic_id
  WHERE c.matter = %(matter)s AND coalesce(t.code, '') = %(topic)s AND c.level = %(level)s AND c.office = %(office)s
    AND c.part = %(part)s AND c.place_id IS NULL AND c.body_id IS NULL AND c.since = %(since)s)
"""


def bring(link: Any) -> None:
    """The list, topics and competence on a connection: what ``caunoi upgrade`` does after migrating."""
    with transaction.atomic(using=link.alias):
        merge_list(link)
        merge_topics(link)


__all__ = ["Loaded", "bring", "load_places"]
