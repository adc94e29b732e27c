"""What counting a period reads: narrow indexes instead of wide rows, the body whose answer was rated, walls that let the clock through at once."""

from django.db import migrations, models

#: Everything a count or a row policy asks of a petition, so that its wide row stays unread.
INCLUDED = (
    "id, place_id, registered_by_id, body_id, topic_id, kind, channel, signers, anonymous, instance, repeat, previous_id, stage,"
    " received_at, accepted_on, answered_on, answered_late, ended_on, outcome, hops, reopenings, seen_by, respondents, respondent_people, code_digest, visit"
)
INDEXES = f"""
CREATE INDEX voice_petition_stayed ON voice_petition (province_id, received_on) INCLUDE ({INCLUDED}) WHERE hops = 0 AND reopenings = 0;
CREATE INDEX voice_petition_moved_on ON voice_petition (province_id, received_on) INCLUDE ({INCLUDED}) WHERE hops > 0 OR reopenings > 0;
"""
#: For the clock the petition need not be looked up for every row; for everybody else nothing changes.
WALL = """
ALTER POLICY {table}_seen ON {table} USING (access_is_system() OR EXISTS (SELECT 1 FROM voice_petition p WHERE p.id = petition_id));
"""
WALL_BEFORE = """
ALTER POLICY {table}_seen ON {table} USING (EXISTS (SELECT 1 FROM voice_petition p WHERE p.id = petition_id));
"""
OF_A_CASE = ["voice_petitioner", "voice_petitionstep", "voice_handover", "voice_rating", "voice_opening"]
RATED = """
ALTER TABLE voice_petition NO FORCE ROW LEVEL SECURITY;
ALTER TABLE voice_rating NO FORCE ROW LEVEL SECURITY;
UPDATE voice_rating r SET body_id = p.body_id FROM voice_petition p WHERE p.id = r.petition_id;
ALTER TABLE voice_petition FORCE ROW LEVEL SECURITY;
ALTER TABLE voice_rating FORCE ROW LEVEL SECURITY;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("voice", "0004_visit"), ("access", "0003_parallel"), ("places", "0003_names")]
    operations = [
        migrations.AddField("rating", "body", models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")),
        migrations.RunSQL(RATED, migrations.RunSQL.noop),
        migrations.AlterField("rating", "body", models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")),
        migrations.AddIndex("rating", models.Index(fields=["body", "asked_at"], name="voice_rating_of_body")),
        migrations.RunSQL(INDEXES, "DROP INDEX voice_petition_stayed; DROP INDEX voice_petition_moved_on;"),
        *[migrations.RunSQL(WALL.format(table=table), WALL_BEFORE.format(table=table)) for table in OF_A_CASE],
    ]
