"""The decision: who of those that passed is commended, within the quota; signed, numbered, and written on the roll."""

import uuid
from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.commend import papers, queries, rules
from caunoi.commend.models import Campaign, Honour, Nomination
from caunoi.commend.words import Act, Nominee, Standing
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import fold
from caunoi.notices.commands import draft_paper, issue_paper, sign_paper
from caunoi.notices.models import IssuedPaper
from caunoi.notices.words import Manner

from .common import Actor, locked, must_be_current, name_of, stand, take
from .council import unseen_notes, write_notes


@transaction.atomic
def decide(
    *,
    campaign_id: uuid.UUID,
    chosen: Collection[uuid.UUID],
    by: Actor,
    at: datetime,
    version: int | None = None,
    signer: str = "",
    office: str = "Chủ tịch",
) -> Campaign:
    """Sign the decision for those chosen among the passed; the roll of honour shows them from now on."""
    row = locked(campaign_id)
    must_be_current(row, version)
    take(row, Act.DECIDE, by, at)
    write_notes(row, at)
    if unseen_notes(row):
        raise Refusal(
            "Hội đồng cần xem lại hồ sơ trước khi ban hành quyết định.",
            "The council must look at the dossiers again before the decision.",
        )
    passed = list(row.nominations.filter(standing=Standing.PASSED.value).select_related("by_body", "collective"))
    wanted = [each for each in passed if each.pk in set(chosen)]
    if not wanted or len(wanted) != len(set(chosen)):
        raise Refusal("Hãy chọn trong số đã đủ phiếu.", "Choose among those that passed.", field="chosen")
    rules.must_fit_quota(Counter(Nominee(each.kind) for each in wanted), row.quotas)
    paper = _sign(row, wanted, by, at, signer=signer, office=office)
    row.decided_on, row.decision = localdate(at), paper.pk
    row.save()
    for each in passed:
        stand(each, Standing.AWARDED if each in wanted else Standing.NOT_AWARDED, by, at)
    Honour.objects.bulk_create([_honour(row, each, paper) for each in wanted])
    return row


def _sign(row: Campaign, wanted: list[Nomination], by: Actor, at: datetime, *, signer: str, office: str) -> IssuedPaper:
    units = {each.pk: queries.person_of(each).get("unit", "") for each in wanted}
    drafted = draft_paper(
        paper=papers.decision(row, wanted, units),
        code="commend_decision",
        about=row.ref,
        body=row.body,
        by=by,
        at=at,
        series="QĐ",
        name="Quyết định khen thưởng",
    )
    signed = sign_paper(
        paper_id=drafted.pk,
        version=drafted.version,
        manner=Manner.OWN,
        office=office,
        name=signer or name_of(by),
        by=by,
        at=at,
    )
    return issue_paper(paper_id=signed.pk, by=by, at=at)


def _honour(row: Campaign, each: Nomination, paper: IssuedPaper) -> Honour:
    unit = queries.person_of(each).get("unit", "") if each.kind == Nominee.INDIVIDUAL.value else ""
    return Honour(
        campaign=row, nomination=each, place=each.collective.place if each.collective else each.by_body.place, kind=each.kind, name=each.title,
        key=fold(f"{each.title} {unit}"), unit=unit, award=row.award, year=row.year, decided_on=row.decided_on, number=paper.numbered_symbol,
        synthetic=row.synthetic,
    )  # fmt: skip
