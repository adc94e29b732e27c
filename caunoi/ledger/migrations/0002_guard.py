"""The database makes each entry's digest and refuses to change or delete what was written."""

from django.db import migrations

FORWARD = """
INSERT INTO ledger_epoch ("offset") VALUES (0);

CREATE FUNCTION ledger_leaf(at timestamptz, kind text, about text, actor text, data jsonb) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to(
    'caunoi.entry.1' || chr(10) || (extract(epoch FROM at) * 1000000)::bigint::text || chr(10) || kind || chr(10) || about
    || chr(10) || actor || chr(10) || data::text, 'UTF8'))
$$;

CREATE FUNCTION ledger_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.transaction := (SELECT "offset" FROM ledger_epoch) + pg_current_xact_id()::text::bigint;
  NEW.leaf := ledger_leaf(NEW.at, NEW.kind, NEW.about, NEW.actor, NEW.data);
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_stamp BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_stamp();

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Sổ cái chỉ ghi thêm: không sửa, không xoá (the ledger is added to, never changed)'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ledger_entry_kept BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_entry_whole BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_batch_kept BEFORE UPDATE OR DELETE ON ledger_batch FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_batch_whole BEFORE TRUNCATE ON ledger_batch FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
"""
BACKWARD = """
DROP TRIGGER ledger_batch_whole ON ledger_batch;
DROP TRIGGER ledger_batch_kept ON ledger_batch;
DROP TRIGGER ledger_entry_whole ON ledger_entry;
DROP TRIGGER ledger_entry_kept ON ledger_entry;
DROP TRIGGER ledger_entry_stamp ON ledger_entry;
DROP FUNCTION ledger_refuse();
DROP FUNCTION ledger_stamp();
DROP FUNCTION ledger_leaf(timestamptz, text, text, text, jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
