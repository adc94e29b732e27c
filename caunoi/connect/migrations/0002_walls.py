"""The walls: tokens, calendars, choices and devices are their person's; webhooks and deliveries their body's."""

from django.db import migrations

MINE = "(access_is_system() OR person_id = access_person())"
KEEPERS = "'{editor,administrator,head,deputy}'"
BODY = f"(access_is_system() OR body_id = ANY ((SELECT access_my_bodies_as({KEEPERS}))::bigint[]))"
#: A body's administrator sees which tokens speak for it, and takes back one of somebody who left.
TOKEN = f"({MINE} OR body_id = ANY ((SELECT access_my_bodies_as('{{administrator,head,deputy}}'))::bigint[]))"
OF_HOOK = "(access_is_system() OR EXISTS (SELECT 1 FROM connect_webhook w WHERE w.id = webhook_id))"
OF_TOKEN = "(access_is_system() OR EXISTS (SELECT 1 FROM connect_apitoken t WHERE t.id = token_id AND t.person_id = access_person()))"
WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_kept ON {table} USING ({who}) WITH CHECK ({adds});
"""
OPEN = """
DROP POLICY {table}_kept ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""
WALLS = [
    ("connect_apitoken", TOKEN, TOKEN),
    ("connect_webhook", BODY, BODY),
    ("connect_delivery", OF_HOOK, OF_HOOK),
    ("connect_servicerequest", OF_TOKEN, OF_TOKEN),
    ("connect_calendarkey", MINE, MINE),
    ("connect_contactchoice", MINE, MINE),
    ("connect_pushdevice", MINE, MINE),
]


class Migration(migrations.Migration):
    dependencies = [("connect", "0001_initial"), ("access", "0005_scope")]
    operations = [
        migrations.RunSQL(WALL.format(table=table, who=who, adds=adds), OPEN.format(table=table))
        for table, who, adds in WALLS
    ]
