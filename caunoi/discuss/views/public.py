"""Pages anybody reads: the list, a consultation, its results, its matrix, its map."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.places import queries as places
from caunoi.ui.charts import bar_list

from .. import queries
from ..rules import MAP_LEAST_PEOPLE, shown_count
from ..words import ANSWERED_STAGES, Measure, Right, SectionKind, Stage, Verdict
from .held import code_of

PAGE = 20


def seen(slug: str) -> Any:
    """The published consultation, or a page that says there is none."""
    found = queries.by_slug(slug)
    if found is None:
        raise Http404
    return found


def page_of(request: Any, rows: Any, size: int = PAGE) -> Any:
    """One page of a list, whatever number was asked for."""
    return Paginator(rows, size).get_page(request.GET.get("trang"))


def turning(request: Any, page: Any) -> dict[str, str]:
    """The addresses of the pages before and after."""
    asked = request.GET.copy()

    def href(number: int) -> str:
        asked["trang"] = str(number)
        return f"?{asked.urlencode()}"

    return {
        "previous_href": href(page.previous_page_number()) if page.has_previous() else "",
        "next_href": href(page.next_page_number()) if page.has_next() else "",
    }


def taking(consultation: Any) -> bool:
    """Whether opinions are taken this moment."""
    return (
        consultation.stage == Stage.OPEN.value and consultation.closes_at is not None and now() < consultation.closes_at
    )


@require_safe
@open_to_all
def consultations(request: Any) -> HttpResponse:
    place = places.place_on(request.GET.get("noi", "")[:20], localdate()) if request.GET.get("noi") else None
    found = queries.published(place)
    which = request.GET.get("dang")
    stages = {"mo": [Stage.OPEN], "tong-hop": [Stage.CLOSED], "da-tra-loi": list(ANSWERED_STAGES)}.get(which or "", [])
    if stages:
        found = found.filter(stage__in=[str(each) for each in stages])
    page = page_of(request, found)
    return render(
        request,
        "discuss/consultations.html",
        {"page": page, "place": place, "which": which, "today": localdate(), **turning(request, page)},
    )


@require_safe
@open_to_all
def consultation(request: Any, slug: str) -> HttpResponse:
    found = seen(slug)
    code = code_of(request, found)
    sections = [each for each in queries.consultations.sections_of(found) if each.position]
    done = queries.own.commented_positions(found, code)
    context = {
        "consultation": found, "sections": sections, "done": done, "first": next((each.position for each in sections if each.commented and each.position not in done), None),
        "questions": list(found.questions.all()), "statements": queries.consultations.shown_statements(found).count(), "taking": taking(found),
        "extensions": list(found.extensions.all()), "totals": queries.tallies.totals(found), "answered": Stage(found.stage) in ANSWERED_STAGES,
        "code": code, "file": queries.drafts.file_of(found) if sections else None, "today": localdate(), "may": {str(right): str(right) in found.rights for right in Right},
    }  # fmt: skip
    return render(request, "discuss/consultation.html", context)


@require_safe
@open_to_all
def results(request: Any, slug: str) -> HttpResponse:
    found = seen(slug)
    sections = [each for each in queries.consultations.sections_of(found) if each.commented or each.position == 0]
    page = page_of(request, sections, 50)
    counts = queries.tallies.counts(found, Measure.SECTION)
    rows = [(each, counts.get(each.pk)) for each in page]
    by_place = queries.tallies.by_place(found)
    names = places.Place.objects.in_bulk([place for place, _, _ in by_place if place])
    few = queries.tallies.fewest_told(localdate())
    spread = [
        (names[place].full_name if place in names else "", shown_count(opinions, few), shown_count(persons, few))
        for place, opinions, persons in by_place
    ]
    answers = queries.tallies.counts(found, Measure.QUESTION)
    questions = [
        _question_chart(question, answers.get(question.pk))
        for question in found.questions.prefetch_related("options").exclude(kind="text")
    ]
    context = {
        "consultation": found, "rows": rows, "page": page, "totals": queries.tallies.totals(found), "spread": spread, "questions": questions,
        "smallest": few, "packets": list(found.packets.select_related("place").order_by("-pk")[:50]), **turning(request, page),
    }  # fmt: skip
    return render(request, "discuss/results.html", context)


def _question_chart(question: Any, count: Any) -> Any:
    values = count.by_value if count else {}
    if question.kind == "scale":
        names = [
            (
                n,
                f"{n}"
                + (
                    f" ({question.low})"
                    if n == 1 and question.low
                    else f" ({question.high})"
                    if n == 5 and question.high
                    else ""
                ),
            )
            for n in range(1, 6)
        ]
    else:
        names = [(option.pk, option.text) for option in question.options.all()]
    return bar_list(question.text, [(name, values.get(value, 0)) for value, name in names])


@require_safe
@open_to_all
def matrix(request: Any, slug: str) -> HttpResponse:
    found = seen(slug)
    if Stage(found.stage) not in ANSWERED_STAGES:
        return render(request, "discuss/matrix_waiting.html", {"consultation": found})
    groups = queries.matrix.groups(found)
    section, verdict = request.GET.get("phan", ""), request.GET.get("tra-loi", "")
    if section.isascii() and section.isdigit():
        groups = groups.filter(section__position=int(section[:6]))
    if verdict in {each.value for each in Verdict}:
        groups = groups.filter(verdict=verdict)
    page = page_of(request, groups)
    from caunoi.access.context import as_system

    with as_system():
        rows = queries.matrix.rows(found, list(page))
    context = {
        "consultation": found, "rows": rows, "page": page, "verdicts": queries.matrix.verdicts(found), "totals": queries.tallies.totals(found),
        "sections": [each for each in queries.consultations.sections_of(found) if each.commented or each.kind == SectionKind.WHOLE.value],
        "section": section, "verdict": verdict, **turning(request, page),
    }  # fmt: skip
    return render(request, "discuss/matrix.html", context)


@require_safe
@open_to_all
def opinion_map(request: Any, slug: str) -> HttpResponse:
    found = seen(slug)
    latest = queries.mapping.latest(found)
    texts = {each.pk: each.text for each in queries.consultations.shown_statements(found)}
    result = latest.result if latest else {}
    groups = [
        {
            "number": at, "people": group["people"],
            "standing": [{**each, "text": texts.get(each["statement"], "")} for each in group["standing"] if each["statement"] in texts],
        }
        for at, group in enumerate(result.get("groups", []) if latest and latest.shown else [], start=1)
    ]  # fmt: skip
    statements = sorted(
        (
            {**each, "text": texts[each["statement"]]}
            for each in result.get("statements", [])
            if each["statement"] in texts
        ),
        key=lambda each: -each["all_agree"],
    )
    page = page_of(request, statements, 30)
    told = {each["statement"]: each for each in statements}
    # Maps kept from before say nothing of what stands out.
    firm = [told[each] for each in result["firm_for"] if each in told] if "firm_for" in result else None
    context = {
        "consultation": found, "map": latest, "firm": firm, "drawing": queries.mapping.drawing(latest) if latest and latest.participants >= MAP_LEAST_PEOPLE else None,
        "groups": groups, "statements": page, "page": page, "why_not": _why_not(result), "least": MAP_LEAST_PEOPLE, "result": result,
        **turning(request, page),
    }  # fmt: skip
    return render(request, "discuss/map.html", context)


def _why_not(result: dict[str, Any]) -> str:
    from ..opinionmap import NoGroups

    code = result.get("no_groups")
    return NoGroups(code).label if code else ""


def link(name: str, consultation: Any, *more: Any) -> str:
    """The address of one of a consultation's pages."""
    return reverse(f"discuss:{name}", args=[consultation.slug, *more])
