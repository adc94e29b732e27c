"""The walls: a member's name is public where the office is, or by consent; otherwise it is the body's own."""

from django.db import migrations

MINE = "(access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]))"
WALLS = f"""
ALTER TABLE boards_boardmember ENABLE ROW LEVEL SECURITY;
ALTER TABLE boards_boardmember FORCE ROW LEVEL SECURITY;
CREATE POLICY boards_member_seen ON boards_boardmember FOR SELECT USING (public OR {MINE});
CREATE POLICY boards_member_added ON boards_boardmember FOR INSERT WITH CHECK ({MINE});
CREATE POLICY boards_member_moved ON boards_boardmember FOR UPDATE USING ({MINE}) WITH CHECK ({MINE});
"""
OPEN = """
ALTER TABLE boards_boardmember NO FORCE ROW LEVEL SECURITY;
ALTER TABLE boards_boardmember DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("boards", "0001_initial"), ("access", "0002_functions")]
    operations = [migrations.RunSQL(WALLS, OPEN)]
