"""What the law wants of a decision, what is done of it, what stands in the way."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from caunoi.access.context import as_system
from caunoi.decide import rules
from caunoi.decide.models import (
    Consent,
    Decision,
    Preparation,
)
from caunoi.decide.rules import Obstacle, Proposal, Wanted
from caunoi.decide.words import (
    BallotCase,
    Board,
    Consenting,
    Form,
    Kind,
    Origin,
    Scope,
    Skill,
    Team,
)  # fmt: skip
from caunoi.kernel.words import say
from caunoi.law.queries import deadline, in_force

from .decisions import round_of
from .law import law_on, pass_rule, topics_on
from .roll import base_of, on_roll, villages_in


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


def recogniser_of(topic: int, day: date) -> str:
    """The office that recognises a topic's decisions: "ubnd", "mttq" or empty where none does."""
    tags = topics_on(day)[topic].tags
    return "ubnd" if "recognise_committee" in tags else "mttq" if "recognise_front" in tags else ""


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
