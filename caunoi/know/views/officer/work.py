from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from caunoi.access.doors import holding
from caunoi.access.words import Role
from caunoi.duties.words import Pile
from caunoi.kernel.text import clean
from caunoi.kernel.words import say
from caunoi.know.forms.officer import month_of
from caunoi.know.queries import desk, lists, papers
from caunoi.know.words import Stage
from caunoi.ui.case import Tab
from caunoi.ui.clock import clock_of

PILES = {"": None, "qua-han": Pile.OVERDUE, "tuan-nay": Pile.WEEK, "sau": Pile.LATER}


@require_GET
@holding(Role.EDITOR)
def due(request: HttpRequest) -> HttpResponse:
    """What the reader's bodies owe, the soonest first."""
    today, bodies = localdate(), desk.editing(request.user)
    slug = request.GET.get("nhom", "") if request.GET.get("nhom", "") in PILES else ""
    page = desk.due(bodies, PILES[slug], today=today, after=clean(request.GET.get("sau", ""))[:60])
    counted = desk.due_counts(bodies, today=today)
    here = reverse("know:officer-due")
    amounts = {"": None, "qua-han": counted["overdue"], "tuan-nay": counted["week"], "sau": counted["later"]}
    context = {
        "rows": [owed_row(each, today) for each in page.rows], "counted": counted, "today": today,
        "tabs": [
            Tab(_label(code, pile), f"{here}?{urlencode({'nhom': code})}" if code else here, amounts[code], code == slug)
            for code, pile in PILES.items()
        ],
        "following": f"?{urlencode({'nhom': slug, 'sau': page.after})}" if page.after else "", "first": f"?{urlencode({'nhom': slug})}" if request.GET.get("sau") else "",
        "planless": [body for body in bodies if (found := papers.plan_of(body, today.year)) is None or not found.adopted], "year": today.year,
    }  # fmt: skip
    return render(request, "know/officer/due.html", context)


def _label(code: str, pile: Pile | None) -> str:
    return pile.label if pile else say("Tất cả", "All")


def owed_row(owed: Any, today: date) -> dict[str, Any]:
    """A duty as lists show it, with the address where its work is done."""
    where = {
        "disclosure": ("know:officer-disclosure", owed.key), "disclosure-plan": ("know:officer-papers", owed.key),
        "item-question": ("know:officer-question", owed.key),
    }.get(owed.kind)  # fmt: skip
    return {
        "duty": owed.duty, "clock": clock_of(owed.duty, today), "href": reverse(where[0], args=[where[1]]) if where else "",
        "late": owed.duty.standing == "open" and owed.duty.due < today, "met": owed.duty.standing == "met",
    }  # fmt: skip


@require_GET
@holding(Role.EDITOR)
def calendar(request: HttpRequest) -> HttpResponse:
    """A month, day by day."""
    today, bodies = localdate(), desk.editing(request.user)
    since = month_of(request.GET.get("thang", ""), today)
    until = (since + timedelta(days=32)).replace(day=1)
    days = [(day, [owed_row(each, today) for each in found]) for day, found in desk.calendar(bodies, since, until)]
    before = (since - timedelta(days=1)).replace(day=1)
    context = {
        "days": days, "month": since, "previous": f"?thang={before:%Y-%m}", "following": f"?thang={until:%Y-%m}", "today": today,
    }  # fmt: skip
    return render(request, "know/officer/calendar.html", context)


@require_GET
@holding(Role.EDITOR)
def register(request: HttpRequest) -> HttpResponse:
    """Every disclosure of the reader's bodies."""
    today, bodies = localdate(), desk.editing(request.user)
    asked = {name: clean(request.GET.get(name, ""))[:60] for name in ("buoc", "muc", "sau")}
    stage = asked["buoc"] if asked["buoc"] in list(Stage) else ""
    names = lists.labels(on=today)
    item = asked["muc"] if asked["muc"] in names else ""
    rows, after = desk.disclosures(bodies, stage=stage, item=item, after=asked["sau"])
    kept = {name: value for name, value in (("buoc", stage), ("muc", item)) if value}
    context = {
        "rows": [(row, names.get(row.item, row.item)) for row in rows], "stages": list(Stage), "stage": stage, "item": item, "names": names, "today": today,
        "following": f"?{urlencode({**kept, 'sau': after})}" if after else "", "first": f"?{urlencode(kept)}" if asked["sau"] else "",
    }  # fmt: skip
    return render(request, "know/officer/register.html", context)
