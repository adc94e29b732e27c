"""The wall: a conference is its group's and its commune's until the households are invited; then everybody's to read."""

from django.db import migrations

MINE = "(access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]) OR committee_id = ANY ((SELECT access_my_bodies())::bigint[]))"
WALL = f"""
ALTER TABLE dialogue_conference ENABLE ROW LEVEL SECURITY;
ALTER TABLE dialogue_conference FORCE ROW LEVEL SECURITY;
CREATE POLICY dialogue_conference_added ON dialogue_conference FOR INSERT WITH CHECK ({MINE});
CREATE POLICY dialogue_conference_seen ON dialogue_conference FOR SELECT USING (announced_at IS NOT NULL OR {MINE});
CREATE POLICY dialogue_conference_changed ON dialogue_conference FOR UPDATE USING ({MINE}) WITH CHECK ({MINE});
"""
OPEN = "ALTER TABLE dialogue_conference NO FORCE ROW LEVEL SECURITY; ALTER TABLE dialogue_conference DISABLE ROW LEVEL SECURITY;"


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0003_conference"), ("access", "0002_functions")]
    operations = [migrations.RunSQL(WALL, OPEN)]
