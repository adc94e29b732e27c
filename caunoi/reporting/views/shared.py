"""What the pages share: finding a report, asking a form, paging a list."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404

from caunoi.indicators.catalogue import indicators
from caunoi.indicators.words import Unit
from caunoi.reporting import drafting, queries
from caunoi.ui import asking, paging
from caunoi.ui.numbers import spoken

#: One form with its act; a page of a list.
asked = partial(asking.asked, template="reporting/ask.html")
page_of = partial(paging.page_of, size=50)


def report_or_404(request: Any, report_id: UUID) -> Any:
    """The report for those who write or receive it; for others there is no such page."""
    found = queries.report_of(report_id)
    if found is None or not queries.reads(request.user, found):
        raise Http404
    return found


def figure_rows(found: Any) -> list[dict[str, str]]:
    """Figures as a table shows them: name, unit, now, before."""
    return [
        {
            "label": indicators()[code].label, "unit": "" if figure.unit is Unit.SHARE else figure.unit.label, "now": spoken(drafting.told(figure)),
            "before": spoken(drafting.before(figure)),
        }
        for code, figure in found.items()
    ]  # fmt: skip
