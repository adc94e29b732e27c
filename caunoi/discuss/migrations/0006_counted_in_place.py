"""Counts are kept where they are read, and a burst of one consultation is taken by one call."""

from django.db import migrations, models

# A transaction takes the first stripe nobody holds and keeps it to its end; where all are held it waits for one.
STRIPE = """
CREATE FUNCTION discuss_stripe() RETURNS smallint LANGUAGE plpgsql AS $$
DECLARE held text := current_setting('caunoi.stripe', true);
BEGIN
  IF held <> '' THEN RETURN held::smallint; END IF;
  FOR number IN 0..7 LOOP
    IF pg_try_advisory_xact_lock(53596, number) THEN
      PERFORM set_config('caunoi.stripe', number::text, true);
      RETURN number;
    END IF;
  END LOOP;
  held := (pg_backend_pid() % 8)::text;
  PERFORM pg_advisory_xact_lock(53596, held::int), set_config('caunoi.stripe', held, true);
  RETURN held::smallint;
END $$;
"""
# Cells change where they stand: pages keep room, so that no index is touched and what is old is cleared by the next writer.
CELLS = """
ALTER TABLE discuss_tally SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);
INSERT INTO discuss_tally AS t (consultation_id, measure, target, place, channel, value, stripe, opinions, persons)
SELECT consultation_id, measure, target, place, channel, value, 0, sum(opinions), sum(persons) FROM discuss_tallydelta GROUP BY 1, 2, 3, 4, 5, 6
ON CONFLICT (consultation_id, measure, target, place, channel, value, stripe)
DO UPDATE SET opinions = t.opinions + EXCLUDED.opinions, persons = t.persons + EXCLUDED.persons;
"""
COUNT = """
CREATE OR REPLACE FUNCTION discuss_count() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE speaker text := coalesce(current_setting('caunoi.person', true), '');
DECLARE mine smallint := discuss_stripe();
BEGIN
  PERFORM set_config('caunoi.person', 'system', true);
  WITH joined AS (
    INSERT INTO discuss_participant (token, consultation_id, place_id, channel, at)
    SELECT DISTINCT ON (f.token) f.token, f.consultation_id, f.place_id, f.channel, f.at
    FROM fresh f LEFT JOIN discuss_packet p ON p.id = f.packet_id
    WHERE p.id IS NULL OR p.form = 'sheets'
    ORDER BY f.token, f.id
    ON CONFLICT (token) DO NOTHING
    RETURNING consultation_id, place_id, channel)
  INSERT INTO discuss_tally AS t (consultation_id, measure, target, place, channel, value, stripe, opinions, persons)
  SELECT consultation_id,
         CASE WHEN section_id IS NOT NULL THEN 'section' WHEN question_id IS NOT NULL THEN 'question' ELSE 'statement' END,
         coalesce(section_id, question_id, statement_id), coalesce(place_id, 0), channel,
         CASE WHEN question_id IS NOT NULL THEN coalesce(option_id, scale, 0) ELSE coalesce(stance, 2) END, mine, count(*), sum(weight)
  FROM fresh GROUP BY 1, 2, 3, 4, 5, 6
  UNION ALL
  SELECT consultation_id, 'day', 0, 0, channel, ((at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - DATE '2000-01-01'), mine, count(*), sum(weight)
  FROM fresh GROUP BY 1, 5, 6
  UNION ALL
  SELECT consultation_id, 'persons', 0, coalesce(place_id, 0), channel, 0, mine, 0, count(*) FROM joined GROUP BY 1, 4, 5
  ON CONFLICT (consultation_id, measure, target, place, channel, value, stripe)
  DO UPDATE SET opinions = t.opinions + EXCLUDED.opinions, persons = t.persons + EXCLUDED.persons;
  PERFORM set_config('caunoi.person', speaker, true);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION discuss_uncount() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE speaker text := coalesce(current_setting('caunoi.person', true), '');
DECLARE mine smallint := discuss_stripe();
BEGIN
  PERFORM set_config('caunoi.person', 'system', true);
  INSERT INTO discuss_tally AS t (consultation_id, measure, target, place, channel, value, stripe, opinions, persons)
  SELECT consultation_id,
         CASE WHEN section_id IS NOT NULL THEN 'section' WHEN question_id IS NOT NULL THEN 'question' ELSE 'statement' END,
         coalesce(section_id, question_id, statement_id), coalesce(place_id, 0), channel,
         CASE WHEN question_id IS NOT NULL THEN coalesce(option_id, scale, 0) ELSE coalesce(stance, 2) END, mine, -count(*), -sum(weight)
  FROM gone JOIN discuss_opinion o ON o.id = gone.opinion_id GROUP BY 1, 2, 3, 4, 5, 6
  UNION ALL
  SELECT consultation_id, 'day', 0, 0, channel, ((o.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - DATE '2000-01-01'), mine, -count(*), -sum(weight)
  FROM gone JOIN discuss_opinion o ON o.id = gone.opinion_id GROUP BY 1, 5, 6
  ON CONFLICT (consultation_id, measure, target, place, channel, value, stripe)
  DO UPDATE SET opinions = t.opinions + EXCLUDED.opinions, persons = t.persons + EXCLUDED.persons;
  PERFORM set_config('caunoi.person', speaker, true);
  RETURN NULL;
END $$;

CREATE FUNCTION discuss_add_persons(consultation bigint, by_channel text, at_place bigint, number bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO discuss_tally AS t (consultation_id, measure, target, place, channel, value, stripe, opinions, persons)
  VALUES (consultation, 'persons', 0, at_place, by_channel, 0, discuss_stripe(), 0, number)
  ON CONFLICT (consultation_id, measure, target, place, channel, value, stripe)
  DO UPDATE SET persons = t.persons + EXCLUDED.persons
$$;
"""
# Everything of one burst or nothing: rows in the order of their digests, the ledger's entry that holds them, one commit.
# CN001 says that some were not taken; the caller then asks for each one's fate.
TAKE = """
CREATE FUNCTION discuss_take(
  receipt text, consultation bigint, tokens uuid[], sections bigint[], questions bigint[], statements bigint[], options bigint[], places bigint[],
  stances smallint[], scales smallint[], texts text[], kind text, about text, root text, digests text
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  number bigint := nextval(pg_get_serial_sequence('ledger_entry', 'id'));
  ids bigint[];
  theirs uuid[];
  found text;
BEGIN
  PERFORM set_config('caunoi.person', '', true), set_config('caunoi.receipt', receipt, true);
  WITH added AS (
    INSERT INTO discuss_opinion AS o (consultation_id, token, section_id, question_id, statement_id, option_id, place_id, stance, scale, text, entry)
    SELECT c.id, s.token, s.section, s.question, s.statement, s.option, coalesce(i.place_id, s.place), s.stance, s.scale, s.text, number
    FROM unnest(tokens, sections, questions, statements, options, places, stances, scales, texts)
      WITH ORDINALITY AS s(token, section, question, statement, option, place, stance, scale, text, turn)
    JOIN discuss_consultation c ON c.id = consultation AND c.stage = 'open' AND c.opens_at <= now() AND now() < c.closes_at
    LEFT JOIN discuss_invitation i ON i.token = s.token AND i.consultation_id = c.id
    WHERE (c.entry = 'open' OR i.token IS NOT NULL)
      AND (s.section IS NULL OR EXISTS (SELECT 1 FROM discuss_section x WHERE x.id = s.section AND x.consultation_id = c.id AND (x.commented OR x.position = 0)))
      AND (s.question IS NULL OR EXISTS (SELECT 1 FROM discuss_question x WHERE x.id = s.question AND x.consultation_id = c.id))
      AND (s.statement IS NULL OR EXISTS (SELECT 1 FROM discuss_statement x WHERE x.id = s.statement AND x.consultation_id = c.id AND x.stage = 'shown'))
    ORDER BY s.turn
    ON CONFLICT DO NOTHING
    RETURNING o.id, o.token)
  SELECT array_agg(id ORDER BY id), array_agg(token ORDER BY id) INTO ids, theirs FROM added;
  IF theirs IS DISTINCT FROM tokens THEN
    RAISE EXCEPTION 'not all were taken' USING ERRCODE = 'CN001';
  END IF;
  INSERT INTO ledger_entry (id, at, kind, about, actor, data, transaction, leaf)
  VALUES (number, now(), kind, about, 'public',
    jsonb_build_object('count', cardinality(ids), 'root', root, 'opinions', to_jsonb(ids), 'digests', digests), 0, '')
  RETURNING encode(leaf, 'hex') INTO found;
  RETURN found;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("discuss", "0005_draw_chance_entered"), ("ledger", "0003_leaf")]
    operations = [
        migrations.AddField("opinion", "entry", models.BigIntegerField(null=True)),
        migrations.AddField("tally", "stripe", models.SmallIntegerField(db_default=0)),
        migrations.RemoveConstraint("tally", "discuss_tally_once"),
        migrations.AddConstraint(
            "tally",
            models.UniqueConstraint(
                fields=("consultation", "measure", "target", "place", "channel", "value", "stripe"), name="discuss_tally_once"
            ),
        ),
        migrations.RunSQL(STRIPE, migrations.RunSQL.noop),
        migrations.RunSQL(CELLS, migrations.RunSQL.noop),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        migrations.RunSQL(TAKE, migrations.RunSQL.noop),
        migrations.DeleteModel("TallyDelta"),
    ]
