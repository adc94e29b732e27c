from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.mandate"
    label = "mandate"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entries to the menus and its figures to the pages of places."""
        from .menu import add_entries

        add_entries()
