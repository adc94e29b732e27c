from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.connect"
    label = "connect"
    default_auto_field = "django.db.models.BigAutoField"
