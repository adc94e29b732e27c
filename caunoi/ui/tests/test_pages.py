import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils.functional import SimpleLazyObject

from caunoi.site.views import server_error

PAGES = ["/giao-dien/", "/giao-dien/ban-lam-viec/", "/giao-dien/cau-hoi/"]
ERRORS = [400, 403, 404, 500]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_examples_are_shown_in_both_languages(path, language):
    client = Client()
    client.cookies["ngon_ngu"] = language

    page = client.get(path)

    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_says_what_happened_and_the_way_on(code):
    page = Client().get(f"/giao-dien/loi/{code}/")

    assert page.status_code == code
    assert "Về trang chủ" in page.text


def test_the_page_of_a_server_error_asks_nobody_who_is_there(rf):
    request = rf.get("/")
    request.user = SimpleLazyObject(lambda: pytest.fail("the database may be down"))

    assert server_error(request).status_code == 500


def test_a_form_from_an_old_page_is_kindly_refused():
    page = Client(enforce_csrf_checks=True).post("/tai-khoan/login/", {"login": "a"})

    assert page.status_code == 403
    assert "Trang này đã mở quá lâu" in page.text


def test_a_wrong_answer_keeps_the_page_and_says_so():
    page = Client().post("/giao-dien/cau-hoi/", {"kind": "<b>"})

    assert page.status_code == 200
    assert "<title>Lỗi: " in page.text
    assert 'href="#id_kind_0"' in page.text


def test_reading_leaves_no_cookie():
    assert not Client().get("/giao-dien/loi/404/").cookies


def test_the_reader_chooses_colours_letters_and_language():
    client = Client()

    client.post("/giao-dien/hien-thi/", {"theme": "dark", "next": "/giao-dien/"})
    client.post("/giao-dien/hien-thi/", {"text": "larger"})
    client.post("/giao-dien/hien-thi/", {"language": "en"})

    assert '<html lang="en" data-theme="dark" data-text="larger">' in client.get("/giao-dien/").text


def test_a_light_page_has_no_dark_sheet():
    client = Client()

    client.post("/giao-dien/hien-thi/", {"theme": "light"})

    assert "dark.css" not in client.get("/giao-dien/").text


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\\\\elsewhere"]
)
def test_nobody_is_sent_elsewhere(target):
    assert Client().post("/giao-dien/hien-thi/", {"next": target})["location"] == "/"


def test_nonsense_choices_are_passed_over():
    assert not Client().post("/giao-dien/hien-thi/", {"theme": "<script>", "text": "9", "language": "xx"}).cookies


@pytest.mark.parametrize("path", PAGES[1:])
def test_a_page_with_its_sheets_and_scripts_weighs_under_60_kb(path):
    """The page itself as it is, the files beside it packed as the site serves them; fonts are kept by the browser."""
    page = Client().get(path).content
    paths = re.findall(r'(?:src|href)="/static/([^"]+\.(?:css|js|svg))"', page.decode())
    files = {path: len(gzip.compress(Path(finders.find(path)).read_bytes())) for path in paths}

    total = len(page) + sum(files.values())

    assert set(files) >= {"ui/base.css", "ui/components.css", "ui/ui.js"}
    assert total < 60_000, files
