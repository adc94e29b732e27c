"""What the reviews below say, taken over without typing: who has issued, who is late, which sentences are quoted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.indicators.coverage import Body
from caunoi.indicators.periods import ReportPeriod
from caunoi.law.queries import deadline
from caunoi.places import queries as places

from .drawing import draw, names_somebody
from .models import Review
from .outline import kind_of
from .report import Part
from .words import Mark, ReviewState

#: By when a review is to be public (see ``commands.drafting``).
ISSUE = "review.issue"
#: Sections whose sentences may be quoted above, how many quotes of each, and how long a quote is.
QUOTED = ("skilful", "front", "communities", "authorities", "causes", "recommendations")
QUOTES = 3
SHORTEST, LONGEST = 40, 400
#: Figures told above beside what was counted there.
TOLD = ("received", "held", "answered", "late", "duties_overdue")


def offered(said: Sequence[Part], kept: Mapping[str, Any]) -> dict[str, Any]:
    """What a review offers the one above: its main figures, and one sentence of each section that its people wrote.

    A sentence with a number of no record, one that seems to name somebody, a fragment and a page are not offered.
    """
    values = {row["code"]: row["value"] for row in kept["figures"] if row["code"] in TOLD}
    quotes = []
    for part in said:
        if part.code in QUOTED:
            quotes += [{"section": part.code, "text": text} for text in _quotable(part)][:1]
    return {"figures": values, "quotes": quotes}


def _quotable(part: Part) -> Iterable[str]:
    for line in part.lines:
        if any(token.loose or token.mark != Mark.PERSON.value for token in line):
            continue
        text = "".join(token.text for token in line).strip().removeprefix("-").strip()
        if SHORTEST <= len(text) <= LONGEST and not names_somebody(text):
            yield text


def gathered(body: Body, of: ReportPeriod, *, today: date) -> dict[str, Any] | None:
    """Where each review below stands, and what is quoted of them; None for a body that gathers none."""
    office = kind_of(body).gathers
    if not office or not body.place.is_province:
        return None
    with as_system():
        below = [
            each for each in places.find_bodies(province=body.place, on=of.last)
            if each.office == office and each.place_id != body.place_id
        ]  # fmt: skip
        found = {each.body_id: each for each in _reviews([each.pk for each in below], of)}
    due = deadline(ISSUE, start=of.last, place=body.place.code).due
    units = [_unit(each, found.get(each.pk), due, today) for each in sorted(below, key=lambda each: each.sort_key)]
    seed = f"{body.code}/{of.code}"
    quotes = [
        {"section": quote["section"], "unit": each.place_id, "label": str(each.place.full_name), "review": review.pk, "text": quote["text"]}
        for each in below
        if (review := found.get(each.pk)) is not None and _issued(review, today)
        for quote in review.offered.get("quotes", ())
    ]  # fmt: skip
    quotes = list({quote["text"]: quote for quote in reversed(quotes)}.values())
    return {
        "office": office, "due": due.isoformat(), "on": today.isoformat(), "units": units, "seed": seed, "pool": len(quotes),
        "quotes": _drawn(quotes, seed),
    }  # fmt: skip


def _drawn(quotes: list[dict[str, Any]], seed: str) -> list[dict[str, Any]]:
    """A few quotes of each section, drawn by the seed; a unit is quoted once, so that many are heard."""
    found: list[dict[str, Any]] = []
    for section in QUOTED:
        heard = {quote["unit"] for quote in found}
        pool = [quote for quote in quotes if quote["section"] == section and quote["unit"] not in heard]
        found += draw(pool, lambda row: f"{row['section']}|{row['unit']}", seed=seed, most=QUOTES)
    return found


def _reviews(bodies: list[int], of: ReportPeriod) -> Iterable[Review]:
    found = Review.objects.filter(body_id__in=bodies, period=of.code).order_by("layout")
    return found.only("pk", "body_id", "state", "published_at", "number", "symbol", "layout", "offered")


def _unit(body: Body, review: Review | None, due: date, today: date) -> dict[str, Any]:
    """One body below: where its review stood on the day and how many days it was late."""
    issued = _issued(review, today)
    on = localdate(review.published_at) if issued and review and review.published_at else None
    state = review.state if review else ""
    return {
        "body": body.pk, "unit": body.place_id, "label": str(body.place.full_name), "review": review.pk if review else None,
        "state": ReviewState.DRAFT.value if state == ReviewState.PUBLISHED.value and not issued else state,
        "published": on.isoformat() if on else "", "late": max(((on or today) - due).days, 0),
        "number": review.numbered if review and issued else "", "figures": review.offered.get("figures", {}) if review and issued else {},
    }  # fmt: skip


def _issued(review: Review | None, today: date) -> bool:
    """Whether a review was public on a day: one brought in later with an earlier day counts, one of a later day does not."""
    return review is not None and review.published_at is not None and localdate(review.published_at) <= today


def missing(kept: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The units that have not issued their review, the longest late first."""
    units = (kept.get("lower") or {}).get("units", ())
    return [each for each in units if each["state"] != ReviewState.PUBLISHED.value]
