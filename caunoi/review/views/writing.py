"""Writing a section: the text, the two texts where somebody else wrote meanwhile, the versions and what changed between them."""

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.access.doors import signed_in
from caunoi.kernel.diffs import compare
from caunoi.kernel.refusal import Refusal

from .. import commands, queries
from ..forms import Section
from ..placeholders import COMPARED, worded
from ..report import Part, part
from .shared import common, figure_rows, read_by


@signed_in
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, review_id: int, code: str) -> HttpResponse:
    """Write one section; where somebody else wrote it meanwhile, both texts are shown and nothing is lost."""
    found = read_by(request, review_id)
    shown = _writable(found, code)
    version = queries.last_version(found, code)
    form = Section(request.POST or None, initial={"text": worded(shown.source), "seen": version})
    context = {"part": shown, "rows": figure_rows(found), "compared": COMPARED, "versions": version}
    if request.method == "POST" and form.is_valid():
        mine, seen = form.cleaned_data["text"], form.cleaned_data["seen"]
        try:
            commands.edit_section(
                review_id=review_id, section=code, text=mine, by=request.user, at=timezone.now(), seen=seen or 0
            )
        except commands.Elsewhere as other:
            form = Section({"text": mine, "seen": other.version})
            form.refuse(other)
            theirs = worded(other.theirs) if other.theirs else ""
            context |= {
                "theirs": theirs, "mine": mine, "their_name": other.by, "their_moment": parse_datetime(other.at) if other.at else None,
                "change": compare(theirs, mine.replace("\r\n", "\n")),
            }  # fmt: skip
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã ghi mục “%(heading)s”.") % {"heading": shown.heading or _("Mở đầu")})
            return redirect("review:review", review_id)
    return render(request, "review/section.html", common(request, found) | context | {"form": form})


@signed_in
@require_GET
def versions(request: HttpRequest, review_id: int, code: str) -> HttpResponse:
    """Every version of a section, the latest first, with what changed."""
    found = read_by(request, review_id)
    if not queries.may_write(request.user, found.body):
        raise Http404
    shown = _writable(found, code, published=True)
    before = request.GET.get("truoc", "")
    rows = queries.versions_of(found, code, before=int(before[:9]) if before.isdecimal() else 0, size=SIZE)
    kept = [
        {"row": row, "change": compare(worded(older.text) if older else "", worded(row.text))}
        for row, older in pairwise([*rows, None])
        if row is not None
    ][:SIZE]
    following = f"?truoc={rows[SIZE - 1].version}" if len(rows) > SIZE else ""
    context = {"part": shown, "versions": kept, "following": following, "last": queries.last_version(found, code)}
    return render(request, "review/versions.html", common(request, found) | context)


@signed_in
@require_POST
def restored(request: HttpRequest, review_id: int, code: str) -> HttpResponse:
    """Bring a version back."""
    found = read_by(request, review_id)
    _writable(found, code)
    number, seen = (request.POST.get(name, "")[:9] for name in ("ban", "seen"))
    if not number.isdecimal():
        raise Http404
    try:
        commands.restore_section(
            review_id=review_id, section=code, version=int(number), by=request.user, at=timezone.now(),
            seen=int(seen) if seen.isdecimal() else None,
        )  # fmt: skip
    except commands.Elsewhere as other:
        messages.error(
            request, _("%(by)s vừa ghi mục này. Hãy xem bản mới nhất rồi khôi phục lại nếu vẫn cần.") % {"by": other.by}
        )
        return redirect("review:versions", review_id, code)
    messages.success(request, _("Đã khôi phục bản %(number)s.") % {"number": number})
    return redirect("review:versions", review_id, code)


SIZE = 10


def _writable(review: Any, code: str, *, published: bool = False) -> Part:
    shown = part(review, code)
    if shown is None or not shown.writable or (review.is_published and not published):
        raise Http404
    return shown
