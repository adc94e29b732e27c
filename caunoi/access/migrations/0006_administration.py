"""Who keeps a body's accounts has no business with its records; whom a wall against a body keeps out is asked by every role.

``access_my_bodies`` opens, so it leaves administration out and is narrowed by a token. ``access_near_bodies`` hides: a person
behind the wall of one body stays behind it whatever else they hold, and whatever token they come with.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("caunoi.access.migrations.0005_scope")
OPENS = """
CREATE OR REPLACE FUNCTION access_my_bodies() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT body_id), '{{}}') FROM access_grant
  WHERE holder_id = access_person() {records} AND {today} {narrow}
$$;
"""
HIDES = """
CREATE FUNCTION access_near_bodies() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT body_id), '{{}}') FROM access_grant WHERE holder_id = access_person() AND {today}
$$;
"""


def opens(records: str) -> str:
    return OPENS.format(records=records, today=BEFORE.TODAY, narrow=BEFORE.NARROW)


class Migration(migrations.Migration):
    dependencies = [("access", "0005_scope")]
    operations = [
        migrations.RunSQL(opens("AND role <> 'administrator'"), opens("")),
        migrations.RunSQL(HIDES.format(today=BEFORE.TODAY), "DROP FUNCTION access_near_bodies();"),
    ]
