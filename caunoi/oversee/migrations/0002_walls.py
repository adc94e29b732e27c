"""The walls: plans before they are shown, names without consent, opinions before they are sent: the body's own that keeps them."""

from django.db import migrations

MY = "= ANY ((SELECT access_my_bodies())::bigint[])"
MINE = f"(access_is_system() OR body_id {MY})"
OF_SUPERVISION = "EXISTS (SELECT 1 FROM oversee_supervision s WHERE s.id = supervision_id AND {what})"
OF_CRITICISM = "EXISTS (SELECT 1 FROM oversee_criticism c WHERE c.id = criticism_id AND {what})"
#: Whoever supervises; whoever is supervised, once told.
KEEPS = f"(access_is_system() OR {OF_SUPERVISION.format(what=f's.body_id {MY}')})"
GATHERS = f"(access_is_system() OR {OF_CRITICISM.format(what=f'c.body_id {MY}')})"
ANSWERS = f"{OF_CRITICISM.format(what=f'c.drafter_id {MY}')}"
SENT = OF_CRITICISM.format(what="c.phase IN ('sent', 'answered', 'issued')")
#: Table: who sees a row, who adds one, who changes one.
POLICIES = {
    "oversee_supervisionprogramme": (f"signed_on IS NOT NULL OR {MINE}", MINE, MINE),
    "oversee_supervision": (f"shown OR {MINE}", MINE, f"{MINE} OR (shown AND subject_id {MY})"),
    "oversee_oversightmember": (f"public OR {MINE}", MINE, MINE),
    "oversee_oversightadvice": (f"number <> '' OR {KEEPS}", KEEPS, KEEPS),
    "oversee_criticismpoint": (f"{SENT} OR {GATHERS}", GATHERS, f"{GATHERS} OR ({SENT} AND {ANSWERS})"),
    "oversee_criticismopinion": (f"(public AND {SENT}) OR {MINE}", MINE, MINE),
}
WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_seen ON {table} FOR SELECT USING ({seen});
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK ({added});
CREATE POLICY {table}_moved ON {table} FOR UPDATE USING ({moved}) WITH CHECK ({moved});
CREATE POLICY {table}_removed ON {table} FOR DELETE USING ({added});
"""
DOWN = """
DROP POLICY {table}_seen ON {table};
DROP POLICY {table}_added ON {table};
DROP POLICY {table}_moved ON {table};
DROP POLICY {table}_removed ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("oversee", "0001_initial"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL(WALL.format(table=table, seen=seen, added=added, moved=moved), DOWN.format(table=table))
        for table, (seen, added, moved) in POLICIES.items()
    ]
