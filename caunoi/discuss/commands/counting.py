"""Adding to the count what no opinion row stands for."""

from django.db import connection

from caunoi.discuss.models import Consultation
from caunoi.discuss.words import Channel


def add_persons(consultation: Consultation, channel: Channel, place: int, persons: int) -> None:
    """Count the people who were at a meeting; the rows of its minutes count opinions only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT discuss_add_persons(%s, %s, %s, %s)", [consultation.pk, channel.value, place, persons])
