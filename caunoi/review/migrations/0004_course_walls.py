"""Row policies: staff see the draft they are asked about; their comments and the versions of sections stay inside the body."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION review_my_houses() RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT h.id), '{}')
  FROM places_body b JOIN places_body h ON h.id = b.id OR (h.id = b.parent_id AND h.place_id = b.place_id)
  WHERE b.id = ANY ((SELECT access_my_bodies())::bigint[])
$$;
DROP POLICY review_review_seen ON review_review;
CREATE POLICY review_review_seen ON review_review FOR SELECT USING (
  state = 'published'
  OR access_is_system()
  OR body_id = ANY ((SELECT access_my_bodies())::bigint[])
  OR (state = 'commenting' AND body_id = ANY ((SELECT review_my_houses())::bigint[]))
  OR place_id = ANY ((SELECT duties_my_reach())::bigint[])
  OR province_id = ANY ((SELECT duties_my_reach())::bigint[])
);

ALTER TABLE review_sectiontext ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_sectiontext FORCE ROW LEVEL SECURITY;
CREATE POLICY review_sectiontext_seen ON review_sectiontext FOR SELECT USING (
  access_is_system()
  OR EXISTS (SELECT 1 FROM review_review r WHERE r.id = review_id
             AND r.body_id = ANY ((SELECT access_my_bodies_as('{head,deputy,mobiliser,supervisor}'))::bigint[]))
);
CREATE POLICY review_sectiontext_added ON review_sectiontext FOR INSERT WITH CHECK (
  access_is_system()
  OR EXISTS (SELECT 1 FROM review_review r WHERE r.id = review_id AND r.state <> 'published'
             AND r.body_id = ANY ((SELECT access_my_bodies_as('{head,deputy,mobiliser,supervisor}'))::bigint[]))
);
CREATE TRIGGER review_sectiontext_kept BEFORE UPDATE OR DELETE ON review_sectiontext FOR EACH ROW EXECUTE FUNCTION ledger_refuse();

ALTER TABLE review_comment ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_comment FORCE ROW LEVEL SECURITY;
CREATE POLICY review_comment_seen ON review_comment FOR SELECT USING (
  access_is_system()
  OR EXISTS (SELECT 1 FROM review_review r WHERE r.id = review_id AND r.body_id = ANY ((SELECT review_my_houses())::bigint[]))
);
CREATE POLICY review_comment_added ON review_comment FOR INSERT WITH CHECK (
  access_is_system()
  OR EXISTS (SELECT 1 FROM review_review r WHERE r.id = review_id AND r.state = 'commenting'
             AND r.body_id = ANY ((SELECT review_my_houses())::bigint[]))
);
CREATE POLICY review_comment_replied ON review_comment FOR UPDATE USING (
  access_is_system()
  OR EXISTS (SELECT 1 FROM review_review r WHERE r.id = review_id AND r.state IN ('commenting', 'commented')
             AND r.body_id = ANY ((SELECT access_my_bodies_as('{head,deputy,mobiliser,supervisor}'))::bigint[]))
) WITH CHECK (true);
CREATE FUNCTION review_keep_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.review_id, NEW.section, NEW.text, NEW."by", NEW.by_ref, NEW.at)
       IS DISTINCT FROM (OLD.review_id, OLD.section, OLD.text, OLD."by", OLD.by_ref, OLD.at) THEN
    RAISE EXCEPTION 'Ý kiến đã gửi không sửa, không xoá (a comment is never changed)' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_comment_kept BEFORE UPDATE OR DELETE ON review_comment FOR EACH ROW EXECUTE FUNCTION review_keep_comment();
"""
BACKWARD = """
DROP TRIGGER review_comment_kept ON review_comment;
DROP FUNCTION review_keep_comment();
DROP POLICY review_comment_replied ON review_comment;
DROP POLICY review_comment_added ON review_comment;
DROP POLICY review_comment_seen ON review_comment;
ALTER TABLE review_comment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE review_comment DISABLE ROW LEVEL SECURITY;
DROP TRIGGER review_sectiontext_kept ON review_sectiontext;
DROP POLICY review_sectiontext_added ON review_sectiontext;
DROP POLICY review_sectiontext_seen ON review_sectiontext;
ALTER TABLE review_sectiontext NO FORCE ROW LEVEL SECURITY;
ALTER TABLE review_sectiontext DISABLE ROW LEVEL SECURITY;
DROP POLICY review_review_seen ON review_review;
CREATE POLICY review_review_seen ON review_review FOR SELECT USING (
  state = 'published'
  OR access_is_system()
  OR body_id = ANY ((SELECT access_my_bodies())::bigint[])
  OR place_id = ANY ((SELECT duties_my_reach())::bigint[])
  OR province_id = ANY ((SELECT duties_my_reach())::bigint[])
);
DROP FUNCTION review_my_houses();
"""


class Migration(migrations.Migration):
    dependencies = [("review", "0003_course"), ("duties", "0002_walls"), ("access", "0002_functions"), ("ledger", "0002_guard")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
