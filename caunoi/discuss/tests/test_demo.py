"""The sample consultations load whole: one answered, one open with a map, one in preparation."""

import pytest
import time_machine

from caunoi.access.context import as_system
from caunoi.discuss import queries
from caunoi.discuss.demo import MANY, load
from caunoi.discuss.models import Consultation
from tests.stage import NOON

pytestmark = pytest.mark.django_db


def test_the_demo_is_whole(town, client):
    with as_system():
        codes = {"tanphu": town.place.code, "taythanh": town.neighbour_place.code}
        load(communes=codes, province="79", at=NOON)
        found = {each.stage: each for each in Consultation.objects.all()}
        answered, running = found["decided"], found["open"]
        totals = queries.tallies.totals(answered)

        assert set(found) == {"decided", "open", "preparing"}
        assert totals.opinions + totals.spoken >= MANY - 10
        assert len(queries.tallies.by_place(answered)) == 168
        assert queries.matrix.progress(answered)["ungrouped"] == 0
        latest = queries.mapping.latest(running)
        assert latest.participants >= 200
    assert all(client.get(f"/gop-y/{each.slug}/du-thao/").status_code == 200 for each in (answered, running))
    with time_machine.travel(NOON, tick=False):
        draws = client.get("/boc-tham/").content.decode()
    assert all(state in draws for state in ("Đã bốc thăm", "Đã công bố danh sách", "Quá ngày, chưa bốc"))
    for name in ("consultation", "results", "matrix", "map"):
        for each in (answered, running):
            assert (
                client.get(
                    f"/gop-y/{each.slug}/"
                    + {"consultation": "", "results": "ket-qua/", "matrix": "tiep-thu/", "map": "ban-do/"}[name]
                ).status_code
                == 200
            )
