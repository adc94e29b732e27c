from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.workplace"
    label = "workplace"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entries to the menus, to a place's page, to open data and to the indicators."""
        from .menu import add_entries

        add_entries()
