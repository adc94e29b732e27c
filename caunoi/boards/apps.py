from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.boards"
    label = "boards"
    default_auto_field = "django.db.models.BigAutoField"
