"""The officers' register of prolonged and mass cases, and the same as a file."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import holding
from caunoi.files.opendata import Column, csv_lines
from caunoi.voice.queries.picking import topics_in_use
from caunoi.warn.menu import READERS
from caunoi.warn.queries import register as queries
from caunoi.warn.words import Why

SIZE = 30


@require_safe
@holding(*READERS)
def register(request: Any) -> HttpResponse:
    """Open cases that drag on or that many signed, the oldest first."""
    today, why, topic = localdate(), _why(request), _topic(request)
    rows, alike, sizes = queries.register(why, today=today, topic=topic)
    page = Paginator(rows, SIZE).get_page(request.GET.get("trang"))
    kept = [("vi_sao", each.value) for each in why] + ([("linh_vuc", str(topic))] if topic else [])

    def href(number: int) -> str:
        return "?" + urlencode([*kept, ("trang", str(number))])

    context = {
        "cases": queries.told(page.object_list, alike, sizes, today=today), "total": page.paginator.count, "all_why": list(Why), "why": why, "sizes": sizes,
        "before": href(page.previous_page_number()) if page.has_previous() else "", "after": href(page.next_page_number()) if page.has_next() else "",
        "topics": topics_in_use(), "topic": topic, "file_query": urlencode(kept),
    }  # fmt: skip
    return render(request, "warn/register.html", context)


@require_safe
@holding(*READERS)
def register_file(request: Any) -> HttpResponse:
    """The register as a table to keep; no name of anybody who wrote stands in it."""
    today = localdate()
    rows, alike, sizes = queries.register(_why(request), today=today, topic=_topic(request))
    header = [
        _("Số sổ"), _("Tiếp nhận"), _("Địa phương"), _("Lĩnh vực"), _("Tuổi (ngày)"), _("Số lần chuyển"), _("Số người ký"), _("Đơn cùng mẫu"), _("Vì sao"), _("Vướng ở"),
        _("Bước tiếp theo"), _("Hạn"), _("Trễ (ngày)"), _("Ai phải làm"), _("Căn cứ"),
    ]  # fmt: skip
    table = [
        [
            case.petition.register_number, case.petition.received_on.isoformat(), case.petition.place.full_name, case.petition.topic.label if case.petition.topic else "",
            case.days, case.petition.hops, case.signers, case.alike, "; ".join(each.label for each in case.why), case.block.label, case.step,
            case.due.isoformat() if case.due else "", case.late, case.owed_by, case.cite,
        ]
        for case in queries.told(rows[: queries.WHOLE], alike, sizes, today=today)
    ]  # fmt: skip
    name = f"vu-viec-keo-dai-{today.isoformat()}.csv"
    return HttpResponse(
        "".join(csv_lines(tuple(Column(name, name, name) for name in header), (tuple(row) for row in table))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _why(request: Any) -> list[Why]:
    asked = set(request.GET.getlist("vi_sao"))
    return [each for each in Why if each.value in asked] or list(Why)


def _topic(request: Any) -> int | None:
    asked = request.GET.get("linh_vuc", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
