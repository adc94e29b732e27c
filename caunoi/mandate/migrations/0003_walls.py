"""The walls: a document is read by the body that took it in and by those given a part of it; a task by the bodies on its line.

No policy asks another walled table of tasks about documents or the other way round: each row repeats the bodies it needs.
"""

from django.db import migrations

MINE = "(SELECT access_my_bodies())::bigint[]"
DOCUMENT = f"(access_is_system() OR body_id = ANY ({MINE}) OR readers && {MINE})"
TASK = (
    f"(access_is_system() OR body_id = ANY ({MINE}) OR giver_id = ANY ({MINE}) OR root_id = ANY ({MINE})"
    f" OR line && {MINE} OR supporters && {MINE})"
)
OWN = f"(access_is_system() OR body_id = ANY ({MINE}))"
OF_DOCUMENT = (
    f"(access_is_system() OR EXISTS (SELECT 1 FROM mandate_mandate m WHERE m.id = mandate_id"
    f" AND (m.body_id = ANY ({MINE}) OR m.readers && {MINE})))"
)
OF_TASK = (
    f"(access_is_system() OR EXISTS (SELECT 1 FROM mandate_task t WHERE t.id = task_id AND (t.body_id = ANY ({MINE})"
    f" OR t.giver_id = ANY ({MINE}) OR t.root_id = ANY ({MINE}) OR t.line && {MINE} OR t.supporters && {MINE})))"
)
WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK (true);
CREATE POLICY {table}_seen ON {table} FOR SELECT USING ({seen});
CREATE POLICY {table}_changed ON {table} FOR UPDATE USING ({changed}) WITH CHECK (true);
"""
OPEN = """
DROP POLICY {table}_changed ON {table};
DROP POLICY {table}_seen ON {table};
DROP POLICY {table}_added ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""
WALLS = [
    ("mandate_mandate", f"{DOCUMENT} OR published_at IS NOT NULL", DOCUMENT),
    (
        "mandate_sourcedocument",
        f"{OWN} OR EXISTS (SELECT 1 FROM mandate_mandate m WHERE m.source_id = mandate_sourcedocument.id AND (m.body_id = ANY ({MINE}) OR m.readers && {MINE}))",
        OWN,
    ),
    ("mandate_proposeditem", OF_DOCUMENT, OF_DOCUMENT),
    (
        "mandate_provision",
        f"{OF_DOCUMENT} OR EXISTS (SELECT 1 FROM mandate_mandate m WHERE m.id = mandate_id AND m.published_at IS NOT NULL)",
        OF_DOCUMENT,
    ),
    ("mandate_pastreview", OF_DOCUMENT, OF_DOCUMENT),
    ("mandate_task", f"{TASK} OR public", TASK),
    ("mandate_taskword", OF_TASK, "false"),
    ("mandate_taskevidence", OF_TASK, "false"),
]
#: What was said about a task, and what was shown for it, is only added to.
KEPT = "CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_refuse();"
KEPT_TABLES = ["mandate_taskword", "mandate_taskevidence"]


class Migration(migrations.Migration):
    dependencies = [("mandate", "0002_tree"), ("ledger", "0002_guard"), ("access", "0002_functions")]
    operations = [
        *[
            migrations.RunSQL(WALL.format(table=table, seen=seen, changed=changed), OPEN.format(table=table))
            for table, seen, changed in WALLS
        ],
        *[
            migrations.RunSQL(KEPT.format(table=table), f"DROP TRIGGER {table}_kept ON {table};")
            for table in KEPT_TABLES
        ],
    ]
