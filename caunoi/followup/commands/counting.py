"""Counting large areas anew, in rounds, so that their pages need not."""

import json
from datetime import datetime

from django.db import connection, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.followup.models import FollowupCount
from caunoi.followup.queries.counts import COUNTED, bounds


@transaction.atomic
def count_areas(*, at: datetime) -> int:
    """Count every province, and everywhere, as of today; how many areas were counted."""
    today = localdate(at)
    found: dict[int | None, list[list[object]]] = {None: []}
    total: dict[tuple[object, ...], int] = {}
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT province_id, {COUNTED} FROM followup_followup GROUP BY 1, 2, 3, 4, 5",
            {"today": today, "ages": bounds()},
        )
        for province, *key, count in cursor.fetchall():
            found.setdefault(province, []).append([*key, count])
            total[tuple(key)] = total.get(tuple(key), 0) + count
    found[None] = [[*key, count] for key, count in total.items()]
    known = set(FollowupCount.objects.values_list("province_id", flat=True))
    for province, counts in found.items():
        values = {"on": today, "at": at, "counts": json.loads(json.dumps(counts))}
        if province in known:
            FollowupCount.objects.filter(province_id=province).update(**values)
        else:
            FollowupCount.objects.create(province_id=province, **values)
    return len(found)
