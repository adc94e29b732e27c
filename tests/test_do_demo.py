"""The demo's works load by the room's own commands, on decisions that households took; a decision that is annulled stops the collection."""

from datetime import datetime
from decimal import Decimal

import pytest

from caunoi.access.context import as_system
from caunoi.benefit.models import RatedService
from caunoi.decide import commands as decide
from caunoi.decide import demo as decisions
from caunoi.decide.models import Decision
from caunoi.do import demo, queries
from caunoi.do.models import CommunityWork, GroupContact, MovementTarget, SkilfulModel, VillageConvention
from caunoi.indicators.catalogue import indicators
from caunoi.kernel.refusal import Refusal
from caunoi.places.commands import establish_bodies
from caunoi.ui.measures import Reach, measures
from caunoi.ui.onward import onward
from tests.stage import NOON, VIETNAM

COMMUNES = {"tanphu": "27031", "taythanh": "27013"}


def test_a_lane_is_settled_a_collection_refused_a_model_taken_over(db, monkeypatch):
    at = datetime(2027, 2, 3, 9, tzinfo=VIETNAM)
    monkeypatch.setattr(decisions, "GROUPS", 7)
    for rest in ("online", "election", "inspector", "void", "ahead"):
        monkeypatch.setattr(decisions.Commune, rest, lambda self, place: None)
    monkeypatch.setattr(decisions.Commune, "commune_wide", lambda self: None)
    monkeypatch.setattr(demo.Works, "HOUSEHOLDS", 30)
    monkeypatch.setattr(demo.told, "LANE_PAID", demo.told.LANE_PAID[:3])
    with as_system():
        establish_bodies(province_code="79", by="system", at=NOON)
        decisions.load(communes={"tanphu": COMMUNES["tanphu"]}, province="79", at=at)
        demo.load(communes=COMMUNES, province="79", at=at)
        works = {row.title: row for row in CommunityWork.objects.filter(commune__code=COMMUNES["tanphu"])}
        lane, roof, cameras = (
            works["Mở rộng hẻm 44 từ 2,5 m lên 4 m"],
            works["Sửa mái nhà văn hóa tổ 1"],
            works["Lắp bốn camera an ninh hai đầu hẻm"],
        )
        sums = queries.sums_of(lane)
        assert (lane.stage, sums.households, sums.givers, sums.left, sums.balances) == ("posted", 42, 70, 0, True)
        assert next(each.quantity for each in sums.kinds if each.given == "land") == sum(
            Decimal(str(each)) for each in demo.told.LAND
        )
        gate = queries.gate_of(roof, at.date())
        assert (roof.stage, gate.open, "124/187" in gate.vi, "Điều 21" in gate.cite) == ("linked", False, True, True)
        decision = Decision.objects.get(code=cameras.decision.partition(":")[2])
        assert queries.gate_of(cameras, at.date()).open
        decide.annul(
            decision_id=decision.pk,
            document="9/QĐ-UBND",
            reason="Mức góp đặt sai trình tự, phải bàn lại từ đầu",
            by="system",
            at=at,
        )
        with pytest.raises(Refusal, match="không còn hiệu lực"):
            demo.Works(cameras.commune, cameras.body, [], at, demo.random.Random(1)).give(cameras, 0, amount=120_000)
        (way,) = onward.ways(lane.ref, None)
        assert RatedService.objects.get(name=lane.title).matter == "work"
        assert way.href.startswith(f"/hai-long/{COMMUNES['tanphu']}/")
        taken = SkilfulModel.objects.get(adopted_from__isnull=False)
        assert (taken.place.code, queries.standing_of(taken).value) == (COMMUNES["taythanh"], Decimal(148))
        assert GroupContact.objects.filter(erased_at__isnull=True).count() == 8
        assert MovementTarget.objects.filter(reported_on__isnull=True).exists()
        assert VillageConvention.objects.filter(stage="draft").count() == 1
    span = {"since": at.date().replace(year=at.year - 1), "until": at.date()}
    codes = [each.measure for each in indicators().values() if each.measure.startswith("do.")]
    counts = measures.counts([*codes, "do.land", "do.money", "do.posted"], Reach(country=True), **span)[0]
    assert len(codes) >= 4
    assert all(counts.values())
