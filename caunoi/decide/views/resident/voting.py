"""The online ballot: code, choice, receipt; and the check that a receipt was counted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.decide import commands, queries
from caunoi.decide.forms import ReceiptForm, VoteForm
from caunoi.kernel.refusal import Refusal

from .pages import announced

KEPT = "decide_receipt"


@open_to_all
@never_cache
def vote(request: HttpRequest, code: str) -> HttpResponse:
    row = announced(code)
    form = VoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            receipt = commands.cast(
                code=form.cleaned_data["code"],
                decision_code=row.code,
                choice=form.cleaned_data["choice"],
                at=localtime(),
            )
        except Refusal as no:
            form.refuse(no)
        else:
            response = redirect(reverse("decide:receipt", args=[row.code]))
            response.set_signed_cookie(
                KEPT,
                receipt,
                salt=row.code,
                max_age=900,
                httponly=True,
                samesite="Lax",
                path=reverse("decide:receipt", args=[row.code]),
            )
            return response
    return render(
        request,
        "decide/public/vote.html",
        {
            "row": row,
            "form": form,
            "open": row.form == "online"
            and row.stage == "voting"
            and (row.vote_until is None or localdate() <= row.vote_until),
        },
        status=422 if form.errors else 200,
    )


@open_to_all
@never_cache
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    row = announced(code)
    kept = request.get_signed_cookie(KEPT, "", salt=row.code, max_age=900)
    return render(request, "decide/public/receipt.html", {"row": row, "receipt": kept}, status=200 if kept else 404)


@open_to_all
def receipt_check(request: HttpRequest, code: str) -> HttpResponse:
    row = announced(code)
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    asked = request.method == "POST" and form.is_valid()
    found = queries.inclusion(row, form.cleaned_data["receipt"]) if asked else None
    context = {"row": row, "form": form, "asked": asked, "found": found, "closed": row.passes is not None}
    return render(request, "decide/public/receipt_check.html", context)


@open_to_all
@require_safe
def commitments(request: HttpRequest, code: str) -> HttpResponse:
    row = announced(code)
    listed = queries.commitments_of(row)
    return HttpResponse(
        "\n".join(["bien_nhan", *listed, ""]),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="phieu-{row.code}.csv"'},
    )
