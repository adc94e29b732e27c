from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.benefit"
    label = "benefit"
    default_auto_field = "django.db.models.BigAutoField"
