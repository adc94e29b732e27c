"""A work's promise and what its supervisors recommend are followed to their end; "done" may be disputed, and its page says so."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.do import commands, queries
from caunoi.do.models import CommunityWork
from caunoi.do.words import Field, Holder, Level
from caunoi.duties.models import Duty
from caunoi.followup import commands as followup
from caunoi.kernel.refusal import Refusal
from tests.stage import NOON

from .conftest import TODAY


def signed(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def building(lane, town, says):
    """The lane under way, to be done in three weeks."""
    with as_system():
        CommunityWork.objects.filter(pk=lane.pk).update(ends_on=TODAY + timedelta(weeks=3))
    return says(town.handler, commands.start_work, work_id=lane.pk, on=TODAY)


def test_a_work_begun_is_a_promise_and_its_done_can_be_disputed(building, town, says):
    [promise] = queries.followed_of(building)
    assert (promise.kind, promise.state, promise.due_on, promise.owed_by) == (
        "promise",
        "accepted",
        building.ends_on,
        town.committee,
    )
    with as_system():
        assert Duty.objects.filter(about=promise.about, standing="open").count() == 1
    says(town.handler, commands.finish_work, work_id=building.pk, on=TODAY, result="Hẻm rộng 4 m, dài 186 m.")
    page = Client().get(reverse("do:work", args=[building.pk])).content.decode()
    assert "Ai chưa đồng ý nói được đến hết ngày" in page
    with as_system():
        promise.refresh_from_db()
        assert promise.state == "done"
    asked = Client().get(reverse("followup:dispute", args=[promise.number]))
    assert asked.status_code == 200
    assert followup.dispute(
        number=promise.number, text="Đoạn cuối hẻm vẫn chưa đổ bê tông.", key="k", device="may-cua-lan", at=NOON
    )
    assert "Có ý kiến chưa đồng ý" in Client().get(reverse("do:work", args=[building.pk])).content.decode()


def test_a_work_given_up_withdraws_its_promise_with_the_reason(open_lane, town, says):
    with as_system():
        CommunityWork.objects.filter(pk=open_lane.pk).update(ends_on=TODAY + timedelta(weeks=3))
        row = queries.work_of(open_lane.pk)
        commands.following.follow_work(row, "system", NOON)
    says(town.handler, commands.drop_work, work_id=open_lane.pk, reason="Các hộ chưa thống nhất ranh đất.")
    assert [each.state for each in queries.followed_of(row)] == ["withdrawn"]


def test_what_supervisors_recommend_is_answered_in_public_and_stays_open_until_done(building, town):
    desk, here = signed(town.handler), reverse("do:officer-act", args=[building.pk, "kien-nghi"])
    said = {
        "on": f"{TODAY:%d/%m/%Y}",
        "what": "Công khai hóa đơn mua cát, đá trước khi quyết toán.",
        "version": building.version,
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("caunoi.do.views.officer.now", lambda: NOON)
        patch.setattr("caunoi.do.views.officer.localdate", lambda: TODAY)
        assert desk.post(here, {**said, "what": "Gọi 0912345678 hỏi ông Ba"}).status_code == 422
        assert desk.post(here, said).status_code == 302
        assert desk.post(here, said).status_code == 422  # the same again, or a page that is old
    other = signed(town.neighbour)
    assert other.post(here, said).status_code == 404
    row = queries.findings_of(building)[0]
    assert (row.kind, row.state, row.owed_by) == ("recommendation", "open", town.committee)
    with as_system():
        assert Duty.objects.filter(about=row.about, standing="open").count() == 1
        followup.withdraw(row.ref, reason="Đã công khai đủ.", by="system", at=NOON)
    assert said["what"] in Client().get(reverse("do:work", args=[building.pk])).content.decode()


def test_a_level_above_is_recognised_by_that_level_alone(town, says):
    with as_system():
        model = commands.register_model(
            body=town.committee, place=town.place, title="Phân loại rác tại nguồn", holder=Holder.COLLECTIVE, holder_name="Chi hội", field=Field.SOCIETY,
            aim="Mọi hộ phân loại rác tại nguồn", measure="Số hộ phân loại", unit="hộ", start=0, target=100, by="system", at=NOON,
        )  # fmt: skip
        commands.follow_model(model_id=model.pk, on=TODAY, what="80 hộ phân loại rác.", value=80, by="system", at=NOON)
        criteria = queries.criteria_on(TODAY).items
        commands.rate_model(
            model_id=model.pk,
            points={each.code: each.most for each in criteria},
            told="Làm tốt, giữ được lâu.",
            by="system",
            at=NOON,
        )
    said = {"model_id": model.pk, "on": TODAY, "document": "12/QĐ"}
    with pytest.raises(Refusal):
        says(town.handler, commands.recognise_model, level=Level.PROVINCE, **said)
    with pytest.raises(Refusal):
        says(town.city_head, commands.recognise_model, level=Level.COMMUNE, **said)
    page = reverse("do:model-act", args=[model.pk, "cong-nhan"])
    assert "Cấp tỉnh, thành phố</" not in signed(town.handler).get(page).content.decode()
    assert signed(town.neighbour).get(page).status_code == 404
    with as_system():
        from caunoi.access.commands import grant_role

        grant_role(
            person=town.city_head, role=Role.HANDLER, body=town.bodies["city"], since=TODAY, by="system", at=NOON
        )
    assert (
        reverse("do:model-act", args=[model.pk, "cong-nhan"])
        in signed(town.city_head).get(reverse("do:model", args=[model.pk])).content.decode()
    )
    says(town.city_head, commands.recognise_model, level=Level.PROVINCE, **said)
    assert "Cấp tỉnh" in Client().get(reverse("do:model", args=[model.pk])).content.decode()
