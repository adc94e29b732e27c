"""What everybody may see: the register of a place and what each workplace shows."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.places import queries as places
from caunoi.workplace import queries
from caunoi.workplace.queries import lawful
from caunoi.workplace.words import Sort

from .records import LISTS, listed
from .shared import DUES, FIRST, due_rows, page_of, text_of


@require_safe
@open_to_all
def register(request: Any) -> HttpResponse:
    """The workplaces of a place."""
    code, name, sort = text_of(request, "noi", 20), text_of(request, "ten"), text_of(request, "loai", 20)
    place = places.place_of_ref(code) if code else None
    rows, before, after = page_of(request, queries.listed(place=place, sort=sort, name=name))
    context = {
        "rows": rows, "before": before, "after": after, "place": place, "code": code if place else "", "unknown": bool(code and not place), "name": name,
        "sort": sort, "sorts": list(Sort), "counts": queries.counts_of(place, localdate()) if place else None,
    }  # fmt: skip
    return render(request, "workplace/public/register.html", context)


@require_safe
@open_to_all
def workplace(request: Any, workplace_id: UUID) -> HttpResponse:
    """One workplace: what is due, held, agreed and kept, as far as it shows its results."""
    row, today = _public(workplace_id), localdate()
    context: dict[str, Any] = {"row": row, "today": today, "keys": lawful.keys_for(row)}
    if row.shown:
        dues = queries.owed(row, today, public=True)
        promises = queries.promises_of(row).filter(shown=True)
        context |= {
            "dues": due_rows(row, dues.rows[:DUES], today), "late": dues.late, "more_dues": max(len(dues.rows) - DUES, 0),
            "conferences": queries.conferences_of(row).filter(shown=True)[:FIRST], "dialogues": queries.dialogues_of(row).filter(shown=True)[:FIRST],
            "deals": queries.deals(list(queries.agreements_of(row).filter(shown=True)[:FIRST]), today),
            "promises": [(each, queries.overdue(each, today)) for each in promises[:FIRST]],
        }  # fmt: skip
    return render(request, "workplace/public/workplace.html", context)


@require_safe
@open_to_all
def shown(request: Any, workplace_id: UUID, kind: str) -> HttpResponse:
    """Every record of one kind a workplace shows."""
    row = _public(workplace_id)
    if kind not in LISTS or not row.shown:
        raise Http404
    context = listed(request, row, kind, LISTS[kind](row).filter(shown=True))
    return render(request, "workplace/public/listing.html", {**context, "public": True})


def _public(workplace_id: UUID) -> Any:
    found = queries.public_workplace(workplace_id)
    if found is None:
        raise Http404
    return found
