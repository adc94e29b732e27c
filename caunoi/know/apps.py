from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.know"
    label = "know"
    default_auto_field = "django.db.models.BigAutoField"
