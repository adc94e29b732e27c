"""The walls: who attended is seen by that person and the body that holds the course; a session's code by that body."""

from django.db import migrations

ORGANISER = "(access_is_system() OR organiser_id = ANY ((SELECT access_my_bodies())::bigint[]))"
WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_seen ON {table} FOR SELECT USING ({seen});
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK ({organiser});
CREATE POLICY {table}_moved ON {table} FOR UPDATE USING ({organiser}) WITH CHECK ({organiser});
CREATE POLICY {table}_gone ON {table} FOR DELETE USING ({organiser});
"""
OPEN = "ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"
TABLES = {"training_attendance": f"{ORGANISER} OR person_id = access_person()", "training_sessioncode": ORGANISER}


class Migration(migrations.Migration):
    dependencies = [("training", "0001_initial"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL(WALL.format(table=table, seen=seen, organiser=ORGANISER), OPEN.format(table=table)) for table, seen in TABLES.items()
    ]
