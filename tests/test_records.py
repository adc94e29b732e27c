"""Records the rooms offer as evidence: a body's own, never a neighbour's, nothing that names who wrote; forged ones lead nowhere."""

from datetime import date, timedelta

import pytest

from caunoi.duties.commands import meet_duty, open_duty
from caunoi.ui.records import records
from tests.stage import NOON

SPAN = (date(2026, 11, 1), date(2026, 12, 1))


@pytest.fixture
def kept(town, system):
    """Three duties met by the committee: two answers, one of a denunciation."""
    for rule in ("pakn.handle_days", "pakn.handle_days", "tc.initial"):
        duty = open_duty(
            rule=rule, about="petition:x", owed_by=town.committee, by="system", at=NOON, due=NOON.date() + timedelta(days=5),
            subject="Nguyễn Thị Lan, 12 đường số 3",
        )  # fmt: skip
        meet_duty(duty_id=duty.pk, by="system", at=NOON)
    return town


def test_duties_kept_are_offered_as_a_count_without_names_or_denunciations(kept):
    offered = {source.kind: rows for source, rows in records.find(kept.committee, *SPAN)}

    assert [row.label for row in offered["kept"]] == [
        "Trả lời phản ánh, kiến nghị: 2 việc đã làm, 2 đúng hạn (01/11/2026–01/12/2026)"
    ]
    assert records.find(kept.bodies["neighbour"], *SPAN) == []


def test_a_record_is_shown_by_its_own_body_only_and_forged_references_lead_nowhere(kept):
    ref = next(row.ref for source, rows in records.find(kept.committee, *SPAN) for row in rows if source.kind == "kept")
    forged = [
        "kept:pakn", "kept:pakn:x:y:z", f"kept:tc:{kept.committee.pk}:2026-11-01:2026-12-01", "dialogue:1", "disclosure:'; --",
        "decision:" + "9" * 400, "review:x", "review:" + "9" * 40, "nothing:1", "", ":",
    ]  # fmt: skip

    assert [row.ref for row in records.named(kept.committee, [ref, *forged])] == [ref]
    assert records.named(kept.bodies["neighbour"], [ref]) == []
    assert list(records.there([ref, *forged])) == [ref]
    assert {source.kind for source in records.sources()} >= {"dialogue", "disclosure", "decision", "review", "kept"}
