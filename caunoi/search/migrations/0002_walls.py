"""The wall of the index, and the one way to ask it.

Under row policies PostgreSQL refuses to use an index for a condition that might tell something of hidden rows, and matching of
words is one. So the index is asked through a function of its owner that repeats the wall in its own statement; everybody else
meets the row policy, and nobody but the triggers writes.
"""

from django.db import migrations

WORDS = r"""
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(unaccent(lower(normalize(coalesce(words, ''), NFC))), '[^a-z0-9]+', ' ', 'g'))
$$;
CREATE FUNCTION search_vector(title text, words text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('simple', search_fold(title)), 'A') || to_tsvector('simple', search_fold(words))
$$;
"""
NO_WORDS = "DROP FUNCTION search_vector(text, text); DROP FUNCTION search_fold(text);"
VISIBLE = """(
  (open AND (since IS NULL OR since <= {today}) AND (until IS NULL OR until > {today}))
  OR (seen_by && {mine} AND NOT hidden_from && {mine} AND NOT coalesce({person} = ANY (hidden_people), false))
  OR {system}
)"""
WALL = f"""
ALTER TABLE search_foundrecord ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_foundrecord FORCE ROW LEVEL SECURITY;
CREATE POLICY search_record_seen ON search_foundrecord FOR SELECT USING {VISIBLE.format(
    today="access_today()", mine="(SELECT access_my_bodies())", person="access_person()", system="access_is_system()")};
CREATE POLICY search_record_kept ON search_foundrecord FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
"""
NO_WALL = """
DROP POLICY search_record_kept ON search_foundrecord;
DROP POLICY search_record_seen ON search_foundrecord;
ALTER TABLE search_foundrecord NO FORCE ROW LEVEL SECURITY;
ALTER TABLE search_foundrecord DISABLE ROW LEVEL SECURITY;
"""
#: Ids only, the newest first; what a row says is read afterwards through the row policy like any other.
FOUND = f"""
CREATE FUNCTION search_found(query text, near text, kinds text[], within bigint, whole boolean, public_only boolean, before_on date, before_id bigint, most integer)
RETURNS TABLE (found bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $body$
DECLARE asked text := 'SELECT id FROM search_foundrecord WHERE {VISIBLE.format(today="$5", mine="$6", person="$7", system="$8")}';
BEGIN
  IF query <> '' THEN asked := asked || ' AND vector @@ $1::tsquery'; END IF;
  IF near <> '' THEN asked := asked || ' AND $2 <% folded'; END IF;
  IF kinds IS NOT NULL THEN asked := asked || ' AND kind = ANY ($3)'; END IF;
  IF within IS NOT NULL THEN asked := asked || format(' AND %I = $4', CASE WHEN whole THEN 'province_id' ELSE 'place_id' END); END IF;
  IF before_on IS NOT NULL THEN asked := asked || ' AND ("on", id) < ($9, $10)'; END IF;
  IF near <> '' THEN asked := asked || ' ORDER BY word_similarity($2, folded) DESC, "on" DESC, id DESC';
  ELSE asked := asked || ' ORDER BY "on" DESC, id DESC'; END IF;
  RETURN QUERY EXECUTE asked || ' LIMIT $11'
    USING query, near, kinds, within, access_today(), CASE WHEN public_only THEN '{{}}' ELSE access_my_bodies() END,
      CASE WHEN public_only THEN NULL ELSE access_person() END, NOT public_only AND access_is_system(), before_on, before_id, most;
END $body$;
"""
NO_FOUND = "DROP FUNCTION search_found(text, text, text[], bigint, boolean, boolean, date, bigint, integer);"


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL(WORDS, NO_WORDS),
        migrations.RunSQL(WALL, NO_WALL),
        migrations.RunSQL(FOUND, NO_FOUND),
    ]
