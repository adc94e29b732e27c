"""An index of wordings by bands; letters gone or sealed leave it at once; a rise in neighbouring communes is a sort of warning."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

#: As the rooms' own words have it: a denunciation, a letter to be kept secret, one against an office or a person.
SEALED = """({0}.kind = 'denunciation' OR {0}.declared_kind = 'denunciation' OR {0}.secret OR {0}.respondents <> '{{}}' OR {0}.respondent_people <> '{{}}')"""
#: Signatures of the kind before are of another making: letters are read again. The owner reads and deletes for the functions below.
FORWARD = f"""
CREATE POLICY warn_lettersketch_kept ON warn_lettersketch FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY warn_lettersketch_forgotten ON warn_lettersketch FOR DELETE TO CURRENT_USER USING (true);
DELETE FROM warn_lettersketch;
CREATE FUNCTION warn_near(asked text[], days date[], reach integer, most integer)
RETURNS TABLE (n integer, petition uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT access_is_system() THEN RETURN; END IF;
  RETURN QUERY SELECT q.nth::integer, w.petition
  FROM unnest(asked, days) WITH ORDINALITY q (keys, came_on, nth), LATERAL (
    SELECT s.petition FROM warn_lettersketch s
    WHERE s.bands && q.keys::bigint[] AND s.received_on BETWEEN q.came_on - reach AND q.came_on + reach
    ORDER BY s.received_on, s.petition LIMIT most) w;
END $$;
CREATE FUNCTION warn_forget_letter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM warn_lettersketch WHERE petition = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER warn_letter_gone AFTER DELETE ON voice_petition FOR EACH ROW EXECUTE FUNCTION warn_forget_letter();
CREATE TRIGGER warn_letter_changed AFTER UPDATE ON voice_petition FOR EACH ROW
  WHEN (OLD.place_id <> NEW.place_id OR OLD.text <> NEW.text OR OLD.title <> NEW.title OR ({SEALED.format("NEW")} AND NOT {SEALED.format("OLD")}))
  EXECUTE FUNCTION warn_forget_letter();
"""
BACKWARD = """
DROP TRIGGER warn_letter_changed ON voice_petition;
DROP TRIGGER warn_letter_gone ON voice_petition;
DROP FUNCTION warn_forget_letter();
DROP FUNCTION warn_near(text[], date[], integer, integer);
DROP POLICY warn_lettersketch_forgotten ON warn_lettersketch;
DROP POLICY warn_lettersketch_kept ON warn_lettersketch;
"""
SORTS = [("cell", "Tăng ở một xã, phường"), ("level", "Tăng trên toàn tỉnh, thành phố"), ("area", "Tăng ở một vùng nhiều xã, phường liền nhau"), ("mass", "Một vụ việc, nhiều đơn")]
METHODS = [("pooled", "Đuôi phân phối gộp nhiều nơi"), ("farrington", "Farrington cải tiến"), ("scan", "Quét không gian và thời gian"), ("copies", "Đếm đơn cùng mẫu")]


class Migration(migrations.Migration):
    dependencies = [("warn", "0002_walls"), ("voice", "0005_counting")]
    operations = [
        migrations.AddField("lettersketch", "bands", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True, size=None)),
        migrations.AddIndex("lettersketch", django.contrib.postgres.indexes.GinIndex(fields=["bands"], name="warn_sketch_bands", fastupdate=False)),
        migrations.AlterField("earlywarning", "sort", models.TextField(choices=SORTS)),
        migrations.AlterField("earlywarning", "method", models.TextField(choices=METHODS)),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
