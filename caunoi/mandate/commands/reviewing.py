"""A person's decisions on proposed lines, one by one or by part, and the end of the review."""

import uuid
from datetime import date, datetime

from django.db import transaction

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record, record_many
from caunoi.mandate import rules
from caunoi.mandate.facts import ItemDecided, Moved, ReviewKept
from caunoi.mandate.models import Mandate, PastReview, ProposedItem, Provision
from caunoi.mandate.reading.outline import outline
from caunoi.mandate.words import REVIEWS, Act, ItemKind, ItemState, Kind, Stage
from caunoi.places.models import Body

from .common import Actor, digest, locked_mandate, mandate_step, must_hold, ref_of


@transaction.atomic
def accept_item(*, item_id: int, by: Actor, at: datetime, body: Body | None = None) -> ProposedItem:
    """Take a line as it was proposed, for a task with its body where one is chosen."""
    item = _item(item_id, by)
    item.body = body or item.body
    return _decide(item, ItemState.ACCEPTED, by, at)


@transaction.atomic
def edit_item(
    *,
    item_id: int,
    wording: str,
    by: Actor,
    at: datetime,
    kind: ItemKind | None = None,
    body: Body | None = None,
    due: date | None = None,
) -> ProposedItem:
    """Take a line in other words, under another kind, with another body or deadline."""
    item = _item(item_id, by)
    item.wording = rules.must_have_words(wording, "wording")[:4000]
    item.kind = (kind or ItemKind(item.kind)).value
    item.body, item.due = (body, due) if item.kind == ItemKind.TASK else (None, None)
    return _decide(item, ItemState.EDITED, by, at)


@transaction.atomic
def reject_item(*, item_id: int, by: Actor, at: datetime) -> ProposedItem:
    """Leave a line out."""
    return _decide(_item(item_id, by), ItemState.REJECTED, by, at)


@transaction.atomic
def restore_item(*, item_id: int, by: Actor, at: datetime) -> ProposedItem:
    """Take back a decision; the line waits again."""
    item = _item(item_id, by)
    item.state, item.decided_by, item.decided_at, item.wording = ItemState.PROPOSED.value, "", None, ""
    item.save(update_fields=["state", "decided_by", "decided_at", "wording"])
    _record(item, by, at)
    return item


@transaction.atomic
def accept_all(*, mandate_id: uuid.UUID, by: Actor, at: datetime, kind: ItemKind | None = None) -> int:
    """Accept every line still waiting, of one kind or of all; how many there were."""
    mandate = locked_mandate(mandate_id)
    must_hold(by, Role.SUPERVISOR, mandate.body)
    rules.must_be_open(Stage(mandate.stage))
    waiting = mandate.items.filter(state=ItemState.PROPOSED.value)
    items = list(waiting.filter(kind=kind.value) if kind else waiting)
    for item in items:
        item.state, item.decided_by, item.decided_at = ItemState.ACCEPTED.value, ref_of(by), at
    ProposedItem.objects.bulk_update(items, ["state", "decided_by", "decided_at"])
    record_many([(_decided(item), mandate.ref) for item in items], by=ref_of(by), at=at)
    return len(items)


@transaction.atomic
def finish_review(*, mandate_id: uuid.UUID, by: Actor, at: datetime) -> Mandate:
    """End the review: every line is decided; a review of the past becomes a record of it."""
    mandate = locked_mandate(mandate_id)
    step = mandate_step(mandate, Act.REVIEW, by)
    rules.must_be_decided(mandate.items.filter(state=ItemState.PROPOSED.value).count())
    _move(mandate, Act.REVIEW, Stage(step.then), by, at)
    _keep_provisions(mandate)
    if Kind(mandate.kind) in REVIEWS and mandate.since and mandate.until:
        _keep_review(mandate, mandate.since, mandate.until, by, at)
    return mandate


@transaction.atomic
def keep_record(*, mandate_id: uuid.UUID, by: Actor, at: datetime) -> Mandate:
    """Keep a reviewed document that gives no tasks."""
    mandate = locked_mandate(mandate_id)
    step = mandate_step(mandate, Act.KEEP, by)
    return _move(mandate, Act.KEEP, Stage(step.then), by, at)


def _keep_provisions(mandate: Mandate) -> None:
    """Every accepted task line becomes a provision, with the number and heading it has in the document."""
    taken = mandate.items.filter(kind=ItemKind.TASK.value).exclude(state=ItemState.REJECTED.value)
    places = outline(mandate.source.text)
    rows = []
    for position, item in enumerate(taken, start=1):
        number, heading = places.at(item.start)
        rows.append(
            Provision(mandate=mandate, item=item, position=position, number=number, heading=heading[:300], words=item.words[:4000])
        )  # fmt: skip
    Provision.objects.bulk_create(rows)


def _item(item_id: int, by: Actor) -> ProposedItem:
    item = (
        ProposedItem.objects.select_for_update(of=("self",)).select_related("mandate__body").filter(pk=item_id).first()
    )
    if item is None:
        raise Refusal("Không thấy dòng đề xuất này.", "This proposed line does not exist.")
    must_hold(by, Role.SUPERVISOR, item.mandate.body)
    rules.must_be_open(Stage(item.mandate.stage))
    return item


def _decide(item: ProposedItem, state: ItemState, by: Actor, at: datetime) -> ProposedItem:
    item.state, item.decided_by, item.decided_at = state.value, ref_of(by), at
    item.save(update_fields=["state", "decided_by", "decided_at", "wording", "kind", "body", "due"])
    _record(item, by, at)
    return item


def _record(item: ProposedItem, by: Actor, at: datetime) -> None:
    record(_decided(item), about=item.mandate.ref, by=ref_of(by), at=at)


def _decided(item: ProposedItem) -> ItemDecided:
    return ItemDecided(
        item=item.position,
        kind=item.kind,
        state=item.state,
        wording=digest(item.words),
        body=item.body.code if item.body else "",
        due=item.due,
    )


def _move(mandate: Mandate, act: Act, stage: Stage, by: Actor, at: datetime) -> Mandate:
    mandate.stage = stage.value
    mandate.save(update_fields=["stage"])
    record(Moved(step=act.value, stage=stage.value), about=mandate.ref, by=ref_of(by), at=at)
    return mandate


def _keep_review(mandate: Mandate, since: date, until: date, by: Actor, at: datetime) -> None:
    PastReview.objects.create(
        mandate=mandate,
        body=mandate.body,
        issuer=mandate.issuer,
        period=mandate.period,
        since=since,
        until=until,
    )
    taken = mandate.items.exclude(state=ItemState.REJECTED.value)
    fact = ReviewKept(
        period=mandate.period,
        results=taken.filter(kind=ItemKind.RESULT.value).count(),
        limitations=taken.filter(kind=ItemKind.LIMITATION.value).count(),
    )
    record(fact, about=mandate.ref, by=ref_of(by), at=at)
