import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from caunoi.access.doors import open_to_all
from caunoi.files.queries import signed_link
from caunoi.files.words import Kind as FileKind
from caunoi.identity.sealing import as_read
from caunoi.kernel.refusal import Refusal
from caunoi.ui.case import Attached
from caunoi.ui.numbers import vndate
from caunoi.voice import telling
from caunoi.voice.commands.attaching import supplement_with_papers
from caunoi.voice.commands.attempts import try_secret
from caunoi.voice.forms.following import CodeForm, SecretForm, SupplementForm, WithdrawalForm
from caunoi.voice.queries import Holder, clocks, holder, hops, letter_for, letters_to, papers_sent, rating_asked

from .held import private
from .opened import is_open, keep_open, shut


@open_to_all
@private
def search(request: HttpRequest) -> HttpResponse:
    if request.method != "POST" and "ma" not in request.GET:
        return render(request, "voice/resident/search.html", {"form": CodeForm()})
    form = CodeForm(request.POST or {"code": request.GET.get("ma", "")})
    if form.is_valid() and not request.stale:  # type: ignore[attr-defined]
        if holder(form.cleaned_data["code"]) is not None:
            return redirect("voice:progress", as_read(form.cleaned_data["code"]))
        form.add_error("code", _("Không có đơn nào mang mã này. Hãy xem lại từng chữ trên giấy biên nhận."))
    status = 403 if request.stale else 404 if form.errors else 200  # type: ignore[attr-defined]
    return render(request, "voice/resident/search.html", {"form": form, "stale": request.stale}, status=status)  # type: ignore[attr-defined]


@open_to_all
@private
def progress(request: HttpRequest, code: str) -> HttpResponse:
    found = holder(code)
    if found is None:
        return _unknown(request, code)
    return _page(request, code, found, SecretForm())


@open_to_all
@private
@require_POST
def opening(request: HttpRequest, code: str) -> HttpResponse:
    found = holder(code)
    if found is None:
        return _unknown(request, code)
    form = SecretForm(request.POST)
    if not form.is_valid() or request.stale:  # type: ignore[attr-defined]
        return _page(request, code, found, form, status=403 if request.stale else 422)  # type: ignore[attr-defined]
    try:
        if try_secret(holder=found, code=code, secret=form.cleaned_data["secret"], at=now()):
            return keep_open(request, redirect("voice:progress", as_read(code)), found)
        form.add_error(
            "secret", _("Mã bí mật chưa đúng. Mã có 10 chữ và số, in ngay dưới mã tra cứu trên giấy biên nhận.")
        )
    except Refusal as no:
        form.refuse(no)
        return _page(request, code, found, form, status=429)
    return _page(request, code, found, form, status=422)


@open_to_all
@private
@require_POST
def shutting(request: HttpRequest, code: str) -> HttpResponse:
    return shut(redirect("voice:progress", code))


@open_to_all
@private
def supplement(request: HttpRequest, code: str) -> HttpResponse:
    return _told(request, code, SupplementForm, "supplement", asks="")


@open_to_all
@private
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    return _told(request, code, WithdrawalForm, "withdrawal", asks="withdraw")


def _told(request: HttpRequest, code: str, form_class: type, name: str, *, asks: str) -> HttpResponse:
    """Something the petitioner adds to the case; only with the secret."""
    found = holder(code)
    if found is None or not is_open(request, found):
        return redirect("voice:progress", code)
    form = form_class(request.POST, request.FILES) if request.method == "POST" else form_class()
    if request.method == "POST" and not request.stale and form.is_valid():  # type: ignore[attr-defined]
        try:
            kept = form.cleaned_data
            supplement_with_papers(
                petition=found.petition, note=kept["note"], files=kept.get("files") or [], asks=asks, at=now()
            )
            messages.success(request, form.thanks)
            return redirect("voice:progress", as_read(code))
        except Refusal as no:
            form.refuse(no)
    context = {
        "form": form,
        "code": as_read(code),
        "stale": request.stale,
        "back_href": reverse("voice:progress", args=[as_read(code)]),
    }  # type: ignore[attr-defined]
    status = 403 if request.stale else 422 if form.errors else 200  # type: ignore[attr-defined]
    return render(request, f"voice/resident/{name}.html", context, status=status)


@open_to_all
@private
def letter(request: HttpRequest, code: str, paper_id: uuid.UUID) -> HttpResponse:
    found = holder(code)
    if found is None or not is_open(request, found):
        return redirect("voice:progress", code)
    paper = letter_for(found, paper_id)
    if paper is None:
        raise Http404
    response = HttpResponse(paper.content, content_type=paper.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    return response


def _unknown(request: HttpRequest, code: str) -> HttpResponse:
    form = CodeForm({"code": code[:40]})
    form.full_clean()
    form.add_error("code", _("Không có đơn nào mang mã này. Hãy xem lại từng chữ trên giấy biên nhận."))
    return render(request, "voice/resident/search.html", {"form": form}, status=404)


def _page(request: HttpRequest, code: str, found: Holder, form: SecretForm, *, status: int = 200) -> HttpResponse:
    petition, opened, today = found.petition, is_open(request, found), localdate()
    running = clocks(petition)
    context: dict[str, Any] = {
        "code": as_read(code),
        "petition": petition,
        "stage": telling.stage_of(petition),
        "tone": telling.tone_of(petition),
        "kind": telling.kind_of(petition),
        "joined": found.joined is not None,
        "opened": opened,
        "clocks": [telling.clock(line, today) for line in running if line.settled_on is None],
        "kept_clocks": [telling.clock(line, today) for line in running if line.settled_on is not None],
        "next": telling.next_of(petition),
        "story": telling.story(petition, opened=opened, joined=found.joined is not None),
        "hops": hops(petition),
        "form": form,
        "rating": rating_asked(petition) if opened and not found.joined else None,
        "offers": telling.offers(petition, as_read(code), joined=found.joined is not None) if opened else [],
        "attached": [_attached(row) for row in papers_sent(found)] if opened else [],
        "letters": [_letter(row, code) for row in letters_to(found)] if opened else [],
        "answer": telling.answer_for(petition, joined=found.joined is not None) if opened else "",
        "stale": getattr(request, "stale", False),
        "is_late": any(line.settled_on is None and line.due < today and line.standing == "open" for line in running),
    }
    return render(request, "voice/resident/progress.html", context, status=status)


def _attached(row: Any) -> Attached:
    href = reverse("files:link", args=[signed_link(row)]) if row.may_be_handed_out else ""
    return Attached(row.name, href, row.size, FileKind(row.kind).label, "" if href else _("đang kiểm tra an toàn"))


def _letter(row: Any, code: str) -> Attached:
    href = reverse("voice:letter", args=[as_read(code), row.pk])
    return Attached(f"{row.name} {row.numbered_symbol}".strip(), href, 0, "PDF", vndate(row.signed_on))
