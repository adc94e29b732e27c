"""The walls of disclosure, in the database: drafts and inside papers, names past their days, words nobody has read yet.

Also: published things are found by their words without marks; a version once published never changes.
"""

from django.db import migrations

MINE = "body_id = ANY ((SELECT access_my_bodies())::bigint[])"
SEARCH = """
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE FUNCTION know_disclosure_vector() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := setweight(to_tsvector('simple', unaccent(lower(normalize(NEW.title || ' ' || NEW.number, NFC)))), 'A')
    || setweight(to_tsvector('simple', unaccent(lower(normalize(NEW.summary, NFC)))), 'B')
    || to_tsvector('simple', unaccent(lower(normalize(left(NEW.text, 100000), NFC))));
  RETURN NEW;
END $$;
CREATE TRIGGER know_disclosure_vector BEFORE INSERT OR UPDATE OF title, number, summary, text ON know_disclosure
  FOR EACH ROW EXECUTE FUNCTION know_disclosure_vector();
"""
NO_SEARCH = "DROP TRIGGER know_disclosure_vector ON know_disclosure; DROP FUNCTION know_disclosure_vector();"

WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK ({adds});
CREATE POLICY {table}_seen ON {table} FOR SELECT USING ({sees});
CREATE POLICY {table}_changed ON {table} FOR UPDATE USING ({changes}) WITH CHECK (true);
CREATE POLICY {table}_removed ON {table} FOR DELETE USING ({changes});
"""
NO_WALL = """
DROP POLICY {table}_removed ON {table};
DROP POLICY {table}_changed ON {table};
DROP POLICY {table}_seen ON {table};
DROP POLICY {table}_added ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""
OWN = f"access_is_system() OR {MINE}"
OF_DISCLOSURE = "EXISTS (SELECT 1 FROM know_disclosure d WHERE d.id = disclosure_id)"
OF_MY_DISCLOSURE = (
    "access_is_system() OR EXISTS (SELECT 1 FROM know_disclosure d WHERE d.id = disclosure_id AND d."
    + MINE
    + ")"
)
RECEIPT = "code_digest = ANY (string_to_array((SELECT access_receipt()), ','))"
#: table: who adds, who sees, who changes.
WALLS = {
    "know_disclosure": (OWN, f"{OWN} OR (NOT inside AND (posted_at IS NOT NULL OR stage IN ('planned', 'dropped')))", OWN),
    "know_disclosureversion": (OF_MY_DISCLOSURE, OF_DISCLOSURE, OF_MY_DISCLOSURE),
    "know_postingproof": (OF_MY_DISCLOSURE, OF_DISCLOSURE, OF_MY_DISCLOSURE),
    "know_namelist": (OF_MY_DISCLOSURE, OF_DISCLOSURE, OF_MY_DISCLOSURE),
    "know_listedname": (
        OWN,
        f"{OWN} OR (NOT inside AND since <= access_today() AND access_today() < until)",
        OWN,
    ),
    "know_itemquestion": ("true", f"{OWN} OR state = 'shown' OR {RECEIPT}", OWN),
    "know_newspage": (OWN, f"{OWN} OR stage <> 'writing'", OWN),
    "know_pagecomment": ("true", f"{OWN} OR state = 'shown' OR {RECEIPT}", OWN),
    "know_subscription": ("true", "access_is_system()", "access_is_system()"),
}
#: Counts of a place that name nobody, over the walls: one statement for its page.
FIGURES = """
CREATE FUNCTION know_figures(asked bigint, whole boolean, today date)
RETURNS TABLE (disclosed bigint, due bigint, overdue bigint, questions bigint)
LANGUAGE plpgsql AS $$
DECLARE before text := coalesce(current_setting('caunoi.person', true), '');
BEGIN
  PERFORM set_config('caunoi.person', 'system', true);
  RETURN QUERY EXECUTE format($q$
    SELECT count(*) FILTER (WHERE d.stage = 'posted'),
           count(*) FILTER (WHERE d.stage IN ('planned', 'decided') AND d.due >= $2),
           count(*) FILTER (WHERE d.due < $2 AND (d.stage IN ('planned', 'decided') OR (d.stage = 'posted' AND d.met_on IS NULL))),
           coalesce(sum(d.open_questions), 0)::bigint
    FROM know_disclosure d WHERE NOT d.inside AND d.%I = $1
  $q$, CASE WHEN whole THEN 'province_id' ELSE 'place_id' END) USING asked, today;
  PERFORM set_config('caunoi.person', before, true);
END $$;
"""
KEPT = """
CREATE TRIGGER know_version_kept BEFORE UPDATE OR DELETE ON know_disclosureversion FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("know", "0001_initial"), ("ledger", "0002_guard"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL(SEARCH, NO_SEARCH),
        *[
            migrations.RunSQL(
                WALL.format(table=table, adds=adds, sees=sees, changes=changes), NO_WALL.format(table=table)
            )
            for table, (adds, sees, changes) in WALLS.items()
        ],
        migrations.RunSQL(FIGURES, "DROP FUNCTION know_figures(bigint, boolean, date);"),
        migrations.RunSQL(KEPT, "DROP TRIGGER know_version_kept ON know_disclosureversion;"),
    ]
