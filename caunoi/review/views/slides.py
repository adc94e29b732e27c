"""The slides of a review as a file: for those who may read the draft, and for everybody once it is published."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.kernel.text import slug

from .. import queries, slides
from .shared import read_by

_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@require_safe
@signed_in
def shown(request: HttpRequest, review_id: int) -> HttpResponse:
    """The slides of a review, for those who may read it; a draft says that it is one."""
    return _file(read_by(request, review_id))


@require_safe
@open_to_all
def public_shown(request: HttpRequest, review_id: int) -> HttpResponse:
    """The slides of a published review."""
    found = queries.review_by_id(review_id)
    if found is None or not found.is_published:
        raise Http404
    return _file(found)


def _file(review: Any) -> HttpResponse:
    name = f"trinh-chieu-{slug(review.body.code)}-{review.period.lower()}.pptx"
    return HttpResponse(
        slides.pptx(review), content_type=_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
