from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.plenary"
    label = "plenary"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entries to the menus and the address its duties are met at."""
        from .menu import add_entries

        add_entries()
