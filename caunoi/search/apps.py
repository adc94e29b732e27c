from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class Config(AppConfig):
    name = "caunoi.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of every room's records; put their triggers in place once all tables are there."""
        autodiscover_modules("finding")
        post_migrate.connect(_feed, sender=self, dispatch_uid="search.feed")


def _feed(**_more: Any) -> None:
    from .commands import install

    install()
