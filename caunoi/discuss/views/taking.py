"""Taking part: a section, a question, statements one at a time, the own receipt."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal

from .. import commands, queries
from ..forms.public import AddressForm, AnswerForm, CodeForm, CommentForm, StatementForm, VoteForm
from ..tokens import as_read
from ..words import ANSWERED_STAGES, Entry, Measure, Stage, Stance
from .held import code_for, code_of, forget, keep
from .pace import admit, paced
from .public import seen, taking

#: Statements a page hands its script at once; those behind them come with the next page.
MOST_AT_HAND = 200


def _communes(consultation: Any, code: str) -> list[Any]:
    """Asked once: who took part has said it."""
    return [] if code and queries.own.took_part(consultation, code) else queries.consultations.communes_of(consultation)


def _place(consultation: Any, form: Any) -> int | None:
    return consultation.place_id if not consultation.place.is_province else form.chosen_place


def _needs_invitation(consultation: Any, code: str) -> bool:
    return consultation.entry == Entry.INVITED.value and not code


@never_cache
@open_to_all
@paced
def section(request: Any, slug: str, position: int) -> HttpResponse:
    found = seen(slug)
    here = queries.consultations.sections_of(found).filter(position=position).first()
    if here is None:
        raise Http404
    held = code_of(request, found)
    communes = _communes(found, held)
    before, behind = queries.consultations.neighbours(found, position)
    code = code_for(request, found, request.POST.get("code", ""))
    mine = queries.own.opinion_on(found, held, section=here) if held else None
    start = {
        "code": code,
        "text": mine.text if mine else "",
        "stance": Stance.of(mine.stance).value if mine and mine.stance is not None else "",
    }
    form = CommentForm(request.POST or None, initial=start, communes=communes)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            admit(request, code)
            commands.comment(
                consultation=found,
                section=here,
                code=code,
                stance=form.chosen,
                text=form.cleaned_data["text"],
                at=now(),
                place=_place(found, form),
            )
        except Refusal as no:
            form.refuse(no)
        else:
            return keep(_thanks(request, found, held, behind), found, code)
    if form.errors:
        status = 422
    count = queries.tallies.counts(found, Measure.SECTION).get(here.pk)
    context = {
        "consultation": found, "section": here, "form": form, "before": before, "behind": behind, "taking": taking(found), "mine": mine, "count": count,
        "needs_code": _needs_invitation(found, held), "kept": form.typed if form.errors and not taking(found) else "",
    }  # fmt: skip
    return render(request, "discuss/section.html", context, status=status)


def _thanks(request: Any, consultation: Any, held: str, behind: int | None) -> HttpResponse:
    if not held:
        return redirect("discuss:receipt", consultation.slug)
    messages.success(request, _("Đã ghi nhận ý kiến của bạn."))
    return (
        redirect("discuss:section", consultation.slug, behind)
        if behind
        else redirect("discuss:receipt", consultation.slug)
    )


@never_cache
@open_to_all
@paced
def question(request: Any, slug: str, position: int) -> HttpResponse:
    found = seen(slug)
    asked = list(found.questions.prefetch_related("options"))
    here = next((each for each in asked if each.position == position), None)
    if here is None:
        raise Http404
    held = code_of(request, found)
    code = code_for(request, found, request.POST.get("code", ""))
    mine = queries.own.opinion_on(found, held, question=here) if held else None
    start = {"code": code, "answer": str(mine.option_id or mine.scale or mine.text) if mine else ""}
    form = AnswerForm(request.POST or None, initial=start, question=here, communes=_communes(found, held))
    if request.method == "POST" and form.is_valid():
        try:
            admit(request, code)
            commands.answer(
                consultation=found, question=here, code=code, at=now(), place=_place(found, form), **form.said()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã ghi nhận câu trả lời của bạn."))
            more = any(each.position == position + 1 for each in asked)
            there = (
                redirect("discuss:question", found.slug, position + 1)
                if more
                else redirect("discuss:receipt", found.slug)
            )
            return keep(there, found, code)
    context = {
        "consultation": found, "question": here, "form": form, "at": position, "of": len(asked), "taking": taking(found), "mine": mine,
        "needs_code": _needs_invitation(found, held), "kept": form.typed if form.errors and not taking(found) else "",
    }  # fmt: skip
    return render(request, "discuss/question.html", context, status=422 if form.errors else 200)


@never_cache
@open_to_all
@paced
def statements(request: Any, slug: str) -> HttpResponse:
    found = seen(slug)
    held = code_of(request, found)
    code = code_for(request, found, request.POST.get("code", ""))
    refused = ""
    form = VoteForm(request.POST or None, initial={"code": code}, communes=_communes(found, held))
    if request.method == "POST":
        chosen = (
            queries.consultations.shown_statements(found).filter(pk=form.cleaned_data["statement"]).first()
            if form.is_valid()
            else None
        )
        if chosen is None:
            refused = _("Nhận định này không còn lấy ý kiến. Dưới đây là nhận định khác.")
        else:
            try:
                admit(request, code)
                commands.vote(
                    consultation=found,
                    statement=chosen,
                    code=code,
                    stance=Stance(form.cleaned_data["stance"]),
                    at=now(),
                    place=_place(found, form),
                )
            except Refusal as no:
                refused = str(no)
            else:
                return keep(redirect("discuss:statements", found.slug), found, code)
    left, total = queries.own.left_statements(found, held)
    open_now, needs_code = taking(found), _needs_invitation(found, held)
    context = {
        "consultation": found, "statement": left[0] if left else None, "done": total - len(left), "total": total, "taking": open_now, "code": code,
        "refused": refused, "form": form, "needs_code": needs_code, "may_propose": "propose" in found.rights, "held": held,
        "door": _door(found, held, code, left, total, form) if open_now and left and not needs_code else None,
    }  # fmt: skip
    return render(request, "discuss/statements.html", context, status=422 if refused else 200)


def _door(consultation: Any, held: str, code: str, left: list[Any], total: int, form: Any) -> dict[str, Any] | None:
    """What the page's script needs to send through the burst intake; None where none is open to browsers."""
    if not settings.BURST_URL:
        return None
    communes = [] if "place" not in form.fields else queries.consultations.communes_of(consultation)
    place = queries.own.place_code(consultation, held) if consultation.place.is_province else consultation.place.code
    return {
        "door": settings.BURST_URL, "consultation": consultation.slug, "code": code, "place": place, "total": total, "done": total - len(left),
        "places": {str(each.pk): each.code for each in communes}, "stances": {each.value: each.number for each in Stance},
        "statements": [{"id": each.pk, "text": each.text} for each in left[:MOST_AT_HAND]],
    }  # fmt: skip


@never_cache
@open_to_all
@paced
def own_statement(request: Any, slug: str) -> HttpResponse:
    found = seen(slug)
    held = code_of(request, found)
    code = code_for(request, found, request.POST.get("code", ""))
    form = StatementForm(request.POST or None, initial={"code": code})
    if request.method == "POST" and form.is_valid():
        try:
            admit(request, code)
            commands.propose_statement(consultation=found, code=code, text=form.cleaned_data["text"], at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã nhận nhận định của bạn. Cán bộ sẽ xem trước khi đưa ra."))
            return keep(redirect("discuss:receipt", found.slug), found, code)
    context = {
        "consultation": found, "form": form, "taking": taking(found), "held": held, "kept": form.typed if form.errors and not taking(found) else "",
    }  # fmt: skip
    return render(request, "discuss/own_statement.html", context, status=422 if form.errors else 200)


@never_cache
@open_to_all
def receipt(request: Any, slug: str) -> HttpResponse:
    found = seen(slug)
    held = code_of(request, found)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = as_read(form.cleaned_data["code"])
        if not code:
            form.refuse(
                Refusal(
                    "Mã này không đúng. Mã có dạng GY-XXXX-XXXX-XXXX-XXXX.",
                    "This code is wrong; it looks like GY-XXXX-XXXX-XXXX-XXXX.",
                    field="code",
                )
            )
        else:
            return keep(redirect("discuss:receipt", found.slug), found, code)
    context = {
        "consultation": found, "code": held, "form": form, "own": queries.own.opinions(found, held), "statements": queries.own.own_statements(found, held),
        "taking": taking(found), "answered": Stage(found.stage) in ANSWERED_STAGES, "address": AddressForm(), "left": queries.own.left_address(found, held),
        "questions": found.questions.exists() and "answer" in found.rights, "has_statements": "vote" in found.rights and queries.consultations.shown_statements(found).exists(),
        "today": localdate(),
    }  # fmt: skip
    return render(request, "discuss/receipt.html", context, status=422 if form.errors else 200)


@require_POST
@open_to_all
def withdrawal(request: Any, slug: str, opinion_id: int) -> HttpResponse:
    found = seen(slug)
    try:
        commands.withdraw(consultation=found, opinion_id=opinion_id, code=code_of(request, found), at=now())
    except Refusal as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("Đã rút ý kiến; lời đã viết được xoá."))
    return redirect("discuss:receipt", slug)


@require_POST
@open_to_all
def address(request: Any, slug: str) -> HttpResponse:
    found = seen(slug)
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            commands.leave_address(
                consultation=found, code=code_of(request, found), email=form.cleaned_data["email"], at=now()
            )
        except Refusal as no:
            messages.error(request, str(no))
        else:
            messages.success(
                request,
                _("Đã cất địa chỉ. Bạn sẽ được báo khi có kết quả.")
                if form.cleaned_data["email"]
                else _("Đã xoá địa chỉ."),
            )
    else:
        messages.error(request, _("Địa chỉ thư điện tử chưa đúng."))
    return redirect("discuss:receipt", slug)


@require_POST
@open_to_all
def another_person(request: Any, slug: str) -> HttpResponse:
    found = seen(slug)
    messages.info(request, _("Máy này đã quên mã cũ. Người tiếp theo bắt đầu từ đây."))
    return forget(redirect("discuss:consultation", slug), found)
