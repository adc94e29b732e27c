"""The yearly duty: who owes one, under which articles, how it stands; the voters of a place."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from caunoi.access.context import as_system
from caunoi.dialogue import rules
from caunoi.dialogue.models import Dialogue, Promise, VoterCount
from caunoi.dialogue.words import PromiseStage, Stage
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.law.rules import Rule
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind, Level

#: The rule the yearly duty is opened under; since 1/7/2025 the Law on Local Government asks the same.
YEARLY = "dialogue.commune"
_ALSO = "dialogue.commune.lgl"


def about_year(body: Body, year: int) -> str:
    """How the duty of a year is named."""
    return f"dialogue.year:{body.code}:{year}"


def yearly_rules(on: date) -> list[Rule]:
    """The rules that ask for a yearly dialogue on a day."""
    found = []
    for key in (YEARLY, _ALSO):
        try:
            found.append(in_force(key, on=on))
        except Refusal:
            continue
    return found


def yearly_cite(on: date) -> str:
    """The articles behind the yearly duty on a day."""
    return "; ".join(rule.cite for rule in yearly_rules(on))


def owing(year: int, *, body: Body | None = None) -> list[tuple[Body, date, date]]:
    """Commune committees that owe a year's dialogue and have no duty of it yet, with its first and last day."""
    committees = Body.objects.filter(kind=BodyKind.PEOPLES_COMMITTEE.value, place__level=Level.COMMUNE.value)
    if body is not None:
        committees = committees.filter(pk=body.pk)
    lived = committees.filter(
        Q(since__isnull=True) | Q(since__lte=date(year, 12, 31)),
        Q(until__isnull=True) | Q(until__gt=date(year, 12, 31)),
    )
    had = set(Duty.objects.filter(rule=YEARLY, due=date(year, 12, 31)).values_list("about", flat=True))
    found = []
    for each in lived.select_related("place"):
        span = rules.year_of_duty(each.since, each.until, year)
        if span and about_year(each, year) not in had and yearly_rules(span[1]):
            found.append((each, *span))
    return found


@dataclass(frozen=True, slots=True)
class Year:
    """How a place's year of dialogues stands: what is owed, what was held and published, the duty where one runs."""

    year: int
    owed: int
    held: int
    published: int
    due: date
    cite: str
    met: bool
    late: bool


def year_of(place: Place, today: date) -> Year:
    """A commune's year so far; anybody may know it."""
    counted = Dialogue.objects.filter(place=place, starts_at__year=today.year).aggregate(
        held=Count("id", filter=Q(stage__in=[Stage.HELD.value, Stage.PUBLISHED.value])),
        published=Count("id", filter=Q(stage=Stage.PUBLISHED.value)),
    )
    held, published = counted["held"], counted["published"]
    rules_now = yearly_rules(today)
    owed = max((int(rule.value or 0) for rule in rules_now), default=0)
    last = date(today.year, 12, 31)
    return Year(
        today.year,
        owed,
        held,
        published,
        last,
        yearly_cite(today),
        published >= owed,
        published < owed and today > last,
    )


def told_between(place: Place, since: date, until: date) -> dict[str, int]:
    """Dialogues published, promises made, kept and still late on the last day of a span: two statements."""
    held = Dialogue.objects.filter(
        place=place, stage=Stage.PUBLISHED.value, starts_at__date__gte=since, starts_at__date__lt=until
    )
    within = {"made_on__gte": since, "made_on__lt": until}
    promised = Promise.objects.filter(place=place).aggregate(
        made=Count("id", filter=Q(**within)),
        kept=Count("id", filter=Q(stage=PromiseStage.KEPT.value, finished_on__gte=since, finished_on__lt=until)),
        late=Count("id", filter=Q(stage=PromiseStage.RUNNING.value, due__lt=until)),
    )
    return {"held": held.count(), **promised}


def duty_of_year(body: Body, year: int) -> Duty | None:
    """The duty of a body's year, as the system sees it."""
    with as_system():
        return Duty.objects.filter(about=about_year(body, year)).select_related("owed_by").first()


def voters_of(place: Place, on: date) -> VoterCount | None:
    """The latest count of a place's voters on a day; None before anybody entered one."""
    return VoterCount.objects.filter(place=place, on__lte=on).order_by("-on", "-id").first()


def voter_counts(place: Place) -> list[VoterCount]:
    """The counts of a place's voters, the latest first."""
    return list(VoterCount.objects.filter(place=place).order_by("-on", "-id")[:12])
