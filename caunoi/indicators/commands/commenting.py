"""The head's word beside the scorecard."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .. import rules
from ..catalogue import indicators
from ..coverage import Body, Person
from ..facts import HeadCommented
from ..models import HeadComment
from ..periods import cut_off, period


def comment_scorecard(
    *, body: Body, period_code: str, code: str, text: str, seen: int, by: Person, at: datetime
) -> HeadComment:
    """Write a comment on a card, or on one of its indicators; ``seen`` is the version the writer read, 0 for none."""
    if not roles_in(by, body) & {str(Role.HEAD), str(Role.DEPUTY)}:
        raise Refusal(
            f"Ý kiến bên bảng chỉ tiêu là của người đứng đầu, cấp phó của {body.name}.",
            f"The comment beside the scorecard is for the head or a deputy of {body.name}.",
        )
    if code and code not in indicators():
        raise Refusal("Không có chỉ tiêu này.", "There is no such indicator.", field="code")
    today = localdate(at)
    of = period(period_code, on=today)
    cut_off(of, today=today)
    cleaned = rules.must_say(text)
    try:
        with transaction.atomic():
            return _written(body, of.code, code, cleaned, seen, by, at)
    except IntegrityError:
        rules.must_follow(seen, seen + 1)
        raise


def _written(body: Body, period_code: str, code: str, text: str, seen: int, by: Person, at: datetime) -> HeadComment:
    latest = HeadComment.objects.filter(body=body, period=period_code, code=code).order_by("-version").first()
    if latest is not None and latest.version == seen + 1 and latest.text == text and latest.by == by.ref:
        return latest
    rules.must_follow(seen, latest.version if latest else 0)
    comment = HeadComment(
        body=body, place_id=body.place_id, province_id=body.province_id, period=period_code, code=code, version=seen + 1, text=text,
        by=by.ref, by_name=str(by.name), at=at,
    )  # fmt: skip
    comment.save(force_insert=True)
    fact = HeadCommented(
        body=body.code, period=period_code, code=code, version=comment.version, digest=hashlib.sha256(text.encode()).hexdigest()
    )  # fmt: skip
    record(fact, about=comment.ref, by=by.ref, at=at)
    return comment
