"""The published list of units, the topics and the rules of competence."""

from django.db import migrations

from caunoi.places.commands.load import first_load


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [migrations.RunPython(first_load, migrations.RunPython.noop)]
