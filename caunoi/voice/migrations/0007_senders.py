"""Marks that tell one sender from another; they leave with the identity they were made of, and when their letter is sealed."""

from django.db import migrations, models

#: As the words of early warning have it: a denunciation, a letter to be kept secret, one against an office or a person.
SEALED = "({0}.kind = 'denunciation' OR {0}.declared_kind = 'denunciation' OR {0}.secret OR {0}.respondents <> '{{}}' OR {0}.respondent_people <> '{{}}')"
FORWARD = f"""
CREATE FUNCTION voice_identity_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.mark := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER voice_petitioner_unmarked BEFORE UPDATE OF sealed ON voice_petitioner FOR EACH ROW
  WHEN (OLD.sealed IS DISTINCT FROM NEW.sealed) EXECUTE FUNCTION voice_identity_changed();
CREATE POLICY voice_petitioner_own_seen ON voice_petitioner FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY voice_petitioner_own_changed ON voice_petitioner FOR UPDATE TO CURRENT_USER USING (true);
CREATE FUNCTION voice_letter_sealed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE voice_petitioner SET mark = NULL WHERE petition_id = NEW.id AND mark IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER voice_petition_sealed AFTER UPDATE ON voice_petition FOR EACH ROW
  WHEN ({SEALED.format("NEW")} AND NOT {SEALED.format("OLD")}) EXECUTE FUNCTION voice_letter_sealed();
"""
BACKWARD = """
DROP TRIGGER voice_petition_sealed ON voice_petition;
DROP FUNCTION voice_letter_sealed();
DROP POLICY voice_petitioner_own_changed ON voice_petitioner;
DROP POLICY voice_petitioner_own_seen ON voice_petitioner;
DROP TRIGGER voice_petitioner_unmarked ON voice_petitioner;
DROP FUNCTION voice_identity_changed();
"""


class Migration(migrations.Migration):
    dependencies = [("voice", "0006_behind_the_wall")]
    operations = [
        migrations.AddField("petitioner", "mark", models.BigIntegerField(null=True, help_text="tells one sender from another in a place and quarter; never shown")),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
