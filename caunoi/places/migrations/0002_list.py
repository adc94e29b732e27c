"""The published list itself is brought in after every migration, when the tables have their final shape (apps.py)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = []
