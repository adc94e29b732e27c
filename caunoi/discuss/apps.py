from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.discuss"
    label = "discuss"
    default_auto_field = "django.db.models.BigAutoField"
