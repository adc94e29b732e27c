"""The walls: ratings are read by the system alone, so that no officer can pick one out; names of a list only within its days."""

from django.db import migrations

MINE = "body_id = ANY ((SELECT access_my_bodies())::bigint[])"
OWN = f"(access_is_system() OR {MINE})"
SYSTEM = "access_is_system()"
PROGRAMME = "EXISTS (SELECT 1 FROM benefit_benefitprogramme p WHERE p.id = programme_id)"
MY_PROGRAMME = (
    f"({SYSTEM} OR EXISTS (SELECT 1 FROM benefit_benefitprogramme p WHERE p.id = programme_id AND p.{MINE}))"
)
#: table: who sees, who adds, who changes.
WALLS = {
    "benefit_codebatch": (OWN, OWN, OWN),
    "benefit_usedcode": (SYSTEM, SYSTEM, SYSTEM),
    "benefit_servicerating": (SYSTEM, SYSTEM, SYSTEM),
    "benefit_callback": (SYSTEM, SYSTEM, SYSTEM),
    "benefit_benefitprogramme": (f"state <> 'draft' OR {OWN}", OWN, OWN),
    "benefit_listedition": (PROGRAMME, MY_PROGRAMME, MY_PROGRAMME),
    "benefit_reach": (PROGRAMME, MY_PROGRAMME, MY_PROGRAMME),
    "benefit_beneficiary": (f"{OWN} OR (since <= access_today() AND access_today() < until)", OWN, OWN),
    "benefit_listobjection": (OWN, SYSTEM, SYSTEM),
}
WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_seen ON {table} FOR SELECT USING ({sees});
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK ({adds});
CREATE POLICY {table}_changed ON {table} FOR UPDATE USING ({changes}) WITH CHECK ({changes});
CREATE POLICY {table}_removed ON {table} FOR DELETE USING ({changes});
"""
NO_WALL = """
DROP POLICY {table}_removed ON {table};
DROP POLICY {table}_changed ON {table};
DROP POLICY {table}_added ON {table};
DROP POLICY {table}_seen ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("benefit", "0001_initial"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL(
            WALL.format(table=table, sees=sees, adds=adds, changes=changes), NO_WALL.format(table=table)
        )
        for table, (sees, adds, changes) in WALLS.items()
    ]
