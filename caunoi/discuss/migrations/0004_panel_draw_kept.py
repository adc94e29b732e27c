"""Everybody reads a draw; its body announces it and carries it out once; nothing announced ever changes."""

from django.db import migrations

WALL = """
ALTER TABLE discuss_paneldraw ENABLE ROW LEVEL SECURITY;
ALTER TABLE discuss_paneldraw FORCE ROW LEVEL SECURITY;
CREATE POLICY discuss_paneldraw_seen ON discuss_paneldraw FOR SELECT USING (true);
CREATE POLICY discuss_paneldraw_added ON discuss_paneldraw FOR INSERT WITH CHECK (
  access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]));
CREATE POLICY discuss_paneldraw_drawn ON discuss_paneldraw FOR UPDATE USING (
  access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]));
CREATE FUNCTION discuss_draw_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.drawn_at IS NULL AND NEW.drawn_at IS NOT NULL THEN
    OLD.secret := NEW.secret; OLD.chance := NEW.chance; OLD.seed := NEW.seed; OLD.result := NEW.result;
    OLD.drawn_at := NEW.drawn_at; OLD.drawn_by := NEW.drawn_by;
    IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'Bốc thăm đã công bố không sửa, không xoá (a draw announced never changes)' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER discuss_paneldraw_kept BEFORE UPDATE OR DELETE ON discuss_paneldraw FOR EACH ROW EXECUTE FUNCTION discuss_draw_keep();
"""


class Migration(migrations.Migration):
    dependencies = [("discuss", "0003_panel_draw"), ("access", "0002_functions")]
    operations = [migrations.RunSQL(WALL, migrations.RunSQL.noop)]
