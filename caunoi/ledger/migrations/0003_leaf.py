"""An entry is found by the digest on a receipt without reading the whole ledger."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_guard")]
    operations = [
        migrations.AddIndex("entry", django.contrib.postgres.indexes.HashIndex(fields=["leaf"], name="ledger_entry_leaf")),
    ]
