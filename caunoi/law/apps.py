from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.law"
    label = "law"
    default_auto_field = "django.db.models.BigAutoField"
