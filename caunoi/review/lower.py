"""What the reviews below say, taken over without typing: who has issued, who is late, which sentences are quoted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.indicators.coverage import Body
from caunoi.indicators.periods import ReportPeriod
from caunoi.law.queries import deadline, in_force
from caunoi.places import queries as places
from caunoi.workplace import queries as workplace

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
#: Figures of workplaces told together, and by which rule of how many at least.
SUMMED = ("workers", "valid", "periodic", "agreements", "promises", "kept", "kept_late", "not_kept")
FEWEST_SUMMED = "house.few.sums"


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
    """Where each review below stands, what is quoted of them and what workplaces have sent; None for a body that gathers none.

    A province gathers its communes', a commune its own offices'. An office that keeps its half-year review in the register of
    workplaces has written it there.
    """
    with as_system():
        below = _below(body, of)
        found = {each.body_id: each for each in _reviews([each.pk for each in below], of)}
        own = {} if body.place.is_province else workplace.sent_reviews([each.pk for each in below], half_of(of))
        works = workplaces(body, of, today)
    if not below and works is None:
        return None
    due = deadline(ISSUE, start=of.last, place=body.place.code).due
    by_place = body.place.is_province
    rows = [(each, found.get(each.pk)) for each in sorted(below, key=lambda each: each.sort_key)]
    units = [_unit(each, review, due, today, by_place=by_place, own=own.get(each.pk)) for each, review in rows]
    seed = f"{body.code}/{of.code}"
    quotes = [
        {"section": quote["section"], "unit": _key(each, by_place), "label": _label(each, by_place), "review": review.pk, "text": quote["text"]}
        for each, review in rows
        if review is not None and _issued(review, today)
        for quote in review.offered.get("quotes", ())
    ]  # fmt: skip
    quotes = list({quote["text"]: quote for quote in reversed(quotes)}.values())
    level = "cấp xã đã công bố" if by_place else "thuộc, trực thuộc đã công bố hoặc gửi"
    return {
        "office": kind_of(body).gathers if by_place else "", "level": level, "due": due.isoformat(), "on": today.isoformat(), "units": units, "seed": seed,
        "pool": len(quotes), "quotes": _drawn(quotes, seed), "workplaces": works,
    }  # fmt: skip


def _below(body: Body, of: ReportPeriod) -> list[Body]:
    """The bodies whose reviews a body gathers: of the communes of its province, or its own offices at the same place."""
    kind = kind_of(body)
    if body.place.is_province:
        if not kind.gathers:
            return []
        found = places.find_bodies(province=body.place, on=of.last)
        return [each for each in found if each.office == kind.gathers and each.place_id != body.place_id]
    return list(
        places.bodies(of.last)
        .filter(parent=body, place_id=body.place_id, kind__in=kind.gathers_own)
        .select_related("place")
    )


def workplaces(body: Body, of: ReportPeriod, today: date) -> dict[str, Any] | None:
    """How many workplaces that a committee oversees have sent the half-year's own review, and the sums of what they sent.

    A sum of fewer than the house's rule asks would tell one workplace's figures, which are its own to show.
    """
    sent = workplace.sent_to(body, half_of(of), until=today) if half_of(of) else None
    if sent is None:
        return None
    sums = {code: sum(each.get(code, 0) for each in sent.figures) for code in SUMMED}
    return {
        "all": sent.all,
        "sent": len(sent.figures),
        "figures": sums if len(sent.figures) >= int(in_force(FEWEST_SUMMED, on=today).value or 0) else {},
    }


def half_of(of: ReportPeriod) -> str:
    """The half-year whose own reviews of workplaces a period gathers: the one it ends with; empty for quarters and months."""
    half = {"H1": "H1", "6M": "H1", "H2": "H2", "": "H2", "Y": "H2", "QH": "H2"}.get(of.part)
    return f"{of.year}-{half}" if half else ""


def _key(body: Body, by_place: bool) -> int:
    return int(body.place_id if by_place else body.pk)


def _label(body: Body, by_place: bool) -> str:
    return str(body.place.full_name if by_place else body.name)


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


def _unit(
    body: Body, review: Review | None, due: date, today: date, *, by_place: bool, own: date | None = None
) -> dict[str, Any]:
    """One body below: where its review stood on the day and how many days it was late; ``own``: sent as a workplace's."""
    issued = _issued(review, today)
    on = localdate(review.published_at) if issued and review and review.published_at else None
    if on is None and own is not None and own <= today:
        on = own
    state = review.state if review else ""
    if on is not None:
        state = ReviewState.PUBLISHED.value
    elif state == ReviewState.PUBLISHED.value:
        state = ReviewState.DRAFT.value
    return {
        "body": body.pk, "unit": _key(body, by_place), "label": _label(body, by_place), "review": review.pk if review else None,
        "state": state, "published": on.isoformat() if on else "", "late": max(((on or today) - due).days, 0), "own": on is not None and not issued,
        "number": review.numbered if review and issued else "", "figures": review.offered.get("figures", {}) if review and issued else {},
    }  # fmt: skip


def _issued(review: Review | None, today: date) -> bool:
    """Whether a review was public on a day: one brought in later with an earlier day counts, one of a later day does not."""
    return review is not None and review.published_at is not None and localdate(review.published_at) <= today


def missing(kept: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The units that have not issued their review, the longest late first."""
    units = (kept.get("lower") or {}).get("units", ())
    return [each for each in units if each["state"] != ReviewState.PUBLISHED.value]
