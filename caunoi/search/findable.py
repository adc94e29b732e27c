"""What rooms let be found, as data: which rows of theirs, what each says, where it lies, who may see it.

A room writes its ``finding.py`` with SQL over its own table, whose row is called ``r``; the database keeps the index by
triggers made of it, in the same transaction as the record. What is taken back is gone from the index with the act itself.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from caunoi.kernel.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """One kind of record; everything but names and links is SQL.

    Only rows for which ``where`` holds enter the index. Of these, ``shown`` ones are everybody's (``since``–``until`` bound
    them in days); the others belong to ``seen_by`` bodies, never to ``hidden_from`` bodies nor to ``hidden_people``.
    ``stage`` is where it stands as the public is told. ``ref`` and ``key`` make the reference by which the ledger names the record; ``href`` and ``desk`` make addresses of its
    ``path`` (the key unless said otherwise). In SQL the place joined is called ``p``.
    """

    kind: str
    room: str
    vi: str
    en: str
    table: str
    ref: str
    title: str
    text: str
    place: str
    on: str
    shown: str
    href: Callable[[str], str]
    key: str = "r.id::text"
    path: str = ""
    body: str = "NULL::bigint"
    joins: str = ""
    where: str = "TRUE"
    since: str = "NULL::date"
    until: str = "NULL::date"
    seen_by: str = "'{}'::bigint[]"
    hidden_from: str = "'{}'::bigint[]"
    hidden_people: str = "'{}'::bigint[]"
    stage: str = "''"
    synthetic: str = "FALSE"
    desk: Callable[[str], str] | None = None
    icon: str = field(default="right")

    @property
    def label(self) -> str:
        """What such records are called, in the language being spoken."""
        return say(self.vi, self.en)

    def address(self, path: str, *, shown: bool) -> str:
        """Where the record is read: its public page, or the officers' one while it has none."""
        return self.href(path) if shown or self.desk is None else self.desk(path)

    @property
    def select(self) -> str:
        """The row of the index a row ``r`` becomes."""
        return f"""
  '{self.ref}:' || {self.key} AS ref, '{self.kind}' AS kind, {self.path or self.key} AS path,
  CASE WHEN p.level IN ('province', 'commune') THEN p.id ELSE p.parent_id END AS place_id, coalesce(p.province_id, p.id) AS province_id,
  {self.body} AS body_id, ({self.on})::date AS "on", left({self.title}, 300) AS title, left({self.text}, 400) AS excerpt,
  coalesce({self.shown}, FALSE) AS open, {self.since} AS since, {self.until} AS until, {self.seen_by} AS seen_by, {self.hidden_from} AS hidden_from,
  {self.hidden_people} AS hidden_people, ({self.stage})::text AS stage, coalesce({self.synthetic}, FALSE) AS synthetic, left({self.text}, 20000) AS words"""

    def source(self, rows: str) -> str:
        """The rows of the index that ``rows`` become."""
        return f"SELECT {self.select} FROM {rows} r {self.joins} LEFT JOIN places_place p ON p.id = {self.place} WHERE ({self.where}) AND ({self.on}) IS NOT NULL"

    @property
    def digest(self) -> str:
        """Changes whenever the definition does."""
        return hashlib.sha256(f"{self.table}|{self.source('x')}".encode()).hexdigest()


class Register:
    """Kinds in the order offered; an offer is replaced by its kind."""

    def __init__(self) -> None:
        self._kinds: dict[str, Findable] = {}

    def offer(self, *findables: Findable) -> None:
        """Let records of these kinds be found; called by rooms at start."""
        for each in findables:
            self._kinds[each.kind] = each

    def all(self) -> list[Findable]:
        """Every kind."""
        return list(self._kinds.values())

    def of(self, kind: str) -> Findable | None:
        """A kind by its code."""
        return self._kinds.get(kind)

    def named(self, kinds: Iterable[str]) -> list[Findable]:
        """The kinds of some codes, in the order offered; unknown ones are left out."""
        wanted = set(kinds)
        return [each for each in self._kinds.values() if each.kind in wanted]


#: The one register of this installation.
register = Register()
