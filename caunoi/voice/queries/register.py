"""Open cases that drag on or that many people signed: found by their own record, read through the wall around each case."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.fields import TextField
from django.db.models.functions import Cast, Concat

from caunoi.duties.models import Duty
from caunoi.duties.words import Standing

from ..models import Petition
from ..words import OPEN_STAGES


@dataclass(frozen=True, slots=True)
class Lines:
    """The sizes of the law: from how many signers a group is one, from how many it is large, from which hop the superior decides."""

    group: int
    large: int
    hops: int


def dragging(
    why: Collection[str], lines: Lines, *, today: date, grouped: Sequence[uuid.UUID] = (), topic: int | None = None, place: int | None = None
) -> QuerySet[Petition]:  # fmt: skip
    """Open petitions the speaker may see for any of some reasons (group, large, late, moved, again), the oldest first.

    ``grouped`` are letters that are a group together with others of the same wording.
    """
    late = Duty.objects.filter(
        about=Concat(Value("voice:"), Cast(OuterRef("pk"), TextField())), standing=Standing.OPEN.value, due__lt=today
    )
    conditions: dict[str, Any] = {
        "group": Q(signers__gte=lines.group) | Q(pk__in=list(grouped)), "large": Q(signers__gte=lines.large), "late": Exists(late),
        "moved": Q(hops__gte=lines.hops), "again": Q(instance__gt=1) | Q(repeat=True) | Q(reopenings__gt=0),
    }  # fmt: skip
    wanted = Q(pk__in=[])
    for each in why:
        wanted |= conditions[each]
    found = Petition.objects.filter(wanted, stage__in=[stage.value for stage in OPEN_STAGES])
    if topic is not None:
        found = found.filter(topic=topic)
    if place is not None:
        found = found.filter(place=place)
    return (
        found.select_related("place", "topic", "body").defer("search", "text", "answer").order_by("received_on", "pk")
    )
