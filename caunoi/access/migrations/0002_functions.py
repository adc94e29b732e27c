"""What row policies ask: who is speaking in this transaction, and in which bodies they hold a role today."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION access_today() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('caunoi.today', true), '')::date, (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
$$;
CREATE FUNCTION access_person() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN current_setting('caunoi.person', true) ~ '^[0-9]+$' THEN current_setting('caunoi.person', true)::bigint END
$$;
CREATE FUNCTION access_is_system() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('caunoi.person', true), '') = 'system'
$$;
CREATE FUNCTION access_receipt() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('caunoi.receipt', true), '')
$$;
CREATE FUNCTION access_my_bodies() RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT body_id), '{}') FROM access_grant
  WHERE holder_id = access_person() AND since <= access_today() AND (until IS NULL OR until > access_today())
$$;
CREATE FUNCTION access_my_bodies_as(roles text[]) RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT body_id), '{}') FROM access_grant
  WHERE holder_id = access_person() AND role = ANY (roles) AND since <= access_today() AND (until IS NULL OR until > access_today())
$$;
"""
BACKWARD = """
DROP FUNCTION access_my_bodies_as(text[]);
DROP FUNCTION access_my_bodies();
DROP FUNCTION access_receipt();
DROP FUNCTION access_is_system();
DROP FUNCTION access_person();
DROP FUNCTION access_today();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
