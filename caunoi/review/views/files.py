"""Downloads: Word, PDF, tables, figures."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all, signed_in
from caunoi.kernel.text import slug

from .. import papers, queries
from .shared import common, read_by

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@signed_in
@require_GET
def offered(request: HttpRequest, review_id: int) -> HttpResponse:
    """What can be downloaded."""
    found = read_by(request, review_id)
    return render(request, "review/files.html", common(request, found) | {"editions": papers.editions()})


@signed_in
@require_GET
def download(request: HttpRequest, review_id: int, name: str) -> HttpResponse:
    """One file of a review, for those who may read it."""
    return _file(read_by(request, review_id), name)


@open_to_all
@require_GET
def public_download(request: HttpRequest, review_id: int, name: str) -> HttpResponse:
    """One file of a published review, for everybody."""
    found = queries.review_by_id(review_id)
    if found is None or not found.is_published:
        raise Http404
    return _file(found, name)


def _file(review: Any, name: str) -> HttpResponse:
    if name == "figures.json":
        return JsonResponse(
            papers.figures_list(review), safe=False, json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
    stem, _dot, kind = name.rpartition(".")
    made = {"bao-cao.docx": papers.docx, "bao-cao.pdf": papers.pdf}.get(name)
    if made is not None:
        content = queries.signed_file(review, kind) or made(review)
    elif kind == "xlsx" and stem.removeprefix("bieu-") in papers.editions():
        content = papers.workbook(review, stem.removeprefix("bieu-"))
    else:
        raise Http404
    response = HttpResponse(content, content_type=_TYPES[kind])
    response["Content-Disposition"] = (
        f'attachment; filename="{stem}-{slug(review.body.code)}-{review.period.lower()}.{kind}"'
    )
    return response
