from typing import Any

from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.discuss"
    label = "discuss"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entries to the menus and its figures to a place's page."""
        from caunoi.files.opendata import catalogue
        from caunoi.ui.front import front
        from caunoi.ui.navigation import desk, public

        from .opendata import CONSULTATIONS, SECTIONS

        public.add("Góp ý dự thảo", "Comment on drafts", "discuss:consultations", icon="people", order=40)
        desk.add(
            "Lấy ý kiến", "Consultations", "discuss:desk", icon="people", order=34, group=("Việc", "Work"), may=_works
        )
        public.add("Bốc thăm công khai", "Public draws", "discuss:draws", icon="people", order=46)
        desk.add("Bốc thăm", "Draws", "discuss:desk-draws", icon="people", order=36, group=("Việc", "Work"), may=_works)
        front.offer_figures("discuss", "discuss", _figures)
        front.offer_address("consultation", _desk)
        front.offer_account("discuss", "Dự thảo đã lấy ý kiến", "Drafts people were asked about", _account)
        catalogue.offer(CONSULTATIONS, SECTIONS)


def _desk(key: str) -> str:
    """The desk of a consultation, by the key duties name it with."""
    from django.urls import reverse

    return reverse("discuss:desk-consultation", args=[int(key)]) if key.isdecimal() else ""


def _works(request: Any) -> bool:
    return bool(request.user.is_authenticated)


def _figures(place: Any, today: Any) -> list[Any]:
    from django.urls import reverse

    from caunoi.ui.front import Line

    from .queries import figures_of_place

    found, href = figures_of_place(place, today), reverse("discuss:consultations")
    lines = [
        Line("dự thảo đang lấy ý kiến", "drafts open for opinions", found["open"], f"{href}?noi={place.code}&dang=mo"),
        Line(
            "dự thảo đang tổng hợp, trả lời",
            "drafts being answered",
            found["answering"],
            f"{href}?noi={place.code}&dang=tong-hop",
        ),
        Line(
            "dự thảo đã trả lời mọi ý kiến",
            "drafts with every opinion answered",
            found["answered"],
            f"{href}?noi={place.code}&dang=da-tra-loi",
        ),
    ]
    if found["late"]:
        lines.append(
            Line(
                "dự thảo quá ngày hẹn trả lời",
                "drafts past their promised answer",
                found["late"],
                f"{href}?noi={place.code}&dang=tong-hop",
                late=True,
            )
        )
    return lines


def _account(place: Any, since: Any, until: Any) -> list[Any]:
    from django.urls import reverse

    from caunoi.ui.front import Line

    from .queries import published, tallies
    from .words import Stage

    rows = list(published(place).filter(place=place, opens_on__gte=since, opens_on__lt=until)[:20])
    taken = tallies.overview([row.pk for row in rows])
    return [
        Line(
            f"{row.title}, {Stage(row.stage).vi.lower()}; số người góp ý",
            f"{row.title}, {Stage(row.stage).en.lower()}; people who took part",
            taken[row.pk][1],
            reverse("discuss:consultation", args=[row.slug]),
        )
        for row in rows
    ]
