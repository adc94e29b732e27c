"""The way of a draft: out for comments, closed, submitted to the head, returned or approved."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.indicators.coverage import Person
from caunoi.law.queries import deadline
from caunoi.review import rules
from caunoi.review.models import Review
from caunoi.review.words import ReviewAct

from .common import content_digest, counted, found, ref, take, wrote

#: How long staff have at least: a house rule, which a place may make longer.
ROUND = "review.comment"


@transaction.atomic
def ask_comments(*, review_id: int, by: Person | str, at: datetime, until: date | None = None) -> Review:
    """Show the draft to the staff of the body and ask what they say, to the day of the rule or a later one."""
    review = found(review_id)
    least = deadline(ROUND, start=localdate(at), place=review.body.place.code).due
    until = until or least
    take(review, ReviewAct.ASK, by, at, until=until)
    rules.must_run_long_enough(until, least)
    review.comments_until = until
    review.save(update_fields=["state", "course", "comments_until"])
    return review


@transaction.atomic
def close_comments(*, review_id: int, by: Person | str, at: datetime) -> Review:
    """End the round once its last day is over."""
    review = found(review_id)
    take(review, ReviewAct.CLOSE, by, at)
    rules.must_be_over(review.comments_until, localdate(at))
    review.save(update_fields=["state", "course"])
    return review


@transaction.atomic
def submit(*, review_id: int, by: Person | str, at: datetime) -> Review:
    """Put the draft before the head, its figures counted once more; every comment has its reply by now."""
    review = found(review_id)
    take(review, ReviewAct.SUBMIT, by, at)
    rules.must_be_answered(review.comments.filter(reply="").count())
    review = counted(review, at)
    review.save(update_fields=["state", "course"])
    return review


@transaction.atomic
def return_review(*, review_id: int, reason: str, by: Person | str, at: datetime) -> Review:
    """Give the draft back to its writers, saying why."""
    review = found(review_id)
    said = rules.must_say(reason, "reason", "Hãy ghi lý do trả lại.", "Say why it goes back.")
    take(review, ReviewAct.RETURN, by, at, note=said)
    review.approved = ""
    review.save(update_fields=["state", "course", "approved"])
    return review


@transaction.atomic
def approve(*, review_id: int, by: Person | str, at: datetime) -> Review:
    """Approve what stands, word by word and figure by figure; not one's own draft, unless one is the head; not before the period is over."""
    review = found(review_id)
    digest = content_digest(review)
    take(review, ReviewAct.APPROVE, by, at, digest=digest)
    rules.must_have_ended(review.until, localdate(at))
    is_head = isinstance(by, str) or str(Role.HEAD) in roles_in(by, review.body)
    rules.must_not_approve_own(own=wrote(review, by) and ref(by) != "system", is_head=is_head)
    review.approved = digest
    review.save(update_fields=["state", "course", "approved"])
    return review
