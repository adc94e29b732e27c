from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.commend"
    label = "commend"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entries to the menus and to a place's page."""
        from .menu import add_entries

        add_entries()
