"""The walls around attached files, in the database: who may see a row; content and digests never change."""

from django.db import migrations

SEEN = """
  access_is_system()
  OR ((body_id = ANY ((SELECT access_my_bodies())::bigint[]) OR seen_by && (SELECT access_my_bodies()))
      AND NOT hidden_from && (SELECT access_my_bodies())
      AND NOT coalesce(access_person() = ANY (hidden_people), false))
"""
WALLS = f"""
ALTER TABLE files_storedfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE files_storedfile FORCE ROW LEVEL SECURITY;
CREATE POLICY files_file_added ON files_storedfile FOR INSERT WITH CHECK (true);
CREATE POLICY files_file_seen ON files_storedfile FOR SELECT USING ({SEEN});
CREATE POLICY files_file_changed ON files_storedfile FOR UPDATE USING ({SEEN}) WITH CHECK (true);

CREATE FUNCTION files_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.sent_sha256, NEW.sha256, NEW.address, NEW.size, NEW.kind, NEW.uploaded_by, NEW.uploaded_at)
     IS DISTINCT FROM (OLD.sent_sha256, OLD.sha256, OLD.address, OLD.size, OLD.kind, OLD.uploaded_by, OLD.uploaded_at)
     OR (OLD.removed_at IS NOT NULL AND NEW.removed_at IS DISTINCT FROM OLD.removed_at) THEN
    RAISE EXCEPTION 'Tệp đã nhận không sửa được (a file once taken never changes)'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER files_file_kept BEFORE UPDATE OR DELETE ON files_storedfile FOR EACH ROW EXECUTE FUNCTION files_keep();
"""
BACK = """
DROP TRIGGER files_file_kept ON files_storedfile;
DROP FUNCTION files_keep();
DROP POLICY files_file_changed ON files_storedfile;
DROP POLICY files_file_seen ON files_storedfile;
DROP POLICY files_file_added ON files_storedfile;
ALTER TABLE files_storedfile NO FORCE ROW LEVEL SECURITY;
ALTER TABLE files_storedfile DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial"), ("access", "0002_functions")]
    operations = [migrations.RunSQL(WALLS, BACK)]
