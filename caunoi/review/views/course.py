"""The way of a review: out for comments, submitted, approved or returned, published."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal

from .. import commands, queries, rules
from ..forms import Reason, Round
from ..words import ReviewAct, ReviewState
from .shared import common, read_by

#: Acts asked for by their address, with what they are called there.
ACTS = {
    "lay-y-kien": ReviewAct.ASK, "ket-thuc": ReviewAct.CLOSE, "trinh": ReviewAct.SUBMIT, "duyet": ReviewAct.APPROVE, "tra-lai": ReviewAct.RETURN,
}  # fmt: skip


@signed_in
@require_GET
def course(request: HttpRequest, review_id: int) -> HttpResponse:
    """Where a review stands, the way it went, and what may be done next."""
    found = read_by(request, review_id)
    return _shown(request, found, {})


@signed_in
@require_POST
def step(request: HttpRequest, review_id: int, act: str) -> HttpResponse:
    """One step on; refused beside the form it came from."""
    found = read_by(request, review_id)
    wanted = ACTS.get(act)
    if wanted is None:
        raise Http404
    form: Any = None
    more: dict[str, Any] = {}
    if wanted is ReviewAct.ASK:
        form = Round(request.POST)
    elif wanted is ReviewAct.RETURN:
        form = Reason(request.POST)
    if form is not None:
        if not form.is_valid():
            return _shown(request, found, {wanted: form})
        more = form.cleaned_data
    try:
        _DO[wanted](review_id=review_id, by=request.user, at=timezone.now(), **more)
    except Refusal as no:
        if form is None:
            return _shown(request, found, {}, refusal=no)
        form.refuse(no)
        return _shown(request, found, {wanted: form})
    messages.success(request, _DONE[wanted]())
    return redirect("review:course", review_id)


@signed_in
@require_http_methods(["GET", "POST"])
def publication(request: HttpRequest, review_id: int) -> HttpResponse:
    """Ask once more, then freeze, number and publish."""
    found = read_by(request, review_id)
    refusal = None
    if request.method == "POST":
        try:
            commands.publish_review(review_id=review_id, by=request.user, at=timezone.now())
        except Refusal as no:
            refusal = no
        else:
            messages.success(request, _("Đã công bố báo cáo; số liệu được giữ cố định."))
            return redirect("review:review", review_id)
    return render(request, "review/publication.html", common(request, found) | {"refusal": refusal})


_DO: dict[ReviewAct, Callable[..., Any]] = {
    ReviewAct.ASK: commands.ask_comments, ReviewAct.CLOSE: commands.close_comments, ReviewAct.SUBMIT: commands.submit,
    ReviewAct.APPROVE: commands.approve, ReviewAct.RETURN: commands.return_review,
}  # fmt: skip
_DONE: dict[ReviewAct, Callable[[], str]] = {
    ReviewAct.ASK: lambda: _("Đã mở lấy ý kiến; cán bộ trong cơ quan đọc được dự thảo."),
    ReviewAct.CLOSE: lambda: _("Đã kết thúc lấy ý kiến."),
    ReviewAct.SUBMIT: lambda: _("Đã trình người đứng đầu."),
    ReviewAct.APPROVE: lambda: _("Đã duyệt báo cáo; công bố được ngay."),
    ReviewAct.RETURN: lambda: _("Đã trả lại báo cáo kèm lý do."),
}


def _shown(
    request: HttpRequest, review: Any, forms: dict[ReviewAct, Any], refusal: Refusal | None = None
) -> HttpResponse:
    today, state = localdate(), ReviewState(review.state)
    open_acts = [each.act for each in rules.BOOK.open_to(state)]
    least = queries.earliest_close(review, today) if ReviewAct.ASK in open_acts else None
    shown = {act: forms.get(act) for act in open_acts}
    if ReviewAct.ASK in open_acts and shown[ReviewAct.ASK] is None:
        shown[ReviewAct.ASK] = Round(initial={"until": least})
    if ReviewAct.RETURN in open_acts and shown[ReviewAct.RETURN] is None:
        shown[ReviewAct.RETURN] = Reason()
    way = [
        {"word": ReviewAct(each["act"]), "by": each["by"], "at": parse_datetime(each["at"]), "note": each["note"]}
        for each in review.course
    ]
    context = {
        "way": way, "stages": _stages(state), "refusal": refusal, "least": least, "waiting": queries.comments_open(review), "form": next(iter(forms.values()), None),
        "acts": {act.value: shown[act] or True for act in open_acts}, "not_ended": today < review.until, "late_close": _late(review.comments_until, today),
        "approves": queries.may_publish(request.user, review.body) and not review.is_published,
        "writes_still": queries.may_write(request.user, review.body) and not review.is_published,
    }  # fmt: skip
    return render(request, "review/course.html", common(request, review) | context)


def _stages(now: ReviewState) -> list[dict[str, Any]]:
    every = list(ReviewState)
    return [{"word": each, "done": every.index(each) < every.index(now), "now": each is now} for each in every]


def _late(until: date | None, today: date) -> bool:
    return until is not None and today > until
