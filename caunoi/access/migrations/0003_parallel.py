"""The functions row policies ask only read, so large counts may be shared among workers."""

from django.db import migrations

FUNCTIONS = ("access_today()", "access_person()", "access_is_system()", "access_receipt()", "access_my_bodies()", "access_my_bodies_as(text[])")


class Migration(migrations.Migration):
    dependencies = [("access", "0002_functions")]
    operations = [
        migrations.RunSQL(f"ALTER FUNCTION {function} PARALLEL SAFE", f"ALTER FUNCTION {function} PARALLEL UNSAFE") for function in FUNCTIONS
    ]
