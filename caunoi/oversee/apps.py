from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.oversee"
    label = "oversee"
    default_auto_field = "django.db.models.BigAutoField"
