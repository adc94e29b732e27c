"""Only the operator's command may bring in a review that is published already: it was issued outside of this system."""

from django.db import migrations

FORWARD = """
DROP POLICY review_review_begun ON review_review;
CREATE POLICY review_review_begun ON review_review FOR INSERT WITH CHECK (
  access_is_system()
  OR (state = 'draft' AND body_id = ANY ((SELECT access_my_bodies_as('{head,deputy,mobiliser,supervisor}'))::bigint[]))
);
"""
BACKWARD = """
DROP POLICY review_review_begun ON review_review;
CREATE POLICY review_review_begun ON review_review FOR INSERT WITH CHECK (
  state = 'draft'
  AND (access_is_system() OR body_id = ANY ((SELECT access_my_bodies_as('{head,deputy,mobiliser,supervisor}'))::bigint[]))
);
"""


class Migration(migrations.Migration):
    dependencies = [("review", "0004_course_walls")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
