"""Village conventions: drafted, posted, brought into force by a recognised decision, replaced, ended."""

import uuid
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.do import queries
from caunoi.do.facts import ConventionMoved
from caunoi.do.models import VillageConvention
from caunoi.do.rules import neighbours as rules
from caunoi.do.rules.works import CONVENTION, must_concern, must_not_lie_ahead
from caunoi.do.words import TextStage
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline, in_force
from caunoi.ledger.commands import record
from caunoi.places.models import Body, Place
from caunoi.places.words import Level

from .common import (  # fmt: skip
    Actor,
    commune_of,
    digest,
    locked,
    must_be_current,
    must_lie_within,
    must_work,
    overseer_of,
    ref_of,
    said,
)

POSTING, PASSING = "convention.posting", "convention.pass"
MOST = 60_000


@transaction.atomic
def draft_convention(
    *, body: Body, place: Place, title: str, text: str, by: Actor, at: datetime, drafted_on: date | None = None, synthetic: bool = False
) -> VillageConvention:  # fmt: skip
    """Draft the text of a residential group's convention; a group has one draft at a time."""
    _must_be_a_group(by, body, place)
    on = drafted_on or localdate(at)
    must_not_lie_ahead(on, localdate(at), "drafted_on")
    return _made(body, place, title, text, by, at, stage=TextStage.DRAFT.value, drafted_on=on, synthetic=synthetic)


@transaction.atomic
def enter_convention(
    *, body: Body, place: Place, title: str, text: str, recognised_on: date, document: str, by: Actor, at: datetime, synthetic: bool = False
) -> VillageConvention:  # fmt: skip
    """Enter from paper a text that was recognised before its group's decisions were kept here; its page says so."""
    _must_be_a_group(by, body, place)
    must_not_lie_ahead(recognised_on, localdate(at), "recognised_on")
    if VillageConvention.objects.filter(place=place).exclude(stage__in=["draft", "withdrawn"]).exists():
        raise Refusal(
            "Nơi này đã có hương ước trong sổ; văn bản mới phải qua biểu quyết.",
            "A convention of this group is kept here already; a new one goes by a vote.",
        )
    return _made(
        body, place, title, text, by, at, stage=TextStage.IN_FORCE.value, drafted_on=recognised_on, recognised_on=recognised_on,
        document=said(document, "document", 3, 200), synthetic=synthetic,
    )  # fmt: skip


@transaction.atomic
def edit_convention(
    *, convention_id: uuid.UUID, title: str, text: str, by: Actor, at: datetime, version: int | None = None
) -> VillageConvention:  # fmt: skip
    """Change a draft before it is posted."""
    row = _draft(convention_id, by, version)
    if row.posted_on is not None:
        raise Refusal(
            "Dự thảo đã niêm yết: sửa thì rút dự thảo này, lập dự thảo mới và niêm yết lại.",
            "The draft is posted: withdraw it, draft anew and post again.",
        )
    row.title, row.text = said(title, "title", 5, 200), said(text, "text", 50, MOST)
    row.digest = digest(row.text)
    return _moved(row, "edited", localdate(at), by, at)


@transaction.atomic
def post_convention(
    *, convention_id: uuid.UUID, on: date, where: str, by: Actor, at: datetime, version: int | None = None
) -> VillageConvention:  # fmt: skip
    """Say since when the draft hangs and where; from then on its text stays as it is."""
    row = _draft(convention_id, by, version)
    must_not_lie_ahead(on, localdate(at))
    if row.posted_on is not None:
        raise Refusal("Dự thảo này đã niêm yết.", "This draft is posted already.")
    if on < row.drafted_on:
        raise Refusal(
            "Ngày niêm yết không thể trước ngày lập dự thảo.", "It is posted after it is drafted.", field="on"
        )
    row.posted_on, row.posted_where = on, said(where, "where", 3, 300)
    return _moved(row, "posted", on, by, at)


@transaction.atomic
def recognise_convention(
    *, convention_id: uuid.UUID, decision: str, on: date, document: str, by: Actor, at: datetime, version: int | None = None
) -> VillageConvention:  # fmt: skip
    """Bring a text into force: posted long enough, agreed to by more than half of all households, recognised; the one before ends."""
    row = _draft(convention_id, by, version)
    must_not_lie_ahead(on, localdate(at))
    permit = queries.permit_of(decision)
    if permit is None:
        raise Refusal("Không thấy quyết định này.", "There is no such decision.", field="decision")
    must_concern(permit, row.place_id, row.commune_id, (CONVENTION,))
    posted = deadline(POSTING, start=row.posted_on) if row.posted_on else None
    rule = in_force(PASSING, on=permit.decided_on or on)
    rules.must_be_recognised(permit, rule.threshold, row.posted_on, posted.raw_due if posted else None, posted.cite if posted else rule.cite)  # fmt: skip
    if permit.decided_on and on < permit.decided_on:
        raise Refusal("Ngày công nhận không thể trước ngày biểu quyết.", "It is recognised after the vote.", field="on")
    before = VillageConvention.objects.select_for_update().filter(place=row.place, stage=TextStage.IN_FORCE.value).first()  # fmt: skip
    if before is not None:
        before.stage, before.ended_on = TextStage.REPLACED.value, on
        _moved(before, "replaced", on, by, at)
    row.stage, row.decision, row.document, row.recognised_on = (
        TextStage.IN_FORCE.value,
        permit.ref,
        said(document, "document", 3, 200),
        on,
    )
    row.replaces = before
    return _moved(row, "recognised", on, by, at)


@transaction.atomic
def withdraw_convention(
    *, convention_id: uuid.UUID, reason: str, by: Actor, at: datetime, version: int | None = None
) -> VillageConvention:  # fmt: skip
    """Withdraw a draft."""
    row = _draft(convention_id, by, version)
    row.stage, row.reason = TextStage.WITHDRAWN.value, said(reason, "reason", 5, 500)
    return _moved(row, "withdrawn", localdate(at), by, at)


@transaction.atomic
def end_convention(
    *, convention_id: uuid.UUID, on: date, reason: str, by: Actor, at: datetime, version: int | None = None
) -> VillageConvention:  # fmt: skip
    """Say that a text is no longer in force without another in its place; with the decision that ended it."""
    row = _locked(convention_id, by, version)
    must_not_lie_ahead(on, localdate(at))
    if row.stage != TextStage.IN_FORCE.value or (row.recognised_on and on < row.recognised_on):
        raise Refusal("Văn bản này không đang có hiệu lực vào ngày đó.", "This text was not in force on that day.", field="on")  # fmt: skip
    row.stage, row.ended_on, row.reason = TextStage.ENDED.value, on, said(reason, "reason", 10, 500)
    return _moved(row, "ended", on, by, at)


def _must_be_a_group(by: Actor, body: Body, place: Place) -> None:
    must_work(by, body)
    must_lie_within(body, place)
    if place.level not in (Level.GROUP, Level.BLOCK):
        raise Refusal("Hương ước, quy ước là của thôn, tổ dân phố.", "A convention is a residential group's.", field="place")  # fmt: skip


def _made(body: Body, place: Place, title: str, text: str, by: Actor, at: datetime, **values: object) -> VillageConvention:  # fmt: skip
    commune, words = commune_of(place), said(text, "text", 50, MOST)
    try:
        with transaction.atomic():
            row = VillageConvention.objects.create(
                body=body, place=place, commune=commune, overseer=overseer_of(commune, localdate(at)), title=said(title, "title", 5, 200), text=words,
                digest=digest(words), **values,
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("Nơi này đang có một dự thảo.", "This group has a draft already.", field="place") from None
    return _moved(row, "drafted" if row.stage == TextStage.DRAFT else "entered", row.drafted_on, by, at)


def _draft(convention_id: uuid.UUID, by: Actor, version: int | None) -> VillageConvention:
    row = _locked(convention_id, by, version)
    if row.stage != TextStage.DRAFT.value:
        raise Refusal("Văn bản này không còn là dự thảo.", "This text is no draft any more.")
    return row


def _locked(convention_id: uuid.UUID, by: Actor, version: int | None) -> VillageConvention:
    row = locked(VillageConvention, convention_id, "body", "overseer", "place")
    must_work(by, row.body, row.overseer)
    must_be_current(version, row.version)
    return row


def _moved(row: VillageConvention, step: str, on: date, by: Actor, at: datetime) -> VillageConvention:
    row.version += 1
    row.save()
    fact = ConventionMoved(step=step, on=on, digest=row.digest, decision=row.decision, document=row.document)
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return row
