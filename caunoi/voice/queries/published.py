"""What everybody may read: published answers, the four figures of a place, open matters that read alike."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Q

from caunoi.access.context import as_system
from caunoi.kernel.text import fold
from caunoi.kernel.words import say
from caunoi.law.queries import in_force
from caunoi.places.kept import kept
from caunoi.places.models import Place

from .. import redaction
from ..likeness import ALIKE, likeness
from ..models import Petition, Publication
from ..words import OPEN_STAGES, Kind, Stage
from .cases import similar

#: How far back the four figures look, and how many seconds they may be old.
WINDOW, FRESH = timedelta(days=365), 600
#: A complaint is about one's own right and a denunciation is sealed; the others may be shared.
SHAREABLE = [Kind.PROPOSAL.value, Kind.FEEDBACK.value, Kind.UNSORTED.value]
JOINABLE = [stage.value for stage in OPEN_STAGES]


@dataclass(frozen=True, slots=True)
class Share:
    """One figure: how many of how many; ``share`` is None where the group is too small to be shown."""

    part: int
    of: int
    few: int

    @property
    def share(self) -> float | None:
        """The share, from 0 to 1."""
        return self.part / self.of if self.of >= self.few else None

    @property
    def percent(self) -> int | None:
        """The share in whole percents."""
        return None if self.share is None else round(self.share * 100)


@dataclass(frozen=True, slots=True)
class Figures:
    """Handled, on time, solved, satisfied: four figures, never one."""

    received: int
    handled: Share
    on_time: Share
    solved: Share
    satisfied: Share
    few: int

    @property
    def four(self) -> list[tuple[Share, str]]:
        """The four shares with their names, in the order of a case's life."""
        return [
            (self.handled, say("Đã có kết quả", "Handled")),
            (self.on_time, say("Trả lời đúng hạn", "Answered on time")),
            (self.solved, say("Người gửi nói đã giải quyết xong", "Solved, say the petitioners")),
            (self.satisfied, say("Người gửi hài lòng", "Petitioners satisfied")),
        ]

    @property
    def too_few(self) -> str:
        """What stands in place of a share of a small group."""
        return say(f"dưới {self.few} người trả lời", f"fewer than {self.few} replies")

    @property
    def shown(self) -> bool:
        """Whether there is enough to show anything."""
        return self.received >= self.few


def fewest_told(on: date) -> int:
    """From how many on a count of a group is told, by the house's one rule."""
    return int(in_force("house.few", on=on).value or 0)


def figures(*, since: date, few: int, place_id: int | None = None, province_id: int | None = None) -> Figures:
    """The four figures of petitions received since a day in a place, a province or everywhere: one statement."""
    where, params = "p.received_on >= %s", [since]
    if place_id or province_id:
        where += " AND p.place_id = %s" if place_id else " AND p.province_id = %s"
        params.append(place_id or province_id)  # type: ignore[arg-type]
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT count(*), count(*) FILTER (WHERE p.answered_on IS NOT NULL OR p.ended_on IS NOT NULL),
                       count(*) FILTER (WHERE p.answered_late IS NOT NULL), count(*) FILTER (WHERE NOT p.answered_late),
                       count(r.id), count(*) FILTER (WHERE r.solved = 'yes'), count(*) FILTER (WHERE r.satisfied)
                FROM voice_petition p
                LEFT JOIN voice_rating r ON r.petition_id = p.id AND r.round = p.reopenings AND r.rated_at IS NOT NULL
                WHERE {where}""",
            params,
        )
        received, handled, timed, in_time, rated, solved, satisfied = cursor.fetchone()
    return Figures(
        received, Share(handled, received, few), Share(in_time, timed, few), Share(solved, rated, few), Share(satisfied, rated, few), few
    )  # fmt: skip


def figures_of(place: Place | None, *, today: date, anew: bool = False) -> Figures:
    """The four figures of the last year in a place, a province or everywhere, some ten minutes old; a round counts large areas ``anew``."""
    within = {} if place is None else {"province_id": place.pk} if place.is_province else {"place_id": place.pk}
    key = f"voice.figures.few.{place.pk if place else ''}.{today}"

    def count() -> Figures:
        return figures(since=today - WINDOW, few=fewest_told(today), **within)

    if place is None or place.is_province:
        return kept(key, count, anew=anew)
    return cache.get_or_set(key, count, FRESH)  # type: ignore[return-value]


def rated_in(place: Place, spans: Sequence[tuple[date, date]]) -> list[tuple[int, int, int]]:
    """In each span (from, until before): answers whose petitioners were asked to rate, rated by them, satisfied; one statement for all."""
    unit = "b.province_id" if place.is_province else "b.place_id"
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT s.at, count(r.id), count(r.rated_at), count(*) FILTER (WHERE r.rated_at IS NOT NULL AND r.satisfied)
                FROM unnest(%s::date[], %s::date[]) WITH ORDINALITY AS s(since, until, at)
                LEFT JOIN (voice_rating r JOIN places_body b ON b.id = r.body_id AND {unit} = %s)
                  ON r.asked_at >= s.since AT TIME ZONE 'Asia/Ho_Chi_Minh' AND r.asked_at < s.until AT TIME ZONE 'Asia/Ho_Chi_Minh'
                GROUP BY 1 ORDER BY 1""",
            [[since for since, _ in spans], [until for _, until in spans], place.pk],
        )
        return [(asked, rated, satisfied) for _at, asked, rated, satisfied in cursor.fetchall()]


def answered_until(place: Place, until: date, *, most: int) -> list[Publication]:
    """Published answers of a place up to a day, the latest answered first; open to everybody."""
    found = (
        Publication.objects.filter(taken_down_at__isnull=True, answered_on__lte=until)
        .select_related("place", "body")
        .defer("search")
    )
    found = found.filter(province=place) if place.is_province else found.filter(place=place)
    return list(found.order_by("-answered_on", "-published_at", "-pk")[:most])


def publications(
    *,
    place_id: int | None = None,
    province_id: int | None = None,
    topic_id: int | None = None,
    words: str = "",
    after: str = "",
    size: int = 20,
) -> list[Publication]:
    """Published answers, newest first; open to everybody. ``after`` is the ``mark`` of the last one read."""
    found = (
        Publication.objects.filter(taken_down_at__isnull=True).select_related("place", "body", "topic").defer("search")
    )
    if place_id:
        found = found.filter(place_id=place_id)
    elif province_id:
        found = found.filter(province_id=province_id)
    if topic_id:
        found = found.filter(Q(topic_id=topic_id) | Q(topic__parent_id=topic_id))
    terms = [term for term in fold(words).split() if term.isalnum()][:12]
    if terms:
        found = found.extra(where=["voice_publication.search @@ to_tsquery('simple', %s)"], params=[" & ".join(terms)])
    if after:
        moment, _, key = after.partition("~")
        try:
            at = datetime.fromisoformat(moment)
            found = found.filter(
                Q(published_at__lt=at) | Q(published_at=at, id__lt=uuid.UUID(key)) if key else Q(published_at__lt=at)
            )
        except ValueError:
            return []
    return list(found.order_by("-published_at", "-id")[:size])


def mark(shown: Publication) -> str:
    """Where a list goes on after this one."""
    return f"{shown.published_at.isoformat()}~{shown.pk}"


def publication(publication_id: uuid.UUID) -> Publication | None:
    """One published answer, taken down or not; the page says which."""
    return (
        Publication.objects.select_related("place", "province", "body", "topic")
        .defer("search")
        .filter(pk=publication_id)
        .first()
    )


def alike(title: str, text: str, place_id: int, *, most: int = 4) -> list[dict[str, Any]]:
    """Open matters of the place that read alike, with nothing but a masked title, the day and the stage."""
    with as_system():
        found = [row["id"] for row in similar(title, text, place_id, most=20)]
        shareable = Petition.objects.filter(pk__in=found, kind__in=SHAREABLE, stage__in=JOINABLE)
        rows = list(shareable.only("id", "title", "text", "received_on", "stage"))
    scored = [(likeness(f"{title} {text}", f"{row.title} {row.text}"), row) for row in rows]
    near = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])[:most]
    return [
        {"id": row.pk, "title": _recognisable(row.title), "received_on": row.received_on, "stage": Stage(row.stage)}
        for _score, row in near
    ]


def _recognisable(title: str) -> str:
    """A title with names, numbers and house numbers masked; an alley stays, or nobody would know the matter again."""
    out, at = [], 0
    for found in redaction.marks(title):
        seen = title[found.start : found.end]
        alley = found.what == "address" and "/" not in seen and seen.lower().startswith(("hẻm", "ngõ", "kiệt"))
        out += [title[at : found.start], seen if alley else redaction.LABELS[found.what]]
        at = found.end
    return "".join([*out, title[at:]])
