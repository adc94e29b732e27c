"""The walls: a workplace's records are for the workplace and its overseer; what is shown is for everybody; the register is public."""

from django.db import migrations

MINE = "(access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]) OR overseer_id = ANY ((SELECT access_my_bodies())::bigint[]))"
#: The register itself is written by its overseer and, for what it says of itself, by the workplace.
WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_seen ON {table} FOR SELECT USING ({seen});
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK ({mine});
CREATE POLICY {table}_moved ON {table} FOR UPDATE USING ({mine}) WITH CHECK ({mine});
"""
OPEN = """
DROP POLICY {table}_seen ON {table};
DROP POLICY {table}_added ON {table};
DROP POLICY {table}_moved ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""
SEEN = {
    "workplace_workplace": "TRUE",
    "workplace_headcount": MINE,
    "workplace_dialoguemembers": MINE,
    "workplace_staffconference": f"shown OR {MINE}",
    "workplace_staffresolution": f"shown OR {MINE}",
    "workplace_workdialogue": f"shown OR {MINE}",
    "workplace_agreement": f"shown OR {MINE}",
    "workplace_workpromise": f"shown OR {MINE}",
    "workplace_ownreview": MINE,
}


class Migration(migrations.Migration):
    dependencies = [("workplace", "0001_initial"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL(WALL.format(table=table, seen=seen, mine=MINE), OPEN.format(table=table)) for table, seen in SEEN.items()
    ]
