"""The walls: a plan is its body's; once called everybody may know of it; lists, speeches and conclusions open as far as they may."""

from django.db import migrations

SYSTEM = "access_is_system()"
WORKS = "ANY ((SELECT access_my_bodies_as('{handler,mobiliser,supervisor,head,deputy}'))::bigint[])"
MINE = "ANY ((SELECT access_my_bodies())::bigint[])"
REACH = "ANY ((SELECT duties_my_reach())::bigint[])"
ORGANISER = f"({SYSTEM} OR organiser_id = {WORKS})"
OF_MINE = f"({SYSTEM} OR EXISTS (SELECT 1 FROM plenary_plenary p WHERE p.id = plenary_id AND p.body_id = {WORKS}))"
INVITED = "EXISTS (SELECT 1 FROM plenary_plenary p WHERE p.id = plenary_id AND p.called_at IS NOT NULL AND p.readers && (SELECT access_my_bodies()))"
CONCLUDED = "EXISTS (SELECT 1 FROM plenary_plenary p WHERE p.id = plenary_id AND p.stage = 'concluded')"
POLICIES = {
    "plenary_plenary": {
        "SELECT": f"USING ({SYSTEM} OR stage IN ('called', 'held', 'minuted', 'concluded') OR body_id = {MINE} OR place_id = {REACH} OR province_id = {REACH} "
        "OR (called_at IS NOT NULL AND readers && (SELECT access_my_bodies())))",
        "INSERT": f"WITH CHECK ({SYSTEM} OR body_id = {WORKS})",
        "UPDATE": f"USING ({SYSTEM} OR body_id = {WORKS}) WITH CHECK ({SYSTEM} OR body_id = {WORKS})",
    },
    **{
        table: {
            "SELECT": "USING (EXISTS (SELECT 1 FROM plenary_plenary p WHERE p.id = plenary_id))",
            "INSERT": f"WITH CHECK {OF_MINE}", "UPDATE": f"USING {OF_MINE} WITH CHECK {OF_MINE}", "DELETE": f"USING {OF_MINE}",
        }
        for table in ("plenary_agendaitem", "plenary_plenarypaper")
    },
    "plenary_invitee": {
        "SELECT": f"USING ({ORGANISER} OR (body_id = {MINE} AND {INVITED}))",
        "INSERT": f"WITH CHECK {ORGANISER}", "DELETE": f"USING {ORGANISER}",
        "UPDATE": f"USING ({ORGANISER} OR body_id = {WORKS}) WITH CHECK ({ORGANISER} OR body_id = {WORKS})",
    },
    "plenary_speech": {
        "SELECT": f"USING ({ORGANISER} OR body_id = {MINE} OR {INVITED} OR (public AND {CONCLUDED}))",
        "INSERT": f"WITH CHECK ({ORGANISER} OR (body_id = {WORKS} AND {INVITED}))",
        "DELETE": f"USING ({ORGANISER} OR body_id = {WORKS})",
    },
    "plenary_conclusion": {
        "SELECT": f"USING ({ORGANISER} OR ({CONCLUDED} AND (public OR body_id = {MINE} OR {INVITED})))",
        "INSERT": f"WITH CHECK {ORGANISER}", "UPDATE": f"USING {ORGANISER} WITH CHECK {ORGANISER}", "DELETE": f"USING {ORGANISER}",
    },
}  # fmt: skip
WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
"""
OPEN = """
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""
KEPT = """
CREATE FUNCTION plenary_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Hội nghị đã kết luận không sửa, không xóa (a concluded conference is never changed)' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER plenary_plenary_gone BEFORE DELETE ON plenary_plenary FOR EACH ROW EXECUTE FUNCTION plenary_keep();
CREATE TRIGGER plenary_plenary_kept BEFORE UPDATE ON plenary_plenary FOR EACH ROW WHEN (OLD.stage = 'concluded') EXECUTE FUNCTION plenary_keep();
CREATE TRIGGER plenary_conclusion_kept BEFORE UPDATE OR DELETE ON plenary_conclusion FOR EACH ROW WHEN (OLD.task IS NOT NULL) EXECUTE FUNCTION plenary_keep();
"""
UNKEPT = """
DROP TRIGGER plenary_conclusion_kept ON plenary_conclusion;
DROP TRIGGER plenary_plenary_kept ON plenary_plenary;
DROP TRIGGER plenary_plenary_gone ON plenary_plenary;
DROP FUNCTION plenary_keep();
"""


def _walls(table: str, policies: dict[str, str]) -> migrations.RunSQL:
    made = [f"CREATE POLICY {table}_{verb.lower()} ON {table} FOR {verb} {rule};" for verb, rule in policies.items()]
    gone = [f"DROP POLICY {table}_{verb.lower()} ON {table};" for verb in policies]
    return migrations.RunSQL(WALL.format(table=table) + "\n".join(made), "\n".join(gone) + OPEN.format(table=table))


class Migration(migrations.Migration):
    dependencies = [("plenary", "0001_initial"), ("access", "0002_functions"), ("duties", "0002_walls")]
    operations = [*(_walls(table, policies) for table, policies in POLICIES.items()), migrations.RunSQL(KEPT, UNKEPT)]
