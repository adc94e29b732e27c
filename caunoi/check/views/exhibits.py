"""Pictures and papers: shown to everybody, worked on at the desk; the right is asked each time one is opened."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.check import commands, queries
from caunoi.check.forms import ShowForm, TakeBackForm, VeilForm
from caunoi.files.views import handed_out

from .shared import asked


@require_safe
@open_to_all
def shown(request: Any, exhibit_id: int) -> HttpResponse:
    """A picture or paper shown to everybody."""
    return _file(queries.shown_picture(exhibit_id))


@require_safe
@signed_in
def content(request: Any, exhibit_id: int) -> HttpResponse:
    """A picture or paper of one's own board, shown or not."""
    return _file(queries.content_of(_exhibit_or_404(request, exhibit_id)))


@signed_in
def exhibit(request: Any, exhibit_id: int) -> HttpResponse:
    """One picture: what it shows, who can be recognised in it, whether everybody sees it."""
    return _on_exhibit(
        request, exhibit_id, lambda row: ShowForm(request.POST or None, initial={"alt": row.alt}), commands.show_exhibit, _("Cho đăng công khai"),
        template="check/officer/exhibit.html",
    )  # fmt: skip


@signed_in
def veil(request: Any, exhibit_id: int) -> HttpResponse:
    """Cover parts of a picture."""
    return _on_exhibit(
        request, exhibit_id, lambda row: VeilForm(request.POST or None), commands.veil_exhibit, _("Che mặt người, biển số, giấy tờ"),
        template="check/officer/veil.html", stay=True,
    )  # fmt: skip


@signed_in
def take_back(request: Any, exhibit_id: int) -> HttpResponse:
    """Take a picture away for good."""
    return _on_exhibit(
        request, exhibit_id, lambda row: TakeBackForm(request.POST or None), commands.take_back_exhibit, _("Gỡ ảnh, tệp")
    )  # fmt: skip


def _on_exhibit(
    request: Any, exhibit_id: int, form: Any, command: Any, heading: str, *, stay: bool = False, template: str = "check/ask.html"
) -> HttpResponse:  # fmt: skip
    row = _exhibit_or_404(request, exhibit_id)
    back = _back(row)
    onward = reverse("check:exhibit", args=[row.pk]) if stay else back
    return asked(
        request, form(row), lambda **said: command(exhibit_id=row.pk, by=request.user, at=now(), **said), to=back, onward=lambda made: onward, heading=heading,
        lead=row.name, template=template, row=row,
    )  # fmt: skip


def _back(row: Any) -> str:
    if row.finding is not None:
        return reverse("check:inspection", args=[row.finding.inspection_id])
    if row.entry is not None:
        return reverse("check:project", args=[row.entry.project_id])
    if row.recommendation.project_id is not None:
        return reverse("check:project", args=[row.recommendation.project_id])
    if row.recommendation.inspection_id is not None:
        return reverse("check:inspection", args=[row.recommendation.inspection_id])
    return reverse("boards:officer-advice", args=[row.recommendation.advice_id])


def _exhibit_or_404(request: Any, exhibit_id: int) -> Any:
    row = queries.exhibit_for(request.user, exhibit_id, localdate())
    if row is None:
        raise Http404
    return row


def _file(found: Any) -> HttpResponse:
    if found is None:
        raise Http404
    row, kept = found
    return handed_out(kept, row.name, queries.media_of(row), shown=row.picture)
