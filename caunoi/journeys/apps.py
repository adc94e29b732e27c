from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.journeys"
    label = "journeys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name who takes a reception's matters on as petitions."""
        from caunoi.reception.commands import passed_on_by

        from .reception import file_matter

        passed_on_by(file_matter)
