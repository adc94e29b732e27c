"""Numbers; the course is only added to; a private person's words are the answering body's alone. The list itself is everybody's."""

from django.db import migrations

MINE = "(access_is_system() OR judge_id = ANY ((SELECT access_my_bodies())::bigint[]))"
FORWARD = f"""
CREATE SEQUENCE followup_number;
CREATE TRIGGER followup_followupstep_kept BEFORE UPDATE OR DELETE ON followup_followupstep FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
ALTER TABLE followup_followupdispute ENABLE ROW LEVEL SECURITY;
ALTER TABLE followup_followupdispute FORCE ROW LEVEL SECURITY;
CREATE POLICY followup_dispute_added ON followup_followupdispute FOR INSERT WITH CHECK (access_is_system());
CREATE POLICY followup_dispute_seen ON followup_followupdispute FOR SELECT USING ({MINE});
CREATE POLICY followup_dispute_settled ON followup_followupdispute FOR UPDATE USING (access_is_system()) WITH CHECK (access_is_system());
"""
BACKWARD = """
ALTER TABLE followup_followupdispute NO FORCE ROW LEVEL SECURITY;
ALTER TABLE followup_followupdispute DISABLE ROW LEVEL SECURITY;
DROP TRIGGER followup_followupstep_kept ON followup_followupstep;
DROP SEQUENCE followup_number;
"""


class Migration(migrations.Migration):
    dependencies = [("followup", "0001_initial"), ("ledger", "0002_guard"), ("access", "0002_functions")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
