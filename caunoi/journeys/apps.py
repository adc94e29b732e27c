from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.journeys"
    label = "journeys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name who takes a reception's matters on as petitions; offer what rooms hold as evidence, and as tasks."""
        from caunoi.reception.commands import passed_on_by

        from .evidence import offer_records
        from .reception import file_matter
        from .sources import offer_tasks

        passed_on_by(file_matter)
        offer_records()
        offer_tasks()
