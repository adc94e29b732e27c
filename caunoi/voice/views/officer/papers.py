"""The papers of a case: composed from the case, edited, signed, issued, downloaded."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from caunoi.access.doors import signed_in
from caunoi.access.queries import bodies_of, roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.notices import commands as notices
from caunoi.notices import queries as kept
from caunoi.notices.words import Manner, PaperState, Signer

from ... import letters
from ...commands import lettering
from ...forms.officer.lettering import Composing, Editing, Reason, Signing
from ...queries import casefile
from ...words import Kind
from .shown import found_case


@signed_in
@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Drafts of the officer's bodies that wait to be signed, and what was signed lately."""
    bodies = bodies_of(request.user)  # type: ignore[arg-type]
    return render(request, "voice/officer/papers.html", {"papers": casefile.papers_of(bodies), "bodies": bodies})


@signed_in
@never_cache
def composition(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Choose a letter, read what the case fills in, make the draft."""
    petition, now = found_case(petition_id), localtime()
    offered = letters.offered(petition)
    code = request.POST.get("mau") or request.GET.get("mau") or ""
    context: dict[str, Any] = {"petition": petition, "offered": offered, "chosen": code}
    if code not in dict(offered):
        return render(request, "voice/officer/compose.html", context, status=404 if code else 200)
    kind = petition.kind if petition.kind != Kind.UNSORTED.value else Kind.FEEDBACK.value
    if request.method == "POST":
        form = Composing(request.POST, code=code, kind=kind)
        if form.is_valid() and (paper := _drafted(form, petition, code, request, now)):
            messages.success(request, _("Đã lập dự thảo. Hãy đọc lại, sửa rồi trình ký."))
            return redirect("voice:officer-paper", petition.pk, paper.pk)
    else:
        form = Composing(
            initial=letters.filled(petition, code, on=now.date(), officer=request.user.name), code=code, kind=kind
        )
    context |= {"form": form, "name": letters.name_of(code), "sealed_away": lettering.is_sealed_away(petition)}
    return render(request, "voice/officer/compose.html", context, status=422 if form.is_bound else 200)


def _drafted(form: Composing, petition: Any, code: str, request: HttpRequest, now: Any) -> Any:
    try:
        with transaction.atomic():
            return lettering.draft(petition_id=petition.pk, code=code, fields=form.given(), by=request.user, at=now)
    except Refusal as no:
        form.refuse(no)
        return None


@signed_in
@never_cache
def paper(request: HttpRequest, petition_id: UUID, paper_id: UUID) -> HttpResponse:
    """One paper: its words while a draft, its files once signed, and what may be done with it."""
    petition, row, now = found_case(petition_id), _row(petition_id, paper_id), localtime()
    doing, reason = request.POST.get("go", ""), Reason(request.POST or None)
    context: dict[str, Any] = {
        "petition": petition,
        "row": row,
        "name": letters.name_of(row.code),
        "state": PaperState(row.state),
    }
    if row.secret and not (request.method == "POST" and _opened(request, row, reason, now, context)):
        return render(request, "voice/officer/paper_sealed.html", {**context, "form": reason})
    if "content" not in context:
        context["content"] = kept.content_of(row)
    if request.method == "POST" and doing in _DOING:
        answer = _DOING[doing](request, row, now, context)
        if answer is not None:
            return answer
        row.refresh_from_db()
    return render(request, "voice/officer/paper.html", {**context, **_forms(request, petition, row, context, now)})


def _opened(request: HttpRequest, row: Any, form: Reason, now: Any, context: dict[str, Any]) -> bool:
    """Open a sealed paper for the reason given; what follows on the same page needs no second one."""
    form.is_valid()
    try:
        with transaction.atomic():
            said = str(form.cleaned_data.get("reason") or request.POST.get("opened_for", ""))
            context["content"] = notices.open_paper(paper_id=row.pk, by=request.user, at=now, reason=said)
            context["opened_for"] = said
    except Refusal as no:
        form.refuse(no)
        return False
    return True


def _row(petition_id: UUID, paper_id: UUID) -> Any:
    row = kept.paper_row(paper_id)
    if row is None or row.about != f"voice:{petition_id}" or row.state == PaperState.DISCARDED.value:
        raise Http404
    return row


def _forms(request: HttpRequest, petition: Any, row: Any, context: dict[str, Any], now: Any) -> dict[str, Any]:
    """The forms a draft offers, and whether this officer may sign it."""
    if row.state != PaperState.DRAFT.value:
        return {}
    content, held = context["content"], roles_in(request.user, row.body)  # type: ignore[arg-type]
    signer = _SIGNS[letters.catalogue()[row.code].signer] if row.code in letters.catalogue() else Role.HEAD
    is_head = Role.HEAD.value in held
    chief = letters.office_of(row.body, now.date()).split(" ", 1)[0]
    signing = {
        "version": row.version, "manner": Manner.ON_BEHALF.value if row.body.office == "ubnd" and is_head else Manner.OWN.value if is_head else Manner.FOR.value,
        "office": chief if is_head else f"Phó {chief}", "of": row.body.name.split(" phường ")[0].split(" xã ")[0] if is_head else chief,
        "name": request.user.name, "on": now.date(),
    }  # fmt: skip
    editing = {
        "version": row.version, "summary": content.summary, "to": "\n".join(content.to), "text": kept.editable_text(content),
        "recipients": "\n".join(content.recipients),
    }  # fmt: skip
    may_sign = not held.isdisjoint(str(role) for role in covering(signer))
    return {
        "editing": context.get("editing") or Editing(initial=editing), "signing": context.get("signing") or Signing(initial=signing),
        "may_sign": may_sign, "signer": signer, "may_edit": bool(held),
    }  # fmt: skip


_SIGNS = {
    Signer.HEAD: Role.HEAD,
    Signer.OFFICER: Role.HANDLER,
    Signer.PARTIES: Role.RECEIVER,
    Signer.UNIT: Role.RECEIVER,
}


def _edit(request: HttpRequest, row: Any, now: Any, context: dict[str, Any]) -> HttpResponse | None:
    form = Editing(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                notices.edit_paper(
                    paper_id=row.pk, version=given["version"], text=given["text"], summary=given["summary"], to=given["to"].splitlines(),
                    recipients=given["recipients"].splitlines(), by=request.user, at=now,
                )  # fmt: skip
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã lưu dự thảo."))
            return _back(request, row, context)
    context["editing"] = form
    return None


def _sign(request: HttpRequest, row: Any, now: Any, context: dict[str, Any]) -> HttpResponse | None:
    form = Signing(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                notices.sign_paper(
                    paper_id=row.pk, version=given["version"], manner=Manner(given["manner"]), office=given["office"], of=given["of"],
                    name=given["name"], on=given["on"], by=request.user, at=now,
                )  # fmt: skip
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã ký. Văn bản có số, không sửa được nữa."))
            return _back(request, row, context)
    context["signing"] = form
    return None


def _issue(request: HttpRequest, row: Any, now: Any, context: dict[str, Any]) -> HttpResponse | None:
    notices.issue_paper(paper_id=row.pk, by=request.user, at=now)
    messages.success(request, _("Đã phát hành."))
    return _back(request, row, context)


def _discard(request: HttpRequest, row: Any, now: Any, context: dict[str, Any]) -> HttpResponse | None:
    try:
        with transaction.atomic():
            notices.discard_paper(paper_id=row.pk, reason=request.POST.get("why", ""), by=request.user, at=now)
    except Refusal as no:
        context["trouble"] = str(no)
        return None
    messages.success(request, _("Đã hủy dự thảo."))
    return redirect("voice:officer-case", row.about.partition(":")[2])


def _download(request: HttpRequest, row: Any, now: Any, context: dict[str, Any]) -> HttpResponse | None:
    """The files of a sealed paper, handed out with the same reason."""
    return _file(row, context["content"], "docx" if request.POST.get("tep") == "docx" else "pdf")


_DOING = {"luu": _edit, "ky": _sign, "phat-hanh": _issue, "huy": _discard, "tai": _download}


def _back(request: HttpRequest, row: Any, context: dict[str, Any]) -> HttpResponse | None:
    """Back to the page; a sealed paper stays open on it instead of asking its reason again."""
    if not row.secret:
        return redirect(request.path)
    context["content"] = notices.open_paper(
        paper_id=row.pk, by=request.user, at=localtime(), reason=context["opened_for"]
    )  # type: ignore[arg-type]
    context.pop("editing", None)
    context.pop("signing", None)
    return None


@signed_in
@never_cache
@require_GET
def file(request: HttpRequest, petition_id: UUID, paper_id: UUID, kind: str) -> HttpResponse:
    """The paper as Word or PDF: as signed, or as the draft would look."""
    found_case(petition_id)
    row = _row(petition_id, paper_id)
    if row.secret or kind not in ("docx", "pdf"):
        raise Http404
    return _file(row, kept.content_of(row), kind)


def _file(row: Any, content: Any, kind: str) -> HttpResponse:
    made = kept.preview(content, kind) if row.state == PaperState.DRAFT.value else kept.signed_file(row, kind)
    response = HttpResponse(made.content, content_type=made.media_type)
    where = "inline" if kind == "pdf" else "attachment"
    response["Content-Disposition"] = (
        f'{where}; filename="{made.name.encode("ascii", "ignore").decode() or "van-ban." + kind}"'
    )
    return response
