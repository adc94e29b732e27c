"""Planning a campaign, its criteria, announcing it, freezing the dossiers and posting the list."""

import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.commend import proving, rules
from caunoi.commend.facts import CampaignPlanned, CriterionSet
from caunoi.commend.models import Campaign, Criterion, Evidence, Nomination, NomineePerson
from caunoi.commend.words import Act, Award, Nominee, Proof, Stage, Standing
from caunoi.identity import sealing
from caunoi.indicators.catalogue import indicators
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, locked, must_be_at, must_be_current, must_work, ref_of, take

#: How long the list stays open to objections: a house rule, which a place may make stricter.
POSTING = "house.commend.posting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a campaign is to be."""

    title: str
    about: str
    award: Award
    since: date
    until: date
    opens_on: date
    closes_on: date
    quota_collective: int
    quota_individual: int = 0
    regulation: str = ""
    quorum: tuple[int, int]
    passing: tuple[int, int]


@transaction.atomic
def plan(*, body: Body, plan: Plan, by: Actor, at: datetime, synthetic: bool = False) -> Campaign:
    """Prepare a campaign: criteria come next, then it is announced."""
    must_work(by, Role.HANDLER, body)
    rules.must_run(plan.opens_on, plan.closes_on, plan.since, plan.until)
    rules.share(*plan.quorum, "quorum")
    rules.share(*plan.passing, "passing")
    title = rules.must_say(
        clean(plan.title), "title", "Hãy đặt tên đợt khen thưởng", "Name the campaign", shortest=5, longest=300
    )
    regulation = rules.must_say(
        clean(plan.regulation), "regulation", "Hãy ghi số, ngày của quy chế Hội đồng", "Give the regulation of the council", shortest=5, longest=500
    )  # fmt: skip
    if (
        min(plan.quota_collective, plan.quota_individual) < 0
        or not 0 < plan.quota_collective + plan.quota_individual <= rules.MOST_QUOTA
    ):
        raise Refusal(
            f"Tổng chỉ tiêu từ 1 đến {rules.MOST_QUOTA}.",
            f"The quotas together are 1 to {rules.MOST_QUOTA}.",
            field="quota_collective",
        )
    row = Campaign.objects.create(
        body=body, place=body.place, title=title, about=clean(plan.about)[:5000], year=plan.since.year, award=plan.award.value, since=plan.since,
        until=plan.until, opens_on=plan.opens_on, closes_on=plan.closes_on, quota_collective=plan.quota_collective, quota_individual=plan.quota_individual,
        regulation=regulation, quorum_part=plan.quorum[0], quorum_whole=plan.quorum[1], passing_part=plan.passing[0], passing_whole=plan.passing[1],
        synthetic=synthetic,
    )  # fmt: skip
    fact = CampaignPlanned(
        body=body.code, year=row.year, collectives=row.quota_collective, individuals=row.quota_individual, quorum=str(row.quorum), passing=str(row.passing)
    )  # fmt: skip
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def add_criterion(
    *,
    campaign_id: uuid.UUID,
    title: str,
    proof: Proof,
    by: Actor,
    at: datetime,
    indicator: str = "",
    least: Decimal | None = None,
) -> Criterion:
    """Add a criterion and say which record proves it; only before the campaign is announced."""
    row = locked(campaign_id)
    must_work(by, Role.HANDLER, row.body)
    must_be_at(row, Stage.PLANNED)
    title = rules.must_say(clean(title), "title", "Hãy ghi tiêu chí", "Write the criterion", shortest=5, longest=500)
    if (proof is Proof.INDICATOR) != (indicator in indicators()):
        raise Refusal(
            "Hãy chọn một chỉ tiêu có trong danh mục.", "Choose an indicator of the catalogue.", field="indicator"
        )
    last = row.criteria.aggregate(last=Max("position"))["last"] or 0
    if last >= 20:
        raise Refusal("Một đợt có nhiều nhất 20 tiêu chí.", "A campaign has at most 20 criteria.", field="title")
    made = Criterion.objects.create(
        campaign=row, position=last + 1, title=title, proof=proof.value, indicator=indicator if proof is Proof.INDICATOR else "",
        least=None if proof is Proof.STATEMENT else least,
    )  # fmt: skip
    record(
        CriterionSet(position=made.position, proof=made.proof, indicator=made.indicator),
        about=row.ref,
        by=ref_of(by),
        at=at,
    )
    return made


@transaction.atomic
def remove_criterion(*, campaign_id: uuid.UUID, position: int, by: Actor, at: datetime) -> None:
    """Take a criterion out before the campaign is announced; taken out twice is taken out."""
    row = locked(campaign_id)
    must_work(by, Role.HANDLER, row.body)
    must_be_at(row, Stage.PLANNED)
    found = row.criteria.filter(position=position).first()
    if found is not None:
        found.delete()
        record(CriterionSet(position=position, proof=found.proof, removed=True), about=row.ref, by=ref_of(by), at=at)


@transaction.atomic
def announce(*, campaign_id: uuid.UUID, by: Actor, at: datetime, version: int | None = None) -> Campaign:
    """Announce a campaign: from now on its criteria and quotas stand."""
    row = locked(campaign_id)
    must_be_current(row, version)
    take(row, Act.ANNOUNCE, by, at)
    if not row.criteria.exists():
        raise Refusal("Hãy thêm ít nhất một tiêu chí trước khi phát động.", "Add at least one criterion first.")
    row.save()
    return row


@transaction.atomic
def post_list(*, campaign_id: uuid.UUID, by: Actor, at: datetime, version: int | None = None) -> Campaign:
    """Close nominations, freeze what the records say of every nominee, and post the list for objections."""
    row = locked(campaign_id)
    must_be_current(row, version)
    today = localdate(at)
    if today <= row.closes_on:
        raise Refusal(
            f"Còn nhận đề nghị đến hết ngày {row.closes_on:%d/%m/%Y}.",
            f"Nominations are open to the end of {row.closes_on:%d/%m/%Y}.",
        )
    nominations = list(_standing(row))
    if not nominations:
        raise Refusal("Chưa có đề nghị nào để công khai.", "There is nobody to post.")
    frozen = _freeze(row, nominations, at)
    until = deadline(POSTING, start=today, place=row.place.code).due
    take(row, Act.POST, by, at, dossiers=frozen, until=until)
    row.posted_on, row.posted_until = today, until
    row.save()
    _name_individuals(nominations)
    Nomination.objects.filter(pk__in=[each.pk for each in nominations]).update(shown=True)
    return row


def _standing(row: Campaign):  # type: ignore[no-untyped-def]
    return (
        row.nominations.filter(standing=Standing.SUBMITTED.value).select_related("collective", "by_body").order_by("pk")
    )


def _freeze(row: Campaign, nominations: list[Nomination], at: datetime) -> str:
    """Keep every figure of every dossier; the digest of them all goes to the ledger."""
    from caunoi.access.context import as_system

    criteria = list(row.criteria.order_by("position"))
    about = {each.pk: each.collective or each.by_body for each in nominations}
    found = proving.prove(
        {body.pk: body for body in about.values()}.values(), criteria, since=row.since, until=row.until
    )
    made = [
        Evidence(
            nomination=each, criterion=criterion, value=proved.value, part=proved.part, whole=proved.whole, met=proving.met(criterion, proved),
            query=proved.query, read_at=at,
        )
        for each in nominations if each.kind == Nominee.COLLECTIVE.value
        for criterion in criteria
        if (proved := found[about[each.pk].pk][criterion.pk])
    ]  # fmt: skip
    with as_system():
        Evidence.objects.bulk_create(made)
    said = [[str(e.nomination_id), e.criterion_id, str(e.value), e.part, e.whole, e.query] for e in made]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _name_individuals(nominations: list[Nomination]) -> None:
    """The names of individuals, who consented to it, stand on the posted list."""
    for who in NomineePerson.objects.filter(nomination__in=nominations).select_related("nomination"):
        who.nomination.title = sealing.unseal(bytes(who.sealed))["name"]
        who.nomination.save(update_fields=["title"])
