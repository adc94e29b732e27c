"""Drafting, writing, publishing and recomputing reviews."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.indicators.coverage import Body, Person
from caunoi.indicators.periods import cut_off, period
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.notices.words import Layout

from . import queries, rules
from .comparing import Difference, differences
from .facts import ReviewDrafted, ReviewPublished, ReviewRecomputed, SectionEdited, TaskChosen
from .models import Review
from .narrative import coded
from .outline import limitations, sections
from .report import parts, period_of, proposals
from .snapshot import digest, snapshot
from .words import ReviewState

#: Who writes reviews, and who may make one public.
WRITERS = (Role.MOBILISER, Role.SUPERVISOR, Role.HEAD, Role.DEPUTY)
PUBLISHERS = (Role.HEAD, Role.DEPUTY)


@transaction.atomic
def draft_review(
    *, body: Body, period_code: str, by: Person | str, at: datetime, layout: Layout | None = None
) -> Review:
    """Begin the review of a body and a period, or count a draft already begun anew; a published one comes back as it is."""
    _must_hold(by, WRITERS, body)
    today = localdate(at)
    of = period(period_code, on=today)
    cut_off(of, today=today)
    chosen = layout or queries.layout_for(body)
    review = Review.objects.select_for_update().filter(body=body, period=of.code, layout=chosen.value).first()
    if review is not None:
        return review if review.is_published else _counted(review, at)
    review = Review(
        body=body, place_id=body.place_id, province_id=body.province_id, period=of.code, since=of.since, until=of.until, layout=chosen.value,
        figures=snapshot(body, of, today=today), computed_at=at, drafted_at=at, drafted_by=_name(by),
    )  # fmt: skip
    review.save(force_insert=True)
    record(ReviewDrafted(body=body.code, period=of.code, layout=chosen.value), about=review.ref, by=_ref(by), at=at)
    return review


@transaction.atomic
def refresh(*, review_id: int, by: Person | str, at: datetime) -> Review:
    """Count a draft's figures anew; what officers wrote stays."""
    return _counted(_draft(review_id, by), at)


@transaction.atomic
def edit_section(*, review_id: int, section: str, text: str, by: Person | str, at: datetime) -> Review:
    """Write a section; placeholders in it stay live. An empty text gives the section back to the figures."""
    review = _draft(review_id, by)
    if not any(each.code == section and each.writable for each in sections()):
        raise Refusal("Báo cáo không có mục này.", "The review has no such section.")
    cleaned = coded(rules.must_fit(text))
    if cleaned:
        review.sections[section] = {"text": cleaned, "by": _name(by), "at": at.isoformat()}
    else:
        review.sections.pop(section, None)
    review.save(update_fields=["sections"])
    proof = hashlib.sha256(cleaned.encode()).hexdigest() if cleaned else ""
    record(SectionEdited(section=section, digest=proof), about=review.ref, by=_ref(by), at=at)
    return review


@transaction.atomic
def choose_task(*, review_id: int, task: str, accepted: bool, by: Person | str, at: datetime) -> Review:
    """Take over a proposed task, or set it aside."""
    review = _draft(review_id, by)
    if task not in {each.code for each in limitations()}:
        raise Refusal("Không có nhiệm vụ này.", "There is no such task.")
    review.set_aside = sorted(set(review.set_aside) - {task} | (set() if accepted else {task}))
    review.save(update_fields=["set_aside"])
    record(TaskChosen(task=task, accepted=accepted), about=review.ref, by=_ref(by), at=at)
    return review


@transaction.atomic
def publish_review(*, review_id: int, by: Person | str, at: datetime) -> Review:
    """Count once more, freeze figures, tables and words, seal them in the ledger, and make the review public."""
    review = _draft(review_id, by, PUBLISHERS)
    rules.must_have_ended(review.until, localdate(at))
    review = _counted(review, at)
    frozen = {
        "figures": review.figures, "parts": [each.kept() for each in parts(review)],
        "tasks": [
            {"code": each.code, "text": each.text, "limitation": each.limitation, "figure": each.figure, "accepted": each.accepted}
            for each in proposals(review)
        ],
        "issuer": queries.issuer_of(review.body, review.until, Layout(review.layout)).kept(),
    }  # fmt: skip
    review.frozen, review.seal, review.state = frozen, digest(frozen), ReviewState.PUBLISHED.value
    review.published_at, review.published_by = at, _name(by)
    review.save(update_fields=["frozen", "seal", "state", "published_at", "published_by"])
    fact = ReviewPublished(
        body=review.body.code,
        period=review.period,
        until=review.until,
        version=str(review.figures["version"]),
        seal=review.seal,
    )
    record(fact, about=review.ref, by=_ref(by), at=at)
    return review


@transaction.atomic
def recompute(*, review_id: int, by: Person | str, at: datetime) -> list[Difference]:
    """Compare a published review with the records as they are now and with its seal; every difference is an alarm."""
    review = queries.review_by_id(review_id)
    if review is None:
        raise _unseen()
    rules.must_be_published(ReviewState(review.state))
    now = snapshot(review.body, period_of(review), today=localdate(at), until=review.until)
    found = differences(review.frozen or {}, now, sealed=queries.seal_of(review))
    changed = [each for each in found if each.figure]
    record(
        ReviewRecomputed(differences=len(changed), matches_seal=len(changed) == len(found)),
        about=review.ref,
        by=_ref(by),
        at=at,
    )
    return found


def _counted(review: Review, at: datetime) -> Review:
    review.figures = snapshot(review.body, period_of(review), today=localdate(at))
    review.computed_at = at
    review.save(update_fields=["figures", "computed_at"])
    return review


def _found(review_id: int) -> Review:
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("body", "body__place")
        .filter(pk=review_id)
        .first()
    )
    if review is None:
        raise _unseen()
    return review


def _unseen() -> Refusal:
    return Refusal(
        "Không thấy báo cáo này, hoặc bạn không được xem.", "This review does not exist, or is not yours to see."
    )


def _draft(review_id: int, by: Person | str, roles: tuple[Role, ...] = WRITERS) -> Review:
    review = _found(review_id)
    rules.must_be_draft(ReviewState(review.state))
    _must_hold(by, roles, review.body)
    return review


def _must_hold(by: Person | str, roles: tuple[Role, ...], body: Body) -> None:
    """An officer needs one of the roles in the body; a follower or the operator's command needs none."""
    if isinstance(by, str) or roles_in(by, body) & {str(role) for role in roles}:
        return
    raise Refusal(
        f"Việc này của {', '.join(role.vi.lower() for role in roles)}, {body.name}.",
        f"This is the work of the {', '.join(role.en.lower() for role in roles)} of {body.name}.",
    )


def _ref(by: Person | str) -> str:
    return by if isinstance(by, str) else by.ref


def _name(by: Any) -> str:
    return by if isinstance(by, str) else str(by.name)
