"""One page for every act on a case: the form with its check-lists, what will follow, and nothing lost when it cannot be done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache

from caunoi.access.doors import signed_in
from caunoi.access.queries import works_in
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline

from ...commands import holding
from ...display import badge_of, clock_of
from ...forms.officer import handing, resolving, sorting
from ...forms.officer.base import ActForm
from ...queries import casefile, lists
from ...queries.doable import why_not
from ...rules import BOOKS, FIRST_CLOCK, main_clock
from ...words import Act, Kind, Stage
from . import attached
from .shown import found_case, happenings

#: The form of each page; a page's name is the last part of its address.
PAGES: dict[str, type[ActForm]] = {
    "phan-loai": sorting.Classification, "thu-ly": resolving.Accepting, "khong-thu-ly": sorting.Refusing, "huong-dan": sorting.Guiding,
    "chuyen": handing.Forwarding, "trinh-cap-tren": handing.Escalating, "quyet-dinh-co-quan": handing.Allotting,
    "xac-nhan": handing.Acknowledging, "luu-don": sorting.Keeping, "tach": sorting.Splitting, "giao-viec": handing.Assigning,
    "xac-minh": resolving.Verifying, "doi-thoai": resolving.CallingDialogue, "doi-thoai-ket-qua": resolving.HoldingDialogue,
    "gia-han": resolving.Extending, "tam-dinh-chi": resolving.Suspending, "tiep-tuc": resolving.Resuming, "tra-loi": resolving.Answering,
    "gui-ket-qua": resolving.Sending, "rut": resolving.Withdrawing, "rut-mot-phan": resolving.WithdrawingPart, "dinh-chi": resolving.Terminating,
    "xem-xet-lai": resolving.Reopening, "ket-thuc": resolving.Closing, "don-doc": handing.Urging, "ghi-chu": sorting.Noting,
}  # fmt: skip


@signed_in
@never_cache
def act(request: HttpRequest, petition_id: UUID, page: str) -> HttpResponse:
    """Show the form of an act, keep what is being typed, take the act."""
    if page not in PAGES:
        raise Http404
    petition, now = found_case(petition_id), localtime()
    key = f"can-bo:{request.user.pk}:{petition.pk}:{page}"
    if request.method == "POST" and request.headers.get("X-Save"):
        return _keep(request, petition, key, now)
    form, kept_at = _form(request, petition, page, key, now)
    blocked = _blocked(request, petition, form, now)
    news: list[Any] = []
    if request.method == "POST" and not blocked and form.is_valid():
        news = holding.held_since(petition_id=petition.pk, seen=form.cleaned_data.get("seen") or 0)
        if _sent_twice(news, form, request):
            return redirect("voice:officer-case", petition.pk)
        if not news and _taken(form, request, now):
            holding.forget_typed(key=key, by=request.user)
            messages.success(request, str(form.done))
            return redirect("voice:officer-case", petition.pk)
    return _page(request, petition, page, form, blocked=blocked, news=news, kept_at=kept_at, now=now)


def _form(request: HttpRequest, petition: Any, page: str, key: str, now: Any) -> tuple[ActForm, Any]:
    common = {"petition": petition, "person": request.user, "on": now.date()}
    if request.method == "POST":
        return PAGES[page](request.POST, **common), None
    typed, kept_at = holding.typed_so_far(key=key, by=request.user, at=now)
    form = PAGES[page](**common)
    for name, values in typed.items():
        if name in form.fields and name != "seen" and values:
            several = hasattr(form.fields[name], "choices") and isinstance(
                form.fields[name].widget.allow_multiple_selected, bool
            )
            form.initial[name] = values if several and form.fields[name].widget.allow_multiple_selected else values[-1]
    return form, kept_at


def _keep(request: HttpRequest, petition: Any, key: str, now: Any) -> HttpResponse:
    typed = {
        name: values
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", "seen") and any(values)
    }
    holding.keep_typed(key=key, typed=typed, by=request.user, at=now, body=petition.body)
    return HttpResponse(status=204)


def _blocked(request: HttpRequest, petition: Any, form: ActForm, now: Any) -> str:
    if not form.acts:
        try:
            from caunoi.access.queries import require
            from caunoi.access.words import Role

            require(request.user, Role.RECEIVER, petition.body)
        except Refusal as no:
            return str(no)
        return ""
    return why_not(petition, request.user, form.acts, on=now.date())


def _taken(form: ActForm, request: HttpRequest, now: Any) -> bool:
    try:
        with transaction.atomic():
            form.run(by=request.user, at=now)
    except Refusal as no:
        form.refuse(no)
        return False
    return True


def _sent_twice(news: list[Any], form: ActForm, request: HttpRequest) -> bool:
    """Whether all that is new is this very act by this very person: the same form sent again."""
    return bool(news) and all(step.act in form.acts and step.by == request.user.ref for step in news)


def _page(
    request: HttpRequest,
    petition: Any,
    page: str,
    form: ActForm,
    *,
    blocked: str,
    news: list[Any],
    kept_at: Any,
    now: Any,
) -> HttpResponse:
    seen = casefile.steps_taken(petition)
    if form.is_bound:
        form.data = form.data.copy()  # type: ignore[assignment]
        form.data["seen"] = seen  # type: ignore[index]
    else:
        form.initial["seen"] = seen
    today = now.date()
    context = {
        "petition": petition, "badge": badge_of(petition), "kind": Kind(petition.kind), "form": form, "blocked": blocked, "news": happenings(news),
        "kept_at": kept_at, "follows": follows(petition, form, today), "clock": _clock(petition, today), "attached": attached.of_case(petition),
        "here": request.path, "works_here": works_in(request.user, petition.body), "page": page, **form.context(),
    }  # fmt: skip
    return render(request, "voice/officer/act.html", context, status=409 if blocked and form.is_bound else 200)


def _clock(petition: Any, today: Any) -> Any:
    from caunoi.duties.queries import next_due

    duty = next_due([petition.ref]).get(petition.ref)
    return clock_of(duty, today, steps=False) if duty else None


def follows(petition: Any, form: ActForm, today: Any) -> dict[str, Any]:
    """What taking the act brings: the stage after, the clocks that start with their last day, the letter to be written."""
    for each in form.acts:
        step = next((row for row in BOOKS[Kind(petition.kind)].open_to(Stage(petition.stage)) if row.act == each), None)
        if step is None:
            continue
        starts = []
        for rule_key in _starting(petition, each, step):
            try:
                found = deadline(rule_key, start=petition.received_on if each is Act.SORT else today)
                starts.append({"name": found.rule.label, "due": found.due, "cite": found.cite})
            except Refusal:
                starts.append({"name": lists.rule_name(rule_key, today), "due": None, "cite": ""})
        return {
            "stage": Stage(step.then).label,
            "moves": step.then != step.when,
            "starts": starts,
            "cite": step.cite,
            "letter": step.letter,
        }
    return {}


def _starting(petition: Any, each: Act, step: Any) -> tuple[str, ...]:
    if each is Act.SORT:
        return ()
    if each is Act.ACCEPT:
        return tuple(
            main_clock(Kind(petition.kind), petition.instance) if key == "kn.first" else key for key in step.starts
        )
    if each is Act.ACKNOWLEDGE:
        return (FIRST_CLOCK[Kind(petition.kind)],)
    return step.starts
