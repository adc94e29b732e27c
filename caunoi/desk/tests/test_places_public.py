"""Pages of units: for everybody, on any day, whatever is typed."""

import json

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]


def text(response) -> str:
    return response.content.decode()


def test_the_search_page_lists_the_provinces_of_today(client):
    page = client.get("/dia-phuong/")
    assert page.status_code == 200
    assert text(page).count('href="/dia-phuong/') >= 34
    assert "Thành phố Quảng Ninh" in text(page)


def test_a_name_without_marks_is_found(client):
    page = client.get("/dia-phuong/", {"q": "Q. Tân Phú"})
    assert "Quận Tân Phú" in text(page)
    assert "Phường Phú Thọ Hòa" in text(page)
    assert 'href="/dia-phuong/767/?ngay=2025-06-30"' in text(page)


def test_an_old_address_that_was_split_asks_which(client):
    page = client.get("/dia-phuong/", {"q": "12 Lũy Bán Bích, P. Tân Thới Hòa, Q. Tân Phú, TP.HCM"})
    assert "nay thuộc Phường Phú Thạnh hoặc Phường Tân Phú" in text(page)


def test_an_old_address_with_one_heir_is_answered(client):
    page = client.get("/dia-phuong/", {"q": "Phường 7, Quận 3, TP.HCM"})
    assert "Địa chỉ này nay thuộc" in text(page)
    assert "Phường Xuân Hòa" in text(page)


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 10_000,
        "';DROP TABLE places_place;--",
        "<script>alert(1)</script>",
        "\u202e\u200b",
        "\x00",
        "Ta\u0302n Phu\u0301",
        "%",
        "😀",
    ],
)
def test_whatever_is_typed_gets_a_page(client, typed):
    page = client.get("/dia-phuong/", {"q": typed})
    assert page.status_code == 200
    assert "<script>alert" not in text(page)
    assert client.get("/dia-phuong/goi-y", {"q": typed}).status_code == 200


def test_suggestions_come_as_data_and_as_a_piece_of_page(client):
    plain = client.get("/dia-phuong/goi-y", {"q": "phuong tan phu, hcm"})
    first = json.loads(plain.content)["results"][0]
    assert (first["code"], first["label"], first["current"]) == ("27031", "Phường Tân Phú, Thành phố Hồ Chí Minh", True)
    piece = client.get("/dia-phuong/goi-y", {"q": "phuong tan phu, hcm"}, headers={"HX-Request": "true"})
    assert text(piece).startswith("<ul")
    assert json.loads(client.get("/dia-phuong/goi-y").content)["results"] == []


def test_a_unit_of_today_shows_what_it_was_made_from(client):
    page = client.get("/dia-phuong/27031/")
    assert "<h1>Phường Tân Phú</h1>" in text(page)
    assert "Hình thành từ" in text(page)
    assert 'href="/dia-phuong/27034/?ngay=2025-06-30"' in text(page)


def test_a_day_shows_the_unit_of_that_day_and_what_it_became(client):
    page = client.get("/dia-phuong/769/", {"ngay": "2020-05-01"})
    assert "<h1>Quận 2</h1>" in text(page)
    assert "Đơn vị như vào ngày 01/05/2020" in text(page)
    assert "Phường Bình Trưng" in text(page)
    assert "Thành phố Thủ Đức" in text(page)


def test_a_day_may_be_written_as_people_write_it(client):
    assert "<h1>Quận 2</h1>" in text(client.get("/dia-phuong/769/", {"ngay": "1/5/2020"}))


@pytest.mark.parametrize(
    "day", ["1899-01-01", "0001-01-01", "31/02/2024", "hôm qua", "2020-13-45", "9" * 50, "-1-1-1", "2020"]
)
def test_a_day_that_cannot_be_shows_today_and_says_so(client, day):
    page = client.get("/dia-phuong/27031/", {"ngay": day})
    assert page.status_code == 200
    assert "Xem ngày hôm nay" in text(page)


def test_a_code_that_meant_nothing_on_a_day_shows_what_it_meant_otherwise(client):
    page = client.get("/dia-phuong/769/")
    assert page.status_code == 200
    assert "Không có đơn vị nào mang mã này" in text(page)
    assert 'href="/dia-phuong/769/?ngay=2025-06-30"' in text(page)


@pytest.mark.parametrize("code", ["99999", "abc", "0"])
def test_a_code_nobody_ever_had_is_not_found(client, code):
    assert client.get(f"/dia-phuong/{code}/").status_code == 404


@pytest.mark.parametrize("path", ["/dia-phuong/79/", "/dia-phuong/27031/", "/dia-phuong/767/?ngay=2024-01-01"])
def test_a_units_page_costs_a_fixed_number_of_statements(client, django_assert_max_num_queries, path):
    with django_assert_max_num_queries(20):
        assert client.get(path).status_code == 200


def test_the_pages_speak_english(client):
    client.cookies["ngon_ngu"] = "en"

    page = client.get("/dia-phuong/27031/")

    assert "Made from" in text(page)
    assert "Ward" in text(page)
