"""Row policies: a published review is everybody's; a draft is its body's and of those who oversee its place; nothing published changes."""

from django.db import migrations

FORWARD = """
ALTER TABLE review_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_review FORCE ROW LEVEL SECURITY;
CREATE POLICY review_review_seen ON review_review FOR SELECT USING (
  state = 'published'
  OR access_is_system()
  OR body_id = ANY ((SELECT access_my_bodies())::bigint[])
  OR place_id = ANY ((SELECT duties_my_reach())::bigint[])
  OR province_id = ANY ((SELECT duties_my_reach())::bigint[])
);
CREATE POLICY review_review_begun ON review_review FOR INSERT WITH CHECK (
  state = 'draft'
  AND (access_is_system() OR body_id = ANY ((SELECT access_my_bodies_as('{head,deputy,mobiliser,supervisor}'))::bigint[]))
);
CREATE POLICY review_review_written ON review_review FOR UPDATE USING (
  access_is_system() OR body_id = ANY ((SELECT access_my_bodies_as('{head,deputy,mobiliser,supervisor}'))::bigint[])
) WITH CHECK (true);
CREATE FUNCTION review_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'published' THEN
    RAISE EXCEPTION 'Báo cáo đã công bố không sửa; báo cáo không xoá (a published review is never changed, no review is deleted)' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_review_kept BEFORE UPDATE OR DELETE ON review_review FOR EACH ROW EXECUTE FUNCTION review_keep();
"""
BACKWARD = """
DROP TRIGGER review_review_kept ON review_review;
DROP FUNCTION review_keep();
DROP POLICY review_review_written ON review_review;
DROP POLICY review_review_begun ON review_review;
DROP POLICY review_review_seen ON review_review;
ALTER TABLE review_review NO FORCE ROW LEVEL SECURITY;
ALTER TABLE review_review DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("review", "0001_initial"), ("duties", "0002_walls"), ("access", "0002_functions")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
