import pytest

from caunoi.access.context import as_system
from caunoi.files import commands, queries

from . import samples

CASE = "voice:0390"


@pytest.fixture
def photo(town, noon):
    with as_system():
        return commands.store(
            content=samples.jpeg(), name='ảnh "hẻm" 45.jpg', about=CASE, body=town.committee, by="resident", at=noon
        )


@pytest.fixture
def letter(town, noon):
    with as_system():
        return commands.store(
            content=samples.pdf(), name="đơn.pdf", about=CASE, body=town.committee, by="resident", at=noon, secret=True
        )


def sign_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_an_officer_of_the_case_saves_the_file_and_the_browser_runs_nothing(client, town, photo):
    answer = sign_in(client, town.receiver).get(f"/tep/{photo.pk}/")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert "filename*=UTF-8''%E1%BA%A3nh%20h%E1%BA%BBm%2045.jpg" in answer["Content-Disposition"]
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_neighbour_and_a_stranger_find_nothing(client, town, photo):
    for person in (town.neighbour, town.stranger, town.former):
        assert sign_in(client, person).get(f"/tep/{photo.pk}/").status_code == 404
        assert client.get(f"/tep/{photo.pk}/trang-1.png").status_code == 404


def test_without_an_account_one_is_asked_to_sign_in(client, photo):
    answer = client.get(f"/tep/{photo.pk}/")
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/tai-khoan/login/")


def test_a_secret_file_asks_why_first(client, town, letter):
    sign_in(client, town.receiver)
    page = client.get(f"/tep/{letter.pk}/")
    assert (page.status_code, "Vì sao bạn cần mở" in page.content.decode()) == (200, True)
    again = client.post(f"/tep/{letter.pk}/", {"reason": "x"})
    assert (again.status_code, "Hãy ghi lý do mở" in again.content.decode()) == (422, True)
    assert client.post(f"/tep/{letter.pk}/").status_code == 422
    answer = client.post(f"/tep/{letter.pk}/", {"reason": "Đối chiếu chữ ký trong đơn"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")


def test_a_page_is_drawn_for_officers(client, town, photo):
    answer = sign_in(client, town.receiver).get(f"/tep/{photo.pk}/trang-1.png")
    assert (answer.status_code, answer["Content-Type"], answer.content[:4]) == (200, "image/png", b"\x89PNG")


def test_a_pdf_page_is_drawn(client, town, noon):
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed; PDF pages cannot be drawn")
    with as_system():
        row = commands.store(
            content=samples.pdf(pages=2), name="a.pdf", about=CASE, body=town.committee, by="resident", at=noon
        )
    sign_in(client, town.receiver)
    assert client.get(f"/tep/{row.pk}/trang-2.png").status_code == 200
    assert client.get(f"/tep/{row.pk}/trang-3.png").status_code == 404


def test_a_link_hands_the_file_out_without_an_account_and_only_unchanged(client, photo):
    token = queries.signed_link(photo)
    assert client.get(f"/tep/lien-ket/{token}/").status_code == 200
    assert client.get(f"/tep/lien-ket/{token}x/").status_code == 404


def test_an_unknown_file_is_not_found(client, town):
    sign_in(client, town.receiver)
    assert client.get("/tep/00000000-0000-0000-0000-000000000000/").status_code == 404
    assert client.get("/tep/khong-phai-so/").status_code == 404
