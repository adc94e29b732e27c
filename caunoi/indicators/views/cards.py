"""Scorecards for those who answer and those who oversee: the list, one card, the records behind a line, the head's word."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi.access.doors import holding
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.places.queries import body_on

from .. import commands, queries
from ..card import peers
from ..catalogue import indicators, showing
from ..forms import CommentForm
from ..periods import period, recent
from .shared import moment_key, named

OVERSEERS = (Role.HEAD, Role.DEPUTY, Role.MOBILISER, Role.SUPERVISOR)
SIZE = 40
TONES = {"better": "ok", "worse": "bad", "few": "pause", "unclear": "", "same": "", "unknown": ""}


@holding(*OVERSEERS)
@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """The bodies whose cards the reader may open."""
    text = clean(request.GET.get("q", "").replace("\x00", ""))[:100]
    asked = request.GET.get("trang", "")
    page = max(1, min(500, int(asked))) if asked.isdecimal() and len(asked) < 5 else 1
    found = list(queries.card_bodies(request.user, text)[(page - 1) * SIZE : page * SIZE + 1])
    context = {
        "text": text, "bodies": found[:SIZE], "previous": f"?{urlencode({'q': text, 'trang': page - 1})}" if page > 1 else "",
        "following": f"?{urlencode({'q': text, 'trang': page + 1})}" if len(found) > SIZE else "",
    }  # fmt: skip
    return render(request, "indicators/cards.html", context)


@holding(*OVERSEERS)
@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One body's card."""
    body = _body(request, code)
    of = _period(request)
    found = queries.scorecard(body, of.code, today=timezone.localdate())
    context = {
        **_common(body, of), "card": found, "rows": [(line, TONES[line.to_last.value], TONES[line.to_year.value], TONES[line.to_peer.value]) for line in found.lines],
        "comments_here": queries.may_comment(request.user, body), "peers": peers(), "showing": showing(), "last_name": named(found.last),
        "year_name": named(found.year), "head": found.head,
    }  # fmt: skip
    return render(request, "indicators/card.html", context)


@holding(*OVERSEERS)
@require_safe
def records(request: HttpRequest, code: str, indicator: str) -> HttpResponse:
    """The records behind a line of a card."""
    body, of = _body(request, code), _period(request)
    if indicator not in indicators():
        raise Http404
    behind = queries.card_records(
        body, of.code, indicator, today=timezone.localdate(), after=moment_key(request), size=SIZE
    )
    after = behind.after or behind.visits_after
    following = f"?{urlencode({'ky': of.code, 'sau': after})}" if after else ""
    context = {**_common(body, of), "one": indicators()[indicator], "behind": behind, "following": following}
    return render(request, "indicators/card_records.html", context)


@holding(*OVERSEERS)
@require_http_methods(["GET", "POST"])
def comment(request: HttpRequest, code: str) -> HttpResponse:
    """The head's word on a card, or on one of its lines."""
    body, of = _body(request, code), _period(request)
    about = request.GET.get("ve", "")[:60]
    if about and about not in indicators():
        raise Http404
    if not queries.may_comment(request.user, body):
        raise PermissionDenied
    versions = queries.comments(body, of.code, about)
    latest = versions[0] if versions else None
    initial = {"text": latest.text if latest else "", "seen": latest.version if latest else 0}
    form = CommentForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            commands.comment_scorecard(
                body=body, period_code=of.code, code=about, **form.given(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã ghi ý kiến của người đứng đầu."))
            return redirect(f"{reverse('indicators:card', args=[body.code])}?ky={of.code}")
    context = {**_common(body, of), "form": form, "versions": versions, "one": indicators().get(about)}
    return render(request, "indicators/comment.html", context)


def _body(request: HttpRequest, code: str) -> Any:
    body = body_on(code)
    if body is None:
        raise Http404
    if not queries.may_see_card(request.user, body):
        raise PermissionDenied
    return body


def _period(request: HttpRequest) -> Any:
    today = timezone.localdate()
    offered = [each for each in recent(today) if period(each, on=today).until <= today and "-H" in each]
    code = clean(request.GET.get("ky", "").replace("\x00", ""))[:20] or offered[0]
    try:
        found = period(code, on=today)
    except Refusal as refusal:
        raise Http404 from refusal
    if found.since > today:
        raise Http404
    return found


def _common(body: Any, of: Any) -> dict[str, Any]:
    today = timezone.localdate()
    choices = [(code, named(period(code, on=today))) for code in recent(today)]
    if of.code not in dict(choices):
        choices.insert(0, (of.code, named(of)))
    return {"body": body, "period": of, "period_name": named(of), "choices": choices, "query": f"ky={of.code}"}
