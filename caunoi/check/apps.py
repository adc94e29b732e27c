from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.check"
    label = "check"
    default_auto_field = "django.db.models.BigAutoField"
