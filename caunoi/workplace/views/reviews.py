"""A workplace's own review of a half-year."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal
from caunoi.notices.handing import file_response
from caunoi.workplace import commands, papers, queries
from caunoi.workplace.forms.agreements import ReviewForm
from caunoi.workplace.forms.shared import ActForm
from caunoi.workplace.queries import lawful
from caunoi.workplace.rules.years import Half, half_by
from caunoi.workplace.words import ReviewStage

from .shared import asked, page_of, posted, workplace_or_404


@signed_in
def review(request: Any, workplace_id: UUID, period: str) -> HttpResponse:
    """Write the review over the figures of the records, or read the one that was sent."""
    place, half = workplace_or_404(request, workplace_id), _half(period)
    row, here = queries.review_of(place, half.code), reverse("workplace:review", args=[workplace_id, half.code])
    sent = row is not None and row.stage == ReviewStage.SENT.value
    figures = (
        queries.frozen(row.figures) if row and sent else queries.figures_of(place, half.since, half.until, localdate())
    )
    due = lawful.review_due(place, half.since)
    context = {
        "place": place,
        "half": half,
        "row": row,
        "sent": sent,
        "figures": figures,
        "due": due[0] if due else None,
        "cite": due[1].cite if due else "",
    }
    if sent or request.method != "POST":
        form = None if sent else ReviewForm(None, row=row or Blank())
        return render(request, "workplace/officer/review.html", {**context, "form": form})
    form = ReviewForm(request.POST, row=row or Blank())
    if form.is_valid():
        try:
            commands.write_review(
                workplace_id=place.pk, period=half.code, by=request.user, at=now(), **form.arguments()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect(here)
    return render(request, "workplace/officer/review.html", {**context, "form": form}, status=422)


@signed_in
def sending(request: Any, workplace_id: UUID, period: str) -> HttpResponse:
    """Send the review to the committee."""
    place, half = workplace_or_404(request, workplace_id), _half(period)
    row, here = queries.review_of(place, half.code), reverse("workplace:review", args=[workplace_id, half.code])
    if row is None:
        raise Http404
    form = ActForm(posted(request), row=row)
    return asked(
        request, form, lambda **said: commands.send_review(review_id=row.pk, by=request.user, at=now(), **said), to=here,
        heading=_("Gửi bản tự sơ kết"), back=here, lead=_("Số liệu được giữ nguyên như ngày gửi; bản đã gửi không sửa được."),
    )  # fmt: skip


@require_safe
@signed_in
def review_paper(request: Any, workplace_id: UUID, period: str, ending: str) -> HttpResponse:
    """The review as a document."""
    place, half = workplace_or_404(request, workplace_id), _half(period)
    row = queries.review_of(place, half.code)
    if row is None:
        raise Http404
    return file_response(papers.review_file(row, half, ending, localdate()))


@require_safe
@signed_in
def received(request: Any, period: str) -> HttpResponse:
    """Which workplaces of one's committee have sent the review of a half-year."""
    half = _half(period)
    rows, before, after = page_of(request, queries.received(request.user, half.code))
    context = {
        "half": half, "earlier": half.before, "rows": [(row, ReviewStage(row.review_stage) if row.review_stage else None) for row in rows],
        "before": before, "after": after,
    }  # fmt: skip
    return render(request, "workplace/officer/received.html", context)


def _half(period: str) -> Half:
    try:
        return half_by(period)
    except Refusal as none:
        raise Http404 from none


class Blank:
    """Nothing is written yet."""

    version, done, short, ahead = 0, "", "", ""
