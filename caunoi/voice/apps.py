from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.voice"
    label = "voice"
    default_auto_field = "django.db.models.BigAutoField"
