"""A record hidden from a body is found by nobody who holds any role there, whatever role or token they come with."""

from importlib import import_module

from django.db import migrations

WALLS, NEAR = (import_module(f"caunoi.search.migrations.{name}") for name in ("0002_walls", "0003_near"))
BEFORE = NEAR.FOUND.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
AFTER = BEFORE.replace("hidden_from && $6", "hidden_from && $12").replace(
    "before_on, before_id, most;", "before_on, before_id, most, access_near_bodies();"
)
assert AFTER.count("$12") == AFTER.count("access_near_bodies") == 1  # noqa: PT018, S101
POLICY = "ALTER POLICY search_record_seen ON search_foundrecord USING {visible};"
VISIBLE = WALLS.VISIBLE.format(today="access_today()", mine="(SELECT access_my_bodies())", person="access_person()", system="access_is_system()")  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("search", "0003_near"), ("access", "0006_administration")]
    operations = [
        migrations.RunSQL(
            POLICY.format(visible=VISIBLE.replace("hidden_from && (SELECT access_my_bodies())", "hidden_from && (SELECT access_near_bodies())")),
            POLICY.format(visible=VISIBLE),
        ),
        migrations.RunSQL(AFTER, BEFORE),
    ]
