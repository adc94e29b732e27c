"""Public chance is entered, read over and corrected with a reason before the draw; one announcement for two clicks."""

from django.db import migrations, models

KEEP = """
CREATE OR REPLACE FUNCTION discuss_draw_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.drawn_at IS NULL THEN
    IF NEW.drawn_at IS NOT NULL THEN
      OLD.secret := NEW.secret; OLD.chance := NEW.chance; OLD.seed := NEW.seed; OLD.result := NEW.result;
      OLD.drawn_at := NEW.drawn_at; OLD.drawn_by := NEW.drawn_by;
      IF NEW IS NOT DISTINCT FROM OLD AND NEW.chance = NEW.entered THEN RETURN NEW; END IF;
    ELSIF NEW.corrections @> OLD.corrections AND jsonb_array_length(NEW.corrections) =
          jsonb_array_length(OLD.corrections) + (CASE WHEN OLD.entered = '' OR NEW.entered = OLD.entered THEN 0 ELSE 1 END) THEN
      OLD.entered := NEW.entered; OLD.entered_at := NEW.entered_at; OLD.corrections := NEW.corrections;
      IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
    END IF;
  END IF;
  RAISE EXCEPTION 'Bốc thăm đã công bố không sửa, không xoá (a draw announced never changes)' USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("discuss", "0004_panel_draw_kept")]
    operations = [
        migrations.AddField("paneldraw", "synthetic", models.BooleanField(default=False)),
        migrations.AddField("paneldraw", "entered", models.TextField(blank=True, default="")),
        migrations.AddField("paneldraw", "entered_at", models.DateTimeField(null=True)),
        migrations.AddField("paneldraw", "corrections", models.JSONField(default=list)),
        migrations.AddConstraint(
            "paneldraw",
            models.UniqueConstraint(fields=["body", "title", "codes_digest", "chance_on"], name="discuss_draw_announced_once"),
        ),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
    ]
