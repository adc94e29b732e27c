"""The walls: plans before they are announced, who asked and who disputed, marks of devices; history is only added to."""

from django.db import migrations

MINE = "(access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]))"
DIALOGUE = f"""
ALTER TABLE dialogue_dialogue ENABLE ROW LEVEL SECURITY;
ALTER TABLE dialogue_dialogue FORCE ROW LEVEL SECURITY;
CREATE POLICY dialogue_added ON dialogue_dialogue FOR INSERT WITH CHECK (true);
CREATE POLICY dialogue_seen ON dialogue_dialogue FOR SELECT USING (stage <> 'planned' OR {MINE});
CREATE POLICY dialogue_changed ON dialogue_dialogue FOR UPDATE USING ({MINE}) WITH CHECK (true);

ALTER TABLE dialogue_dialoguestep ENABLE ROW LEVEL SECURITY;
ALTER TABLE dialogue_dialoguestep FORCE ROW LEVEL SECURITY;
CREATE POLICY dialogue_step_added ON dialogue_dialoguestep FOR INSERT WITH CHECK (true);
CREATE POLICY dialogue_step_seen ON dialogue_dialoguestep FOR SELECT USING (EXISTS (SELECT 1 FROM dialogue_dialogue d WHERE d.id = dialogue_id));
"""
#: Who asked, who disputed: the people of the body that holds the dialogue, and whoever shows the receipt's code.
PEOPLE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK (true);
CREATE POLICY {table}_seen ON {table} FOR SELECT USING ({mine});
CREATE POLICY {table}_changed ON {table} FOR UPDATE USING ({mine}) WITH CHECK (true);
"""
#: Marks of devices are read by nobody: only the system counts them.
MARKS = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_counted ON {table} USING (access_is_system()) WITH CHECK (access_is_system());
"""
KEPT = "CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_refuse();"
OPEN = """
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""
PEOPLE_TABLES = ["dialogue_questionasker", "dialogue_promisedispute"]
MARK_TABLES = ["dialogue_questionsupport", "dialogue_requestsupport"]
KEPT_TABLES = ["dialogue_dialoguestep", "dialogue_promiseword", "dialogue_signaturesheet", "dialogue_votercount", "dialogue_resultdelivery"]


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_initial"), ("ledger", "0002_guard"), ("access", "0002_functions")]
    operations = [
        migrations.RunSQL(DIALOGUE, OPEN.format(table="dialogue_dialogue") + OPEN.format(table="dialogue_dialoguestep")),
        *[migrations.RunSQL(PEOPLE.format(table=table, mine=MINE), OPEN.format(table=table)) for table in PEOPLE_TABLES],
        *[migrations.RunSQL(MARKS.format(table=table), OPEN.format(table=table)) for table in MARK_TABLES],
        *[migrations.RunSQL(KEPT.format(table=table), f"DROP TRIGGER {table}_kept ON {table};") for table in KEPT_TABLES],
    ]
