"""A token speaks for its maker in one body and one role only: whoever narrowed the transaction sees no more than that.

The narrowing is asked where bodies are asked for, so that every policy keeps it without knowing of tokens.
"""

from django.db import migrations

NARROW = "AND (coalesce(current_setting('caunoi.scope', true), '') IN ('', body_id || ':' || role))"
TODAY = "since <= access_today() AND (until IS NULL OR until > access_today())"
FUNCTIONS = """
CREATE OR REPLACE FUNCTION access_my_bodies() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT body_id), '{{}}') FROM access_grant
  WHERE holder_id = access_person() AND {today} {narrow}
$$;
CREATE OR REPLACE FUNCTION access_my_bodies_as(roles text[]) RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT body_id), '{{}}') FROM access_grant
  WHERE holder_id = access_person() AND role = ANY (roles) AND {today} {narrow}
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0004_workplace_desks")]
    operations = [
        migrations.RunSQL(FUNCTIONS.format(today=TODAY, narrow=NARROW), FUNCTIONS.format(today=TODAY, narrow="")),
    ]
