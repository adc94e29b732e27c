from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks  # noqa: F401
