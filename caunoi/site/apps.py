from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Check the settings; take what each room counts of its own records (a room is found by its ``measures.py``)."""
        from importlib import import_module
        from importlib.util import find_spec

        from django.conf import settings

        from caunoi.ui.measures import measures

        from . import checks  # noqa: F401

        for room in settings.INSTALLED_APPS:
            if room.startswith("caunoi.") and find_spec(f"{room}.measures") and room != "caunoi.ui":
                module = import_module(f"{room}.measures")
                measures.offer(module.MEASURES)
                measures.offer_texts(getattr(module, "TEXTS", ()))
