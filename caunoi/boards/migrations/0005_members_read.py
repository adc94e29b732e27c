"""Whoever sits on a board today reads its minutes, programme and advice, and their own seat."""

from django.db import migrations

MINE = "(access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]))"
ME = "'person:' || access_person()::text"
KEEPS = "(access_is_system() OR EXISTS (SELECT 1 FROM boards_board b WHERE b.id = board_id AND b.body_id = ANY ((SELECT access_my_bodies())::bigint[])))"
SITS = f"EXISTS (SELECT 1 FROM boards_boardmember m WHERE m.board_id = {{table}}.board_id AND m.person = {ME} AND m.since <= access_today() AND (m.until IS NULL OR m.until > access_today()))"
OPEN_PROGRAMME = "EXISTS (SELECT 1 FROM boards_board b WHERE b.id = board_id AND b.kind IN ('steering', 'inspection', 'investment'))"  # fmt: skip
TO = "to_id = ANY ((SELECT access_my_bodies())::bigint[])"
#: Table, its policy, what it let see, and what it lets see from now on.
SEEN = (
    ("boards_boardmember", "boards_member_seen", f"public OR {MINE}", f"public OR {MINE} OR person = {ME}"),
    ("boards_boardmeeting", "boards_boardmeeting_seen", KEEPS, f"{KEEPS} OR {SITS}"),
    ("boards_boarditem", "boards_boarditem_seen", f"{OPEN_PROGRAMME} OR {KEEPS}", f"{OPEN_PROGRAMME} OR {KEEPS} OR {SITS}"),
    ("boards_boardadvice", "boards_boardadvice_seen", f"public OR {TO} OR {KEEPS}", f"public OR {TO} OR {KEEPS} OR {SITS}"),
)  # fmt: skip
POLICY = "ALTER POLICY {policy} ON {table} USING ({using});"


class Migration(migrations.Migration):
    dependencies = [("boards", "0004_more_walls"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL(
            POLICY.format(policy=policy, table=table, using=after.format(table=table)),
            POLICY.format(policy=policy, table=table, using=before),
        )
        for table, policy, before, after in SEEN
    ]
