import uuid
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.files.views import handed_out
from caunoi.files.words import MEDIA_TYPES, PICTURES
from caunoi.know.differing import pieces
from caunoi.know.queries import lists, parts_of, public
from caunoi.know.words import Family, Stage
from caunoi.ui.case import Attached

from ..drawing import qr
from .shared import asked, header


def found_disclosure(disclosure_id: uuid.UUID) -> Any:
    row = public.shown(disclosure_id)
    if row is None:
        raise Http404
    return row


@open_to_all
@require_GET
def disclosure(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row, today = found_disclosure(disclosure_id), localdate()
    after = asked(request, "tu")["tu"]
    start = int(after) if after.isascii() and after.isdecimal() and len(after) < 7 else 0
    proofs = list(row.proofs.all())
    gone = row.stage == Stage.TAKEN_DOWN.value
    names = None if gone else public.listed(row, after=start)
    further = start + len(names.rows) if names else 0
    context = {
        "row": row, "gone": gone, "item_name": lists.label_of(row.item, on=today), "entry": _entry(row, today),
        "parts": parts_of(row, on=today, proofs=proofs), "proofs": [proof for proof in proofs if proof.withdrawn_at is None],
        "files": [_attached(row, each) for each in public.files_of(row)] if not gone else [], "beside": public.files_of(row) if not gone else [],
        "versions": public.versions_of(row), "questions": public.questions_of(row), "names": names,
        "names_further": f"?tu={further}#danh-sach" if names and names.rows and further < names.people else "",
        "names_first": f"{request.path}#danh-sach" if start else "",
        "expired": bool(row.until and today >= row.until), "others": public.neighbours(row), "header_place": header(row.place),
        "term": lists.question_rule(on=today),
    }  # fmt: skip
    return render(request, "know/resident/disclosure.html", context, status=410 if gone else 200)


def _entry(row: Any, today: Any) -> Any:
    return next((each for each in lists.register(Family(row.family), on=today) if each.code == row.item), None)


def _attached(row: Any, entry: dict[str, Any]) -> Attached:
    return Attached(entry["name"], reverse("know:file", args=[row.pk, entry["id"]]), entry["size"], entry["kind"])


@open_to_all
@require_GET
def sheet(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    """One sheet for the notice board, its code leading back here."""
    row = found_disclosure(disclosure_id)
    if row.stage == Stage.TAKEN_DOWN.value:
        raise Http404
    address = f"{settings.SITE_URL}{reverse('know:disclosure', args=[row.pk])}"
    context = {
        "row": row, "address": address, "qr": qr(address), "item_name": lists.label_of(row.item, on=localdate()),
        "names": public.listed(row, size=500),
    }  # fmt: skip
    return render(request, "know/resident/sheet.html", context)


@open_to_all
@require_GET
def change(request: HttpRequest, disclosure_id: uuid.UUID, number: int) -> HttpResponse:
    """What a version changed of the one before, word by word."""
    row = found_disclosure(disclosure_id)
    versions = {version.number: version for version in public.versions_of(row)}
    if number not in versions or number < 2:
        raise Http404
    before, after = versions[number - 1], versions[number]
    concealed = public.concealed_before(versions.values())
    fields = [(name, pieces(getattr(before, name), getattr(after, name))) for name in ("title", "summary", "text")]
    names = {"came": _names(after.files) - _names(before.files), "went": _names(before.files) - _names(after.files)}
    context = {
        "row": row, "before": before, "after": after, "parts": fields, "files": names, "header_place": header(row.place),
        "hidden": row.stage == Stage.TAKEN_DOWN.value, "concealed": number - 1 < concealed, "kept_from": concealed,
    }  # fmt: skip
    return render(request, "know/resident/change.html", context)


def _names(files: list[dict[str, Any]]) -> set[str]:
    return {each["name"] for each in files}


@open_to_all
@require_GET
def file(request: HttpRequest, disclosure_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    row = found_disclosure(disclosure_id)
    found = None if row.stage == Stage.TAKEN_DOWN.value else public.file_of(row, file_id)
    if found is None:
        raise Http404
    kept, content = found
    shown = kept.kind in [each.value for each in PICTURES]
    media = next((kind for word, kind in MEDIA_TYPES.items() if word.value == kept.kind), kept.media_type)
    return handed_out(content, kept.name, media, shown=shown)
