import pytest

from caunoi.kernel.period import period_told


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("2026-Q4", "Quý IV/2026", "Q4 2026"),
        ("2026-H1", "6 tháng đầu năm 2026", "First half of 2026"),
        ("2026-H2", "6 tháng cuối năm 2026", "Second half of 2026"),
        ("2026-07", "Tháng 7/2026", "July 2026"),
        ("2026-M12", "Tháng 12/2026", "December 2026"),
        ("2026", "2026", "2026"),
        ("2026-Q5", "2026-Q5", "2026-Q5"),
        ("", "", ""),
    ],
)
def test_a_periods_code_is_told_as_people_read_it(code, vi, en):
    assert period_told(code) == (vi, en)
