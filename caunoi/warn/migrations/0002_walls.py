"""The walls: sketches are the clock's own; a warning is read where it is and above it, by those who lead, follow and handle there."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION warn_my_places() RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT b.place_id), '{}') FROM places_body b
  WHERE b.id = ANY (access_my_bodies_as(ARRAY['head', 'deputy', 'supervisor', 'mobiliser', 'handler', 'receiver']))
    AND b.kind IN ('peoples_committee', 'peoples_council', 'party_committee', 'party_board', 'fatherland_front', 'department', 'office',
                   'reception_office', 'inspectorate', 'steering_board')
$$;
"""
SYSTEM = """
ALTER TABLE warn_lettersketch ENABLE ROW LEVEL SECURITY;
ALTER TABLE warn_lettersketch FORCE ROW LEVEL SECURITY;
CREATE POLICY warn_lettersketch_system ON warn_lettersketch USING (access_is_system()) WITH CHECK (access_is_system());
"""
NEAR = "(access_is_system() OR place_id = ANY ((SELECT warn_my_places())::bigint[]) OR province_id = ANY ((SELECT warn_my_places())::bigint[]))"
WALLS = f"""
ALTER TABLE warn_earlywarning ENABLE ROW LEVEL SECURITY;
ALTER TABLE warn_earlywarning FORCE ROW LEVEL SECURITY;
CREATE POLICY warn_warning_seen ON warn_earlywarning FOR SELECT USING ({NEAR});
CREATE POLICY warn_warning_raised ON warn_earlywarning FOR INSERT WITH CHECK (access_is_system());
CREATE POLICY warn_warning_judged ON warn_earlywarning FOR UPDATE USING ({NEAR}) WITH CHECK ({NEAR});
"""
OPEN = """
DROP POLICY warn_warning_seen ON warn_earlywarning;
DROP POLICY warn_warning_raised ON warn_earlywarning;
DROP POLICY warn_warning_judged ON warn_earlywarning;
ALTER TABLE warn_earlywarning NO FORCE ROW LEVEL SECURITY;
ALTER TABLE warn_earlywarning DISABLE ROW LEVEL SECURITY;
DROP POLICY warn_lettersketch_system ON warn_lettersketch;
ALTER TABLE warn_lettersketch NO FORCE ROW LEVEL SECURITY;
ALTER TABLE warn_lettersketch DISABLE ROW LEVEL SECURITY;
DROP FUNCTION warn_my_places();
"""


class Migration(migrations.Migration):
    dependencies = [("warn", "0001_initial"), ("access", "0002_functions"), ("voice", "0005_counting")]
    operations = [migrations.RunSQL(FUNCTION + SYSTEM + WALLS, OPEN)]
