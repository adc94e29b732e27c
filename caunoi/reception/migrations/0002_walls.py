"""The walls around appointments and visits, in the database: the body's own people at the desk, never a body the visit is about."""

from django.db import migrations

AT_THE_DESK = """
  access_is_system()
  OR (body_id = ANY ((SELECT access_my_bodies_as(ARRAY['receiver', 'handler', 'head', 'deputy', 'custodian']))::bigint[])
      AND NOT hidden_from && (SELECT access_my_bodies()){people})
"""
ROWS = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK (true);
CREATE POLICY {table}_seen ON {table} FOR SELECT USING ({who});
CREATE POLICY {table}_changed ON {table} FOR UPDATE USING ({who}) WITH CHECK (true);
"""
BY_CODE = "OR code_digest = ANY (string_to_array((SELECT access_receipt()), ','))"
PEOPLE = "\n      AND NOT coalesce(access_person() = ANY (hidden_people), false)"
OF_A_VISIT = "EXISTS (SELECT 1 FROM reception_visit v WHERE v.id = visit_id)"
OF_THE_BODY = """
  access_is_system() OR token_digest = ANY (string_to_array((SELECT access_receipt()), ','))
  OR body_id = ANY ((SELECT access_my_bodies())::bigint[])
"""


def rows(table: str, who: str) -> migrations.RunSQL:
    """The three policies of a table."""
    return migrations.RunSQL(ROWS.format(table=table, who=who), migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("reception", "0001_initial"), ("access", "0002_functions")]
    operations = [
        rows("reception_booking", AT_THE_DESK.format(people="") + BY_CODE),
        rows("reception_visit", AT_THE_DESK.format(people=PEOPLE)),
        rows("reception_visitmatter", OF_A_VISIT),
        rows("reception_calendarlink", OF_THE_BODY),
    ]
