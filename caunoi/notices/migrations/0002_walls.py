"""The walls around papers and messages, in the database: who may see a row, and that a signed paper never changes."""

from django.db import migrations

WALLS = """
ALTER TABLE notices_issuedpaper ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices_issuedpaper FORCE ROW LEVEL SECURITY;
CREATE POLICY notices_paper_added ON notices_issuedpaper FOR INSERT WITH CHECK (true);
CREATE POLICY notices_paper_seen ON notices_issuedpaper FOR SELECT USING (
  access_is_system()
  OR ((body_id = ANY ((SELECT access_my_bodies())::bigint[]) OR seen_by && (SELECT access_my_bodies()))
      AND NOT hidden_from && (SELECT access_my_bodies())
      AND NOT coalesce(access_person() = ANY (hidden_people), false))
);
CREATE POLICY notices_paper_changed ON notices_issuedpaper FOR UPDATE USING (
  access_is_system()
  OR ((body_id = ANY ((SELECT access_my_bodies())::bigint[]) OR seen_by && (SELECT access_my_bodies()))
      AND NOT hidden_from && (SELECT access_my_bodies())
      AND NOT coalesce(access_person() = ANY (hidden_people), false))
) WITH CHECK (true);

ALTER TABLE notices_paperfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices_paperfile FORCE ROW LEVEL SECURITY;
CREATE POLICY notices_file_added ON notices_paperfile FOR INSERT WITH CHECK (true);
CREATE POLICY notices_file_seen ON notices_paperfile FOR SELECT USING (
  EXISTS (SELECT 1 FROM notices_issuedpaper p WHERE p.id = paper_id)
);

ALTER TABLE notices_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices_message FORCE ROW LEVEL SECURITY;
CREATE POLICY notices_message_added ON notices_message FOR INSERT WITH CHECK (true);
CREATE POLICY notices_message_seen ON notices_message FOR SELECT USING (
  access_is_system()
  OR (body_id = ANY ((SELECT access_my_bodies())::bigint[]) AND NOT hidden_from && (SELECT access_my_bodies()))
);
CREATE POLICY notices_message_changed ON notices_message FOR UPDATE USING (
  access_is_system()
  OR (body_id = ANY ((SELECT access_my_bodies())::bigint[]) AND NOT hidden_from && (SELECT access_my_bodies()))
) WITH CHECK (true);

CREATE FUNCTION notices_keep_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Văn bản không bị xóa (a paper is never deleted)' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state IN ('signed', 'issued') AND (
       (NEW.content, NEW.number, NEW.symbol, NEW.series, NEW.period, NEW.about, NEW.body_id, NEW.code, NEW.layout,
        NEW.signed_by, NEW.signed_on, NEW.signed_at)
       IS DISTINCT FROM
       (OLD.content, OLD.number, OLD.symbol, OLD.series, OLD.period, OLD.about, OLD.body_id, OLD.code, OLD.layout,
        OLD.signed_by, OLD.signed_on, OLD.signed_at)
       OR NEW.state NOT IN ('signed', 'issued')) THEN
    RAISE EXCEPTION 'Văn bản đã ký không sửa được (a signed paper never changes)'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notices_paper_kept BEFORE UPDATE OR DELETE ON notices_issuedpaper
  FOR EACH ROW EXECUTE FUNCTION notices_keep_signed();
CREATE TRIGGER notices_file_kept BEFORE UPDATE OR DELETE ON notices_paperfile
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
"""
BACK = """
DROP TRIGGER notices_file_kept ON notices_paperfile;
DROP TRIGGER notices_paper_kept ON notices_issuedpaper;
DROP FUNCTION notices_keep_signed();
DROP POLICY notices_message_changed ON notices_message;
DROP POLICY notices_message_seen ON notices_message;
DROP POLICY notices_message_added ON notices_message;
ALTER TABLE notices_message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE notices_message DISABLE ROW LEVEL SECURITY;
DROP POLICY notices_file_seen ON notices_paperfile;
DROP POLICY notices_file_added ON notices_paperfile;
ALTER TABLE notices_paperfile NO FORCE ROW LEVEL SECURITY;
ALTER TABLE notices_paperfile DISABLE ROW LEVEL SECURITY;
DROP POLICY notices_paper_changed ON notices_issuedpaper;
DROP POLICY notices_paper_seen ON notices_issuedpaper;
DROP POLICY notices_paper_added ON notices_issuedpaper;
ALTER TABLE notices_issuedpaper NO FORCE ROW LEVEL SECURITY;
ALTER TABLE notices_issuedpaper DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial"), ("ledger", "0002_guard"), ("access", "0002_functions")]
    operations = [migrations.RunSQL(WALLS, BACK)]
