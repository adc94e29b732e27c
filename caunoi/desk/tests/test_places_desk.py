"""Administration of bodies, seats, groups and competence: by whom, and what is said when refused."""

from datetime import date

import pytest

from caunoi.access.commands import grant_role
from caunoi.access.words import Role
from caunoi.identity.commands import enrol
from caunoi.ledger.queries import acts_about
from caunoi.places import commands, queries

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def bodies(noon):
    return commands.establish_bodies(province_code="79", by="system", at=noon)


@pytest.fixture
def administrator(client, bodies, noon):
    person = enrol(username="quantri", name="Lê Thị Quản", password="mat-khau-dai-1", by="system", at=noon)
    body = queries.body_on("ubnd.27004")
    grant_role(person=person, role=Role.ADMINISTRATOR, body=body, since=date(2025, 7, 1), by="system", at=noon)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


@pytest.mark.parametrize(
    "path", ["/can-bo/co-quan/", "/can-bo/co-quan/ubnd.27004/", "/can-bo/tham-quyen/", "/can-bo/dia-phuong/"]
)
def test_strangers_are_asked_to_sign_in(client, bodies, path):
    page = client.get(path)
    assert (page.status_code, page["Location"].split("?")[0]) == (302, "/tai-khoan/login/")


def test_an_administrator_sees_the_bodies_of_their_place(client, administrator):
    page = client.get("/can-bo/co-quan/")
    assert "Ủy ban nhân dân phường Tân Bình" in text(page)
    assert "Phường Bảy Hiền" not in text(page)


def test_bodies_are_found_and_paged(client, administrator, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        page = client.get("/can-bo/co-quan/", {"q": "uy ban nhan dan"})
    assert text(page).count("/can-bo/co-quan/ubnd.") == 50
    assert "trang=2" in text(page)
    assert client.get("/can-bo/co-quan/", {"q": "a" * 10_000, "trang": "99999999999"}).status_code == 200
    assert "Không có cơ quan nào khớp" in text(client.get("/can-bo/co-quan/", {"q": "khongcocoquannay"}))


def test_an_administrator_establishes_a_body(client, administrator):
    form = {
        "kind": "steering_board", "name": "Ban Chỉ đạo thực hiện dân chủ", "place": "27004", "office": "bcd-dc",
        "parent": "ubnd.27004", "since": "01/10/2026",
    }  # fmt: skip
    answer = client.post("/can-bo/co-quan/moi/", form)
    assert answer["Location"] == "/can-bo/co-quan/bcd-dc.27004/"
    assert [entry.actor for entry in acts_about("body:bcd-dc.27004")] == [administrator.ref]
    assert "Ban Chỉ đạo thực hiện dân chủ" in text(client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "Hãy điền: tên đầy đủ."),
        ({"place": "nơi không có thật"}, "Không tìm thấy địa phương"),
        ({"place": "phường Tân Phú"}, "Có nhiều nơi mang tên này"),
        ({"place": "00004"}, "Việc này của người quản trị đơn vị ở Phường Ba Đình"),
        ({"office": "ubnd"}, "Đã có cơ quan mang mã ubnd.27004"),
        ({"parent": "khong.co"}, "Không có cơ quan mang mã"),
        ({"since": "32/13/2026"}, "01/10/2026"),
        ({"kind": "hacker"}, "hacker"),
    ],
)
def test_a_bad_body_is_sent_back_with_the_reason_beside_its_field(client, administrator, change, said):
    form = {"kind": "team", "name": "Tổ công tác", "place": "27004", "office": "to", "since": "01/10/2026"} | change
    page = client.post("/can-bo/co-quan/moi/", form)
    assert page.status_code == 422
    if said not in ("01/10/2026", "hacker"):
        assert said in text(page)


def test_a_seat_is_given_and_ended(client, administrator):
    form = {"name": "Nguyễn Văn An", "seat": "head", "title": "Chủ tịch", "since": "01/07/2025", "username": "quantri"}
    assert client.post("/can-bo/co-quan/ubnd.27004/bo-nhiem/", form).status_code == 302
    term = queries.head_of(queries.body_on("ubnd.27004"))
    assert (term.name, term.person) == ("Nguyễn Văn An", administrator.ref)
    assert "Nguyễn Văn An" in text(client.get("/dia-phuong/27004/"))

    second = client.post("/can-bo/co-quan/ubnd.27004/bo-nhiem/", form | {"name": "Trần B"})
    assert second.status_code == 422
    assert "đang có người đứng đầu: Nguyễn Văn An" in text(second)

    ended = client.post(
        f"/can-bo/co-quan/ubnd.27004/nhiem-ky/{term.pk}/", {"until": "01/11/2026", "reason": "nghỉ hưu"}
    )
    assert ended.status_code == 302
    assert queries.head_of(queries.body_on("ubnd.27004")) is None


def test_a_body_is_renamed_and_dissolved(client, administrator):
    assert (
        client.post(
            "/can-bo/co-quan/bttnd.27004/doi-ten/", {"name": "Ban Thanh tra nhân dân Tân Bình", "since": "02/11/2026"}
        ).status_code
        == 302
    )
    assert "Tên trước đây" in text(client.get("/can-bo/co-quan/bttnd.27004/"))
    assert client.post("/can-bo/co-quan/bttnd.27004/giai-the/", {"until": "03/11/2026"}).status_code == 302
    assert client.get("/can-bo/co-quan/bttnd.27004/").status_code == 404


@pytest.mark.parametrize("act", ["doi-ten", "giai-the", "bo-nhiem", "nhiem-ky/1"])
def test_bodies_of_another_commune_are_not_theirs_to_change(client, administrator, act):
    assert client.get(f"/can-bo/co-quan/ubnd.27031/{act}/").status_code == 403
    assert "/bo-nhiem/" not in text(client.get("/can-bo/co-quan/ubnd.27031/"))


def test_a_group_is_added_with_its_households(client, administrator):
    added = client.post(
        "/can-bo/dia-phuong/27004/", {"kind": "quarter", "name": "3", "since": "01/01/2026", "households": "187"}
    )
    assert added.status_code == 302
    page = text(client.get("/can-bo/dia-phuong/27004/"))
    assert "Khu phố 3" in page
    assert "187" in page
    counted = client.post("/can-bo/dia-phuong/27004-01/so-ho/", {"households": "190", "on": "01/07/2026"})
    assert counted.status_code == 302
    assert queries.households(queries.place_on("27004-01"), date(2026, 8, 1)) == 190
    assert (
        client.post(
            "/can-bo/dia-phuong/27004-01/doi-ten/", {"kind": "quarter", "name": "3A", "since": "02/07/2026"}
        ).status_code
        == 302
    )


@pytest.mark.parametrize("households", ["-1", "99999999", "nhiều", "1e9"])
def test_a_bad_number_of_households_is_sent_back(client, administrator, households):
    page = client.post(
        "/can-bo/dia-phuong/27004/", {"kind": "quarter", "name": "3", "since": "01/01/2026", "households": households}
    )
    assert page.status_code == 422


def test_another_communes_groups_are_not_theirs(client, administrator):
    assert (
        client.post("/can-bo/dia-phuong/27031/", {"kind": "quarter", "name": "1", "since": "01/01/2026"}).status_code
        == 403
    )


def test_competence_is_set_for_ones_own_place_only(client, administrator):
    form = {
        "part": "handle",
        "matter": "",
        "topic": "food",
        "level": "commune",
        "office": "phong-kt",
        "since": "01/12/2026",
    }
    assert client.post("/can-bo/tham-quyen/moi/", form | {"place": "27004"}).status_code == 302
    everywhere = client.post("/can-bo/tham-quyen/moi/", form)
    assert everywhere.status_code == 422
    assert "người quản trị đơn vị ở cả hệ thống" in text(everywhere)


def test_a_rule_of_the_whole_installation_is_ended_by_its_operator_only(client, administrator):
    rule = queries.rules_on().filter(place=None).first()
    assert client.get(f"/can-bo/tham-quyen/{rule.pk}/").status_code == 403
    administrator.is_operator = True
    administrator.save()
    assert client.post(f"/can-bo/tham-quyen/{rule.pk}/", {"until": "01/12/2026"}).status_code == 302
    page = text(client.get("/can-bo/tham-quyen/", {"cap": "commune", "linh-vuc": "food"}))
    assert "phong-vhxh" in page
