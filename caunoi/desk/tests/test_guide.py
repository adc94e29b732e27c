"""The guides: both languages complete, every link resolves, every name quoted exists, no number of the law typed by hand."""

import itertools
import re
from pathlib import Path

import pytest
from django.template import engines
from django.urls import resolve, reverse
from django.utils import translation
from playwright.sync_api import expect

from caunoi.desk.guide import names
from caunoi.desk.guide.contents import GUIDES, TOPICS, guide_of
from caunoi.desk.guide.reading import body, search
from caunoi.kernel.words import language
from caunoi.law.queries import in_force, texts_of
from caunoi.ui.navigation import desk, told
from tests.browsing import PHONE, Looks
from tests.stage import NOON

ROOT = Path(__file__).resolve().parents[1] / "templates" / "desk" / "guide"
FILES = sorted(ROOT.glob("??/**/*.html"))
TODAY = NOON.date()
LANGUAGES = ("vi", "en")
#: A count with a unit of the law: only the tag may say it.
NUMBER = re.compile(
    r"(?<![\w/-])(?:\d+(?:[.,]\d+)?|một phần|hai phần|ba phần|two thirds|one third|half of the)\s*"
    r"(?:ngày|giờ|tháng|năm|tuần|quý|lần|hộ|%|phần trăm|ba\b|working|days?\b|hours?\b|months?\b|years?\b|weeks?\b|times\b|households?\b|per cent|percent)"
    r"|Điều \d|khoản \d|Article \d|(?:mười|mười lăm|ba mươi|bốn mươi lăm|sáu mươi|chín mươi) ngày|(?:ten|fifteen|twenty|thirty|forty-five|sixty|ninety) days",
    re.IGNORECASE,
)


def speaking(spoken):
    language.set(spoken)
    return translation.override(spoken)


def drawn(guide, spoken):
    with speaking(spoken):
        return body(guide, TODAY)


def test_both_languages_hold_the_same_guides_and_parts():
    told_of = {
        each: {str(path.relative_to(ROOT / each)) for path in FILES if path.is_relative_to(ROOT / each)}
        for each in LANGUAGES
    }

    assert told_of["vi"] == told_of["en"]
    assert {f"{guide.slug}.html" for guide in GUIDES} == {name for name in told_of["vi"] if "/" not in name}
    assert len({guide.slug for guide in GUIDES}) == len(GUIDES)
    assert [slug for guide in GUIDES for slug in guide.related if guide_of(slug) is None] == []


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_a_guide_reads_through(guide, spoken, db):
    """Headings nest and have anchors of their own, links lead somewhere, nothing is left unfilled, the other language is as long."""
    text, sections = drawn(guide, spoken)
    levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
    ids = re.findall(r' id="([^"]+)"', text)
    links = re.findall(r'href="([^"]+)"', text)

    assert len(sections) >= 5
    assert levels[0] == 2
    assert all(below - above <= 1 and below in (2, 3) for above, below in itertools.pairwise(levels))
    assert len(ids) == len(set(ids)) >= len(sections)
    assert "{%" not in text
    assert "{{" not in text
    assert 'href=""' not in text
    for link in links:
        address = link.partition("#")[0].partition("?")[0]
        assert link.startswith("/"), link
        assert resolve(address), link
    assert len(text) > 2500


def test_every_topic_of_a_difficult_form_has_its_heading(db):
    for spoken in LANGUAGES:
        for slug, heading, *_said in TOPICS.values():
            assert heading in [each.id for each in drawn(guide_of(slug), spoken)[1]], (spoken, slug, heading)
    assert told.on("household-share") == ("/huong-dan/to-truong/#ty-le", "Tỷ lệ thông qua tính thế nào?")
    assert told.on("nothing") == ("", "")
    rooms = " ".join(path.read_text("utf-8") for path in ROOT.parents[3].glob("*/templates/**/*.html"))
    assert set(re.findall(r'help_on "([^"]+)"', rooms)) == set(TOPICS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_guide_writes_no_name_and_no_number_of_its_own(path):
    source = path.read_text("utf-8")
    plain = re.sub(r"\{%.*?%\}|<[^>]+>", " ", source)

    assert [found[0] for found in NUMBER.finditer(plain)] == []
    assert [name for name in re.findall(r'\{% ui "([^"]+)"', source) if not names.exists(name)] == []
    assert 'class="ui"' not in source
    for key in re.findall(r'\{% law "([^"]+)"', source):
        assert texts_of(key), key


def test_names_are_quoted_in_the_language_being_read():
    quoted = engines["django"].from_string(
        '{% load guide %}{% ui "Gửi câu hỏi" %} {% ui "Giơ tay" %} {% at "voice:officer-inbox" %}'
    )

    with speaking("en"):
        english = quoted.render({})
    with speaking("vi"):
        vietnamese = quoted.render({})

    assert all(each in vietnamese for each in (">Gửi câu hỏi<", ">Giơ tay<", ">Đơn<"))
    assert all(each not in english for each in ("Gửi câu hỏi", "Giơ tay", "Đơn"))
    assert ">Petitions<" in english
    assert not names.exists("Nút không có thật")


def test_the_number_is_the_one_of_the_law_book_today(db):
    rule = in_force("kn.accept", on=TODAY)
    shown = (
        engines["django"]
        .from_string('{% load guide %}{% law "kn.accept" %} {% law "info.answer" %}')
        .render({"today": TODAY})
    )

    assert rule.spoken in shown
    assert rule.cite_inside in shown
    assert "chưa kiểm chứng" in shown


def test_the_contents_list_every_guide_and_find_without_marks(client, db):
    page = client.get("/huong-dan/").content.decode()
    found = client.get("/huong-dan/", {"tim": "ma bi mat"}).content.decode()
    nothing = client.get("/huong-dan/", {"tim": "xyzzy khong co"}).content.decode()

    assert all(f'href="{reverse("desk:guide", args=[guide.slug])}"' in page for guide in GUIDES)
    assert "/huong-dan/nguoi-dan/#hai-ma-tren-bien-nhan" in found
    assert "Chưa có hướng dẫn nào nói tới điều này" in nothing
    assert search("to truong", TODAY)[0].guide.slug == "to-truong"
    assert search("   ", TODAY) == []
    assert client.get("/huong-dan/khong-co/").status_code == 404
    for odd in ("\x00", "%", "a" * 5000, "<script>", "(((", "đ\u0300"):
        assert client.get("/huong-dan/", {"tim": odd}).status_code == 200


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_guide_is_served_to_anybody(client, db, spoken, django_assert_max_num_queries):
    client.cookies["ngon_ngu"] = spoken
    with django_assert_max_num_queries(2):
        page = client.get("/huong-dan/tiep-nhan/")

    assert page.status_code == 200
    assert f"<h1>{'Cán bộ tiếp nhận' if spoken == 'vi' else 'Reception officer'}</h1>" in page.content.decode()


def test_links_of_the_people_open_for_people(client, db):
    """What the residents' guides and the researcher's lead to is open to anybody: no sign-in, no missing page."""
    public = ("nguoi-dan", "nguoi-duoc-tiep", "ho-gia-dinh", "nguoi-lao-dong", "lap-trinh")
    links = {
        link.partition("#")[0]
        for slug in public
        for link in re.findall(r'href="([^"]+)"', drawn(guide_of(slug), "vi")[0])
        if not link.startswith(("/luat/", "/huong-dan/", "/can-bo/", "/tai-khoan/"))
    }

    assert len(links) > 10
    assert {link: client.get(link, follow=True).status_code for link in sorted(links)} == dict.fromkeys(
        sorted(links), 200
    )


def test_the_guide_stands_beside_the_officers_page(rf):
    known = {entry.url for entry in desk.entries()}
    beside = {page: guide.slug for guide in GUIDES for page in guide.pages}

    assert sorted(known - set(beside) - {"desk:guides"}) == []
    for page, slug in beside.items():
        request = rf.get(reverse(page))
        assert told.beside(request) == reverse("desk:guide", args=[slug]), page
    assert told.beside(rf.get("/can-bo/don/nhan/khong-co/")) == reverse("desk:guide", args=["tiep-nhan"])
    assert told.beside(rf.get("/")) == ""


@pytest.mark.browser
def test_the_guides_are_accessible_on_a_phone(browser, site):
    looks, page = Looks(), browser.new_context(**PHONE, base_url=site).new_page()
    page.goto("/huong-dan/")
    looks.at(page)
    page.goto("/huong-dan/tiep-nhan/")
    page.locator("summary", has_text="Trong trang này").click()
    expect(page.locator(".guide-parts").get_by_role("link", name="Mỗi ngày", exact=True)).to_be_visible()
    looks.at(page)
    page.emulate_media(color_scheme="dark")
    looks.at(page)

    assert looks.faults == ({}, [])
