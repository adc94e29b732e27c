"""The demo is loaded once, into an empty database; what was cut off half-way is told kindly."""

import pytest

from caunoi.kernel.refusal import Refusal
from caunoi.site.demo import must_be_empty


def test_a_demo_cut_off_half_way_and_a_database_with_petitions_are_told_to_reset(town, filed, tmp_path):
    begun = tmp_path / "demo-begun"
    must_be_empty(begun)

    begun.write_text("2026-11-19")
    with pytest.raises(Refusal, match=r"\./run reset"):
        must_be_empty(begun)

    begun.unlink()
    filed()
    with pytest.raises(Refusal, match="đã có đơn"):
        must_be_empty(begun)
