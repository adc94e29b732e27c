from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.connect"
    label = "connect"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entry to the officers' menu."""
        from .menu import add_entries

        add_entries()
