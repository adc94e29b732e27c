"""Row policies: a duty is seen by its body, by those who oversee its place, and never by a body it is hidden from."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION duties_my_reach() RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT b.place_id), '{}')
  FROM access_grant g JOIN places_body b ON b.id = g.body_id
  WHERE g.holder_id = access_person() AND g.since <= access_today() AND (g.until IS NULL OR g.until > access_today())
    AND (g.role IN ('supervisor', 'mobiliser')
         OR (g.role IN ('head', 'deputy') AND b.kind IN ('peoples_committee', 'party_committee', 'fatherland_front', 'peoples_council')))
$$;
ALTER TABLE duties_duty ENABLE ROW LEVEL SECURITY;
ALTER TABLE duties_duty FORCE ROW LEVEL SECURITY;
CREATE POLICY duties_duty_seen ON duties_duty USING (
  access_is_system()
  OR (NOT hidden_from && (SELECT access_my_bodies())
      AND (owed_by_id = ANY ((SELECT access_my_bodies())::bigint[])
           OR place_id = ANY ((SELECT duties_my_reach())::bigint[])
           OR province_id = ANY ((SELECT duties_my_reach())::bigint[])))
) WITH CHECK (true);
"""
BACKWARD = """
DROP POLICY duties_duty_seen ON duties_duty;
ALTER TABLE duties_duty NO FORCE ROW LEVEL SECURITY;
ALTER TABLE duties_duty DISABLE ROW LEVEL SECURITY;
DROP FUNCTION duties_my_reach();
"""


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_initial"), ("access", "0002_functions")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
