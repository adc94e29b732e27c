"""The walls: drafts and dossiers to those who work on them, a person's name sealed until posted, the council's notes to the council."""

from django.db import migrations

SYSTEM = "access_is_system()"
MINE = "(access_is_system() OR {column} = ANY ((SELECT access_my_bodies())::bigint[]))"
ORGANISER = MINE.format(column="organiser_id")
#: A member counts as one only while they still work in the body they were seated from.
SEATED = "EXISTS (SELECT 1 FROM commend_councilseat s WHERE s.campaign_id = {of} AND s.person_id = access_person() AND s.body_id = ANY ((SELECT access_my_bodies())::bigint[]))"

WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
"""
OPEN = """
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""
POLICIES = {
    "commend_campaign": [
        f"CREATE POLICY commend_campaign_seen ON commend_campaign FOR SELECT USING (stage <> 'planned' OR {MINE.format(column='body_id')})",
        f"CREATE POLICY commend_campaign_added ON commend_campaign FOR INSERT WITH CHECK ({MINE.format(column='body_id')})",
        f"CREATE POLICY commend_campaign_moved ON commend_campaign FOR UPDATE USING ({MINE.format(column='body_id')}) WITH CHECK ({MINE.format(column='body_id')})",
    ],
    "commend_councilseat": [
        f"CREATE POLICY commend_councilseat_kept ON commend_councilseat USING ({ORGANISER} OR person_id = access_person()) WITH CHECK ({ORGANISER} OR person_id = access_person())",
    ],
    "commend_nomination": [
        "CREATE POLICY commend_nomination_seen ON commend_nomination FOR SELECT USING "
        f"(shown OR {ORGANISER} OR {MINE.format(column='by_body_id')} OR {SEATED.format(of='campaign_id')})",
        f"CREATE POLICY commend_nomination_added ON commend_nomination FOR INSERT WITH CHECK ({MINE.format(column='by_body_id')})",
        "CREATE POLICY commend_nomination_moved ON commend_nomination FOR UPDATE USING "
        f"({ORGANISER} OR {MINE.format(column='by_body_id')} OR {SEATED.format(of='campaign_id')}) WITH CHECK (true)",
    ],
    "commend_nomineeperson": [
        "CREATE POLICY commend_nomineeperson_kept ON commend_nomineeperson USING (access_is_system() OR EXISTS (SELECT 1 FROM commend_nomination n "
        f"WHERE n.id = nomination_id AND ({MINE.format(column='n.organiser_id')} OR {MINE.format(column='n.by_body_id')} OR {SEATED.format(of='n.campaign_id')}))) "
        "WITH CHECK (access_is_system() OR EXISTS (SELECT 1 FROM commend_nomination n WHERE n.id = nomination_id))",
    ],
    "commend_evidence": [
        "CREATE POLICY commend_evidence_seen ON commend_evidence FOR SELECT USING (EXISTS (SELECT 1 FROM commend_nomination n WHERE n.id = nomination_id))",
        f"CREATE POLICY commend_evidence_written ON commend_evidence FOR INSERT WITH CHECK ({SYSTEM})",
        f"CREATE POLICY commend_evidence_again ON commend_evidence FOR UPDATE USING ({SYSTEM}) WITH CHECK ({SYSTEM})",
        f"CREATE POLICY commend_evidence_gone ON commend_evidence FOR DELETE USING ({SYSTEM})",
    ],
    "commend_conflict": [
        f"CREATE POLICY commend_conflict_kept ON commend_conflict USING ({ORGANISER} OR person_id = access_person()) WITH CHECK ({ORGANISER} OR person_id = access_person())",
    ],
    "commend_sealednote": [
        f"CREATE POLICY commend_sealednote_seen ON commend_sealednote FOR SELECT USING ({SYSTEM} OR ({SEATED.format(of='campaign_id')} "
        "AND NOT EXISTS (SELECT 1 FROM commend_conflict c WHERE c.nomination_id = commend_sealednote.nomination_id AND c.person_id = access_person())))",
        f"CREATE POLICY commend_sealednote_written ON commend_sealednote FOR INSERT WITH CHECK ({SYSTEM})",
        f"CREATE POLICY commend_sealednote_moved ON commend_sealednote FOR UPDATE USING ({SYSTEM}) WITH CHECK ({SYSTEM})",
    ],
    #: What one person counted is read by that person alone, so that the second count is made blind.
    "commend_ballotcount": [
        f"CREATE POLICY commend_ballotcount_kept ON commend_ballotcount USING ({SYSTEM} OR person_id = access_person()) WITH CHECK ({SYSTEM} OR person_id = access_person())",
    ],
    "commend_objection": [
        f"CREATE POLICY commend_objection_kept ON commend_objection USING ({ORGANISER}) WITH CHECK ({SYSTEM})",
    ],
}
KEPT = "CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_refuse();"


class Migration(migrations.Migration):
    dependencies = [("commend", "0001_initial"), ("access", "0002_functions"), ("ledger", "0002_guard")]
    operations = [
        *[
            migrations.RunSQL(WALL.format(table=table) + "".join(f"{each};\n" for each in policies), OPEN.format(table=table))
            for table, policies in POLICIES.items()
        ],
        *[
            migrations.RunSQL(KEPT.format(table=table), f"DROP TRIGGER {table}_kept ON {table};")
            for table in ("commend_honour", "commend_objection")
        ],
    ]
