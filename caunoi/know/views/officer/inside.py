"""What an agency or enterprise discloses to its own people: read by whoever works there, not only by its editors."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.access.queries import bodies_of
from caunoi.kernel.text import clean
from caunoi.know.queries import lists, public
from caunoi.know.words import Stage
from caunoi.ui.case import Attached


def _mine(request: Any) -> list[int]:
    return [body.pk for body in bodies_of(request.user)]


@require_safe
@signed_in
def disclosures(request: HttpRequest) -> HttpResponse:
    after = clean(request.GET.get("sau", ""))[:100]
    rows, more = public.inside(_mine(request), after=after)
    names = lists.labels(on=localdate())
    context = {
        "rows": [(row, names.get(row.item, row.item)) for row in rows],
        "following": f"?sau={more}" if more else "",
        "first": "?" if after else "",
    }
    return render(request, "know/officer/inside.html", context)


@require_safe
@signed_in
def disclosure(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row = public.inside_one(disclosure_id, _mine(request))
    if row is None:
        raise Http404
    gone = row.stage == Stage.TAKEN_DOWN.value
    files = [] if gone else [
        Attached(each["name"], reverse("files:download", args=[each["id"]]), each["size"], each["kind"]) for each in public.files_of(row)
    ]  # fmt: skip
    context = {
        "row": row,
        "gone": gone,
        "files": files,
        "versions": public.versions_of(row),
        "item_name": lists.label_of(row.item, on=localdate()),
    }
    return render(request, "know/officer/inside_one.html", context, status=410 if gone else 200)
