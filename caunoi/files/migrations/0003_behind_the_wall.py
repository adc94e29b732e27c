"""A file hidden from a body is hidden from whoever holds any role there, whatever role or token they come with."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("caunoi.files.migrations.0002_walls").SEEN
AFTER = BEFORE.replace("hidden_from && (SELECT access_my_bodies())", "hidden_from && (SELECT access_near_bodies())")
WALL = "ALTER POLICY files_file_seen ON files_storedfile USING ({seen}); ALTER POLICY files_file_changed ON files_storedfile USING ({seen});"


class Migration(migrations.Migration):
    dependencies = [("files", "0002_walls"), ("access", "0006_administration")]
    operations = [migrations.RunSQL(WALL.format(seen=AFTER), WALL.format(seen=BEFORE))]
