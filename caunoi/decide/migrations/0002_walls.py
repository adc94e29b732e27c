"""The walls of the room, in the database: rolls and votes are seen where the vote is held; a choice is seen by nobody."""

from django.db import migrations

#: Places in whose village boards, committees or Fronts the speaker holds a role today.
FUNCTION = """
CREATE FUNCTION decide_my_places() RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT place_id), '{}') FROM places_body
  WHERE id = ANY (access_my_bodies()) AND kind IN ('residential_heads', 'front_board', 'peoples_committee', 'fatherland_front')
$$;
"""
MINE = "(access_is_system() OR {t}place_id = ANY ((SELECT decide_my_places())::bigint[]) OR {t}commune_id = ANY ((SELECT decide_my_places())::bigint[]))"
OWN = MINE.format(t="")
OF_DECISION = f"EXISTS (SELECT 1 FROM decide_decision d WHERE d.id = decision_id AND {MINE.format(t='d.')})"
SEEN_DECISION = "EXISTS (SELECT 1 FROM decide_decision d WHERE d.id = decision_id)"

HOUSEHOLD = f"""
ALTER TABLE decide_household ENABLE ROW LEVEL SECURITY;
ALTER TABLE decide_household FORCE ROW LEVEL SECURITY;
CREATE POLICY decide_household_kept ON decide_household USING ({OWN}) WITH CHECK ({OWN});
"""
DECISION = f"""
ALTER TABLE decide_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE decide_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY decide_decision_seen ON decide_decision FOR SELECT USING (announced_at IS NOT NULL OR {OWN});
CREATE POLICY decide_decision_added ON decide_decision FOR INSERT WITH CHECK ({OWN});
CREATE POLICY decide_decision_moved ON decide_decision FOR UPDATE USING ({OWN}) WITH CHECK ({OWN});
"""
#: Seen by whoever sees the decision, written where the vote is held.
PUBLIC_CHILD = f"""
ALTER TABLE {{table}} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {{table}} FORCE ROW LEVEL SECURITY;
CREATE POLICY {{table}}_seen ON {{table}} FOR SELECT USING ({SEEN_DECISION});
CREATE POLICY {{table}}_added ON {{table}} FOR INSERT WITH CHECK ({OF_DECISION});
CREATE POLICY {{table}}_changed ON {{table}} FOR UPDATE USING ({OF_DECISION}) WITH CHECK ({OF_DECISION});
"""
#: Seen and written only where the vote is held.
OWN_CHILD = f"""
ALTER TABLE {{table}} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {{table}} FORCE ROW LEVEL SECURITY;
CREATE POLICY {{table}}_kept ON {{table}} USING ({OF_DECISION}) WITH CHECK ({OF_DECISION});
"""
#: Written, and looked at, by the system alone: no officer reads a choice, whatever role they hold.
SEALED = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_sealed ON {table} USING (access_is_system()) WITH CHECK (access_is_system());
"""
KEEP = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
"""
#: What a count once said, and a ballot once cast, never changes; a ballot may be rewritten only as it was.
CAST = """
CREATE FUNCTION decide_cast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.decision_id, NEW.commitment, NEW.choice) IS DISTINCT FROM (OLD.id, OLD.decision_id, OLD.commitment, OLD.choice) THEN
    RAISE EXCEPTION 'Phiếu đã bỏ không sửa được (a ballot once cast never changes)' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decide_onlineballot_cast BEFORE UPDATE OR DELETE ON decide_onlineballot FOR EACH ROW EXECUTE FUNCTION decide_cast();
"""


class Migration(migrations.Migration):
    dependencies = [("decide", "0001_initial"), ("access", "0002_functions"), ("ledger", "0002_guard")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION decide_my_places();"),
        migrations.RunSQL(HOUSEHOLD, migrations.RunSQL.noop),
        migrations.RunSQL(DECISION, migrations.RunSQL.noop),
        *[
            migrations.RunSQL(PUBLIC_CHILD.format(table=f"decide_{table}"), migrations.RunSQL.noop)
            for table in ("decisionstep", "meeting", "candidate")
        ],
        *[
            migrations.RunSQL(OWN_CHILD.format(table=f"decide_{table}"), migrations.RunSQL.noop)
            for table in ("consent", "preparation", "teammember", "ballotstub", "ballotpaper", "votecount", "onlinepass")
        ],
        migrations.RunSQL(SEALED.format(table="decide_onlineballot"), migrations.RunSQL.noop),
        migrations.RunSQL(KEEP.format(table="decide_decisionstep"), migrations.RunSQL.noop),
        migrations.RunSQL(CAST, "DROP TRIGGER decide_onlineballot_cast ON decide_onlineballot; DROP FUNCTION decide_cast();"),
    ]
