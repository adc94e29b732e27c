from typing import Any

from django.apps import AppConfig

#: What an administrator finds in the menu who holds no other role.
ADMINISTRATION = ("desk:begin", "places:bodies", "places:competence", "places:units", "desk:accounts", "training:courses", "connect:home", "desk:guides")  # fmt: skip


class Config(AppConfig):
    name = "caunoi.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Rooms that lie below the menus are entered into them here."""
        from caunoi.desk.guide.contents import GUIDES, TOPICS
        from caunoi.ui.front import front
        from caunoi.ui.navigation import desk, public, told

        public.add("Gửi đơn", "Send a petition", "voice:start", icon="megaphone", order=10)
        public.add("Tra cứu", "Follow", "voice:follow", icon="search", order=20)
        public.add("Tìm kiếm", "Search", "desk:search", icon="search", order=25)
        public.add("Câu trả lời công khai", "Public answers", "voice:answers", icon="letter", order=55, foot=True)
        public.add("Địa phương", "Places", "places:search", icon="pin", order=60, foot=True)
        public.add("Luật bằng số", "The law in numbers", "law:book", icon="book", order=70, foot=True)
        public.add("Sổ cái", "Ledger", "voice:proof", icon="shield", order=80, foot=True)
        public.add("Dữ liệu mở", "Open data", "desk:open-data", icon="download", order=75, foot=True)
        front.offer_account("voice", "Đơn của người dân", "Residents' petitions", _petitions)
        desk.add("Tìm kiếm", "Search", "desk:officer-search", icon="search", order=12, group=("Việc", "Work"))
        public.add("Hướng dẫn", "Guides", "desk:guides", icon="book", order=85, foot=True)
        desk.add("Hướng dẫn", "Guides", "desk:guides", icon="book", order=95, group=("Trợ giúp", "Help"))
        told.offer("desk:guide", {page: each.slug for each in GUIDES for page in each.pages}, TOPICS)
        administration = ("Quản trị", "Administration")
        desk.add("Bắt đầu", "First steps", "desk:begin", icon="flag", order=79, group=administration, may=_sets_up)
        desk.add("Cơ quan", "Bodies", "places:bodies", icon="people", order=80, group=administration)
        desk.add("Thẩm quyền", "Competence", "places:competence", icon="shield", order=81, group=administration)
        desk.add("Thôn, tổ dân phố", "Residential groups", "places:units", icon="home", order=82, group=administration)
        desk.narrow("desk", _only_administers, ADMINISTRATION)
        desk.add(
            "Tài khoản, vai trò",
            "Accounts and roles",
            "desk:accounts",
            icon="person",
            order=83,
            group=administration,
            may=_administers,
        )


def _sets_up(request: Any) -> bool:
    """Whether the reader administers or heads a body."""
    from caunoi.access.doors import holds

    from .begin.views import SETTING_UP

    return holds(request, *SETTING_UP)


def _administers(request: Any) -> bool:
    """Whether the reader administers a body."""
    from caunoi.access.doors import holds
    from caunoi.access.words import Role

    return holds(request, Role.ADMINISTRATOR)


def _only_administers(request: Any) -> bool:
    """Whether the reader keeps accounts and has no business with records: the work of offices is not theirs."""
    from caunoi.access.doors import works

    return _administers(request) and not works(request)


def _petitions(place: Any, since: Any, until: Any) -> list[Any]:
    """Petitions of a commune in a span; numbers too small to show are not shown."""
    from datetime import timedelta

    from django.urls import reverse

    from caunoi.ui.front import Line
    from caunoi.voice.queries import figures_of

    found = figures_of(place, today=until - timedelta(days=1))
    if not found.shown:
        return []
    here = reverse("desk:place", args=[place.code])
    shares = [(found.handled, "đã có kết quả", "handled"), (found.on_time, "trả lời đúng hạn", "answered on time")]
    return [
        Line("đơn đã nhận trong một năm qua", "petitions of the last year", found.received, here),
        *[Line(f"{vi} (%)", f"{en} (%)", share.percent, here) for share, vi, en in shares],
    ]
