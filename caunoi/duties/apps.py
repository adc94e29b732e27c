from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.duties"
    label = "duties"
    default_auto_field = "django.db.models.BigAutoField"
