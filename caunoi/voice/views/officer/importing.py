"""Many letters from a CSV: checked first, then taken in; every fault with its row and column."""

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache

from caunoi.access.doors import holding as door
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from ... import tables
from ...commands import holding
from ...commands.importing import import_table
from ...forms.officer.importing import Table
from .counter import RECEIVING, receiving_bodies


@door(*RECEIVING)
@never_cache
def table(request: HttpRequest) -> HttpResponse:
    """Upload and check; what was checked is kept until it is taken in or replaced."""
    bodies, now = receiving_bodies(request), localtime()
    form = Table(request.POST or None, request.FILES or None, bodies=bodies)
    context: dict[str, Any] = {"form": form, "columns": [(c.code, say(c.vi, c.en), c.needed) for c in tables.COLUMNS]}
    if request.method == "POST" and request.POST.get("go") == "nhap":
        return _take_in(request, bodies, context, now)
    if request.method == "POST" and form.is_valid():
        try:
            text = tables.decoded(form.cleaned_data["table"][0].read())
            context["shown"] = context["checked"] = import_table(
                text=text, body=form.body(), by=request.user, at=now, check_only=True
            )
        except Refusal as no:
            form.refuse(no)
        else:
            context["rows"] = _rows(text)
            holding.keep_typed(key=_key(request), typed={"text": text, "body": form.body().pk}, by=request.user, at=now)
    return render(request, "voice/officer/import.html", context)


def _take_in(request: HttpRequest, bodies: list[Any], context: dict[str, Any], now: Any) -> HttpResponse:
    typed, _at = holding.typed_so_far(key=_key(request), by=request.user, at=now)
    body = next((body for body in bodies if body.pk == typed.get("body")), None)
    if body is None:
        return redirect("voice:officer-import")
    context["shown"] = context["done"] = import_table(text=typed["text"], body=body, by=request.user, at=now)
    context["form"] = Table(bodies=bodies)
    return render(request, "voice/officer/import.html", context)


@door(*RECEIVING)
def sample(request: HttpRequest) -> HttpResponse:
    """An empty table with the columns, to fill in."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="don-mau.csv"'
    writer = csv.writer(response)
    writer.writerow([column.code for column in tables.COLUMNS])
    row = {
        "so": "01", "ngay_nhan": localtime().strftime("%d/%m/%Y"), "kenh": "post", "loai": "feedback", "tom_tat": "Đèn đường hẻm 12 hỏng",
        "noi_dung": "Đèn đường trong hẻm 12 hỏng từ đầu tháng, buổi tối đi lại nguy hiểm.", "nguoi_gui": "Nguyễn Văn A",
    }  # fmt: skip
    writer.writerow([row.get(column.code, "") for column in tables.COLUMNS])
    return response


def _rows(text: str) -> int:
    return len(tables.read(text)[0])


def _key(request: HttpRequest) -> str:
    return f"bang:{request.user.pk}"
