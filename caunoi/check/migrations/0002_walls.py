"""The walls: what is public by law is everybody's; drafts, private findings and pictures are the board's; its people alone write."""

from django.db import migrations

ME = "'person:' || access_person()::text"
KEEPS = "EXISTS (SELECT 1 FROM boards_board b WHERE b.id = {table}.board_id AND b.body_id = ANY ((SELECT access_my_bodies())::bigint[]))"
SITS = f"EXISTS (SELECT 1 FROM boards_boardmember m WHERE m.board_id = {{table}}.board_id AND m.person = {ME} AND m.since <= access_today() AND (m.until IS NULL OR m.until > access_today()))"
OURS = f"(access_is_system() OR {KEEPS} OR {SITS})"
#: Whoever was inspected reads all findings once the inspection is concluded, not before.
INSPECTED = "EXISTS (SELECT 1 FROM check_inspection i WHERE i.id = inspection_id AND i.concluded_on IS NOT NULL AND i.inspected_id = ANY ((SELECT access_my_bodies())::bigint[]))"
ADVICE = "EXISTS (SELECT 1 FROM boards_boardadvice a WHERE a.id = advice_id)"
ASKED = "EXISTS (SELECT 1 FROM boards_boardadvice a WHERE a.id = recommendation_id AND a.to_id = ANY ((SELECT access_my_bodies())::bigint[]))"
TO = "EXISTS (SELECT 1 FROM boards_boardadvice a WHERE a.id = advice_id AND a.to_id = ANY ((SELECT access_my_bodies())::bigint[]))"
#: Table, who sees a row, who adds one, who changes one.
POLICIES = (
    ("check_inspection", "true", OURS, OURS),
    ("check_project", "true", OURS, OURS),
    ("check_finding", f"public OR {OURS} OR {INSPECTED}", OURS, OURS),
    ("check_siteentry", f"public OR {OURS}", OURS, OURS),
    ("check_recommendation", f"{OURS} OR {ADVICE}", OURS, f"{OURS} OR {TO}"),
    ("check_exhibit", f"(public AND taken_back_at IS NULL) OR {OURS} OR {ASKED}", f"{OURS} OR {ASKED}", f"{OURS} OR {ASKED}"),
    ("check_boardreport", OURS, OURS, OURS),
)  # fmt: skip
UP = """
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
    dependencies = [("check", "0001_initial"), ("boards", "0005_members_read"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL(
            UP.format(table=table, seen=seen.format(table=table), added=added.format(table=table), moved=moved.format(table=table)),
            DOWN.format(table=table),
        )
        for table, seen, added, moved in POLICIES
    ]  # fmt: skip
