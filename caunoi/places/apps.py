from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Config(AppConfig):
    name = "caunoi.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(bring_the_list, sender=self)


def bring_the_list(sender: Any, apps: Any, using: str, **_: Any) -> None:
    """After migrating, the published list, topics and competence are in the database; again changes nothing."""
    from django.db import connections

    from .commands.load import bring

    if _up_to_date(apps, sender):
        bring(connections[using])


def _up_to_date(state: Any, config: Config) -> bool:
    """Whether the tables have the shape of this code: not while going back or part of the way."""
    try:
        kept = {
            model._meta.label: {field.name for field in model._meta.fields}
            for model in state.get_app_config("places").get_models()
        }
    except LookupError:
        return False
    return kept == {model._meta.label: {field.name for field in model._meta.fields} for model in config.get_models()}
