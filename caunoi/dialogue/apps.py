from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.dialogue"
    label = "dialogue"
    default_auto_field = "django.db.models.BigAutoField"
