"""The walls: a report is its body's, of the body it is owed to, and of those who lead the places above; what was sent is kept."""

from django.db import migrations

WORKS = "ANY ((SELECT access_my_bodies_as('{handler,mobiliser,supervisor,head,deputy}'))::bigint[])"
MINE = "ANY ((SELECT access_my_bodies())::bigint[])"
REACH = "ANY ((SELECT duties_my_reach())::bigint[])"
FORWARD = f"""
ALTER TABLE reporting_sectorreport ENABLE ROW LEVEL SECURITY;
ALTER TABLE reporting_sectorreport FORCE ROW LEVEL SECURITY;
CREATE POLICY reporting_report_seen ON reporting_sectorreport FOR SELECT USING (
  access_is_system() OR body_id = {MINE}
  OR (to_id = {MINE} AND (first_sent_on IS NOT NULL OR line <> 'quick'))
  OR (first_sent_on IS NOT NULL AND province_id = {REACH})
);
CREATE POLICY reporting_report_opened ON reporting_sectorreport FOR INSERT WITH CHECK (access_is_system() OR body_id = {WORKS});
CREATE POLICY reporting_report_moved ON reporting_sectorreport FOR UPDATE
  USING (access_is_system() OR body_id = {WORKS} OR (to_id = {WORKS} AND first_sent_on IS NOT NULL))
  WITH CHECK (access_is_system() OR body_id = {WORKS} OR to_id = {WORKS});
CREATE FUNCTION reporting_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Báo cáo đã tiếp nhận không sửa (a received report is never changed)' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER reporting_report_kept BEFORE UPDATE ON reporting_sectorreport FOR EACH ROW WHEN (OLD.stage = 'accepted') EXECUTE FUNCTION reporting_keep();
"""
BACKWARD = """
DROP TRIGGER reporting_report_kept ON reporting_sectorreport;
DROP FUNCTION reporting_keep();
DROP POLICY reporting_report_moved ON reporting_sectorreport;
DROP POLICY reporting_report_opened ON reporting_sectorreport;
DROP POLICY reporting_report_seen ON reporting_sectorreport;
ALTER TABLE reporting_sectorreport NO FORCE ROW LEVEL SECURITY;
ALTER TABLE reporting_sectorreport DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial"), ("access", "0002_functions"), ("duties", "0002_walls")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
