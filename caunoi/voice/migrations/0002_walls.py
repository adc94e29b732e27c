"""The walls around a case, in the database: who may see its rows, and rows that are only ever added."""

from django.db import migrations

OF_A_CASE = ["voice_petitioner", "voice_petitionstep", "voice_handover", "voice_rating", "voice_opening"]
KEPT = ["voice_petitionstep", "voice_opening"]

PETITION = """
CREATE FUNCTION voice_vector() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := to_tsvector('simple', unaccent(lower(normalize(NEW.title || ' ' || left(NEW.text, 20000), NFC))));
  RETURN NEW;
END $$;
CREATE TRIGGER voice_petition_vector BEFORE INSERT OR UPDATE OF title, text ON voice_petition
  FOR EACH ROW EXECUTE FUNCTION voice_vector();

ALTER TABLE voice_petition ENABLE ROW LEVEL SECURITY;
ALTER TABLE voice_petition FORCE ROW LEVEL SECURITY;
CREATE POLICY voice_petition_filed ON voice_petition FOR INSERT WITH CHECK (true);
CREATE POLICY voice_petition_seen ON voice_petition FOR SELECT USING (
  access_is_system()
  OR (seen_by && (SELECT access_my_bodies())
      AND NOT respondents && (SELECT access_my_bodies())
      AND NOT coalesce(access_person() = ANY (respondent_people), false))
  OR code_digest = ANY (string_to_array((SELECT access_receipt()), ','))
);
CREATE POLICY voice_petition_moved ON voice_petition FOR UPDATE USING (
  access_is_system()
  OR (seen_by && (SELECT access_my_bodies())
      AND NOT respondents && (SELECT access_my_bodies())
      AND NOT coalesce(access_person() = ANY (respondent_people), false))
  OR code_digest = ANY (string_to_array((SELECT access_receipt()), ','))
) WITH CHECK (true);
"""
CHILD = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK (true);
CREATE POLICY {table}_seen ON {table} FOR SELECT USING (EXISTS (SELECT 1 FROM voice_petition p WHERE p.id = petition_id));
CREATE POLICY {table}_changed ON {table} FOR UPDATE USING (EXISTS (SELECT 1 FROM voice_petition p WHERE p.id = petition_id));
"""
APPEND = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("voice", "0001_initial"), ("ledger", "0002_guard"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS unaccent; CREATE EXTENSION IF NOT EXISTS pg_trgm;", migrations.RunSQL.noop),
        migrations.RunSQL(PETITION, "DROP TRIGGER voice_petition_vector ON voice_petition; DROP FUNCTION voice_vector();"),
        *[migrations.RunSQL(CHILD.format(table=table), migrations.RunSQL.noop) for table in OF_A_CASE],
        *[migrations.RunSQL(APPEND.format(table=table), migrations.RunSQL.noop) for table in KEPT],
    ]
