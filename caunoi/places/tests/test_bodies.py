"""Bodies, their heads and terms; who is competent."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.places import commands, queries
from caunoi.places.models import Body, Term
from caunoi.places.words import BodyKind, Level, Matter, Part, Seat

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 19)


@pytest.fixture
def committee(bodies):
    return queries.body_on("ubnd.27004", DAY)


def seat(body, noon, **more):
    given = {"name": "Nguyễn Văn An", "seat": Seat.HEAD, "since": date(2026, 1, 1), "title": "Chủ tịch Ủy ban nhân dân"}
    return commands.appoint(body=body, by="person:1", at=noon, **(given | more))


def test_a_city_gets_its_usual_bodies_once(bodies, noon, city):
    assert bodies == Body.objects.count() == 27 + 168 * 13
    assert commands.establish_bodies(province_code="79", by="person:1", at=noon) == 0
    assert [entry.data["bodies"] for entry in acts_about(city.ref)] == [bodies]


def test_bodies_are_named_as_official_letters_name_them(bodies):
    names = dict(Body.objects.values_list("code", "name"))
    assert names["ubnd.27004"] == "Ủy ban nhân dân phường Tân Bình"
    assert names["phong-kt.27004"] == "Phòng Kinh tế, Hạ tầng và Đô thị phường Tân Bình"
    assert names["ubnd.79"] == "Ủy ban nhân dân Thành phố Hồ Chí Minh"
    assert names["danguy.79"] == "Thành ủy Hồ Chí Minh"
    assert names["ban-tgdv.79"] == "Ban Tuyên giáo và Dân vận Thành ủy Hồ Chí Minh"
    assert names["phong-kt.27595"] == "Phòng Kinh tế xã Tân Nhựt"
    assert names["ubnd.26732"] == "Ủy ban nhân dân đặc khu Côn Đảo"


def test_bodies_answer_upwards(committee):
    assert queries.superior_of(committee, DAY).code == "ubnd.79"
    assert queries.superior_of(queries.body_on("phong-kt.27004", DAY), DAY).code == "ubnd.27004"
    assert queries.superior_of(queries.body_on("ubnd.79", DAY), DAY) is None


def test_those_below_a_committee_are_its_offices(committee, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = queries.ids_with_those_below([committee.pk], DAY)
    codes = set(Body.objects.filter(pk__in=found).values_list("code", flat=True))
    assert codes == {f"{office}.27004" for office in ("ubnd", "vp", "phong-kt", "phong-vhxh", "ttpvhcc", "bchqs")}


def test_bodies_of_a_place_come_with_heads_in_two_statements(committee, noon, commune, django_assert_num_queries):
    seat(committee, noon)
    with django_assert_num_queries(2):
        found = queries.bodies_with_heads(commune, DAY)
    assert len(found) == 13
    assert [(each.body.code, each.head.name) for each in found if each.head] == [("ubnd.27004", "Nguyễn Văn An")]


def test_bodies_are_found_by_words_without_marks(bodies, city):
    found = queries.find_bodies("xa hoi phuong tan binh", province=city, on=DAY)
    assert found[0].code == "phong-vhxh.27004"
    assert queries.find_bodies("';DROP TABLE places_body;--", on=DAY).count() == 0
    assert queries.find_bodies("ủ" * 10_000, on=DAY).count() == 0


def test_a_body_keeps_its_code_and_its_former_names(committee, noon):
    commands.rename_body(
        body=committee, name="Ủy ban nhân dân phường Tân Bình Mới", since=date(2026, 11, 15), by="person:1", at=noon
    )
    body = queries.body_on("ubnd.27004", DAY)
    assert body.name == "Ủy ban nhân dân phường Tân Bình Mới"
    assert queries.body_name_on(body, date(2026, 11, 14)) == "Ủy ban nhân dân phường Tân Bình"
    assert queries.body_name_on(body, date(2026, 11, 15)) == "Ủy ban nhân dân phường Tân Bình Mới"
    assert [entry.kind for entry in acts_about(body.ref)] == ["rename_body"]


def test_a_body_is_established_with_a_code_made_of_its_name(commune, noon):
    body = commands.establish_body(
        kind=BodyKind.STEERING_BOARD, name="Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở", place=commune,
        since=date(2026, 1, 5), by="person:1", at=noon, office="bcd-qcdc",
    )  # fmt: skip
    assert (body.code, body.province.code) == ("bcd-qcdc.27004", "79")
    assert [entry.data["kind"] for entry in acts_about("body:bcd-qcdc.27004")] == ["steering_board"]


def test_two_standing_bodies_cannot_share_a_code(committee, commune, noon):
    with pytest.raises(Refusal, match=r"Đã có cơ quan mang mã ubnd\.27004"):
        commands.establish_body(
            kind=BodyKind.OTHER, name="Khác", place=commune, since=DAY, by="person:1", at=noon, office="ubnd"
        )


def test_a_body_with_bodies_under_it_cannot_be_dissolved(committee, noon):
    with pytest.raises(Refusal, match="còn trực thuộc"):
        commands.dissolve_body(body=committee, until=date(2026, 12, 1), by="person:1", at=noon)


def test_dissolving_a_body_ends_its_seats(bodies, noon):
    body = queries.body_on("phong-kt.27004", DAY)
    term = seat(body, noon, title="Trưởng phòng")

    commands.dissolve_body(body=body, until=date(2026, 12, 1), by="person:1", at=noon, reason="sáp nhập phòng")

    term.refresh_from_db()
    assert term.until == date(2026, 12, 1)
    assert queries.body_on("phong-kt.27004", date(2026, 12, 1)) is None
    assert queries.body_on("phong-kt.27004", date(2026, 11, 30)) == body


def test_a_body_has_one_head_at_a_time(committee, noon):
    term = seat(committee, noon)
    with pytest.raises(Refusal, match="đang có người đứng đầu: Nguyễn Văn An"):
        seat(committee, noon, name="Trần Thị Bình", since=date(2026, 6, 1))

    commands.end_term(term=term, until=date(2026, 6, 1), by="person:1", at=noon)
    seat(committee, noon, name="Trần Thị Bình", since=date(2026, 6, 1))

    assert queries.head_of(committee, date(2026, 5, 31)).name == "Nguyễn Văn An"
    assert queries.head_of(committee, date(2026, 6, 1)).name == "Trần Thị Bình"
    assert queries.head_of(committee, date(2025, 12, 31)) is None


def test_the_database_itself_refuses_a_second_head(committee, noon):
    seat(committee, noon)
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(body=committee, name="B", seat="head", since=date(2026, 2, 1))


def test_a_person_holds_seats_in_several_bodies_for_periods(committee, noon):
    party = queries.body_on("danguy.27004", DAY)
    seat(committee, noon, person="person:7")
    seat(party, noon, person="person:7", seat=Seat.DEPUTY, title="Phó Bí thư", until=date(2026, 10, 1))
    assert [term.label for term in queries.terms_of_person("person:7", date(2026, 3, 1))] == [
        "Chủ tịch Ủy ban nhân dân",
        "Phó Bí thư",
    ]
    assert [term.body.code for term in queries.terms_of_person("person:7", DAY)] == ["ubnd.27004"]


def test_contacts_are_listed_only_by_consent(committee, noon):
    with pytest.raises(Refusal, match="khi người đó đã đồng ý"):
        seat(committee, noon, seat=Seat.CONTACT)
    term = seat(committee, noon, seat=Seat.CONTACT, consented_on=date(2026, 1, 2))
    assert term.consented_on == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"name": "  "}, "Hãy nhập tên"),
        ({"name": "x" * 301}, "dài quá 300"),
        ({"since": date(2020, 1, 1)}, "không tồn tại vào ngày đó"),
        ({"until": date(2026, 1, 1)}, "phải sau ngày bắt đầu"),
    ],
)
def test_a_bad_appointment_is_refused_with_its_reason(committee, noon, more, said):
    with pytest.raises(Refusal, match=said):
        seat(committee, noon, **more)


def test_members_come_head_first(committee, noon):
    seat(committee, noon, seat=Seat.OFFICER, name="C", title="Chuyên viên")
    seat(committee, noon, seat=Seat.DEPUTY, name="B", title="Phó Chủ tịch")
    seat(committee, noon, name="A")
    assert [term.name for term in queries.members_of(committee, DAY)] == ["A", "B", "C"]


def offices(kind, topic, place, **more):
    return [(each.body.code, each.part.value) for each in queries.competent_bodies(kind, topic, place, DAY, **more)]


def test_a_complaint_about_land_goes_to_the_commune_then_the_city(bodies, commune):
    assert offices("complaint", "land.compensation", commune) == [
        ("ubnd.27004", "settle"),
        ("phong-kt.27004", "handle"),
        ("vp.27004", "guide"),
        ("ubnd.79", "settle"),
        ("so-nnmt.79", "handle"),
        ("ubnd.79", "review"),
        ("bantcd.79", "guide"),
    ]


def test_the_nearest_topic_decides_who_handles(bodies, commune):
    assert ("thanhtra.79", "handle") in offices("feedback", "officials.harassment", commune)
    assert ("congan.27004", "handle") in offices("feedback", "social_evils", commune)
    assert ("ttpvhcc.27004", "handle") in offices("feedback", "registration", commune)


def test_whoever_is_complained_about_is_passed_over(bodies, commune):
    committee = queries.body_on("ubnd.27004", DAY)
    barred = queries.ids_with_those_below([committee.pk], DAY)
    found = offices("denunciation", "officials", commune, against=barred)
    assert not [code for code, _ in found if code.endswith(".27004")]
    assert ("ubnd.79", "settle") in found


@pytest.mark.parametrize(
    ("kind", "topic", "code"),
    [
        ("complaint", "land", "ubnd.27004"),
        ("denunciation", "officials", "ubnd.27004"),
        ("denunciation", "party", "danguy.27004"),
        ("proposal", None, "ubnd.27004"),
        ("unsorted", None, "ubnd.27004"),
        ("feedback", "no-such-topic", "ubnd.27004"),
    ],
)
def test_the_receiving_body_is_the_nearest_that_settles(bodies, commune, kind, topic, code):
    assert queries.receiving_body(kind, topic, commune, DAY).code == code


def test_a_province_receives_for_itself(bodies, city):
    assert queries.receiving_body("proposal", "traffic", city, DAY).code == "ubnd.79"


def test_a_place_without_bodies_receives_nothing(noon):
    assert queries.receiving_body("proposal", None, queries.place_on("00004", DAY), DAY) is None


def test_competence_costs_few_statements(bodies, commune, django_assert_max_num_queries):
    subject = queries.topics()[1]
    with django_assert_max_num_queries(3):
        queries.competent_bodies("complaint", subject, commune, DAY)


def test_a_commune_can_give_a_topic_to_another_office_from_a_day(bodies, commune, noon):
    rule = commands.set_competence(
        matter=None, topic=queries.topic("food"), level=Level.COMMUNE, office="phong-kt", part=Part.HANDLE, place=commune,
        since=date(2026, 12, 1), by="person:1", at=noon, cite="Quyết định 12/QĐ-UBND",
    )  # fmt: skip
    assert ("phong-vhxh.27004", "handle") in offices("feedback", "food", commune)
    later = queries.competent_bodies("feedback", "food", commune, date(2026, 12, 1))
    assert ("phong-kt.27004", Part.HANDLE) in [(each.body.code, each.part) for each in later]
    assert [entry.kind for entry in acts_about(rule.ref)] == ["set_competence"]


def test_a_new_rule_ends_the_one_it_replaces(bodies, noon):
    food = queries.topic("food")
    given = {"matter": None, "topic": food, "level": Level.COMMUNE, "part": Part.HANDLE, "by": "person:1", "at": noon}
    commands.set_competence(office="vp", since=date(2026, 12, 1), **given)
    rules = queries.rules_on(date(2026, 12, 1)).filter(topic=food, level="commune", part="handle")
    assert [rule.office for rule in rules] == ["vp"]
    with pytest.raises(Refusal, match="Đã có quy định từ ngày 01/12/2026"):
        commands.set_competence(office="phong-kt", since=date(2026, 11, 1), **given)


def test_every_rule_of_the_seed_names_an_office_that_is_set_up(bodies):
    held = set(Body.objects.values_list("office", "place__level"))
    wanted = set(queries.rules_on(DAY).values_list("office", "level"))
    assert wanted - held == set()


def test_matters_are_the_four_legal_kinds():
    assert [matter.value for matter in Matter] == ["complaint", "denunciation", "proposal", "feedback"]
