"""Papers and messages hidden from a body are hidden from whoever holds any role there, whatever role or token they come with."""

from django.db import migrations

WALL = """
ALTER POLICY notices_paper_seen ON notices_issuedpaper USING ({paper});
ALTER POLICY notices_paper_changed ON notices_issuedpaper USING ({paper});
ALTER POLICY notices_message_seen ON notices_message USING ({message});
ALTER POLICY notices_message_changed ON notices_message USING ({message});
"""
PAPER = """
  access_is_system()
  OR ((body_id = ANY ((SELECT access_my_bodies())::bigint[]) OR seen_by && (SELECT access_my_bodies()))
      AND NOT hidden_from && (SELECT {near}())
      AND NOT coalesce(access_person() = ANY (hidden_people), false))
"""
MESSAGE = """
  access_is_system()
  OR (body_id = ANY ((SELECT access_my_bodies())::bigint[]) AND NOT hidden_from && (SELECT {near}()))
"""


def wall(near: str) -> str:
    return WALL.format(paper=PAPER.format(near=near), message=MESSAGE.format(near=near))


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_reported"), ("access", "0006_administration")]
    operations = [migrations.RunSQL(wall("access_near_bodies"), wall("access_my_bodies"))]
