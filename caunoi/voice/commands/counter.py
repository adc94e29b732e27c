"""Taking a letter in at the desk: the officer's right to, then the same clock, number and receipt as any letter."""

from datetime import date, datetime

from django.db import transaction

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal

from ..words import Channel
from .intake import Filing, Receipt, lodge


@transaction.atomic
def take_in(*, filing: Filing, channel: Channel, by: Person, at: datetime, received_on: date, key: str) -> Receipt:
    """Tiếp nhận tại quầy: only by who receives for the body; the same key files nothing twice."""
    if filing.body is None:
        raise Refusal("Hãy chọn cơ quan nhận.", "Choose the receiving body.", field="body")
    require(by, Role.RECEIVER, filing.body)
    return lodge(filing=filing, channel=channel, by=by, at=at, received_on=received_on, key=key)
