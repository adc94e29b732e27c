from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.oversee"
    label = "oversee"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entries to the menus, to a place's page and to the open data."""
        from .menu import add_entries

        add_entries()
