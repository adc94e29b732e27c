"""The script that checks a burst's installation afterwards, run inside it: nothing lost, nothing doubled, everything provable."""

CHECK = """
import json, django; django.setup()
from pathlib import Path
from django.db import connection
from django.utils import timezone
from caunoi.access.context import as_system
from caunoi.discuss.burst import proof
from caunoi.discuss.burst.shapes import digest_of
from caunoi.discuss.models import Opinion
from caunoi.ledger.commands import seal_all
from caunoi.ledger import queries
from caunoi.ledger.models import Entry
acknowledged = json.loads(Path("GIVEN").read_text())
seal_all(at=timezone.now())
with as_system(), connection.cursor() as cursor:
    cursor.execute("SELECT o.id, o.consultation_id, o.token, o.section_id, o.question_id, o.statement_id, o.option_id, o.stance, o.scale, o.text FROM discuss_opinion o")
    stored = [(row[0], digest_of(proof._row(row)).hex()) for row in cursor.fetchall()]
    entered = [n for e in Entry.objects.filter(kind="discuss.opinions_taken") for n in e.data["opinions"]]
    cursor.execute('''WITH said AS (
        SELECT consultation_id, CASE WHEN section_id IS NOT NULL THEN 'section' WHEN question_id IS NOT NULL THEN 'question' ELSE 'statement' END AS measure,
          coalesce(section_id, question_id, statement_id) AS target, coalesce(place_id, 0) AS place,
          CASE WHEN question_id IS NOT NULL THEN coalesce(option_id, scale, 0) ELSE coalesce(stance, 2) END AS value, count(*) AS opinions
        FROM discuss_opinion GROUP BY 1, 2, 3, 4, 5),
      counted AS (SELECT consultation_id, measure, target, place, value, sum(opinions) AS opinions FROM discuss_tally WHERE measure IN ('section', 'question', 'statement') AND consultation_id > 0 GROUP BY 1, 2, 3, 4, 5)
      SELECT count(*) FROM said FULL JOIN counted USING (consultation_id, measure, target, place, value) WHERE said.opinions IS DISTINCT FROM counted.opinions''')
    miscounted = cursor.fetchone()[0]
    cursor.execute("SELECT count(*) FROM (SELECT token, section_id, question_id, statement_id FROM discuss_opinion GROUP BY 1, 2, 3, 4 HAVING count(*) > 1) t")
    doubled = cursor.fetchone()[0]
    cursor.execute("SELECT (SELECT count(DISTINCT token) FROM discuss_opinion) - (SELECT count(*) FROM discuss_participant)")
    persons = cursor.fetchone()[0]
    proven = [one for one in acknowledged if "proof" in one]
    unproven = sum(not proof.holds(one["digest"], one["proof"]) for one in proven[:: max(1, len(proven) // 200)])
    troubles = [t.en for t in queries.troubles()] + [t.en for t in proof.troubles()]
    troubles += ["tallies differ from rows"] * bool(miscounted) + ["persons differ"] * bool(persons) + ["a receipt is not proven"] * bool(unproven)
digests = {digest for _, digest in stored}
print(json.dumps({"missing": sum(one["digest"] not in digests for one in acknowledged), "doubled": doubled, "stored": len(stored),
                  "entered": len(entered), "entered_once": len(set(entered)), "troubles": troubles, "proven": len(proven)}))
"""
