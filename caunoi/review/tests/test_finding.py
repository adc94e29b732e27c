"""Reviews are found under the names their periods have everywhere else."""

from datetime import date

import pytest
from django.db import connection

from caunoi.indicators.periods import PARTS, period
from caunoi.review.finding import named


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS)
def test_a_review_is_found_by_the_name_of_its_period(part):
    code = f"2025-{part}" if part else "2025"
    of = period(code, on=date(2026, 11, 19))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {named('code')} FROM (VALUES (%s)) AS of (code)", [code])
        (found,) = cursor.fetchone()
    assert found == f"{'tổng kết' if of.closing else 'sơ kết'} {of.vi}"
