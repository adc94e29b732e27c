from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.do"
    label = "do"
    default_auto_field = "django.db.models.BigAutoField"
