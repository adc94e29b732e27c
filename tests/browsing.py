"""What browser tests share: a way in without the form (which tests of its own prove), and one look a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from caunoi.identity.models import Person

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "locale": "vi-VN"}
_AXE = Axe()


def let_in(page: Any, base: str, username: str) -> None:
    """Somebody is signed in on a page's browser from here on; whoever was there before is not."""
    client = Client()
    client.force_login(Person.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base}])


def press(what: Any) -> None:
    """Press what leads to another page, and be there: a click alone may come back while the old page still stands."""
    with what.page.expect_navigation():
        what.click()


class Looks:
    """What is wrong with the pages looked at: by axe, and wider than the phone. A kind of page is looked at once."""

    def __init__(self) -> None:
        self.wrong: dict[str, Any] = {}
        self.wide: list[str] = []

    def at(self, page: Any) -> None:
        """Look at the page as it stands, not on its way from one colour to another."""
        page.emulate_media(reduced_motion="reduce")
        found = _AXE.run(page).response["violations"]
        if found:
            self.wrong[page.url] = [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found]
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            self.wide.append(page.url)

    @property
    def faults(self) -> tuple[dict[str, Any], list[str]]:
        """Both, empty where nothing is wrong."""
        return self.wrong, self.wide
