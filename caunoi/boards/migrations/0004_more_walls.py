"""More walls: minutes are the body's own; a programme is open where the board watches or steers; advice where it was given in public."""

from django.db import migrations

BOARD = "EXISTS (SELECT 1 FROM boards_board b WHERE b.id = board_id AND b.body_id = ANY ((SELECT access_my_bodies())::bigint[]))"
MINE = f"(access_is_system() OR {BOARD})"
TO = "to_id = ANY ((SELECT access_my_bodies())::bigint[])"
OPEN_PROGRAMME = "EXISTS (SELECT 1 FROM boards_board b WHERE b.id = board_id AND b.kind IN ('steering', 'inspection', 'investment'))"  # fmt: skip
POLICIES = {
    "boards_boardmeeting": (MINE, MINE, MINE),
    "boards_boarditem": (f"{OPEN_PROGRAMME} OR {MINE}", MINE, MINE),
    "boards_boardadvice": (f"public OR {TO} OR {MINE}", MINE, f"{TO} OR {MINE}"),
}
WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_seen ON {table} FOR SELECT USING ({seen});
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK ({added});
CREATE POLICY {table}_moved ON {table} FOR UPDATE USING ({moved}) WITH CHECK ({moved});
"""
DOWN = """
DROP POLICY {table}_seen ON {table};
DROP POLICY {table}_added ON {table};
DROP POLICY {table}_moved ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("boards", "0003_course"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL(
            WALL.format(table=table, seen=seen, added=added, moved=moved),
            DOWN.format(table=table),
        )
        for table, (seen, added, moved) in POLICIES.items()
    ]
