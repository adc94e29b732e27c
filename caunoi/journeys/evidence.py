"""What rooms hold, offered as evidence for tasks: public records one by one, the keeping of duties as a count.

Letters are shown as counts only: a list of petitions would tell a superior who wrote, and denunciations are not shown at all.
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from caunoi.decide import queries as decide
from caunoi.dialogue import queries as dialogue
from caunoi.dialogue.words import Stage as DialogueStage
from caunoi.duties.queries import Scope, kept
from caunoi.kernel.words import say
from caunoi.know import queries as know
from caunoi.ui.numbers import vndate
from caunoi.ui.records import Found, Source, records

#: Duties whose keeping may be shown as a count, by the first part of their rule.
COUNTED = {
    "pakn": ("Trả lời phản ánh, kiến nghị", "Feedback and proposals answered"),
    "kn": ("Giải quyết khiếu nại", "Complaints settled"),
    "recv": ("Tiếp công dân", "Reception of citizens"),
    "dialogue": ("Đối thoại và trả lời sau đối thoại", "Dialogues and the answers after them"),
    "disclose": ("Công khai", "Disclosures"),
    "info": ("Cung cấp thông tin", "Information given"),
}


def _ids(refs: Sequence[str]) -> list[uuid.UUID]:
    """The ids in references that are ones; what somebody made up is left out."""
    found = []
    for ref in refs:
        try:
            found.append(uuid.UUID(ref.partition(":")[2]))
        except ValueError:
            continue
    return found


def _source(
    kind: str, vi: str, en: str, rows: Callable[[], QuerySet[Any]], day: str, key: str, whose: Callable[[Any], dict[str, Any]],
    found: Callable[[Any], Found],
) -> Source:  # fmt: skip
    """A source over a query of public rows: ``day`` names the column of their day, ``key`` that of their reference."""

    def find(body: Any, since: date, until: date, most: int) -> list[Found]:
        span = {f"{day}__gte": since, f"{day}__lt": until}
        return [
            found(row) for row in rows().filter(**whose(body), **span).order_by(f"-{day.removesuffix('__date')}")[:most]
        ]

    def among(refs: Sequence[str], **more: Any) -> list[Found]:
        keys = _ids(refs) if key == "pk" else [ref.partition(":")[2][:20] for ref in refs]
        return [found(row) for row in rows().filter(**{f"{key}__in": keys}, **more)]

    return Source(kind, vi, en, find=find, named=lambda body, refs: among(refs, **whose(body)), there=among)


def _held() -> QuerySet[Any]:
    return dialogue.dialogues(stages=[DialogueStage.HELD.value, DialogueStage.PUBLISHED.value])


def taken_down(row: Any) -> str:
    """That a disclosure was taken down since, when, and whether before its time; nothing while it stands."""
    if row.ended_at is None:
        return ""
    on = vndate(row.ended_at)
    if row.ended_early:
        return say(f"đã gỡ trước hạn, ngày {on}", f"taken down early, on {on}")
    return say(f"đã gỡ ngày {on}", f"taken down on {on}")


DIALOGUES = _source(
    "dialogue", "Buổi đối thoại đã tổ chức", "Dialogues held", _held, "starts_at__date", "pk", lambda body: {"body": body},
    lambda row: Found(f"dialogue:{row.pk}", "dialogue", row.title, row.starts_at.date(), reverse("dialogue:dialogue", args=[row.pk])),
)  # fmt: skip
DISCLOSURES = _source(
    "disclosure", "Nội dung đã công khai", "Disclosures posted", know.posted, "posted_at__date", "pk", lambda body: {"body": body},
    lambda row: Found(f"disclosure:{row.pk}", "disclosure", row.title, row.posted_at.date(), reverse("know:disclosure", args=[row.pk]), taken_down(row)),
)  # fmt: skip
DECISIONS = _source(
    "decision", "Việc cộng đồng dân cư đã quyết định", "Community decisions", lambda: decide.announced().select_related("place"), "decided_on", "code",
    lambda body: {"commune_id": body.place_id},
    lambda row: Found(f"decision:{row.code}", "decision", f"{row.title}, {row.place.full_name}", row.decided_on, reverse("decide:decision", args=[row.code])),
)  # fmt: skip


def _kept(body_id: int, since: date, until: date) -> list[Found]:
    """How a body kept its duties over a span, one record a kind; the label holds the count as it was when linked."""
    found = []
    for row in kept(Scope(bodies=(body_id,)), since=since, until=until):
        met = row.on_time + row.late
        if row.room in COUNTED and met:
            span = f"{since:%d/%m/%Y}–{until:%d/%m/%Y}"
            label = say(
                f"{COUNTED[row.room][0]}: {met} việc đã làm, {row.on_time} đúng hạn ({span})",
                f"{COUNTED[row.room][1]}: {met} done, {row.on_time} on time ({span})",
            )
            found.append(Found(f"kept:{row.room}:{body_id}:{since}:{until}", "kept", label))
    return found


def _kept_among(refs: Sequence[str], body: int | None = None) -> list[Found]:
    found = []
    for ref in refs:
        parts = ref.split(":")
        try:
            _kind, _room, owner, since, until = parts
            span = date.fromisoformat(since), date.fromisoformat(until)
            owner_id = int(owner) if owner.isascii() and len(owner) < 18 else 0
        except ValueError:
            continue
        if body is None or owner_id == body:
            found += [each for each in _kept(owner_id, *span) if each.ref == ref]
    return found


KEPT = Source(
    "kept", "Số việc theo luật đã làm", "Duties kept, counted",
    find=lambda body, since, until, most: _kept(body.pk, since, until)[:most],
    named=lambda body, refs: _kept_among(refs, body.pk),
    there=_kept_among,
)  # fmt: skip


def offer_records() -> None:
    """Put what the rooms hold on the register."""
    for source in (DIALOGUES, DISCLOSURES, DECISIONS, KEPT):
        records.offer(source)
