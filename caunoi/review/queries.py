"""Reading reviews: whose they are, what their figures rest on, who may see which."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.access.queries import bodies_of, grants_of, held
from caunoi.access.rules import reads_records
from caunoi.access.words import Role
from caunoi.indicators.catalogue import indicators
from caunoi.indicators.coverage import Body, Person, coverage
from caunoi.indicators.records import Records, behind, behind_cell
from caunoi.law.queries import deadline
from caunoi.ledger.queries import acts_about, acts_about_any
from caunoi.mandate.queries import Seen, tasks_from
from caunoi.notices.issuing import layout_of
from caunoi.notices.queries import paper_row
from caunoi.notices.queries import signed_file as papers_signed_file
from caunoi.notices.words import Layout

from .facts import ReviewPublished, ReviewRecomputed
from .models import Comment, Review, SectionText
from .report import Proposal, figures_kept, period_of, proposals
from .snapshot import span_of
from .tables import form
from .words import ReviewState

_READERS = {str(role) for role in (Role.MOBILISER, Role.SUPERVISOR, Role.HEAD, Role.DEPUTY)}


@dataclass(frozen=True, slots=True)
class Check:
    """What one recomputation of a published review found."""

    at: datetime
    differences: int
    matches_seal: bool
    changed: tuple[tuple[str, Any, Any], ...] = ()

    @classmethod
    def of(cls, entry: Any) -> "Check":
        """As the ledger keeps it; entries of before the figures were named have none."""
        named = tuple((code, published, now) for code, published, now in entry.data.get("changed", ()))
        return cls(entry.at, int(entry.data["differences"]), bool(entry.data["matches_seal"]), named)

    @property
    def cells(self) -> int:
        """How many of the differences are cells of tables."""
        return self.differences - len(self.changed) if self.changed else 0

    @property
    def alarms(self) -> bool:
        """Whether a figure differs, or what is stored no longer fits its seal."""
        return self.differences > 0 or not self.matches_seal


#: What lists never read: the columns that hold whole reports.
BIG = ("figures", "frozen", "sections", "causes", "course", "offered")


@dataclass(frozen=True, slots=True)
class Page:
    """Some reviews, and where the next page begins."""

    rows: list[Review]
    after: str


def reviews_for(person: Person, *, period_code: str = "", state: str = "", after: str = "", size: int = 30) -> Page:
    """The reviews of the person's bodies, of those they oversee and those they are asked about, the latest period first; one statement."""
    found = Review.objects.select_related("body", "place").defer(*BIG).filter(_reach(person))
    if period_code:
        found = found.filter(period=period_code)
    if state:
        found = found.filter(state=state)
    until, key, pk = _after(after)
    if until is not None:
        found = found.filter(
            Q(until__lt=until) | Q(until=until, body__sort_key__gt=key) | Q(until=until, body__sort_key=key, pk__gt=pk)
        )
    rows = list(found.order_by("-until", "body__sort_key", "pk")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return Page(rows[:size], f"{last.until.isoformat()}~{last.body.sort_key}~{last.pk}" if last else "")


def _after(text: str) -> tuple[date | None, str, int]:
    """A paging key, or nothing where somebody tampered with it."""
    until, _sep, rest = text.partition("~")
    key, _sep, pk = rest.rpartition("~")
    try:
        return date.fromisoformat(until), key.replace("\x00", ""), int(pk[:18])
    except ValueError:
        return None, "", 0


def review_by_id(review_id: int) -> Review | None:
    """One review with its body; None where it is not the speaker's to see."""
    return Review.objects.select_related("body", "body__place", "place", "province").filter(pk=review_id).first()


def review_of(body: Body, period_code: str, layout: Layout | None = None) -> Review | None:
    """The review of a body and a period, in its own layout unless another is asked for."""
    wanted = (layout or layout_of(body)).value
    return (
        Review.objects.select_related("body", "body__place")
        .filter(body=body, period=period_code.strip().upper(), layout=wanted)
        .first()
    )


def published(
    *, place_id: int | None = None, province_id: int | None = None, before: datetime | None = None, size: int = 20
) -> list[Review]:
    """Published reviews, the latest first; of a place, or of everything in a province."""
    found = Review.objects.filter(state=ReviewState.PUBLISHED.value).select_related("body", "place")
    if place_id is not None:
        found = found.filter(place_id=place_id)
    elif province_id is not None:
        found = found.filter(province_id=province_id)
    if before is not None:
        found = found.filter(published_at__lt=before)
    return list(found.defer(*BIG).order_by("-published_at")[:size])


def public_reviews() -> QuerySet[Review]:
    """Every published review, to be narrowed by who shows it as a record."""
    found = Review.objects.filter(state=ReviewState.PUBLISHED.value).select_related("body", "place")
    return found.defer(*BIG).order_by("-published_at")


def writable_bodies(person: Person) -> list[Body]:
    """The bodies whose reviews the person may draft."""
    held = {grant.body_id for grant in grants_of(person) if grant.role in _READERS}
    return [body for body in bodies_of(person) if body.pk in held]


def may_read(person: Person, body: Body) -> bool:
    """Whether a person may read the figures of a body: its own people in charge, or those of the place above."""
    for grant in grants_of(person):
        own = grant.body_id == body.pk or grant.body.place_id in (body.place_id, body.province_id)
        if own and grant.role in _READERS:
            return True
    return False


def may_write(person: Person, body: Body) -> bool:
    """Whether a person may write a body's review."""
    return any(grant.body_id == body.pk and grant.role in _READERS for grant in grants_of(person))


def may_publish(person: Person, body: Body) -> bool:
    """Whether a person may make a body's review public."""
    return any(grant.body_id == body.pk and grant.role in (Role.HEAD, Role.DEPUTY) for grant in grants_of(person))


def is_staff(person: Person, body: Body) -> bool:
    """Whether a person works in a body or in one of its offices at the same place: who is asked about its draft."""
    return any(
        grant.body_id == body.pk or (grant.body.parent_id == body.pk and grant.body.place_id == body.place_id)
        for grant in grants_of(person)
    )


def staff_of(body: Body, on: date) -> list[Person]:
    """Who works in a body or in one of its offices at the same place on a day, each once, by name."""
    works = Q(body=body) | Q(body__parent=body, body__place=body.place_id)
    with as_system():
        seats = held(on).filter(works, holder__is_active=True).select_related("holder")
        return sorted({seat.holder for seat in seats}, key=lambda each: (each.name, each.pk))


def may_see_draft(person: Person, review: Review) -> bool:
    """Whether a person may read the words of a draft: who may read its figures, and the staff it is shown to."""
    shown = review.state == ReviewState.COMMENTING.value
    return may_read(person, review.body) or (shown and is_staff(person, review.body))


def comments_on(review: Review) -> list[Comment]:
    """What staff said of a draft, the earliest first."""
    return list(review.comments.order_by("at", "pk"))


def comments_open(review: Review) -> int:
    """How many comments have no reply yet."""
    return review.comments.filter(reply="").count()


def comment_of(review: Review, comment_id: int) -> Comment | None:
    """One comment of a review."""
    return review.comments.filter(pk=comment_id).first()


def versions_of(review: Review, section: str, *, before: int = 0, size: int = 20) -> list[SectionText]:
    """The versions of a section, the latest first, with one more than asked for as what the last is compared to."""
    found = review.texts.filter(section=section)
    if before:
        found = found.filter(version__lt=before)
    return list(found.order_by("-version")[: size + 1])


def last_version(review: Review, section: str) -> int:
    """The number of the last version of a section; 0 where nobody wrote it."""
    last = review.texts.filter(section=section).order_by("-version").values_list("version", flat=True).first()
    return int(last or review.sections.get(section, {}).get("version", 0))


def earliest_close(review: Review, today: date) -> date:
    """The first day on which a round of comments opened today may end."""
    return deadline("review.comment", start=today, place=str(review.body.place.code)).due


def signed_file(review: Review, kind: str) -> bytes | None:
    """The signed file of a published review, byte for byte; None where the register holds none."""
    if review.paper is None:
        return None
    with as_system():
        row = paper_row(review.paper)
        return None if row is None else papers_signed_file(row, kind).content


def accepted_tasks(review: Review) -> list[Proposal]:
    """The proposed tasks taken over: what the next plan is made of."""
    return [each for each in proposals(review) if each.accepted]


def given_tasks(review: Review, today: date) -> list[Seen]:
    """The tasks that came of a review, as they stand."""
    with as_system():
        return tasks_from(review.ref, today)


def tasks_to_give(review: Review, given: Iterable[Seen]) -> list[Proposal]:
    """The accepted tasks nobody was given yet."""
    words = {each.task.duty for each in given}
    return [each for each in accepted_tasks(review) if " ".join(each.text.split()) not in words]


def records_behind(review: Review, code: str, *, after: str = "", size: int = 30) -> Records:
    """The records a figure was counted from, as far as the speaker may open them."""
    kept = figures_kept(review)
    silent = tuple(row["body"] for row in kept["bodies"] if row["silent"])
    covered = coverage(review.body, period_of(review))
    return behind(indicators()[code], covered, span_of(kept), silent=silent, after=after, size=size)


def records_in_cell(
    review: Review, slug: str, column: int, unit: int | None, *, after: str = "", visits_after: str = "", size: int = 30
) -> Records:
    """The letters and visits behind one cell of a table; without a unit, behind the column's total."""
    counted = form(slug).column(column)
    kept, covered = figures_kept(review), coverage(review.body, period_of(review))
    where = None if counted.cell is None else counted.cell.where
    return behind_cell(
        where, counted.visits, covered.by_unit, span_of(kept), unit=unit, after=after, visits_after=visits_after, size=size
    )  # fmt: skip


def seal_of(review: Review) -> str:
    """The seal the ledger holds of a published review."""
    entry = acts_about(review.ref).filter(kind=ReviewPublished.act).last()
    return str(entry.data["seal"]) if entry else ""


def last_checks(reviews: Iterable[Review]) -> dict[int, Check]:
    """What the last recomputation of each review found, by review; one that was never recomputed is left out."""
    by_ref = {review.ref: review.pk for review in reviews}
    found = acts_about_any(by_ref).filter(kind=ReviewRecomputed.act)
    return {by_ref[entry.about]: Check.of(entry) for entry in found}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure was counted to be on a day; the first is what was published."""

    at: datetime
    value: Any


def history_of(review: Review, code: str) -> list[Counted]:
    """A published figure and every later count that came to something else than the one before it, the earliest first."""
    kept = next((row["value"] for row in figures_kept(review)["figures"] if row["code"] == code), None)
    if review.published_at is None:
        return []
    told = [Counted(review.published_at, kept)]
    for entry in acts_about(review.ref).filter(kind=ReviewRecomputed.act):
        check = Check.of(entry)
        if check.differences and not check.changed:
            continue
        now = next((now for name, _published, now in check.changed if name == code), kept)
        if now != told[-1].value:
            told.append(Counted(check.at, now))
    return told


def to_check(before: datetime, most: int) -> list[Review]:
    """Published reviews that nobody compared with the records since a moment, the longest unchecked first."""
    rows = {row.ref: row for row in public_reviews().filter(published_at__lt=before)}
    last = dict(
        acts_about_any(rows).filter(kind=ReviewRecomputed.act).order_by().values_list("about").annotate(Max("at"))
    )
    waiting = [row for ref, row in rows.items() if ref not in last or last[ref] < before]
    return sorted(waiting, key=lambda row: (last.get(row.ref, row.published_at), row.pk))[:most]


def _reach(person: Person) -> Q:
    """Reviews of one's own bodies, and of the places one's bodies lead."""
    everywhere = [grant for grant in grants_of(person) if reads_records(grant.role)]
    grants = [grant for grant in everywhere if grant.role in _READERS]
    places_led = {grant.body.place_id for grant in grants}
    houses = {grant.body_id for grant in everywhere} | {
        grant.body.parent_id for grant in everywhere if grant.body.parent_id
    }
    return (
        Q(body_id__in={grant.body_id for grant in grants})
        | Q(place_id__in=places_led)
        | Q(province_id__in=places_led)
        | Q(
            body_id__in=houses,
            state=ReviewState.COMMENTING.value,
            place_id__in={grant.body.place_id for grant in everywhere},
        )
    )
