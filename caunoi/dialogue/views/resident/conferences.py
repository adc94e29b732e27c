"""Conferences of residential groups as everybody reads them: a commune's year, one conference, its papers."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.dialogue import conference_papers as papers
from caunoi.dialogue import queries
from caunoi.dialogue.words import ConferenceStage

from .pages import header_of, place_asked

CONFERENCE_TONES = {
    ConferenceStage.PLANNED: "",
    ConferenceStage.ANNOUNCED: "info",
    ConferenceStage.HELD: "pause",
    ConferenceStage.PUBLISHED: "ok",
    ConferenceStage.CALLED_OFF: "bad",
}


def year_asked(request: HttpRequest) -> int:
    """The year a list is of; this year where the address says none that can be."""
    text, today = request.GET.get("nam", ""), localdate()
    known = text.isascii() and text.isdecimal() and len(text) == 4 and today.year - 10 <= int(text) <= today.year + 1
    return int(text) if known else today.year


@open_to_all
@require_safe
def conferences(request: HttpRequest) -> HttpResponse:
    place, today = place_asked(request), localdate()
    if place is None or place.is_province:
        raise Http404
    commune = place if place.level == "commune" else place.parent
    year = year_asked(request)
    groups = queries.groups_of_commune(commune, year, today)
    context = {
        "place": commune, "header_place": header_of(commune), "year": year, "years": range(today.year - 2, today.year + 1), "rule": queries.conference_rule(today),
        "groups": [(each, CONFERENCE_TONES[each.conference.stage_word] if each.conference else "") for each in groups],
        "done": sum(each.done for each in groups),
    }  # fmt: skip
    return render(request, "dialogue/resident/conferences.html", context)


@open_to_all
@require_safe
def conference(request: HttpRequest, conference_id: uuid.UUID) -> HttpResponse:
    row = _shown(conference_id)
    context = {
        "row": row, "stage": row.stage_word, "tone": CONFERENCE_TONES[row.stage_word], "header_place": header_of(row.commune), "papers": _open_papers(row),
        "published": row.stage_word is ConferenceStage.PUBLISHED,
    }  # fmt: skip
    return render(request, "dialogue/resident/conference.html", context)


@open_to_all
@require_safe
def conference_paper(request: HttpRequest, conference_id: uuid.UUID, which: str, kind: str) -> HttpResponse:
    row = _shown(conference_id)
    if which not in _open_papers(row):
        raise Http404
    return file_answer(row, which, kind)


def file_answer(row: Any, which: str, kind: str) -> HttpResponse:
    """A paper as a file."""
    if kind not in ("docx", "pdf") or which not in papers.fitting(row):
        raise Http404
    made = papers.conference_file(row, which, kind)
    return HttpResponse(
        made.content, content_type=made.media_type, headers={"Content-Disposition": f'attachment; filename="{made.name}"'}
    )  # fmt: skip


def _open_papers(row: Any) -> list[str]:
    """What everybody may have: the notice; the minutes once they are published."""
    published = row.stage_word is ConferenceStage.PUBLISHED
    return [which for which in papers.fitting(row) if which == papers.NOTICE or published]


def _shown(conference_id: uuid.UUID) -> Any:
    row = queries.conference_of(conference_id)
    if row is None or row.announced_at is None:
        raise Http404
    return row
