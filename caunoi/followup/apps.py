from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.followup"
    label = "followup"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the entries to the menus, to a place's page and to the open data."""
        from .menu import add_entries

        add_entries()
