"""Rolls and decisions as their readers may see them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.access.queries import grants_of
from caunoi.decide import rules
from caunoi.decide.models import (
    BallotStub,
    Consent,
    Decision,
    Household,
    Meeting,
    OnlineBallot,
    OnlinePass,
    Preparation,
    VoteCount,
)
from caunoi.decide.rules import Obstacle, Proposal, Votes, Wanted
from caunoi.decide.words import (
    BallotCase,
    Board,
    Consenting,
    Counter,
    Form,
    HandVote,
    Kind,
    Origin,
    Scope,
    Skill,
    Stage,
    Team,
)  # fmt: skip
from caunoi.identity.models import Person
from caunoi.identity.sealing import unseal
from caunoi.kernel.words import say
from caunoi.law.queries import deadline, in_force
from caunoi.ledger import seal as trees
from caunoi.places import queries as places
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind, Level

from .law import law_on, pass_rule, topics_on

#: Kinds of bodies whose people keep rolls and votes; the database asks the same.
KEEPERS = (BodyKind.RESIDENTIAL_HEADS, BodyKind.FRONT_BOARD, BodyKind.PEOPLES_COMMITTEE, BodyKind.FATHERLAND_FRONT)


def keeping_bodies(person: Person) -> list[Body]:
    """The bodies through which a person keeps rolls and votes today."""
    return keeping_among(grants_of(person))


def keeping_among(grants: Iterable[Any]) -> list[Body]:
    """Of the bodies of some grants, those that keep rolls and votes."""
    found = {grant.body.pk: grant.body for grant in grants if grant.body.kind in KEEPERS}
    return [body for body in found.values() if body.place.level in (Level.COMMUNE, Level.GROUP, Level.BLOCK)]


def communes_of(person: Person) -> list[Place]:
    """The communes whose decisions a person keeps, wholly or in one village."""
    found: dict[int, Place] = {}
    for body in keeping_bodies(person):
        place = body.place if body.place.level == Level.COMMUNE else body.place.parent
        if place is not None:
            found[place.pk] = place
    return sorted(found.values(), key=lambda place: place.sort_key)


def villages_of(person: Person) -> list[Place]:
    """The residential groups a person may keep rolls and votes of."""
    found: dict[int, Place] = {}
    for body in keeping_bodies(person):
        for place in places.children(body.place) if body.place.level == Level.COMMUNE else [body.place]:
            if place.level in (Level.GROUP, Level.BLOCK):
                found[place.pk] = place
    return sorted(found.values(), key=lambda place: place.sort_key)


def on_roll(place_id: int, day: date) -> int:
    """How many households the roll holds on a day."""
    return households_of(place_id, day).count()


def households_of(place_id: int, day: date) -> QuerySet[Household]:
    """The households on a village's roll on a day, in the order of their codes."""
    running = Q(until__isnull=True) | Q(until__gt=day)
    return Household.objects.filter(running, place_id=place_id, since__lte=day).order_by("code")


def rolls(villages: list[Place], day: date) -> dict[int, int]:
    """How many households each village's roll holds: one statement."""
    running = Q(until__isnull=True) | Q(until__gt=day)
    rows = Household.objects.filter(running, place__in=villages, since__lte=day).values_list("place_id")
    return dict(rows.annotate(n=Count("pk")))


def base_of(place: Place, day: date) -> int:
    """All households: of the roll, or where there is none the number counted last."""
    return on_roll(place.pk, day) or places.households(place, day) or 0


def representative_of(household: Household) -> str:
    """The unsealed name; the caller has recorded why it is read."""
    return str(unseal(household.representative)["name"]) if household.representative else ""


def decision(code: str) -> Decision | None:
    """One decision by its public code, where the speaker may see it."""
    return Decision.objects.select_related("place", "commune", "whole", "replaces").filter(code=code[:12]).first()


def decisions_in(place: Place, *, announced: bool = True) -> QuerySet[Decision]:
    """The decisions of a commune or a village the speaker may see, the latest first; parts of commune-wide ones stand in their village."""
    found = (
        Decision.objects.select_related("place").filter(announced_at__isnull=False)
        if announced
        else Decision.objects.select_related("place")
    )
    if place.level == Level.COMMUNE:
        return found.filter(commune=place, whole__isnull=True).order_by("-started_at", "pk")
    return found.filter(place=place).order_by("-started_at", "pk")


def upcoming(place: Place, today: date, size: int = 20) -> list[Decision]:
    """Announced votes that lie ahead or are running, the soonest first."""
    found = Decision.objects.select_related("place").filter(
        stage__in=[Stage.ANNOUNCED.value, Stage.VOTING.value], vote_on__isnull=False
    )
    found = found.filter(_shown_at(place)).filter(Q(vote_on__gte=today) | Q(vote_until__gte=today))
    return list(found.order_by("vote_on", "pk")[:size])


def announced() -> QuerySet[Decision]:
    """Every counted decision that was announced, to be narrowed by who shows it as a record."""
    return Decision.objects.filter(passes__isnull=False, announced_at__isnull=False)


def results(place: Place, size: int = 20) -> list[Decision]:
    """The latest counted decisions."""
    found = Decision.objects.select_related("place").filter(
        _shown_at(place), passes__isnull=False, announced_at__isnull=False
    )
    return list(found.order_by("-decided_on", "-started_at")[:size])


def _shown_at(place: Place) -> Q:
    """What a place's own pages show: a commune its villages' matters and the commune-wide ones whole, a village its own."""
    return Q(commune=place, whole__isnull=True) if place.level == Level.COMMUNE else Q(place=place)


def parts_of(whole: Decision) -> list[Decision]:
    """The parts of a commune-wide decision, village by village."""
    return list(whole.parts.select_related("place").order_by("place__sort_key"))


def round_of(row: Decision) -> int:
    """Which round of voting it is: a vote after a thin meeting, or done again, is another."""
    return row.steps.filter(act__in=["go_to_ballots", "meet_again", "start_again"]).count() + 1


def consents(row: Decision, to: Consenting, day: date) -> int:
    """How many households' agreement still stands on a day; an initiative's lasts only as long as the law says."""
    found = Consent.objects.filter(decision=row, to=to.value, on__lte=day).filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    )
    found = found.filter(Q(household__until__isnull=True) | Q(household__until__gt=day))
    if to is Consenting.INITIATIVE:
        fresh = [on for on in found.values_list("on", flat=True) if deadline("initiative.valid", start=on).due >= day]
        return len(fresh)
    return found.count()


def proposal_of(row: Decision, day: date) -> Proposal:
    """The decision as the rules of lawfulness read it."""
    village = row.scope == Scope.VILLAGE
    asked = {to: consents(row, to, day) if village else 0 for to in Consenting}
    return Proposal(
        topic=row.topic, kind=Kind(row.kind), scope=Scope(row.scope), form=Form(row.form), origin=Origin(row.origin),
        ballot_case=BallotCase(row.ballot_case) if row.ballot_case else None, met_thin=row.met_thin, part_of_commune=row.whole_id is not None,
        households=base_of(row.place, day) if village else 0, on_roll=on_roll(row.place_id, day) if village else 0,
        villages=0 if village else len(villages_in(row.commune, day)), initiative=asked[Consenting.INITIATIVE],
        front_agreed=row.front_agreed_on is not None and row.front_agreed_on <= day, online=asked[Consenting.ONLINE],
        dismissal=asked[Consenting.DISMISSAL], candidates=row.candidates.filter(withdrawn=False).count(),
    )  # fmt: skip


def villages_in(commune: Place, day: date) -> list[Place]:
    """The residential groups of a commune on a day."""
    return [place for place in places.children(commune, day) if place.level == Level.GROUP]


def obstacles_of(row: Decision, day: date) -> list[Obstacle]:
    """Why the vote may not open on a day."""
    return rules.obstacles(proposal_of(row, day), topics_on(day), law_on(day))


def wanted_of(row: Decision, today: date) -> list[Wanted]:
    """What the law wants before the vote, each with its last day and how it stands."""
    if row.scope == Scope.COMMUNE:
        return []
    wants = rules.wants(
        kind=Kind(row.kind), form=Form(row.form), topic=row.topic, agreed_case=row.ballot_case == BallotCase.AGREED,
        board=Board(row.board) if row.board else None,
    )  # fmt: skip
    done = dict(Preparation.objects.filter(decision=row, round=round_of(row)).values_list("need", "on"))
    return [_wanted(row, want, done, today) for want in wants]


def _wanted(row: Decision, want: rules.Want, done: dict[str, date], today: date) -> Wanted:
    anchor = done.get(want.after.value) if want.after else row.vote_on
    rule = law_on(today).get(want.rule)
    latest, cite, spoken = None, rule.cite if rule else "", ""
    if rule is None or want.rule == "ballot.plan_send":
        if anchor is None:
            cite = deadline(want.rule, start=today).cite
        elif want.rule == "convention.posting":
            found = deadline(want.rule, start=today)
            cite, latest = found.cite, anchor - timedelta(days=int(found.value or 0))
        else:
            found = deadline(want.rule, start=anchor)
            cite, latest, spoken = found.cite, found.raw_due if not want.after else found.due, ""
    on = done.get(want.need.value)
    return Wanted(want.need, cite, latest, on, rules.state_of(on, latest, today), spoken, rule=want.rule)


@dataclass(frozen=True, slots=True)
class Manned:
    """A team of a vote: who is in it and what it still lacks."""

    team: Team
    members: list  # type: ignore[type-arg]
    lacking: str
    size: str


def teams_of(row: Decision, day: date, *, secret: bool = False) -> list[Manned]:
    """The teams a vote needs, with who is in them."""
    members = list(row.team_members.all())
    found = []
    for team in rules.teams_of(form=Form(row.form), secret=secret, kind=Kind(row.kind)):
        mine = [each for each in members if each.team == team]
        least, most = rules.size_of(team, law_on(day))
        size = str(least) if most in (None, least) else f"{least}–{most}"
        found.append(
            Manned(team, mine, rules.missing_from(team, [Skill(each.skill) for each in mine], law_on(day)), size)
        )
    return found


def votes_of(row: Meeting | VoteCount) -> Votes:
    """A kept count as the rules read it."""
    return Votes(
        present=row.present, yes=row.yes, no=row.no, blank=row.blank, spoiled=row.spoiled,
        for_candidates=tuple(sorted((int(key), count) for key, count in row.for_candidates.items())),
    )  # fmt: skip


def counts_of(row: Decision) -> dict[Counter, Votes]:
    """The independent counts entered in this round; for the rules, not for a page before two agree."""
    return {
        Counter(each.counter): votes_of(each) for each in VoteCount.objects.filter(decision=row, round=round_of(row))
    }


@dataclass(frozen=True, slots=True)
class Stubs:
    """How many households have a ballot, how many gave it back."""

    on_roll: int
    handed: int
    returned: int


def stubs_of(row: Decision) -> Stubs:
    """How the household halves stand: one statement."""
    found = BallotStub.objects.filter(decision=row).aggregate(
        on_roll=Count("pk"), handed=Count("pk", filter=Q(handed=True)), returned=Count("pk", filter=Q(returned=True))
    )
    return Stubs(**found)


def online_turnout(row: Decision) -> tuple[int, int]:
    """How many households have used their code, of how many."""
    found = OnlinePass.objects.filter(decision=row).aggregate(all=Count("pk"), used=Count("pk", filter=Q(used=True)))
    return found["used"], found["all"]


def arithmetic(row: Decision) -> list[str]:
    """How the result was counted, sentence by sentence."""
    if row.passes is None or row.base is None:
        return []
    what = ("thôn, tổ dân phố", "villages and groups") if row.is_whole else ("hộ", "households")
    lines = [
        say(f"Tổng số {what[0]}: {row.base}.", f"All {what[1]}: {row.base}."),
        say(
            f"Cần {row.rule_spoken}: ít nhất {row.least}/{row.base} {what[0]}.",
            f"Needed, {row.rule_spoken}: at least {row.least} of {row.base} {what[1]}.",
        ),
        say(f"Tán thành: {row.yes}/{row.base}.", f"In favour: {row.yes} of {row.base}."),
    ]
    short = (row.least or 0) - (row.yes or 0)
    lines.append(
        say("Đủ tỷ lệ, được thông qua.", "Enough: passed.")
        if row.passes
        else say(
            f"Thiếu {max(short, 0)} {what[0]}, không được thông qua.", f"{max(short, 0)} {what[1]} short: not passed."
        )
    )
    return lines


def needed(row: Decision, day: date) -> list[str]:
    """Before the vote: how many of all households, or villages, must agree, and by which article; empty once counted.

    Only the number of households leaves the roll.
    """
    if row.passes is not None:
        return []
    if row.is_whole:
        base, rule, what = (
            row.parts.count(),
            in_force("decide.commune_wide", on=day),
            ("thôn, tổ dân phố", "villages and groups"),
        )
    else:
        with as_system():
            base = base_of(row.place, day)
        rule, what = pass_rule(row.topic, day), ("hộ", "households")
    if not base:
        return []
    least = rule.threshold.least(base)
    return [
        say(f"Tổng số {what[0]}: {base}.", f"All {what[1]}: {base}."),
        say(f"Cần {rule.spoken}: ít nhất {least}/{base} {what[0]} tán thành.", f"Needed, {rule.spoken}: at least {least} of {base} {what[1]} in favour."),
        say(f"Căn cứ: {rule.cite}.", f"Under: {rule.cite}."),
    ]  # fmt: skip


def by_id(decision_id: uuid.UUID) -> Decision | None:
    """One decision by its key, where the speaker may see it."""
    return Decision.objects.select_related("place", "commune").filter(pk=decision_id).first()


def secret_chosen(row: Decision) -> bool:
    """Whether those present chose the secret ballot at the last meeting."""
    last = row.meetings.last()
    return last is not None and last.manner == HandVote.SECRET


def recogniser_of(topic: int, day: date) -> str:
    """The office that recognises a topic's decisions: "ubnd", "mttq" or empty where none does."""
    tags = topics_on(day)[topic].tags
    return "ubnd" if "recognise_committee" in tags else "mttq" if "recognise_front" in tags else ""


def keeps(person: Person, row: Decision) -> bool:
    """Whether a person keeps the decision's village or commune today."""
    if not getattr(person, "is_authenticated", False):
        return False
    return any(body.place_id in (row.place_id, row.commune_id) for body in keeping_bodies(person))


def decisions_of(person: Person) -> QuerySet[Decision]:
    """The decisions of the communes and villages a person keeps, drafts too, the latest first.

    A village's part in a commune-wide matter stands on that matter's page, and in the list of who keeps only the village.
    """
    here = [body.place_id for body in keeping_bodies(person)]
    whole = Q(commune__in=here, whole__isnull=True)
    part = Q(place__in=here) & ~Q(commune__in=here)
    found = Decision.objects.select_related("place").filter(whole | part)
    return found.order_by("-started_at", "pk")


def asked_of(row: Decision, day: date) -> list[tuple[str, int, int]]:
    """The agreements this decision needs: what, how many households agreed, how many are needed."""
    base, law = base_of(row.place, day), law_on(day)
    wanted = {
        Consenting.INITIATIVE: ("initiative.min", row.origin == Origin.INITIATIVE),
        Consenting.ONLINE: ("online.consent", row.form == Form.ONLINE),
        Consenting.DISMISSAL: ("dismiss.petition", row.kind == Kind.DISMISSAL),
    }
    return [
        (to.label, consents(row, to, day), law[key].threshold.least(base))
        for to, (key, needed) in wanted.items()
        if needed and base
    ]


@dataclass(frozen=True, slots=True)
class Counting:
    """How far counting is: which counts are in, by whom, and where the first two differ."""

    entered: list[tuple[str, str]]
    differences: list[tuple[str, int, int]]
    waiting: str


def counting_of(row: Decision) -> Counting:
    """The state of the counts; numbers only where two have been entered and differ."""
    rows = list(VoteCount.objects.filter(decision=row, round=round_of(row)).order_by("pk"))
    counts = {Counter(each.counter): votes_of(each) for each in rows}
    due = rules.next_counter(counts)
    entered = [(Counter(each.counter).label, each.by_name) for each in rows]
    names = dict(row.candidates.values_list("pk", "name"))
    return Counting(
        entered, list(rules.differences(counts, names)), due.label if due and row.stage == Stage.COUNTING else ""
    )


def commitments_of(row: Decision) -> list[str]:
    """The commitments of an online vote after its close, in an order that says nothing; empty before."""
    if row.passes is None or row.form != Form.ONLINE:
        return []
    with as_system():
        return list(
            OnlineBallot.objects.filter(decision=row).order_by("commitment").values_list("commitment", flat=True)
        )


@dataclass(frozen=True, slots=True)
class Included:
    """Where a receipt stands in the published list, with the path that ties it to the root."""

    at: int
    of: int
    root: str
    proof: dict[str, Any]


def inclusion(row: Decision, receipt: str) -> Included | None:
    """The proof that a receipt is in the published list; None where it is not, or the vote still runs."""
    listed = commitments_of(row)
    wanted = "".join(receipt.split()).lower()
    if wanted not in listed:
        return None
    leaves = [bytes.fromhex(each) for each in listed]
    at = listed.index(wanted)
    return Included(at + 1, len(listed), row.online_root, trees.proof(leaves, at))


def turnout_public(row: Decision) -> int:
    """How many households have voted online so far; only the number."""
    with as_system():
        return OnlinePass.objects.filter(decision=row, used=True).count()


def figures(place: Place, today: date) -> dict[str, int]:
    """For a place's page: votes ahead, decisions counted this year and passed: one statement."""
    year = Q(decided_on__year=today.year)
    ahead = Q(stage__in=[Stage.ANNOUNCED.value, Stage.VOTING.value]) & (
        Q(vote_on__gte=today) | Q(vote_until__gte=today)
    )
    return Decision.objects.filter(
        Q(commune=place) | Q(place=place), announced_at__isnull=False, whole__isnull=True
    ).aggregate(
        ahead=Count("pk", filter=ahead),
        decided=Count("pk", filter=year & Q(passes__isnull=False)),
        passed=Count("pk", filter=year & Q(passes=True)),
    )


def decided_between(place: Place, since: date, until: date, size: int = 40) -> list[Decision]:
    """What the households of a commune or village decided in a span, the latest first."""
    found = Decision.objects.select_related("place").filter(
        _shown_at(place), announced_at__isnull=False, passes__isnull=False, decided_on__gte=since, decided_on__lt=until
    )
    return list(found.defer("text").order_by("-decided_on", "pk")[:size])
