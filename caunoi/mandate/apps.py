from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.mandate"
    label = "mandate"
    default_auto_field = "django.db.models.BigAutoField"
