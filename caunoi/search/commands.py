"""Keeping the index: triggers made of what the rooms declare; feeding a kind anew; nothing else writes to it."""

from django.db import connection, transaction
from psycopg import sql

from caunoi.access.context import as_system
from caunoi.kernel.refusal import Refusal

from .findable import Findable, register
from .models import IndexedKind

#: The columns a record is fed with, in order; the digest of a row is made of all of them.
COLUMNS = ("ref", "kind", "path", "place_id", "province_id", "body_id", '"on"', "title", "excerpt", "open", "since", "until", "seen_by", "hidden_from", "hidden_people", "stage", "synthetic")  # fmt: skip
NAMES = ", ".join(COLUMNS)
CHANGED = ", ".join(f"{name} = excluded.{name}" for name in (*COLUMNS[1:], "folded", "vector", "mark"))
#: Rows of the index made of rows of a source; where nothing changed the row is left as it is and no index is touched.
WRITE = f"""
INSERT INTO search_foundrecord ({NAMES}, folded, vector, mark)
SELECT {NAMES}, search_fold(title), search_vector(title, words), md5(s::text) FROM ({{source}}) s
ON CONFLICT (ref) DO UPDATE SET {CHANGED} WHERE search_foundrecord.mark IS DISTINCT FROM excluded.mark"""
#: Run as the owner of the index, whoever wrote the record: nobody else may write to it.
FEED = """
CREATE OR REPLACE FUNCTION search_feed_{kind}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $feed$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM search_foundrecord WHERE ref = (SELECT '{ref}:' || {key} FROM (SELECT OLD.*) r);
    RETURN NULL;
  END IF;
  {write};
  IF NOT FOUND AND NOT EXISTS ({again}) THEN
    DELETE FROM search_foundrecord WHERE ref = (SELECT '{ref}:' || {key} FROM (SELECT NEW.*) r);
  END IF;
  RETURN NULL;
END $feed$;
CREATE OR REPLACE FUNCTION search_refeed_{kind}() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $feed$
DECLARE gone integer; changed integer;
BEGIN
  DELETE FROM search_foundrecord f WHERE f.kind = '{kind}' AND NOT EXISTS (SELECT 1 FROM ({whole}) s WHERE s.ref = f.ref);
  GET DIAGNOSTICS gone = ROW_COUNT;
  {write_whole};
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN gone + changed;
END $feed$;
DROP TRIGGER IF EXISTS search_feed ON {table};
CREATE TRIGGER search_feed AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION search_feed_{kind}();
"""


def install() -> list[str]:
    """Put in place the triggers of kinds whose definition is new or changed, and feed these; needs the owner's connection."""
    known = dict(IndexedKind.objects.values_list("kind", "digest"))
    there = set(connection.introspection.table_names())
    wanted = {each.kind: each for each in register.all() if each.table in there}
    fresh = [each for each in wanted.values() if known.get(each.kind) != each.digest]
    for each in fresh:
        with transaction.atomic(), as_system(), connection.cursor() as cursor:
            cursor.execute(_statements(each))
            cursor.execute(f"SELECT search_refeed_{each.kind}()")
            IndexedKind.objects.update_or_create(kind=each.kind, defaults={"digest": each.digest})
    for kind in set(known) - set(wanted):
        with transaction.atomic(), as_system(), connection.cursor() as cursor:
            name = sql.Identifier(f"search_feed_{kind}")
            cursor.execute(sql.SQL("DROP FUNCTION IF EXISTS {}() CASCADE").format(name))
            cursor.execute("DELETE FROM search_foundrecord WHERE kind = %s", [kind])
            IndexedKind.objects.filter(kind=kind).delete()
    return [each.kind for each in fresh]


def refeed(kind: str = "") -> dict[str, int]:
    """Compare the index with the rooms and mend it; how many rows changed by kind, nought where all was as it should be."""
    kinds = [each for each in register.all() if kind in ("", each.kind)]
    if not kinds:
        raise Refusal(f"Không có loại “{kind}” trong danh mục tìm kiếm.", f"There is no kind “{kind}” in the index.")
    changed: dict[str, int] = {}
    ready = set(IndexedKind.objects.values_list("kind", flat=True))
    for each in kinds:
        if each.kind in ready:
            with as_system(), connection.cursor() as cursor:
                cursor.execute(f"SELECT search_refeed_{each.kind}()")
                changed[each.kind] = cursor.fetchone()[0]
    return changed


def _statements(each: Findable) -> str:
    one, whole = each.source("(SELECT NEW.*)"), each.source(each.table)
    return FEED.format(
        kind=each.kind, ref=each.ref, key=each.key, table=each.table, again=one, whole=whole, write=WRITE.format(source=one),
        write_whole=WRITE.format(source=whole),
    )  # fmt: skip
