"""Models, groups, movements, conventions: by their commands and on their pages."""

import uuid
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given as generated
from hypothesis import strategies as st

from caunoi.access.context import as_system
from caunoi.do import commands, queries
from caunoi.do.models import GroupContact, SkilfulModel, VillageConvention
from caunoi.do.rules import neighbours as rules
from caunoi.do.rules.skilful import must_rate, share_of_way
from caunoi.do.words import Field, GroupKind, Holder, Level, Sum
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from tests.stage import NOON

from .conftest import TODAY, permit, photo
from .test_pages import signed, today

POINTS = {"need": 18, "result": 22, "people": 15, "lasting": 8, "spreading": 7}


def at(name, *args):
    return reverse(f"do:{name}", args=args)


def test_the_criteria_come_to_a_hundred_and_levels_rise():
    criteria = in_force("house.model.criteria", on=TODAY)
    assert sum(item.points for item in criteria.items) == 100
    least = [queries.least_for(level, TODAY).least for level in Level]
    assert least == sorted(least)


@pytest.mark.parametrize(
    "points", [{**POINTS, "need": 21}, {**POINTS, "need": -1}, {"need": 20}, {**POINTS, "khac": 1}, {}]
)
def test_points_beyond_a_criterion_or_missing_are_refused(points):
    most = {"need": 20, "result": 30, "people": 20, "lasting": 15, "spreading": 15}
    assert must_rate(POINTS, most) == 70
    with pytest.raises(Refusal):
        must_rate(points, most)


@generated(st.decimals(0, 10_000, places=2), st.decimals(0, 10_000, places=2), st.decimals(0, 10_000, places=2))
def test_the_way_behind_is_a_share_whichever_way_the_aim_lies(start, target, value):
    share = share_of_way(start, target, value)
    assert share is None if start == target else 0 <= share <= 999
    if start != target:
        assert (share_of_way(start, target, start), share_of_way(start, target, target)) == (0, 100)


@generated(st.lists(st.decimals(0, 1000, places=2), max_size=8))
def test_reports_add_up_or_the_last_counts(values):
    assert rules.reached(Sum.EACH, values) == sum(values, Decimal(0))
    assert rules.reached(Sum.TOTAL, values) == (values[-1] if values else 0)


@pytest.fixture
def bins(town, says):
    """A model of the commune: waste sorted at home, from 40 to 200 households."""
    return says(
        town.handler, commands.register_model, body=town.committee, place=town.place, holder=Holder.COLLECTIVE, holder_name="Hội Phụ nữ phường",
        field=Field.SOCIETY, title="Phân loại rác tại nguồn", aim="Các hộ phân loại rác trước khi đổ", measure="Đếm vào thứ bảy tuần cuối tháng",
        unit="hộ", start=Decimal(40), target=Decimal(200),
    )  # fmt: skip


def test_a_model_is_measured_rated_recognised_and_taken_over_with_its_own_result(bins, town, says):
    who, there = town.handler, town.neighbour
    with pytest.raises(Refusal, match="số đo"):
        says(who, commands.rate_model, model_id=bins.pk, points=POINTS, told="Làm đều, dân hưởng ứng")
    says(who, commands.follow_model, model_id=bins.pk, on=TODAY, what="Đếm được 160 hộ phân loại", value=Decimal(160))
    rated = says(who, commands.rate_model, model_id=bins.pk, points=POINTS, told="Làm đều, dân hưởng ứng")
    assert (rated.total, rated.enough, queries.standing_of(bins).share) == (70, True, 75)
    with pytest.raises(Refusal, match="đã được đánh giá"):
        says(who, commands.rate_model, model_id=bins.pk, points=POINTS, told="Làm đều, dân hưởng ứng")
    recognise = {"model_id": bins.pk, "on": TODAY, "document": "215/QĐ-UBND"}
    with pytest.raises(Refusal, match="cần ít nhất 80"):
        commands.recognise_model(level=Level.PROVINCE, by="system", at=NOON, **recognise)
    says(who, commands.recognise_model, level=Level.COMMUNE, **recognise)
    with pytest.raises(Refusal, match="Việc này của"):
        says(there, commands.adopt_model, model_id=bins.pk, body=town.committee)
    taken = says(there, commands.adopt_model, model_id=bins.pk, body=town.bodies["neighbour"])
    with pytest.raises(Refusal, match="đã được đăng ký"):
        says(there, commands.adopt_model, model_id=bins.pk, body=town.bodies["neighbour"])
    says(there, commands.follow_model, model_id=taken.pk, on=TODAY, what="Tháng đầu đếm được 56 hộ", value=Decimal(56))
    (adopted,) = queries.adoptions_of(bins)
    assert (adopted.model.pk, adopted.value, adopted.share, adopted.total) == (taken.pk, Decimal(56), 10, None)
    says(there, commands.aim_model, model_id=taken.pk, start=Decimal(16), target=Decimal(216))
    assert queries.adoptions_of(bins)[0].share == 20  # of its own way, not of the way of the place it was taken from
    assert queries.adopters(who, queries.model_of(taken.pk)) == []  # nobody takes over what came from them
    says(there, commands.rate_model, model_id=taken.pk, points=POINTS, told="Làm đều, dân hưởng ứng")
    with pytest.raises(Refusal, match="giữ nguyên"):
        says(there, commands.aim_model, model_id=taken.pk, start=Decimal(0), target=Decimal(50))
    counts = queries.model_counts(town.place, TODAY, TODAY + timedelta(days=1))
    assert (counts.running, counts.recognised, counts.spread) == (1, 1, 1)


def test_an_individual_is_registered_only_by_consent(town, says):
    said = {
        "body": town.committee, "place": town.place, "holder": Holder.INDIVIDUAL, "holder_name": "Bà Trần Thị Sáu", "field": Field.SOCIETY, "title": "Tủ sách hẻm 12",
        "aim": "Trẻ em trong hẻm có chỗ đọc", "measure": "Số lượt mượn mỗi tháng", "unit": "lượt", "start": Decimal(0), "target": Decimal(50),
    }  # fmt: skip
    with pytest.raises(Refusal, match="đồng ý"):
        says(town.handler, commands.register_model, **said)
    assert says(town.handler, commands.register_model, consent=True, **said).consent_on == TODAY
    with pytest.raises(Refusal, match="khác mức"):
        says(
            town.handler,
            commands.register_model,
            consent=True,
            **{**said, "title": "Tủ sách khác", "target": Decimal(0)},
        )


def test_a_model_walks_through_the_pages_and_another_commune_adopts_it_with_one_press(bins, town, says):
    keeper, other = signed(town.handler), signed(town.neighbour)
    evidence = {
        "on": today(),
        "what": "Đếm được 150 hộ phân loại",
        "value": "150,5",
        "alt_text": "Ba thùng rác ba màu",
    }
    assert keeper.post(at("model-act", bins.pk, "minh-chung"), {**evidence, "value": "một trăm"}).status_code == 422
    assert keeper.post(at("model-act", bins.pk, "minh-chung"), {**evidence, "photos": photo()}).status_code == 302
    points = {f"diem_{code}": str(given) for code, given in POINTS.items()}
    assert (
        keeper.post(
            at("model-act", bins.pk, "danh-gia"), {**points, "diem_need": "99", "told": "Làm tốt, đều tay"}
        ).status_code
        == 422
    )
    assert keeper.post(at("model-act", bins.pk, "danh-gia"), {**points, "told": "Làm tốt, đều tay"}).status_code == 302
    refused = keeper.post(at("model-act", bins.pk, "cong-nhan"), {"level": "centre", "on": today(), "document": "1/QĐ"})
    assert (refused.status_code, "1/QĐ" in refused.content.decode()) == (422, True)  # a level above says so itself
    assert (
        keeper.post(
            at("model-act", bins.pk, "cong-nhan"), {"level": "commune", "on": today(), "document": "215/QĐ"}
        ).status_code
        == 302
    )
    page = other.get(at("model", bins.pk)).content.decode()
    assert "Làm theo mô hình này" in page
    assert "Ba thùng rác ba màu" in page
    assert "Làm theo mô hình này" not in Client().get(at("model", bins.pk)).content.decode()
    press = {"co-quan": town.bodies["neighbour"].code}
    answer = other.post(at("adoption", bins.pk), press)
    assert answer.status_code == 302
    assert other.post(at("adoption", bins.pk), press).status_code == 409
    assert other.post(at("adoption", bins.pk), {"co-quan": town.committee.code}).status_code == 404
    assert town.neighbour_place.full_name in Client().get(at("model", bins.pk)).content.decode()
    assert other.get(at("kept-model", bins.pk)).status_code == 404
    aim = answer.url + "muc-tieu/"
    assert other.post(aim, {"start": "9", "target": "9"}).status_code == 422
    assert other.post(aim, {"start": "9", "target": "90"}).url == answer.url
    assert keeper.post(at("model-act", bins.pk, "dung"), {"reason": "Chuyển sang mô hình khác"}).status_code == 302
    assert "Mô hình đã dừng" in Client().get(at("model", bins.pk)).content.decode()
    assert Client().get(at("models"), {"noi": town.place.code, "ten": "rác", "linh-vuc": "society"}).status_code == 200


def test_a_contact_is_named_by_consent_for_a_term_and_then_erased(lane, town, says):
    keeper, place = signed(town.handler), lane.place
    said = {
        "kind": "help_point",
        "name": "Điểm hỗ trợ tổ 1",
        "place": str(place.pk),
        "what": "Giúp bà con nộp hồ sơ trực tuyến",
        "since": today(),
    }
    assert keeper.post(at("new-group"), said).status_code == 422
    answer = keeper.post(at("new-group"), {**said, "where": "Nhà văn hóa tổ 1", "hours": "Tối thứ ba, thứ năm"})
    assert answer.status_code == 302
    group = queries.groups_in(place, TODAY).get()
    contact = {
        "name": "Võ Thị Hường", "phone": "0912345678", "consent_on": today(), "consent_told": "Ký phiếu đồng ý", "since": today(),
        "last_day": (date.fromisoformat(TODAY.isoformat()) + timedelta(days=300)).strftime("%d/%m/%Y"),
    }  # fmt: skip
    for wrong in (
        {"last_day": "01/01/2020"},
        {"phone": "12"},
        {"consent_on": "31/12/2099"},
        {"last_day": "01/01/2099"},
    ):
        assert keeper.post(at("group-act", group.pk, "lien-he"), {**contact, **wrong}).status_code == 422
    assert keeper.post(at("group-act", group.pk, "lien-he"), contact).status_code == 302
    assert keeper.post(at("group-act", group.pk, "lien-he"), contact).status_code == 422
    assert "Võ Thị Hường" in Client().get(at("groups"), {"noi": town.place.code}).content.decode()
    with as_system():
        row = GroupContact.objects.get()
        assert commands.erase_contacts(at=NOON + timedelta(days=200)) == 0
        assert commands.erase_contacts(at=NOON + timedelta(days=400)) == 1
        row.refresh_from_db()
    assert (row.name, row.phone, row.erased_at is not None) == ("", "", True)
    assert "Võ Thị Hường" not in Client().get(at("groups")).content.decode()
    assert keeper.post(at("contact-out", group.pk, row.pk)).status_code == 404
    assert (
        keeper.post(at("group-act", group.pk, "ket-thuc"), {"on": today(), "reason": "Chuyển về trung tâm"}).status_code
        == 302
    )
    assert "Điểm hỗ trợ tổ 1" not in Client().get(at("groups"), {"loai": "help_point"}).content.decode()
    with pytest.raises(Refusal, match="đã kết thúc"):
        says(
            town.handler,
            commands.amend_group,
            group_id=group.pk,
            what="Làm việc khác hẳn",
            where="",
            hours="",
            members=None,
        )
    with pytest.raises(Refusal, match="Việc này của"):
        says(town.neighbour, commands.set_up_group, body=town.committee, place=place, kind=GroupKind.SELF_GROUP, name="Tổ tự quản", what="Giữ hẻm sạch đẹp", since=TODAY)  # fmt: skip


def test_a_movement_tells_how_far_each_place_is(lane, town, says):
    keeper, other = signed(town.handler), signed(town.neighbour)
    said = {
        "title": "Trồng một nghìn cây xanh",
        "what": "Mỗi tổ trồng và chăm cây trong hẻm",
        "unit": "cây",
        "adds": "each",
        "since": "01/11/2026",
        "last_day": "31/12/2026",
    }
    assert keeper.post(at("new-movement"), {**said, "last_day": "01/10/2026"}).status_code == 422
    made = keeper.post(at("new-movement"), said).url
    row = queries.movements_in(town.place).get()
    assert made == at("kept-movement", row.pk)
    for place, target, status in (
        (lane.place, "0", 422),
        (lane.place, "80", 302),
        (town.place, "20", 302),
        (town.neighbour_place, "5", 422),
    ):
        assert (
            keeper.post(at("movement-target", row.pk), {"place": str(place.pk), "target": target}).status_code == status
        )
    assert other.get(at("kept-movement", row.pk)).status_code == 404
    target = row.targets.get(place=lane.place)
    token = str(uuid.uuid4())
    for value, status in (("-3", 422), ("30", 302), ("30", 302)):
        assert (
            keeper.post(
                at("movement-report", row.pk, target.pk), {"on": "15/11/2026", "value": value, "token": token}
            ).status_code
            == status
        )
    says(
        town.handler, commands.report_movement, target_id=target.pk, on=TODAY, value=Decimal("12.5"), token=uuid.uuid4()
    )
    target.refresh_from_db()
    whole = queries.whole_of(row)
    assert (target.reached, whole.target, whole.reached, whole.places, whole.silent) == (
        Decimal("42.50"),
        100,
        Decimal("42.50"),
        2,
        1,
    )
    page = Client().get(at("movement", row.pk)).content.decode()
    assert "53%" in page
    assert "chưa báo cáo" in page
    with pytest.raises(Refusal, match="chưa bắt đầu"):
        says(
            town.handler,
            commands.report_movement,
            target_id=target.pk,
            on=date(2026, 10, 1),
            value=Decimal(1),
            token=uuid.uuid4(),
        )
    with pytest.raises(Refusal, match="đã báo cáo"):
        says(town.handler, commands.set_target, movement_id=row.pk, place=lane.place, target=Decimal(10))


TEXT = "Điều 1. Sau 22 giờ không mở loa.\nĐiều 2. Mỗi hộ giữ sạch đoạn hẻm trước nhà.\nĐiều 3. Đám tiệc không lấn lòng hẻm."


def test_a_convention_comes_into_force_only_after_posting_vote_and_recognition(lane, town, says, decisions):
    who, place = town.handler, lane.place
    old = says(who, commands.enter_convention, body=town.committee, place=place, title="Quy ước cũ", text=TEXT, recognised_on=date(2019, 5, 1), document="12/QĐ-UBND")  # fmt: skip
    draft = says(who, commands.draft_convention, body=town.committee, place=place, title="Quy ước tổ 1", text=TEXT + "\nĐiều 4.", at=NOON - timedelta(days=60))  # fmt: skip
    with pytest.raises(Refusal, match="một dự thảo"):
        says(who, commands.draft_convention, body=town.committee, place=place, title="Quy ước tổ 1", text=TEXT)
    decisions.told["decision:QUYUOC22"] = permit(
        place, code="QUYUOC22", topic=3, yes=94, in_force=False, stage_vi="Đang xem xét công nhận"
    )
    force = {"convention_id": draft.pk, "decision": "decision:QUYUOC22", "on": TODAY, "document": "230/QĐ-UBND"}
    with pytest.raises(Refusal, match="chưa niêm yết"):
        says(who, commands.recognise_convention, **force)
    post = {"convention_id": draft.pk, "where": "Bảng tin tổ 1"}
    says(who, commands.post_convention, on=TODAY - timedelta(days=39), **post)
    with pytest.raises(Refusal, match="đã niêm yết"):
        says(who, commands.edit_convention, convention_id=draft.pk, title="Khác hẳn", text=TEXT)
    decisions.change("decision:QUYUOC22", decided_on=TODAY - timedelta(days=11))
    with pytest.raises(Refusal, match="sớm nhất") as no:
        says(who, commands.recognise_convention, **force)
    assert "61/2023" in no.value.cite
    decisions.change("decision:QUYUOC22", decided_on=TODAY - timedelta(days=5), yes=93)
    with pytest.raises(Refusal, match="Chưa đủ số hộ"):
        says(who, commands.recognise_convention, **force)
    decisions.change("decision:QUYUOC22", yes=94)
    with pytest.raises(Refusal, match="chưa được công nhận"):
        says(who, commands.recognise_convention, **force)
    decisions.change("decision:QUYUOC22", in_force=True)
    made = says(who, commands.recognise_convention, **force)
    old.refresh_from_db()
    assert (made.stage, made.replaces_id, old.stage, old.ended_on) == ("in_force", old.pk, "replaced", TODAY)
    page = Client().get(at("convention", made.pk)).content.decode()
    assert "Quy ước cũ" in page
    assert "94/187" in page
    assert "ghi từ văn bản giấy" in Client().get(at("convention", old.pk)).content.decode()
    with as_system():
        assert VillageConvention.objects.filter(stage="in_force").count() == 1


def test_a_draft_is_read_by_all_once_posted_and_withdrawn_by_its_keeper(lane, town):
    keeper = signed(town.handler)
    said = {"place": str(lane.place.pk), "title": "Quy ước tổ 1", "text": TEXT}
    assert keeper.post(at("new-convention"), {**said, "text": "Ngắn"}).status_code == 422
    assert keeper.post(at("new-convention"), said).status_code == 302
    row = VillageConvention.objects.get()
    assert Client().get(at("convention", row.pk)).status_code == 404
    assert keeper.get(at("kept-convention", row.pk)).status_code == 200
    assert (
        keeper.post(at("convention-act", row.pk, "sua"), {"title": "Quy ước tổ dân phố 1", "text": TEXT}).status_code
        == 302
    )
    assert (
        keeper.post(at("convention-act", row.pk, "niem-yet"), {"on": today(), "where": "Bảng tin"}).status_code == 302
    )
    page = Client().get(at("convention", row.pk)).content.decode()
    assert "Đây là dự thảo" in page
    assert "Quy ước tổ dân phố 1" in Client().get(at("conventions"), {"noi": town.place.code}).content.decode()
    assert (
        keeper.post(at("convention-act", row.pk, "cong-nhan"), {"on": today(), "document": "1/QĐ"}).status_code == 422
    )
    assert keeper.post(at("convention-act", row.pk, "rut"), {"reason": "Viết lại theo góp ý"}).status_code == 302
    assert Client().get(at("convention", row.pk)).status_code == 404


@pytest.mark.parametrize("name", ["room", "models", "groups", "movements", "conventions", "kept-models", "kept-groups", "kept-movements", "kept-conventions", "new-model", "new-group", "new-movement", "new-convention"])  # fmt: skip
def test_empty_pages_are_written_with_care_and_bad_addresses_do_no_harm(town, name):
    keeper = signed(town.handler)
    for query in ("", f"?noi={town.place.code}&trang=-9", "?noi=khong&loai=la&linh-vuc=la&cua=la&ten=%00"):
        assert keeper.get(at(name) + query).status_code == 200
    assert SkilfulModel.objects.count() == 0
