"""A visit about a body is hidden from whoever holds any role there, whatever role or token they come with."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("caunoi.reception.migrations.0002_walls")
WALL = """
ALTER POLICY {table}_seen ON {table} USING ({who});
ALTER POLICY {table}_changed ON {table} USING ({who});
"""
WHO = {
    "reception_booking": BEFORE.AT_THE_DESK.format(people="") + BEFORE.BY_CODE,
    "reception_visit": BEFORE.AT_THE_DESK.format(people=BEFORE.PEOPLE),
}


def behind(who: str) -> str:
    return who.replace("hidden_from && (SELECT access_my_bodies())", "hidden_from && (SELECT access_near_bodies())")


class Migration(migrations.Migration):
    dependencies = [("reception", "0005_posted_on_paper"), ("access", "0006_administration")]
    operations = [
        migrations.RunSQL(WALL.format(table=table, who=behind(who)), WALL.format(table=table, who=who)) for table, who in WHO.items()
    ]
