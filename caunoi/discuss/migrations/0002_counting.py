"""What the database itself keeps: opinions only added, counted as they come, seen by their author and the drafting body alone."""

from django.db import migrations

# The triggers speak as the system while they count: they look up packets and add participants whoever inserts.
COUNT = """
CREATE FUNCTION discuss_count() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE speaker text := coalesce(current_setting('caunoi.person', true), '');
BEGIN
  PERFORM set_config('caunoi.person', 'system', true);
  INSERT INTO discuss_tallydelta (consultation_id, measure, target, place, channel, value, opinions, persons)
  SELECT consultation_id,
         CASE WHEN section_id IS NOT NULL THEN 'section' WHEN question_id IS NOT NULL THEN 'question' ELSE 'statement' END,
         coalesce(section_id, question_id, statement_id), coalesce(place_id, 0), channel,
         CASE WHEN question_id IS NOT NULL THEN coalesce(option_id, scale, 0) ELSE coalesce(stance, 2) END, count(*), sum(weight)
  FROM fresh GROUP BY 1, 2, 3, 4, 5, 6;
  INSERT INTO discuss_tallydelta (consultation_id, measure, target, place, channel, value, opinions, persons)
  SELECT consultation_id, 'day', 0, 0, channel, ((at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - DATE '2000-01-01'), count(*), sum(weight)
  FROM fresh GROUP BY 1, 5, 6;
  WITH joined AS (
    INSERT INTO discuss_participant (token, consultation_id, place_id, channel, at)
    SELECT DISTINCT ON (f.token) f.token, f.consultation_id, f.place_id, f.channel, f.at
    FROM fresh f LEFT JOIN discuss_packet p ON p.id = f.packet_id
    WHERE p.id IS NULL OR p.form = 'sheets'
    ORDER BY f.token, f.id
    ON CONFLICT (token) DO NOTHING
    RETURNING consultation_id, place_id, channel)
  INSERT INTO discuss_tallydelta (consultation_id, measure, target, place, channel, value, opinions, persons)
  SELECT consultation_id, 'persons', 0, coalesce(place_id, 0), channel, 0, 0, count(*) FROM joined GROUP BY 1, 4, 5;
  PERFORM set_config('caunoi.person', speaker, true);
  RETURN NULL;
END $$;
CREATE TRIGGER discuss_opinion_counted AFTER INSERT ON discuss_opinion
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION discuss_count();

CREATE FUNCTION discuss_uncount() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE speaker text := coalesce(current_setting('caunoi.person', true), '');
BEGIN
  PERFORM set_config('caunoi.person', 'system', true);
  INSERT INTO discuss_tallydelta (consultation_id, measure, target, place, channel, value, opinions, persons)
  SELECT consultation_id,
         CASE WHEN section_id IS NOT NULL THEN 'section' WHEN question_id IS NOT NULL THEN 'question' ELSE 'statement' END,
         coalesce(section_id, question_id, statement_id), coalesce(place_id, 0), channel,
         CASE WHEN question_id IS NOT NULL THEN coalesce(option_id, scale, 0) ELSE coalesce(stance, 2) END, -count(*), -sum(weight)
  FROM gone JOIN discuss_opinion o ON o.id = gone.opinion_id GROUP BY 1, 2, 3, 4, 5, 6;
  INSERT INTO discuss_tallydelta (consultation_id, measure, target, place, channel, value, opinions, persons)
  SELECT consultation_id, 'day', 0, 0, channel, ((o.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - DATE '2000-01-01'), -count(*), -sum(weight)
  FROM gone JOIN discuss_opinion o ON o.id = gone.opinion_id GROUP BY 1, 5, 6;
  PERFORM set_config('caunoi.person', speaker, true);
  RETURN NULL;
END $$;
CREATE TRIGGER discuss_withdrawal_uncounted AFTER INSERT ON discuss_withdrawal
  REFERENCING NEW TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION discuss_uncount();
"""

# An opinion never changes; its words alone may be taken out, when the author withdraws them.
KEPT = """
CREATE FUNCTION discuss_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.text = '' THEN
    OLD.text := '';
    IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'Ý kiến chỉ được thêm, không sửa, không xoá (opinions are only added)' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER discuss_opinion_kept BEFORE UPDATE OR DELETE ON discuss_opinion FOR EACH ROW EXECUTE FUNCTION discuss_keep();
CREATE TRIGGER discuss_withdrawal_kept BEFORE UPDATE OR DELETE ON discuss_withdrawal FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER discuss_extension_kept BEFORE UPDATE OR DELETE ON discuss_extension FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
"""

SIGHT = """
CREATE FUNCTION discuss_mine() RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(id), '{}') FROM discuss_consultation WHERE body_id = ANY ((SELECT access_my_bodies())::bigint[])
$$;
CREATE FUNCTION discuss_my_tokens() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(each::uuid), '{}') FROM unnest(string_to_array(access_receipt(), ',')) AS each
  WHERE each ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
$$;
ALTER TABLE discuss_consultation ENABLE ROW LEVEL SECURITY;
ALTER TABLE discuss_consultation FORCE ROW LEVEL SECURITY;
CREATE POLICY discuss_consultation_added ON discuss_consultation FOR INSERT WITH CHECK (
  access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]));
CREATE POLICY discuss_consultation_seen ON discuss_consultation FOR SELECT USING (
  stage IN ('open', 'closed', 'answered', 'decided', 'reported')
  OR access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]));
CREATE POLICY discuss_consultation_moved ON discuss_consultation FOR UPDATE USING (
  access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]));
"""
# Sections, questions, options, statements, extensions: seen with their consultation, written by the drafting body.
PART = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_seen ON {table} FOR SELECT USING (
  EXISTS (SELECT 1 FROM discuss_consultation c WHERE c.id = consultation_id));
CREATE POLICY {table}_written ON {table} FOR ALL USING (
  access_is_system() OR consultation_id = ANY ((SELECT discuss_mine())::bigint[])) WITH CHECK (true);
"""
OPTION = """
ALTER TABLE discuss_option ENABLE ROW LEVEL SECURITY;
ALTER TABLE discuss_option FORCE ROW LEVEL SECURITY;
CREATE POLICY discuss_option_seen ON discuss_option FOR SELECT USING (
  EXISTS (SELECT 1 FROM discuss_question q WHERE q.id = question_id));
CREATE POLICY discuss_option_written ON discuss_option FOR ALL USING (
  access_is_system() OR EXISTS (SELECT 1 FROM discuss_question q WHERE q.id = question_id AND q.consultation_id = ANY ((SELECT discuss_mine())::bigint[]))
) WITH CHECK (true);
"""
# A statement waits for moderation: its author and the drafting body see it before.
STATEMENT = """
ALTER TABLE discuss_statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE discuss_statement FORCE ROW LEVEL SECURITY;
CREATE POLICY discuss_statement_added ON discuss_statement FOR INSERT WITH CHECK (true);
CREATE POLICY discuss_statement_seen ON discuss_statement FOR SELECT USING (
  access_is_system() OR consultation_id = ANY ((SELECT discuss_mine())::bigint[])
  OR token = ANY ((SELECT discuss_my_tokens())::uuid[])
  OR (stage = 'shown' AND EXISTS (SELECT 1 FROM discuss_consultation c WHERE c.id = consultation_id)));
CREATE POLICY discuss_statement_moderated ON discuss_statement FOR UPDATE USING (
  access_is_system() OR consultation_id = ANY ((SELECT discuss_mine())::bigint[]));
CREATE POLICY discuss_statement_removed ON discuss_statement FOR DELETE USING (
  access_is_system() OR consultation_id = ANY ((SELECT discuss_mine())::bigint[]));
"""
OPINION = """
ALTER TABLE discuss_opinion ENABLE ROW LEVEL SECURITY;
ALTER TABLE discuss_opinion FORCE ROW LEVEL SECURITY;
CREATE POLICY discuss_opinion_added ON discuss_opinion FOR INSERT WITH CHECK (true);
CREATE POLICY discuss_opinion_seen ON discuss_opinion FOR SELECT USING (
  access_is_system() OR consultation_id = ANY ((SELECT discuss_mine())::bigint[]) OR token = ANY ((SELECT discuss_my_tokens())::uuid[]));
CREATE POLICY discuss_opinion_blanked ON discuss_opinion FOR UPDATE USING (
  access_is_system() OR token = ANY ((SELECT discuss_my_tokens())::uuid[]));
ALTER TABLE discuss_withdrawal ENABLE ROW LEVEL SECURITY;
ALTER TABLE discuss_withdrawal FORCE ROW LEVEL SECURITY;
CREATE POLICY discuss_withdrawal_added ON discuss_withdrawal FOR INSERT WITH CHECK (true);
CREATE POLICY discuss_withdrawal_seen ON discuss_withdrawal FOR SELECT USING (
  access_is_system() OR EXISTS (SELECT 1 FROM discuss_opinion o WHERE o.id = opinion_id));
ALTER TABLE discuss_placement ENABLE ROW LEVEL SECURITY;
ALTER TABLE discuss_placement FORCE ROW LEVEL SECURITY;
CREATE POLICY discuss_placement_seen ON discuss_placement FOR SELECT USING (
  access_is_system() OR consultation_id = ANY ((SELECT discuss_mine())::bigint[])
  OR EXISTS (SELECT 1 FROM discuss_opinion o WHERE o.id = opinion_id AND o.token = ANY ((SELECT discuss_my_tokens())::uuid[])));
CREATE POLICY discuss_placement_written ON discuss_placement FOR ALL USING (
  access_is_system() OR consultation_id = ANY ((SELECT discuss_mine())::bigint[])) WITH CHECK (
  access_is_system() OR consultation_id = ANY ((SELECT discuss_mine())::bigint[]));
ALTER TABLE discuss_opiniongroup ENABLE ROW LEVEL SECURITY;
ALTER TABLE discuss_opiniongroup FORCE ROW LEVEL SECURITY;
CREATE POLICY discuss_opiniongroup_seen ON discuss_opiniongroup FOR SELECT USING (
  EXISTS (SELECT 1 FROM discuss_consultation c WHERE c.id = consultation_id AND c.stage IN ('answered', 'decided', 'reported')));
CREATE POLICY discuss_opiniongroup_written ON discuss_opiniongroup FOR ALL USING (
  access_is_system() OR consultation_id = ANY ((SELECT discuss_mine())::bigint[])) WITH CHECK (
  access_is_system() OR consultation_id = ANY ((SELECT discuss_mine())::bigint[]));
"""
OWN = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK (true);
CREATE POLICY {table}_seen ON {table} FOR SELECT USING (access_is_system() OR token = ANY ((SELECT discuss_my_tokens())::uuid[]));
CREATE POLICY {table}_changed ON {table} FOR UPDATE USING (access_is_system() OR token = ANY ((SELECT discuss_my_tokens())::uuid[]));
CREATE POLICY {table}_removed ON {table} FOR DELETE USING (access_is_system() OR token = ANY ((SELECT discuss_my_tokens())::uuid[]));
"""


class Migration(migrations.Migration):
    dependencies = [("discuss", "0001_initial"), ("ledger", "0002_guard"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS unaccent; CREATE EXTENSION IF NOT EXISTS pg_trgm;", migrations.RunSQL.noop),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        migrations.RunSQL(KEPT, migrations.RunSQL.noop),
        migrations.RunSQL(SIGHT, migrations.RunSQL.noop),
        *[migrations.RunSQL(PART.format(table=f"discuss_{table}"), migrations.RunSQL.noop) for table in ("section", "question", "extension")],
        migrations.RunSQL(OPTION, migrations.RunSQL.noop),
        migrations.RunSQL(STATEMENT, migrations.RunSQL.noop),
        migrations.RunSQL(PART.format(table="discuss_packet"), migrations.RunSQL.noop),
        migrations.RunSQL(OPINION, migrations.RunSQL.noop),
        *[migrations.RunSQL(OWN.format(table=f"discuss_{table}"), migrations.RunSQL.noop) for table in ("participant", "invitation", "contact")],
        migrations.RunSQL(PART.format(table="discuss_opinionmap"), migrations.RunSQL.noop),
    ]
