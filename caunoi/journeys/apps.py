from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.journeys"
    label = "journeys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name who takes a reception's matters on and who knows elections; offer what rooms hold as evidence, and as tasks."""
        from caunoi.boards.queries import elected_by
        from caunoi.dialogue.commands import held_by
        from caunoi.do.commands import finished_by
        from caunoi.do.queries import decided_by
        from caunoi.reception.commands import passed_on_by, rated_by

        from .boards import dismissed, elected
        from .changed import offer_changes
        from .evidence import offer_records
        from .objections import offer_objections
        from .reception import file_matter
        from .satisfaction import day_over, held, offer_rating, offer_ratings, received
        from .sources import offer_tasks
        from .works import listing, one, rated

        passed_on_by(file_matter)
        elected_by(elected, dismissed)
        decided_by(listing, one)
        finished_by(rated)
        rated_by(received, day_over)
        held_by(held)
        offer_rating()
        offer_records()
        offer_tasks()
        offer_ratings()
        offer_objections()
        offer_changes()
