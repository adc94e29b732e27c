import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PAGES = [
    "/giao-dien/",
    "/giao-dien/ban-lam-viec/",
    "/giao-dien/cau-hoi/",
    "/giao-dien/loi/400/",
    "/giao-dien/loi/403/",
    "/giao-dien/loi/404/",
    "/giao-dien/loi/500/",
    "/tai-khoan/login/",
]


def opened(browser, site, *, width, scheme, **more):
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, locale="vi-VN", base_url=site, **more
    )
    return context.new_page()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_example_is_accessible(browser, site, width, scheme):
    page = opened(browser, site, width=width, scheme=scheme)

    for path in PAGES:
        page.goto(path)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"


def test_no_page_is_wider_than_the_phone_even_at_the_largest_text(browser, site):
    page = opened(browser, site, width=390, scheme="light")
    page.goto("/giao-dien/")
    page.locator("footer button[value=larger]").click()

    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") == 390, path


def test_nothing_is_fetched_elsewhere_and_the_policy_is_not_broken(browser, site):
    page = opened(browser, site, width=1280, scheme="dark")
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    for path in PAGES:
        page.goto(path)

    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert [text for text in said if "Content Security Policy" in text] == []


def test_a_second_click_sends_nothing(browser, site):
    page = opened(browser, site, width=390, scheme="light")
    page.goto("/giao-dien/cau-hoi/")
    held = []
    page.route("**/cau-hoi/", lambda route: held.append(route))
    click = "document.querySelector('main button.button').click()"

    page.evaluate(f"{click}; setTimeout(() => {click}, 300)")
    page.wait_for_timeout(800)
    sent = len(held)
    for route in held:
        route.abort()

    assert sent == 1


def test_the_form_works_without_scripts(browser, site):
    page = opened(browser, site, width=390, scheme="light", java_script_enabled=False)
    page.goto("/giao-dien/cau-hoi/")

    page.locator("main button.button").click()
    expect(page).to_have_title(re.compile("^Lỗi: "))
    page.locator(".pick-one").first.click()
    page.locator("main button.button").click()

    expect(page).to_have_url(f"{site}/giao-dien/")


def test_the_errors_are_read_first(browser, site):
    page = opened(browser, site, width=390, scheme="light")
    page.goto("/giao-dien/cau-hoi/")

    page.locator("main button.button").click()
    page.wait_for_selector(".summary")
    assert page.evaluate("document.activeElement.className") == "summary"
    page.locator(".summary a").click()

    assert page.evaluate("document.activeElement.id") == "id_kind_0"


def test_the_typeface_is_ours(browser, site):
    page = opened(browser, site, width=390, scheme="light")
    page.goto("/giao-dien/")

    page.evaluate("document.fonts.ready")

    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"', 'Ẵ')")


def test_the_menu_closes_with_escape(browser, site):
    page = opened(browser, site, width=390, scheme="light")
    page.goto("/giao-dien/")

    page.locator(".menu > summary").click()
    page.keyboard.press("Escape")

    assert page.locator(".menu[open]").count() == 0
