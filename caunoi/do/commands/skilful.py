"""Skilful models: registered, followed with evidence, rated, recognised, taken over by other places, stopped."""

import uuid
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.do import queries
from caunoi.do.facts import ModelMoved
from caunoi.do.models import ModelEvidence, ModelRating, ModelRecognition, SkilfulModel
from caunoi.do.rules import skilful as rules
from caunoi.do.rules.works import must_not_lie_ahead
from caunoi.do.words import Field, Holder, Level, Trial
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body, Place

from .common import Actor, keep_files, locked, must_be_current, must_lie_within, must_work, ref_of, said


@transaction.atomic
def register_model(
    *, body: Body, place: Place, holder: Holder, holder_name: str, field: Field, title: str, aim: str, measure: str, unit: str, start: Decimal,
    target: Decimal, by: Actor, at: datetime, consent: bool = False, registered_on: date | None = None, synthetic: bool = False,
) -> SkilfulModel:  # fmt: skip
    """Register a model: whose, in which field, to what aim, measured how; an individual only by consent."""
    must_work(by, body)
    must_lie_within(body, place)
    on = registered_on or localdate(at)
    must_not_lie_ahead(on, localdate(at), "registered_on")
    rules.must_aim(start, target)
    if holder is Holder.INDIVIDUAL and not consent:
        raise Refusal(
            "Cá nhân chỉ được nêu tên khi đồng ý. Hãy hỏi rồi đánh dấu vào ô đồng ý.",
            "An individual is named only by consent. Ask, then tick the box.",
            field="consent",
        )
    return _made(
        on, by, at, body=body, place=place, holder=holder.value, holder_name=said(holder_name, "holder_name", 3, 200),
        consent_on=on if holder is Holder.INDIVIDUAL else None, field=field.value, title=said(title, "title", 5, 200), aim=said(aim, "aim", 10, 2000),
        measure=said(measure, "measure", 5, 500), unit=said(unit, "unit", 1, 60), start=start, target=target, synthetic=synthetic,
    )  # fmt: skip


@transaction.atomic
def adopt_model(*, model_id: uuid.UUID, body: Body, by: Actor, at: datetime, synthetic: bool = False) -> SkilfulModel:
    """Take a model over in another place with one action: same aim, same measure, its own evidence from now on."""
    must_work(by, body)
    source = queries.model_of(model_id)
    if source is None:
        raise Refusal("Không thấy mô hình này.", "There is no such model.")
    if source.body_id == body.pk:
        raise Refusal("Đây là mô hình của chính nơi này.", "This model is of this very place.")
    if source.stage == Trial.STOPPED.value:
        raise Refusal("Mô hình này đã dừng.", "This model was stopped.")
    on = localdate(at)
    made = _made(
        on, by, at, body=body, place=body.place, holder=Holder.COLLECTIVE.value, holder_name=body.name, field=source.field, title=source.title,
        aim=source.aim, measure=source.measure, unit=source.unit, start=source.start, target=source.target, adopted_from=source, synthetic=synthetic,
    )  # fmt: skip
    fact = ModelMoved(step="adopted_by", on=on, origin=made.ref)
    record(fact, about=source.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def aim_model(
    *, model_id: uuid.UUID, start: Decimal, target: Decimal, by: Actor, at: datetime, version: int | None = None
) -> SkilfulModel:  # fmt: skip
    """Say where this place starts and how far it wants to come; a model taken over begins with the other place's numbers. Until it is rated."""
    row = _locked(model_id, by, version)
    if row.stage != Trial.RUNNING.value:
        raise Refusal(
            "Mô hình đã được đánh giá hoặc đã dừng, nên mức ban đầu và mức muốn đạt giữ nguyên.",
            "The model was rated or stopped, so where it starts and its aim stay.",
        )
    rules.must_aim(start, target)
    row.start, row.target, row.version = start, target, row.version + 1
    row.save(update_fields=["start", "target", "version"])
    record(ModelMoved(step="aimed", on=localdate(at)), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def follow_model(
    *, model_id: uuid.UUID, on: date, what: str, by: Actor, at: datetime, value: Decimal | None = None, photos: Collection[Any] = (), alt_text: str = ""
) -> ModelEvidence:  # fmt: skip
    """Keep what was seen of a model on a day, and the value measured then."""
    row = _locked(model_id, by)
    must_not_lie_ahead(on, localdate(at))
    if row.stage == Trial.STOPPED.value:
        raise Refusal("Mô hình này đã dừng.", "This model was stopped.")
    words = said(what, "what", 10, 2000)
    alt = said(alt_text, "alt_text", 5, 300) if photos else ""
    if ModelEvidence.objects.filter(model=row, on=on, what=words).exists():
        raise Refusal("Minh chứng này đã được ghi.", "This evidence is kept already.", field="what")
    made = ModelEvidence.objects.create(model=row, on=on, what=words, value=value, photos=len(photos), at=at)
    keep_files(photos, about=made.ref, body=row.body, overseer=None, by=by, at=at, alt_text=alt)
    record(ModelMoved(step="evidence", on=on), about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def rate_model(
    *, model_id: uuid.UUID, points: Mapping[str, int], told: str, by: Actor, at: datetime, on: date | None = None, version: int | None = None
) -> ModelRating:  # fmt: skip
    """Rate a model by the criteria of the day; it must have been measured at least once."""
    row = _locked(model_id, by, version)
    day = on or localdate(at)
    must_not_lie_ahead(day, localdate(at))
    if row.stage == Trial.STOPPED.value:
        raise Refusal("Mô hình này đã dừng.", "This model was stopped.")
    if not row.evidence.filter(value__isnull=False, on__lte=day).exists():
        raise Refusal(
            "Chưa có minh chứng nào có số đo, nên chưa đánh giá được.",
            "No evidence with a measured value yet, so it cannot be rated.",
        )
    criteria = queries.criteria_on(day)
    total = rules.must_rate(points, {each.code: each.most for each in criteria.items})
    try:
        with transaction.atomic():
            made = ModelRating.objects.create(
                model=row, on=day, points=[[each.code, points[each.code]] for each in criteria.items], total=total,
                least=queries.least_for(Level.COMMUNE, day).least, told=said(told, "told", 10, 2000), cite=criteria.cite, at=at,
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("Hôm nay mô hình đã được đánh giá.", "The model was rated today already.") from None
    if row.stage == Trial.RUNNING.value:
        row.stage = Trial.RATED.value
    row.version += 1
    row.save(update_fields=["stage", "version"])
    record(ModelMoved(step="rated", on=day, total=total), about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def recognise_model(
    *, model_id: uuid.UUID, level: Level, on: date, document: str, by: Actor, at: datetime, version: int | None = None
) -> ModelRecognition:  # fmt: skip
    """Record that a model was recognised at a level by a document, where its last rating reaches the level's least."""
    row = _locked(model_id, by, version) if level is Level.COMMUNE else _locked_above(model_id, by, version, at)
    must_not_lie_ahead(on, localdate(at))
    if row.stage == Trial.STOPPED.value:
        raise Refusal("Mô hình này đã dừng.", "This model was stopped.")
    rating = row.ratings.filter(on__lte=on).first()
    if rating is None:
        raise Refusal("Mô hình chưa được đánh giá.", "The model was not rated yet.", field="level")
    rules.must_reach(rating.total, queries.least_for(level, on).least)
    try:
        with as_system(), transaction.atomic():  # asked above; the wall lets only the keeper write to the model
            made = ModelRecognition.objects.create(
                model=row, level=level.value, on=on, document=said(document, "document", 3, 200), rating=rating
            )
    except IntegrityError:
        raise Refusal("Mô hình đã được công nhận ở cấp này.", "It is recognised at this level already.", field="level") from None  # fmt: skip
    row.stage, row.version = Trial.RECOGNISED.value, row.version + 1
    with as_system():
        row.save(update_fields=["stage", "version"])
    fact = ModelMoved(step="recognised", on=on, level=level.value, document=made.document)
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def stop_model(
    *, model_id: uuid.UUID, reason: str, by: Actor, at: datetime, version: int | None = None
) -> SkilfulModel:  # fmt: skip
    """Stop a model, with the reason; what was seen of it stays."""
    row = _locked(model_id, by, version)
    if row.stage == Trial.STOPPED.value:
        raise Refusal("Mô hình này đã dừng.", "This model was stopped.")
    row.stage, row.reason, row.version = Trial.STOPPED.value, said(reason, "reason", 10, 500), row.version + 1
    row.save(update_fields=["stage", "reason", "version"])
    record(ModelMoved(step="stopped", on=localdate(at)), about=row.ref, by=ref_of(by), at=at)
    return row


def _made(on: date, by: Actor, at: datetime, **values: Any) -> SkilfulModel:
    try:
        with transaction.atomic():
            row = SkilfulModel.objects.create(year=on.year, registered_on=on, **values)
    except IntegrityError:
        raise Refusal("Mô hình này đã được đăng ký ở đây.", "This model is registered here already.", field="title") from None  # fmt: skip
    origin = values["adopted_from"].ref if values.get("adopted_from") else ""
    record(ModelMoved(step="registered", on=on, origin=origin), about=row.ref, by=ref_of(by), at=at)
    return row


def _locked(model_id: uuid.UUID, by: Actor, version: int | None = None) -> SkilfulModel:
    row = locked(SkilfulModel, model_id, "place", "body")
    must_work(by, row.body)
    must_be_current(version, row.version)
    return row


def _locked_above(model_id: uuid.UUID, by: Actor, version: int | None, at: datetime) -> SkilfulModel:
    """A level above says so itself; whoever keeps the model does not say it for them."""
    with as_system():
        row = locked(SkilfulModel, model_id, "place__province", "body")
        above = queries.recognisers(row, localdate(at))
    if not above and isinstance(by, Person):
        raise Refusal("Cấp tỉnh chưa có cơ quan trên hệ thống.", "The province has no body here yet.", field="level")
    must_work(by, *above)
    must_be_current(version, row.version)
    return row
