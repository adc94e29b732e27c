"""The way of a draft: out for comments, closed, submitted to the head, returned or approved."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.indicators.coverage import Person
from caunoi.kernel.words import say
from caunoi.law.queries import deadline
from caunoi.notices.commands import queue_message
from caunoi.notices.words import Channel
from caunoi.review import queries, rules
from caunoi.review.models import Review
from caunoi.review.report import title
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
    tell_staff(review, until, by, at)
    return review


def tell_staff(review: Review, until: date, by: Person | str, at: datetime) -> None:
    """One letter to everybody who works there and can be reached, but not to who asks: what is asked, by when, where."""
    page = settings.SITE_URL.rstrip("/") + reverse("review:comments", args=[review.pk])
    about = f"{title(review)[:1].lower()}{title(review)[1:]}"
    for person in queries.staff_of(review.body, localdate(at)):
        if not person.email or person.ref == ref(by):
            continue
        queue_message(
            about=review.ref, channel=Channel.EMAIL, to=person.email, by=by, at=at, sender_body=review.body,
            key=f"review-round:{review.pk}:{until}:{person.pk}",
            subject=say(f"Mời góp ý dự thảo báo cáo đến {until:%d/%m/%Y}", f"Comment on a draft review until {until:%d/%m/%Y}"),
            body=f"Kính gửi {person.name},\n\n{review.body.name} lấy ý kiến cán bộ về dự thảo báo cáo {about}, đến hết ngày "
            f"{until:%d/%m/%Y}. Đọc dự thảo và góp ý tại:\n{page}\n",
        )  # fmt: skip


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
