from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.know"
    label = "know"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entries to menus and places' pages."""
        from .menu import add_entries

        add_entries()
