"""When every form the law asks has been used, the duty is met, on the day the last of them was."""

from datetime import datetime

from django.utils.timezone import localdate

from caunoi.duties.commands import meet_duty
from caunoi.duties.models import Duty

from ..models import Disclosure
from ..queries.parts import parts_of
from ..rules import met_on
from .common import Actor, ref_of


def settle(row: Disclosure, *, by: Actor, at: datetime) -> bool:
    """Meet the duties of a disclosure once no form is missing; whether they are met."""
    on = met_on(parts_of(row, on=localdate(at)))
    if on is None:
        return False
    if row.met_on is None:
        row.met_on = on
        row.save(update_fields=["met_on"])
    for duty in Duty.objects.filter(about=row.ref, settled_on__isnull=True):
        meet_duty(duty_id=duty.pk, by=ref_of(by), at=at, on=max(on, duty.starts_on), evidence=row.ref)
    return True
