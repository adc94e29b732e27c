"""A case about a body is hidden from whoever holds any role there, whatever role or token they come with."""

from django.db import migrations

WALL = """
ALTER POLICY voice_petition_seen ON voice_petition USING ({seen});
ALTER POLICY voice_petition_moved ON voice_petition USING ({seen});
"""
SEEN = """
  access_is_system()
  OR (seen_by && (SELECT access_my_bodies())
      AND NOT respondents && (SELECT {near}())
      AND NOT coalesce(access_person() = ANY (respondent_people), false))
  OR code_digest = ANY (string_to_array((SELECT access_receipt()), ','))
"""


def wall(near: str) -> str:
    return WALL.format(seen=SEEN.format(near=near))


class Migration(migrations.Migration):
    dependencies = [("voice", "0005_counting"), ("access", "0006_administration")]
    operations = [migrations.RunSQL(wall("access_near_bodies"), wall("access_my_bodies"))]
