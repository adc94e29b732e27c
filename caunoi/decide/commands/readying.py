"""Making a vote ready: agreement gathered, what the law wants prepared, teams and candidates named."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.decide import queries, rules
from caunoi.decide.facts import (
    CandidatesChanged,
    Consented,
    ConsentsWithdrawn,
    FrontAgreed,
    Prepared,
    TeamChanged,
)
from caunoi.decide.models import (
    Candidate,
    Consent,
    Decision,
    Preparation,
    TeamMember,
)
from caunoi.decide.words import (
    Board,
    Consenting,
    Kind,
    Need,
    Skill,
    Team,
)  # fmt: skip
from caunoi.duties.commands import meet_all
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.ledger.commands import record

from .common import (
    Actor,
    locked,
    meet,
    must_be_preparing,
    must_keep,
    owe,
    ref_of,
    village_body,
)


@transaction.atomic
def record_consents(
    *, decision_id: uuid.UUID, to: Consenting, codes: Sequence[str], on: date, by: Actor, at: datetime
) -> tuple[int, list[str]]:
    """Record which households agreed on a day; gives how many were new and the codes that are not on the roll."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    must_be_preparing(row)
    if on > localdate(at):
        raise Refusal("Ngày đồng ý không thể ở tương lai.", "The day of consent cannot lie ahead.", field="on")
    wanted = list(dict.fromkeys(code.strip().upper() for code in codes if code.strip()))
    if not wanted:
        raise Refusal("Hãy nhập mã các hộ.", "Enter the households' codes.", field="codes")
    known = {each.code: each for each in queries.households_of(row.place_id, localdate(at)).filter(code__in=wanted)}
    held = set(
        Consent.objects.filter(decision=row, to=to.value, withdrawn_on__isnull=True).values_list(
            "household__code", flat=True
        )
    )
    renewed = [code for code in known if code in held]
    Consent.objects.filter(
        decision=row, to=to.value, withdrawn_on__isnull=True, household__code__in=renewed, on__lt=on
    ).update(on=on)
    new = [Consent(decision=row, household=known[code], to=to.value, on=on) for code in known if code not in held]
    Consent.objects.bulk_create(new)
    total = queries.consents(row, to, localdate(at))
    record(Consented(to=to.value, households=len(new), total=total), about=row.ref, by=ref_of(by), at=at)
    return len(new), [code for code in wanted if code not in known]


@transaction.atomic
def withdraw_consents(*, decision_id: uuid.UUID, to: Consenting, codes: Sequence[str], by: Actor, at: datetime) -> int:
    """Households take their agreement back; how many did."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    must_be_preparing(row)
    day = localdate(at)
    wanted = [code.strip().upper() for code in codes if code.strip()]
    changed = Consent.objects.filter(
        decision=row, to=to.value, withdrawn_on__isnull=True, household__code__in=wanted
    ).update(withdrawn_on=day)
    record(
        ConsentsWithdrawn(to=to.value, households=changed, total=queries.consents(row, to, day)),
        about=row.ref,
        by=ref_of(by),
        at=at,
    )
    return changed


@transaction.atomic
def front_agrees(*, decision_id: uuid.UUID, on: date, by: Actor, at: datetime) -> Decision:
    """The Front's board agreed to put forward an initiative below the minimum."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    must_be_preparing(row)
    if on > localdate(at):
        raise Refusal("Ngày tán thành không thể ở tương lai.", "The day cannot lie ahead.", field="on")
    row.front_agreed_on = on
    row.save(update_fields=["front_agreed_on"])
    record(FrontAgreed(on=on), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def prepare(*, decision_id: uuid.UUID, need: Need, on: date, by: Actor, at: datetime, note: str = "") -> Preparation:
    """Record that something the law wants before the vote was done on a day."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    must_be_preparing(row)
    if on > localdate(at):
        raise Refusal(
            "Việc chưa làm thì chưa ghi được; ngày này ở tương lai.", "What lies ahead is not done yet.", field="on"
        )
    made, _ = Preparation.objects.update_or_create(
        decision=row,
        need=need.value,
        round=queries.round_of(row),
        defaults={"on": on, "note": note[:2000], "by": ref_of(by), "at": at},
    )
    if need is Need.BALLOT_PLAN:
        owe(row, "ballot.plan_send", village_body(row.place, by=by, at=at), by=by, at=at, starts_on=on)
    if need is Need.PLAN_SENT:
        meet(row, "ballot.plan_send", by, at)
    for each in queries.election_wants(row, localdate(at)):
        if each.need is need:
            meet(row, each.rule, by, at)
    if need is Need.ELECTION_PLAN:
        for ref in queries.earlier_of_head(row):
            meet_all(about=ref, keys=["dismiss.new_election"], by=ref_of(by), at=at)
    record(Prepared(need=need.value, on=on), about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def join_team(
    *, decision_id: uuid.UUID, team: Team, name: str, by: Actor, at: datetime, skill: Skill = Skill.PLAIN
) -> TeamMember:
    """Name somebody in a team; refuses more than the law allows and a name twice."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    must_be_preparing(row)
    name = rules.must_be_words(" ".join(name.split()), "name", least=2, most=120)
    members = row.team_members.filter(team=team.value)
    _, most = rules.size_of(team, queries.law_on(localdate(at)))
    if members.filter(name__iexact=name).exists():
        raise Refusal(f"{name} đã có trong {team.vi}.", f"{name} is in it already.", field="name")
    if most is not None and members.count() >= most:
        raise Refusal(f"{team.vi} có nhiều nhất {most} người.", f"At most {most} people.", field="name")
    made = TeamMember.objects.create(decision=row, team=team.value, name=name, skill=skill.value)
    record(TeamChanged(team=team.value, members=members.count()), about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def leave_team(*, decision_id: uuid.UUID, member_id: int, by: Actor, at: datetime) -> None:
    """Take somebody out of a team before the vote."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    must_be_preparing(row)
    member = row.team_members.filter(pk=member_id).first()
    if member is not None:
        team = member.team
        member.delete()
        record(
            TeamChanged(team=team, members=row.team_members.filter(team=team).count()),
            about=row.ref,
            by=ref_of(by),
            at=at,
        )


@transaction.atomic
def put_forward(*, decision_id: uuid.UUID, name: str, born: date, by: Actor, at: datetime, told: str = "") -> Candidate:
    """Put a candidate on the list; a village head's must be of age on the day of the election."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    must_be_preparing(row)
    if row.kind == Kind.ORDINARY:
        raise Refusal("Việc này không phải bầu cử.", "This is no election.", field="name")
    on = row.vote_on or localdate(at)
    rule = in_force("village.age", on=localdate(at))
    least = int(rule.value or 0) if row.board == Board.VILLAGE_HEAD and row.kind == Kind.ELECTION else 1
    age = rules.must_be_of_age(born, on, least, rule.cite)
    name = rules.must_be_words(" ".join(name.split()), "name", least=2, most=120)
    if row.candidates.filter(name__iexact=name).exists():
        raise Refusal(f"{name} đã có trong danh sách.", f"{name} is on the list already.", field="name")
    made = Candidate.objects.create(decision=row, name=name, age=age, told=told.strip()[:500])
    record(
        CandidatesChanged(candidates=row.candidates.filter(withdrawn=False).count()),
        about=row.ref,
        by=ref_of(by),
        at=at,
    )
    return made


@transaction.atomic
def withdraw_candidate(*, decision_id: uuid.UUID, candidate: int, reason: str, by: Actor, at: datetime) -> Candidate:
    """Take a candidate off the list before the vote, with why; the name stays in the papers of the decision, marked."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    must_be_preparing(row)
    reason = rules.must_be_words(reason, "reason", least=3, most=300)
    found = row.candidates.select_for_update().filter(pk=candidate, withdrawn=False).first()
    if found is None:
        raise Refusal(
            "Người này không có trong danh sách ứng cử.", "This person is not on the list.", field="candidate"
        )
    found.withdrawn, found.told = True, f"{found.told}\n{reason}".strip()[:800]
    found.save(update_fields=["withdrawn", "told"])
    left = row.candidates.filter(withdrawn=False).count()
    record(CandidatesChanged(candidates=left), about=row.ref, by=ref_of(by), at=at)
    return found
