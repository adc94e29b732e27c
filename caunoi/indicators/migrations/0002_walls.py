"""Row policies: kept figures are the system's (small groups are in them); a comment is its body's and of those who oversee it, and never changes."""

from django.db import migrations

FORWARD = """
ALTER TABLE indicators_placetally ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators_placetally FORCE ROW LEVEL SECURITY;
CREATE POLICY indicators_placetally_kept ON indicators_placetally USING (access_is_system()) WITH CHECK (access_is_system());
ALTER TABLE indicators_headcomment ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators_headcomment FORCE ROW LEVEL SECURITY;
CREATE POLICY indicators_headcomment_seen ON indicators_headcomment FOR SELECT USING (
  access_is_system()
  OR body_id = ANY ((SELECT access_my_bodies())::bigint[])
  OR place_id = ANY ((SELECT duties_my_reach())::bigint[])
  OR province_id = ANY ((SELECT duties_my_reach())::bigint[])
);
CREATE POLICY indicators_headcomment_said ON indicators_headcomment FOR INSERT WITH CHECK (
  access_is_system() OR body_id = ANY ((SELECT access_my_bodies_as('{head,deputy}'))::bigint[])
);
CREATE TRIGGER indicators_headcomment_kept BEFORE UPDATE OR DELETE ON indicators_headcomment FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
"""
BACKWARD = """
DROP TRIGGER indicators_headcomment_kept ON indicators_headcomment;
DROP POLICY indicators_headcomment_said ON indicators_headcomment;
DROP POLICY indicators_headcomment_seen ON indicators_headcomment;
ALTER TABLE indicators_headcomment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE indicators_headcomment DISABLE ROW LEVEL SECURITY;
DROP POLICY indicators_placetally_kept ON indicators_placetally;
ALTER TABLE indicators_placetally NO FORCE ROW LEVEL SECURITY;
ALTER TABLE indicators_placetally DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0001_initial"), ("duties", "0002_walls"), ("access", "0002_functions"), ("ledger", "0002_guard"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
