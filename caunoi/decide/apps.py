from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.decide"
    label = "decide"
    default_auto_field = "django.db.models.BigAutoField"
