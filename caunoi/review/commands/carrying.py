"""What a review calls for becomes tasks of the bodies that will do it: nothing typed twice, each leading back to its review."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from caunoi.indicators.coverage import Body, Person
from caunoi.kernel.refusal import Refusal
from caunoi.mandate.commands import give_task
from caunoi.review import queries, rules
from caunoi.review.report import title
from caunoi.review.words import ReviewState

from .common import found


@transaction.atomic
def give_tasks(*, review_id: int, bodies: Mapping[str, Body], due: date, by: Person | str, at: datetime) -> int:
    """Give the accepted tasks of a published review, each to its body, all by one day; the number of them.

    Whoever gives tasks in the body's name does this; the same task given to the same body twice is one.
    """
    review = found(review_id)
    rules.must_be_published_first(ReviewState(review.state))
    tasks = {each.code: each for each in queries.accepted_tasks(review)}
    if not bodies:
        raise Refusal("Hãy chọn cơ quan thực hiện cho ít nhất một nhiệm vụ.", "Choose who does at least one task.")
    if not tasks.keys() >= bodies.keys():
        raise Refusal("Báo cáo không có nhiệm vụ này.", "The review calls for no such task.")
    cite = f"Báo cáo số {review.numbered}" if review.numbered else "Báo cáo đã công bố"
    for code, body in bodies.items():
        why = f"{title(review)}: {tasks[code].limitation}"
        give_task(
            by=by, body=review.body, to_body=body, duty=tasks[code].text, due=due, why=why[:2000], source_ref=review.ref,
            cite=cite, at=at,
        )  # fmt: skip
    return len(bodies)
