from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.reception"
    label = "reception"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room's entries to the menus, its figures to places' pages, its way to whoever must be received."""
        from .front import offer_all

        offer_all()
