from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.mandate"
    label = "mandate"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from caunoi.ui.navigation import desk

        desk.add("Nhiệm vụ", "Mandates", "mandate:mandates", icon="flag", order=40, group=("Việc", "Work"))
