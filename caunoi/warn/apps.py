from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.warn"
    label = "warn"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entries to the menus."""
        from .menu import add_entries

        add_entries()
