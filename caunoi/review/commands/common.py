"""What every act on a review shares: whose work it is, what is locked, which step the book allows."""

import hashlib
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.indicators.coverage import Body, Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.review import rules
from caunoi.review.facts import ReviewMoved
from caunoi.review.lower import gathered
from caunoi.review.models import Review
from caunoi.review.report import parts, period_of
from caunoi.review.snapshot import about_reviews, digest, snapshot
from caunoi.review.words import ReviewAct, ReviewState

#: Who writes reviews, and who may approve one and make it public.
WRITERS = (Role.MOBILISER, Role.SUPERVISOR, Role.HEAD, Role.DEPUTY)
PUBLISHERS = (Role.HEAD, Role.DEPUTY)
_DOERS = {Role.MOBILISER: WRITERS, Role.HEAD: PUBLISHERS}


def found(review_id: int) -> Review:
    """The review, locked."""
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("body", "body__place")
        .filter(pk=review_id)
        .first()
    )
    if review is not None:
        return review
    seen = Review.objects.select_related("body").filter(pk=review_id).first()
    raise unseen() if seen is None else _whose(WRITERS, seen.body)


def unseen() -> Refusal:
    """What a stranger is told."""
    return Refusal(
        "Không thấy báo cáo này, hoặc bạn không được xem.", "This review does not exist, or is not yours to see."
    )


def open_draft(review_id: int, by: Person | str) -> Review:
    """A review that may still be written to, by who writes there."""
    review = found(review_id)
    rules.must_be_draft(ReviewState(review.state))
    must_hold(by, WRITERS, review.body)
    return review


def must_hold(by: Person | str, roles: tuple[Role, ...], body: Body) -> None:
    """An officer needs one of the roles in the body; a follower or the operator's command needs none."""
    if isinstance(by, str) or roles_in(by, body) & {str(role) for role in roles}:
        return
    raise _whose(roles, body)


def _whose(roles: tuple[Role, ...], body: Body) -> Refusal:
    return Refusal(
        f"Việc này của {', '.join(role.vi.lower() for role in roles)}, {body.name}.",
        f"This is the work of the {', '.join(role.en.lower() for role in roles)} of {body.name}.",
    )


def take(review: Review, act: ReviewAct, by: Person | str, at: datetime, *, note: str = "", until: date | None = None, digest: str = "") -> None:  # fmt: skip
    """One step of the book: checked, written into the review's course, recorded."""
    step = rules.BOOK.step(ReviewState(review.state), act)
    must_hold(by, _DOERS[step.by], review.body)  # type: ignore[index]
    review.state = step.then.value
    went(review, act, by, at, note)
    moved = ReviewMoved(step=act.value, state=review.state, until=until, digest=digest)
    record(moved, about=review.ref, by=ref(by), at=at)


def went(review: Review, act: ReviewAct, by: Person | str, at: datetime, note: str = "") -> None:
    """Write a step into the course of a review."""
    kept = {"act": act.value, "by": name(by), "ref": ref(by), "at": at.isoformat(), "note": note}
    review.course = [*review.course, kept]


def counted(review: Review, at: datetime, *, as_approved: bool = False) -> Review:
    """Count a review's figures anew; what it says of the reviews below stays as it was approved."""
    lower = review.figures.get("lower")
    review.figures = figures(review, localdate(at)) | ({"lower": lower} if as_approved else {})
    review.computed_at = at
    review.save(update_fields=["figures", "computed_at"])
    return review


def figures(review: Review, today: date) -> dict[str, Any]:
    """Everything a review stands on: what is counted from the records, and what the reviews below have said."""
    of = period_of(review)
    return snapshot(review.body, of, today=today) | {"lower": gathered(review.body, of, today=today)}


def content_digest(review: Review) -> str:
    """What is approved: every value and every word, whenever it was counted."""
    values = [
        [row["code"], row["value"], row["part"], row["whole"], row["mark"]]
        for row in review.figures["figures"]
        if not about_reviews(row["code"])
    ]
    said = [[part.code, part.text] for part in parts(review)]
    return digest([values, said, review.figures["tables"]])


def sha(text: str) -> str:
    """The digest that proves words without keeping them; empty for no words."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def ref(by: Person | str) -> str:
    """How the ledger names who acted."""
    return by if isinstance(by, str) else by.ref


def name(by: Any) -> str:
    """Who acted, as people read it."""
    return by if isinstance(by, str) else str(by.name)


def wrote(review: Review, by: Person | str) -> bool:
    """Whether somebody drafted or submitted a review."""
    submitted = [each["ref"] for each in review.course if each["act"] == ReviewAct.SUBMIT.value][-1:]
    return ref(by) in {review.drafted_ref, *submitted}
