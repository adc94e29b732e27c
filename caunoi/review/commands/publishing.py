"""Making a review public: frozen, numbered by the register, sealed in the ledger."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.duties.commands import meet_all
from caunoi.indicators.coverage import Person
from caunoi.ledger.commands import record
from caunoi.notices.commands import draft_paper, issue_paper, sign_paper
from caunoi.notices.issuing import Issuer, issuer_of
from caunoi.notices.words import Layout, Manner
from caunoi.review import papers, rules
from caunoi.review.facts import ReviewPublished
from caunoi.review.lower import offered
from caunoi.review.models import Review
from caunoi.review.report import parts, proposals, title
from caunoi.review.snapshot import digest
from caunoi.review.words import ReviewAct, ReviewState

from .common import PUBLISHERS, content_digest, counted, found, must_hold, name, ref, went
from .drafting import ISSUE

#: Reports of a body are numbered together.
SERIES = "BC"


@transaction.atomic
def publish_review(*, review_id: int, by: Person | str, at: datetime, registered: bool = True) -> Review:
    """Freeze figures, tables and words as approved, give the report its number, seal it in the ledger, make it public.

    The operator's command (``by`` a plain reference) may publish what was approved on paper, outside of this system; the
    review then says that no approval was recorded here. ``registered`` false leaves the number to another register.
    """
    review = found(review_id)
    state = ReviewState(review.state)
    if state is ReviewState.PUBLISHED:
        rules.must_be_draft(state)
    if not isinstance(by, str):
        rules.BOOK.step(state, ReviewAct.PUBLISH)
    must_hold(by, PUBLISHERS, review.body)
    rules.must_have_ended(review.until, localdate(at))
    review = counted(review, at, as_approved=bool(review.approved))
    if review.approved:
        rules.must_be_as_approved(review.approved, content_digest(review))
    return freeze(review, by, at, registered=registered)


def freeze(review: Review, by: Person | str, at: datetime, *, registered: bool) -> Review:
    """Keep what a counted review says for good, and record it."""
    said = parts(review)
    review.published_at, review.published_by = at, name(by)
    went(review, ReviewAct.PUBLISH, by, at)
    frozen: dict[str, Any] = {
        "figures": review.figures, "parts": [each.kept() for each in said],
        "tasks": [
            {"code": each.code, "text": each.text, "limitation": each.limitation, "figure": each.figure, "accepted": each.accepted}
            for each in proposals(review)
        ],
        "issuer": _issuer(review, by).kept(),
        "approved": bool(review.approved), "comments": review.comments_until.isoformat() if review.comments_until else "",
    }  # fmt: skip
    review.frozen, review.state = frozen, ReviewState.PUBLISHED.value
    if registered:
        _number(review, by, at)
    frozen["number"] = review.numbered
    review.seal, review.offered = digest(frozen), offered(said, review.figures)
    review.save()
    fact = ReviewPublished(
        body=review.body.code, period=review.period, until=review.until, version=str(review.figures["version"]), seal=review.seal,
        number=review.numbered,
    )  # fmt: skip
    record(fact, about=review.ref, by=ref(by), at=at)
    meet_all(about=review.ref, keys=[ISSUE], by=ref(by), at=at, evidence=review.numbered)
    return review


def _issuer(review: Review, by: Person | str) -> Issuer:
    """Who issues and signs: the head; for a deputy who publishes, the deputy in the head's place."""
    issuer = issuer_of(review.body, review.until, Layout(review.layout))
    if isinstance(by, str):
        return issuer
    if str(Role.HEAD) not in roles_in(by, review.body):
        return replace(issuer, head=name(by), deputy=True)
    return issuer if issuer.head else replace(issuer, head=name(by))


def _number(review: Review, by: Person | str, at: datetime) -> None:
    """The next number of the body's register, and the two signed files; the paper carries its signature already."""
    paper = papers.paper(review)
    row = draft_paper(
        paper=paper, code="review", about=review.ref, body=review.body, by=ref(by), at=at, name=title(review), series=SERIES,
    )  # fmt: skip
    row = sign_paper(
        paper_id=row.pk,
        version=row.version,
        manner=Manner.OWN,
        office=paper.signatures[0].lines[-1],
        name=name(by),
        by=ref(by),
        at=at,
    )
    issue_paper(paper_id=row.pk, by=ref(by), at=at)
    review.number, review.symbol, review.paper = row.number, row.symbol, row.pk
