from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entry to the officers' menu, and the address its duties are met at."""
        from django.urls import reverse

        from caunoi.access.doors import works
        from caunoi.ui.front import front
        from caunoi.ui.navigation import desk

        desk.add(
            "Báo cáo định kỳ", "Periodic reports", "reporting:reports", icon="letter", order=61, group=("Việc", "Work"), may=works
        )  # fmt: skip
        front.offer_address("sectorreport", lambda key: reverse("reporting:report", args=[key]))
