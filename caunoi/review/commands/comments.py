"""What staff say of a draft, and what becomes of it (Điều 53 of the law on grassroots democracy)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.indicators.coverage import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.review import queries, rules
from caunoi.review.facts import CommentAnswered, Commented
from caunoi.review.models import Comment
from caunoi.review.outline import sections
from caunoi.review.words import Reply, ReviewState

from .common import WRITERS, found, must_hold, name, ref, sha


@transaction.atomic
def comment(*, review_id: int, section: str, text: str, by: Person, at: datetime) -> Comment:
    """A member of staff comments on a section or, without one, on the whole; the same words twice are one comment."""
    review = queries.review_by_id(review_id)
    if review is None or not queries.is_staff(by, review.body):
        raise Refusal(
            "Việc này của cán bộ, công chức, viên chức trong cơ quan.", "Only staff of the body comment on its draft."
        )
    rules.must_be_asked(ReviewState(review.state))
    if review.comments_until is not None and localdate(at) > review.comments_until:
        raise Refusal(
            f"Đã hết hạn góp ý (ngày {review.comments_until:%d/%m/%Y}).",
            f"Comments closed on {review.comments_until:%d/%m/%Y}.",
            field="text",
        )
    if section and section not in {each.code for each in sections()}:
        raise Refusal("Báo cáo không có mục này.", "The review has no such section.", field="section")
    said = rules.must_say(text, "text", "Hãy ghi ý kiến.", "Write the comment.")
    same = Comment.objects.filter(review=review, section=section, text=said, by_ref=ref(by)).first()
    if same is not None:
        return same
    made = Comment.objects.create(review=review, section=section, text=said, by=name(by), by_ref=ref(by), at=at)
    record(Commented(comment=made.pk, section=section, digest=sha(said)), about=review.ref, by=ref(by), at=at)
    return made


@transaction.atomic
def answer(*, comment_id: int, reply: Reply, text: str, by: Person | str, at: datetime) -> Comment:
    """Say what becomes of a comment: taken over, or why not; may be said anew until the draft is submitted."""
    row = Comment.objects.filter(pk=comment_id).first()
    if row is None:
        raise Refusal("Không thấy ý kiến này.", "There is no such comment.")
    review = found(row.review_id)
    rules.must_be_draft(ReviewState(review.state))
    must_hold(by, WRITERS, review.body)
    said = rules.must_say(text, "reply_text", "Hãy ghi nội dung trả lời.", "Write the reply.")
    if (row.reply, row.reply_text) == (reply.value, said):
        return row
    row.reply, row.reply_text, row.replied_by, row.replied_at = reply.value, said, name(by), at
    row.save(update_fields=["reply", "reply_text", "replied_by", "replied_at"])
    answered = CommentAnswered(comment=row.pk, reply=reply.value, digest=sha(said))
    record(answered, about=review.ref, by=ref(by), at=at)
    return row
