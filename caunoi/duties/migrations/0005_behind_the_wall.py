"""A duty hidden from a body is hidden from whoever holds any role there; a token's reach is the reach of its own role and body."""

from django.db import migrations

REACH = """
CREATE OR REPLACE FUNCTION duties_my_reach() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT b.place_id), '{{}}')
  FROM access_grant g JOIN places_body b ON b.id = g.body_id
  WHERE g.holder_id = access_person() AND g.since <= access_today() AND (g.until IS NULL OR g.until > access_today()) {narrow}
    AND (g.role IN ('supervisor', 'mobiliser')
         OR (g.role IN ('head', 'deputy') AND b.kind IN ('peoples_committee', 'party_committee', 'fatherland_front', 'peoples_council')))
$$;
"""
NARROW = "AND coalesce(current_setting('caunoi.scope', true), '') IN ('', g.body_id || ':' || g.role)"
WALL = """
ALTER POLICY duties_duty_seen ON duties_duty USING (
  access_is_system()
  OR (NOT hidden_from && (SELECT {near}())
      AND (owed_by_id = ANY ((SELECT access_my_bodies())::bigint[])
           OR place_id = ANY ((SELECT duties_my_reach())::bigint[])
           OR province_id = ANY ((SELECT duties_my_reach())::bigint[])))
);
"""


class Migration(migrations.Migration):
    dependencies = [("duties", "0004_beside"), ("access", "0006_administration")]
    operations = [
        migrations.RunSQL(REACH.format(narrow=NARROW), REACH.format(narrow="")),
        migrations.RunSQL(WALL.format(near="access_near_bodies"), WALL.format(near="access_my_bodies")),
    ]
