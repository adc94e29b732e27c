"""Published reviews as records that others may show."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from caunoi.ui.records import Found, Source

from . import queries
from .models import Review
from .report import period_of


def _found(row: Review) -> Found:
    return Found(
        f"review:{row.pk}", "review", f"Báo cáo {period_of(row).vi}, {row.body.name}", row.published_at.date() if row.published_at else None,
        reverse("review:report", args=[row.pk]),
    )  # fmt: skip


def _find(body: Any, since: date, until: date, most: int) -> list[Found]:
    rows = queries.public_reviews().filter(body=body, published_at__date__gte=since, published_at__date__lt=until)
    return [_found(row) for row in rows[:most]]


def _among(refs: Sequence[str], **more: Any) -> list[Found]:
    ids = [int(key) for ref in refs if (key := ref.partition(":")[2]).isdecimal() and len(key) < 18]
    return [_found(row) for row in queries.public_reviews().filter(pk__in=ids, **more)]


SOURCE = Source(
    "review", "Báo cáo sơ kết, tổng kết đã công bố", "Published reviews",
    find=_find, named=lambda body, refs: _among(refs, body=body), there=_among,
)  # fmt: skip
