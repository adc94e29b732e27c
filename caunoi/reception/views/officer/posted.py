"""Where the timetable hangs on paper: the list, recording one, taking one back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ... import commands
from ...forms.officer import ReasonForm
from ...forms.proving import ProofForm
from ...queries import day
from ...queries import proofs as kept
from .shared import at_desk, bodies_of, tried


@at_desk
@require_GET
def proofs(request: HttpRequest) -> HttpResponse:
    return render(request, "reception/officer/proofs.html", {"rows": kept.hung_by(bodies_of(request))})


@at_desk
@require_http_methods(["GET", "POST"])
def proving(request: HttpRequest) -> HttpResponse:
    bodies, now = bodies_of(request), localtime()
    desks = day.desks(bodies)
    if not desks:
        return redirect("reception:desk-settings")
    form = ProofForm(
        request.POST or None, request.FILES or None, bodies=[body for body in bodies if body.pk in desks],
        initial={"posted_on": now.date(), "first": now.date()},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.told()
        done = _("Đã ghi minh chứng niêm yết.")
        if tried(request, form, done, lambda: commands.prove_posted(**given, by=request.user, at=now)):
            return redirect("reception:proofs")
    return render(request, "reception/officer/form.html", {
        "form": form, "heading": _("Lịch tiếp đã niêm yết ở đâu?"), "submit": _("Ghi minh chứng"), "back": reverse("reception:proofs"), "files": True,
        "lead": _("Mọi người đọc được nơi, ngày niêm yết, người ghi và ảnh ở trang lịch tiếp công dân."),
    }, status=422 if form.errors else 200)  # fmt: skip


@at_desk
@require_http_methods(["GET", "POST"])
def taking_back(request: HttpRequest, proof_id: int) -> HttpResponse:
    found = kept.one(proof_id)
    if found is None or found.body_id not in {body.pk for body in bodies_of(request)}:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():

        def run():
            return commands.take_back_proof(
                proof_id=proof_id, reason=form.cleaned_data["reason"], by=request.user, at=localtime()
            )

        if tried(request, form, _("Đã rút minh chứng."), run):
            return redirect("reception:proofs")
    return render(request, "reception/officer/form.html", {
        "form": form, "heading": _("Rút minh chứng ghi sai"), "submit": _("Rút minh chứng"), "back": reverse("reception:proofs"), "danger": True,
    }, status=422 if form.errors else 200)  # fmt: skip
