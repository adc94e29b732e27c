"""What everybody may read: conferences called or held, their conclusions and how these stand."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.notices.handing import file_response
from caunoi.places.queries import place_on
from caunoi.plenary import queries, rules

from .shared import page_of, plenary_or_404


@require_safe
@open_to_all
def conferences(request: Any) -> HttpResponse:
    """Conferences, the latest first; of a place where one is named."""
    code = request.GET.get("noi", "").replace("\x00", "")[:20]
    place = place_on(code) if code else None
    if code and place is None:
        raise Http404
    rows, before, after = page_of(request, queries.public_page(place), size=20)
    return render(
        request, "plenary/public/conferences.html", {"rows": rows, "before": before, "after": after, "place": place}
    )


@require_safe
@open_to_all
def conference(request: Any, plenary_id: UUID) -> HttpResponse:
    """One conference as the public may see it."""
    found = _shown(plenary_id)
    drawn = queries.public_conclusions(found, localdate())
    speeches, before, after = page_of(request, queries.public_speeches(found), name="tham-luan", size=20)
    context = {
        "plenary": found, "agenda": queries.agenda_of(found), "papers": queries.papers_of(found), "drawn": drawn, "standing": queries.standing(drawn),
        "speeches": speeches, "before": before, "after": after, "attendance": queries.attendance_of(found) if found.held_at else None,
        "invitation": found.invitation is not None, "notice": queries.notice_is_public(found),
    }  # fmt: skip
    return render(request, "plenary/public/conference.html", context)


@require_safe
@open_to_all
def speech(request: Any, plenary_id: UUID, speech_id: int) -> HttpResponse:
    """A contribution its body lets everybody read."""
    found = _shown(plenary_id)
    shown = queries.public_speeches(found).filter(pk=min(speech_id, 2**62)).first()
    if shown is None:
        raise Http404
    return render(request, "plenary/public/speech.html", {"plenary": found, "speech": shown})


@require_safe
@open_to_all
def speech_file(request: Any, plenary_id: UUID, speech_id: int) -> HttpResponse:
    """The file of such a contribution."""
    found = _shown(plenary_id)
    content = queries.public_speech_file(found, min(speech_id, 2**62))
    if content is None:
        raise Http404
    return file_response(content)


@require_safe
@open_to_all
def paper(request: Any, plenary_id: UUID, which: str, kind: str) -> HttpResponse:
    """A signed paper everybody may read."""
    content = queries.public_paper(_shown(plenary_id), which, kind)
    if content is None:
        raise Http404
    return file_response(content)


def _shown(plenary_id: UUID) -> Any:
    found = plenary_or_404(plenary_id)
    if found.stage_word not in rules.PUBLIC:
        raise Http404
    return found
