"""Beginning a review, counting it anew, choosing its tasks and the causes people see."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.duties.commands import open_duty
from caunoi.indicators.coverage import Body, Person
from caunoi.indicators.periods import cut_off, period
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.notices.issuing import layout_of
from caunoi.notices.words import Layout
from caunoi.review import rules
from caunoi.review.facts import CausesChosen, ReviewDrafted, TaskChosen
from caunoi.review.models import Review
from caunoi.review.outline import catalogued, limitations
from caunoi.review.report import title
from caunoi.review.words import ReviewState

from .common import WRITERS, counted, figures, must_hold, name, open_draft, ref, sha

#: By when a review is to be public: a house rule, which a place may make stricter.
ISSUE = "review.issue"


@transaction.atomic
def draft_review(
    *,
    body: Body,
    period_code: str,
    by: Person | str,
    at: datetime,
    layout: Layout | None = None,
    synthetic: bool = False,
) -> Review:
    """Begin the review of a body and a period, or count a draft already begun anew; one no longer open comes back as it is."""
    must_hold(by, WRITERS, body)
    today = localdate(at)
    of = period(period_code, on=today)
    cut_off(of, today=today)
    chosen = layout or layout_of(body)
    review = Review.objects.select_for_update().filter(body=body, period=of.code, layout=chosen.value).first()
    if review is not None:
        return counted(review, at) if ReviewState(review.state) in rules.OPEN else review
    review = Review(
        body=body, place_id=body.place_id, province_id=body.province_id, period=of.code, since=of.since, until=of.until, layout=chosen.value,
        computed_at=at, drafted_at=at, drafted_by=name(by), drafted_ref=ref(by), synthetic=synthetic,
    )  # fmt: skip
    review.figures = figures(review, today)
    review.save(force_insert=True)
    record(ReviewDrafted(body=body.code, period=of.code, layout=chosen.value), about=review.ref, by=ref(by), at=at)
    owe(review, by, at)
    return review


def owe(review: Review, by: Person | str, at: datetime) -> None:
    """The body owes its review by a day after the period, from the day after it: never among the figures it tells."""
    if review.layout != layout_of(review.body).value:
        return
    last = deadline(ISSUE, start=review.closing_day, place=review.body.place.code)
    open_duty(
        rule=ISSUE, about=review.ref, owed_by=review.body, by=ref(by), at=at, starts_on=review.until, due=last.due,
        subject=title(review), cite=last.rule.cite,
    )  # fmt: skip


@transaction.atomic
def refresh(*, review_id: int, by: Person | str, at: datetime) -> Review:
    """Count a draft's figures anew; what officers wrote stays."""
    return counted(open_draft(review_id, by), at)


@transaction.atomic
def choose_task(*, review_id: int, task: str, accepted: bool, by: Person | str, at: datetime) -> Review:
    """Take over a proposed task, or set it aside."""
    review = open_draft(review_id, by)
    if task not in {each.code for each in limitations()}:
        raise Refusal("Không có nhiệm vụ này.", "There is no such task.")
    review.set_aside = sorted(set(review.set_aside) - {task} | (set() if accepted else {task}))
    review.save(update_fields=["set_aside"])
    record(TaskChosen(task=task, accepted=accepted), about=review.ref, by=ref(by), at=at)
    return review


@transaction.atomic
def choose_causes(
    *,
    review_id: int,
    limitation: str,
    chosen: Iterable[str],
    note: str,
    by: Person | str,
    at: datetime,
    seen: str | None = None,
) -> Review:
    """Say what lies behind a shortcoming: causes of the catalogue and words of one's own; refuses over somebody else's fresh choice."""
    review = open_draft(review_id, by)
    if limitation not in {each.code for each in limitations()}:
        raise Refusal("Không có hạn chế này.", "There is no such shortcoming.")
    known = {each.code for each in catalogued(limitation)}
    wanted = tuple(sorted(set(chosen)))
    if not known.issuperset(wanted):
        raise Refusal("Nguyên nhân này không có trong danh mục.", "This cause is not in the catalogue.", field="chosen")
    words = rules.must_fit(note, rules.LONGEST_COMMENT, "note")
    before = review.causes.get(limitation, {})
    if (list(wanted), words) == (before.get("chosen", []), before.get("note", "")):
        return review
    if seen is not None and seen != before.get("at", ""):
        raise Refusal(
            f"{before.get('by', '')} vừa chọn nguyên nhân của hạn chế này. Bản của người ấy hiện ở trên; hãy xem rồi ghi lại.",
            f"{before.get('by', '')} has just chosen causes here. Look at them above, then save again.",
            field="note",
        )
    if wanted or words:
        review.causes[limitation] = {"chosen": list(wanted), "note": words, "by": name(by), "at": at.isoformat()}
    else:
        review.causes.pop(limitation, None)
    review.save(update_fields=["causes"])
    record(CausesChosen(limitation=limitation, chosen=wanted, digest=sha(words)), about=review.ref, by=ref(by), at=at)
    return review
