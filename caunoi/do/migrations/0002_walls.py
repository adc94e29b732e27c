"""The walls and guards of the room: sums of a household are the keeper's; a journal only grows, balances, and never goes below zero."""

from django.db import migrations

MINE = "(access_is_system() OR {body} = ANY ((SELECT access_my_bodies())::bigint[]))"
OWN = MINE.format(body="body_id")
KEPT = "(access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]) OR overseer_id = ANY ((SELECT access_my_bodies())::bigint[]))"


def _of(parent: str, column: str, *, overseer: bool = False) -> str:
    also = " OR p.overseer_id = ANY ((SELECT access_my_bodies())::bigint[])" if overseer else ""
    return (
        f"(access_is_system() OR EXISTS (SELECT 1 FROM do_{parent} p WHERE p.id = {column}_id "
        f"AND (p.body_id = ANY ((SELECT access_my_bodies())::bigint[]){also})))"
    )


WORK = _of("communitywork", "work", overseer=True)
MODEL = _of("skilfulmodel", "model")
TARGET = (
    "(access_is_system() OR EXISTS (SELECT 1 FROM do_movementtarget t JOIN do_movement m ON m.id = t.movement_id WHERE t.id = target_id "
    "AND (m.body_id = ANY ((SELECT access_my_bodies())::bigint[]) OR EXISTS (SELECT 1 FROM places_body b WHERE b.place_id = t.place_id "
    "AND b.id = ANY ((SELECT access_my_bodies())::bigint[])))))"
)
TARGET_OWN = (
    "(access_is_system() OR EXISTS (SELECT 1 FROM do_movement m WHERE m.id = movement_id AND m.body_id = ANY ((SELECT access_my_bodies())::bigint[])) "
    "OR EXISTS (SELECT 1 FROM places_body b WHERE b.place_id = do_movementtarget.place_id AND b.id = ANY ((SELECT access_my_bodies())::bigint[])))"
)
#: Table, who sees a row, who adds or changes one.
POLICIES = {
    "communitywork": ("true", KEPT),
    "workstep": ("true", WORK),
    "budgetline": ("true", WORK),
    "planstep": ("true", WORK),
    "kindvalue": ("true", WORK),
    "progressnote": ("true", WORK),
    "settlement": ("true", WORK),
    "expense": ("true", WORK),
    "contribution": (WORK, WORK),
    "journalentry": (WORK, WORK),
    "journalline": (WORK, WORK),
    "skilfulmodel": ("true", OWN),
    "modelevidence": ("true", MODEL),
    "modelrating": ("true", MODEL),
    "modelrecognition": ("true", MODEL),
    "selfgroup": ("true", OWN),
    "groupcontact": (f"(since <= access_today() AND until > access_today() AND erased_at IS NULL) OR {OWN}", OWN),
    "movement": ("true", OWN),
    "movementtarget": ("true", TARGET_OWN),
    "movementreport": ("true", TARGET),
    "villageconvention": (f"stage <> 'withdrawn' OR {KEPT}", KEPT),
}
WALL = """
ALTER TABLE do_{table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE do_{table} FORCE ROW LEVEL SECURITY;
CREATE POLICY do_{table}_seen ON do_{table} FOR SELECT USING ({seen});
CREATE POLICY do_{table}_added ON do_{table} FOR INSERT WITH CHECK ({kept});
CREATE POLICY do_{table}_moved ON do_{table} FOR UPDATE USING ({kept}) WITH CHECK ({kept});
"""
DOWN = """
DROP POLICY do_{table}_seen ON do_{table};
DROP POLICY do_{table}_added ON do_{table};
DROP POLICY do_{table}_moved ON do_{table};
ALTER TABLE do_{table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE do_{table} DISABLE ROW LEVEL SECURITY;
"""
#: A budget nobody has been asked to pay for yet may be laid down anew.
ANEW = f"CREATE POLICY do_budgetline_out ON do_budgetline FOR DELETE USING ({WORK});"
#: Only ever added to.
KEEP = "CREATE TRIGGER do_{table}_kept BEFORE UPDATE OR DELETE ON do_{table} FOR EACH ROW EXECUTE FUNCTION ledger_refuse();"
UNKEEP = "DROP TRIGGER do_{table}_kept ON do_{table};"
ADDED_TO = (
    "workstep", "journalentry", "journalline", "expense", "modelevidence", "modelrating", "modelrecognition", "movementreport",
)  # fmt: skip
#: Of a contribution only how it is named may change; of a settlement only where it was posted.
GUARDS = """
CREATE FUNCTION do_keep_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'shown_name' - 'sum_shown' IS DISTINCT FROM to_jsonb(OLD) - 'shown_name' - 'sum_shown' THEN
    RAISE EXCEPTION 'Khoản đóng góp đã ghi không sửa được (a contribution once recorded never changes)' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER do_contribution_kept BEFORE UPDATE OR DELETE ON do_contribution FOR EACH ROW EXECUTE FUNCTION do_keep_contribution();
CREATE FUNCTION do_keep_settlement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.work_id, NEW."on", NEW.approved_by, NEW.told, NEW.sums, NEW.digest) IS DISTINCT FROM (OLD.work_id, OLD."on", OLD.approved_by, OLD.told, OLD.sums, OLD.digest)
     OR (OLD.posted_on IS NOT NULL AND NEW.posted_on IS DISTINCT FROM OLD.posted_on) THEN
    RAISE EXCEPTION 'Quyết toán đã lập không sửa được (a settlement once made never changes)' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER do_settlement_kept BEFORE UPDATE OR DELETE ON do_settlement FOR EACH ROW EXECUTE FUNCTION do_keep_settlement();
"""
UNGUARD = """
DROP TRIGGER do_settlement_kept ON do_settlement;
DROP FUNCTION do_keep_settlement();
DROP TRIGGER do_contribution_kept ON do_contribution;
DROP FUNCTION do_keep_contribution();
"""
#: Asked when the transaction ends, over all rows whoever speaks: every entry is zero in sum, no cash box or bank account below zero.
#: One work's lines are written by one transaction at a time, so two treasurers cannot spend the same đồng.
BALANCE = """
CREATE FUNCTION do_queue_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('do.work.' || NEW.work_id::text, 0));
  RETURN NEW;
END $$;
CREATE TRIGGER do_journalline_queued BEFORE INSERT ON do_journalline FOR EACH ROW EXECUTE FUNCTION do_queue_lines();
CREATE FUNCTION do_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE spoke text := coalesce(current_setting('caunoi.person', true), '');
BEGIN
  PERFORM set_config('caunoi.person', 'system', true);
  IF (SELECT coalesce(sum(amount), 0) FROM do_journalline WHERE entry_id = NEW.entry_id) <> 0
     OR NEW.work_id IS DISTINCT FROM (SELECT work_id FROM do_journalentry WHERE id = NEW.entry_id) THEN
    RAISE EXCEPTION 'Bút toán không cân (the entry does not balance)' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.account IN ('cash', 'bank')
     AND (SELECT coalesce(sum(amount), 0) FROM do_journalline WHERE work_id = NEW.work_id AND account = NEW.account) < 0 THEN
    RAISE EXCEPTION 'Quỹ không thể âm (the fund cannot fall below zero)' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM set_config('caunoi.person', spoke, true);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER do_journalline_balanced AFTER INSERT ON do_journalline DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION do_must_balance();
"""
UNBALANCE = """
DROP TRIGGER do_journalline_balanced ON do_journalline;
DROP FUNCTION do_must_balance();
DROP TRIGGER do_journalline_queued ON do_journalline;
DROP FUNCTION do_queue_lines();
"""


class Migration(migrations.Migration):
    dependencies = [("do", "0001_initial"), ("access", "0002_functions"), ("ledger", "0002_guard")]
    operations = [
        *[
            migrations.RunSQL(WALL.format(table=table, seen=seen, kept=kept), DOWN.format(table=table))
            for table, (seen, kept) in POLICIES.items()
        ],
        migrations.RunSQL(ANEW, "DROP POLICY do_budgetline_out ON do_budgetline;"),
        *[migrations.RunSQL(KEEP.format(table=table), UNKEEP.format(table=table)) for table in ADDED_TO],
        migrations.RunSQL(GUARDS, UNGUARD),
        migrations.RunSQL(BALANCE, UNBALANCE),
    ]
