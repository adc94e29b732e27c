"""What became of a record after it was linked to a task."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from caunoi.journeys.evidence import taken_down

DAY = datetime(2026, 11, 29, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ended", "early", "told"),
    [(None, False, ""), (DAY, False, "đã gỡ ngày 29/11/2026"), (DAY, True, "đã gỡ trước hạn, ngày 29/11/2026")],
)
def test_evidence_that_was_taken_down_says_so_on_the_task(ended, early, told):
    assert taken_down(SimpleNamespace(ended_at=ended, ended_early=early)) == told
