"""What the row policy of duties asks only reads, so large counts may be shared among workers."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("duties", "0002_walls")]
    operations = [
        migrations.RunSQL(
            "ALTER FUNCTION duties_my_reach() PARALLEL SAFE", "ALTER FUNCTION duties_my_reach() PARALLEL UNSAFE"
        )
    ]
