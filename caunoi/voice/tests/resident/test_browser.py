"""A resident with a phone: the whole way without scripts, a double click with them, every page accessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from caunoi.access.context import as_system, speaking_for
from caunoi.voice import commands
from caunoi.voice.models import Petition, Rating
from caunoi.voice.words import Kind, Outcome
from tests.browsing import press
from tests.stage import NOON

pytestmark = pytest.mark.browser


def opened(browser, site, *, width=390, **more):
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="vi-VN", base_url=site[0], **more)
    return context.new_page()


def go_on(page):
    press(page.get_by_role("button", name="Tiếp tục"))


def write(page, town, *, look=lambda page: None, kind="feedback"):
    """Answer everything, up to the last look; ``look`` sees each page."""
    page.goto("/gui-don/")
    look(page)
    press(page.get_by_role("link", name="Bắt đầu"))
    look(page)
    page.locator(f"input[value={kind}]").check()
    go_on(page)
    look(page)
    page.fill("#id_q", f"{town.place.full_name}, TP.HCM")
    press(page.get_by_role("button", name="Tìm"))
    look(page)
    page.locator("input[name=place]").first.check()
    page.fill("#id_address", "Hẻm 12")
    go_on(page)
    look(page)
    page.fill("#id_title", "Rác ở hẻm 12 không được thu gom")
    page.fill("#id_text", "Hai tuần nay rác ở hẻm 12 không ai thu gom, mùi hôi vào tận nhà.")
    go_on(page)
    for _ in range(2):
        look(page)
        go_on(page)
    look(page)
    page.locator("input[name=named][value=yes]").check()
    page.fill("#id_name", "Nguyễn Thị Lan")
    go_on(page)
    look(page)
    page.locator("input[name=together][value=no]").check()
    go_on(page)
    look(page)


def answer(code, town):
    with as_system():
        petition = Petition.objects.get(code=code)
    with speaking_for(town.head.pk):
        commands.sort(petition_id=petition.pk, kind=Kind.FEEDBACK, by=town.head, at=NOON)
        commands.resolve(
            petition_id=petition.pk,
            outcome=Outcome.DONE,
            answer="Đã thu gom rác và lắp thêm thùng.",
            by=town.head,
            at=NOON,
        )


def test_the_whole_way_on_a_phone_without_scripts(browser, site):
    page, town = opened(browser, site, java_script_enabled=False), site[1]

    write(page, town)
    page.get_by_role("button", name="Gửi phản ánh").click()
    code = page.locator(".receipt-code").first.inner_text()
    secret = page.locator(".receipt-code.secret").inner_text()
    page.go_back()
    page.goto("/gui-don/bien-nhan/")
    again = page.locator(".receipt-code").first.inner_text()
    page.get_by_role("link", name="Xem tiến độ").click()
    answer(code, town)
    page.reload()
    page.fill("#id_secret", secret)
    page.get_by_role("button", name="Mở").click()
    read = page.locator(".answered .letter").inner_text()
    page.get_by_role("link", name="Đánh giá câu trả lời").click()
    page.locator("input[name=solved][value=yes]").check()
    page.locator("input[name=satisfied][value=yes]").check()
    page.get_by_role("button", name="Gửi đánh giá").click()
    thanks = page.locator("h1").inner_text()
    page.goto("/gui-don/bien-nhan/")
    page.get_by_role("button", name="Tôi đã lưu, xóa khỏi máy này").click()
    page.goto("/gui-don/bien-nhan/")

    with as_system():
        rating = Rating.objects.get()
    assert again == code
    assert read == "Đã thu gom rác và lắp thêm thùng."
    assert "Cảm ơn bạn" in thanks
    assert (rating.solved, rating.satisfied) == ("yes", True)
    assert page.url.endswith("/gui-don/")


def test_two_clicks_and_two_tabs_send_one_petition(browser, site):
    page, town = opened(browser, site), site[1]
    write(page, town)
    other = page.context.new_page()
    other.goto("/gui-don/kiem-tra/")

    page.evaluate(
        "const form = document.querySelector('main form'); form.querySelector('button').click(); form.submit()"
    )
    page.wait_for_url("**/bien-nhan/")
    other.get_by_role("button", name="Gửi phản ánh").click()
    other.wait_for_url("**/bien-nhan/")

    with as_system():
        assert Petition.objects.count() == 1
    assert page.locator(".receipt-code").first.inner_text() == other.locator(".receipt-code").first.inner_text()


def test_what_is_typed_is_kept_even_when_the_page_is_left(browser, site):
    page, town = opened(browser, site), site[1]
    page.goto("/gui-don/loai/")
    page.locator("input[value=feedback]").check()
    go_on(page)
    page.fill("#id_q", f"{town.place.full_name}, TP.HCM")
    page.get_by_role("button", name="Tìm").click()
    go_on(page)
    with page.expect_response(lambda answer: answer.request.headers.get("x-save") == "1") as saved:
        page.type("#id_text", "Rác chưa gom")
    page.goto("/")
    page.goto("/gui-don/")
    page.get_by_role("link", name="Viết tiếp").click()

    assert saved.value.status == 204
    assert page.locator("#id_text").input_value() == "Rác chưa gom"


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_every_page_is_accessible_and_fits_the_screen(browser, site, width, scheme):
    page, town = opened(browser, site, width=width, color_scheme=scheme), site[1]
    seen = []

    def look(page):
        found = Axe().run(page)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") == width, page.url
        seen.append(page.url)

    write(page, town, look=look)
    page.goto("/gui-don/luu/")
    look(page)
    page.goto("/gui-don/kiem-tra/")
    press(page.get_by_role("button", name="Gửi phản ánh"))
    look(page)
    code = page.locator(".receipt-code").first.inner_text()
    secret = page.locator(".receipt-code.secret").inner_text()
    page.goto(f"/tra-cuu/{code}/")
    look(page)
    page.fill("#id_secret", "AAAAA-AAAAA")
    press(page.get_by_role("button", name="Mở"))
    look(page)
    page.fill("#id_secret", secret)
    press(page.get_by_role("button", name="Mở"))
    look(page)
    for path in ("bo-sung", "rut-don"):
        page.goto(f"/tra-cuu/{code}/{path}/")
        look(page)
    answer(code, town)
    for path in ("", "danh-gia/", "xem-xet-lai/"):
        page.goto(f"/tra-cuu/{code}/{path}")
        look(page)
    for path in (
        "/",
        f"/o/{town.place.code}/",
        "/o/79/",
        "/o/760/",
        "/tim-noi/?q=tan+phu",
        "/hoi-dap/",
        "/so-cai/",
        "/tra-cuu/",
    ):
        page.goto(path)
        look(page)

    assert len(seen) > 25
