from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.journeys"
    label = "journeys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name who takes a reception's matters on and who knows elections; offer what rooms hold as evidence, and as tasks."""
        from caunoi.boards.queries import elected_by
        from caunoi.do.queries import decided_by
        from caunoi.reception.commands import passed_on_by

        from .boards import dismissed, elected
        from .evidence import offer_records
        from .reception import file_matter
        from .sources import offer_tasks
        from .works import listing, one

        passed_on_by(file_matter)
        elected_by(elected, dismissed)
        decided_by(listing, one)
        offer_records()
        offer_tasks()
