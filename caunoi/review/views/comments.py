"""The comment round: staff read the draft and say what they think; its writers reply."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal

from .. import commands, queries
from ..forms import Answer, Comment
from ..report import parts
from ..words import Reply, ReviewState
from .shared import common


@signed_in
@require_http_methods(["GET", "POST"])
def comments(request: HttpRequest, review_id: int) -> HttpResponse:
    """The draft as staff read it, every comment with its reply, and the form while the round is open."""
    review = _asked(request, review_id)
    said = parts(review)
    headed = [(part.code, part.heading or _("Mở đầu")) for part in said if part.writable]
    form = Comment(request.POST or None, headed=headed)
    if request.method == "POST" and form.is_valid():
        try:
            commands.comment(review_id=review_id, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã gửi ý kiến. Câu trả lời sẽ hiện ngay dưới ý kiến."))
            return redirect("review:comments", review_id)
    names = dict(headed)
    rows = [
        {"comment": row, "about": names.get(row.section, row.section) or _("Cả báo cáo"), "reply": Reply(row.reply) if row.reply else None}
        for row in queries.comments_on(review)
    ]  # fmt: skip
    context = {
        "parts": said, "form": form, "rows": rows, "may_comment": _open(review) and queries.is_staff(request.user, review.body),
        "reader": queries.may_read(request.user, review.body),
    }  # fmt: skip
    return render(request, "review/comments.html", common(request, review) | context)


@signed_in
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, review_id: int, comment_id: int) -> HttpResponse:
    """Reply to one comment."""
    review = _asked(request, review_id)
    row = queries.comment_of(review, comment_id)
    if row is None:
        raise Http404
    if not queries.may_write(request.user, review.body):
        raise PermissionDenied
    form = Answer(request.POST or None, initial={"reply": row.reply, "reply_text": row.reply_text})
    if request.method == "POST" and form.is_valid():
        try:
            commands.answer(
                comment_id=comment_id, reply=Reply(form.cleaned_data["reply"]), text=form.cleaned_data["reply_text"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã trả lời ý kiến."))
            return redirect("review:comments", review_id)
    return render(request, "review/answer.html", common(request, review) | {"form": form, "comment": row})


def _open(review: Any) -> bool:
    return bool(review.state == ReviewState.COMMENTING.value)


def _asked(request: HttpRequest, review_id: int) -> Any:
    """The review, for its own staff; not found for others, who see neither draft nor comments."""
    review = queries.review_by_id(review_id)
    if review is None or not queries.is_staff(request.user, review.body):
        raise Http404
    if not queries.may_see_draft(request.user, review):
        raise PermissionDenied
    return review
