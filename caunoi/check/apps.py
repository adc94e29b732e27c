from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.check"
    label = "check"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow what boards advise; add the room's entries to menus, places' pages, open data and indicators."""
        from .commands.recommending import follow_advice
        from .menu import add_entries

        follow_advice()
        add_entries()
