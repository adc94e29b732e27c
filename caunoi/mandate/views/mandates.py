"""Importing a document, deciding on its lines, seeing what became of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import signed_in
from caunoi.access.queries import bodies_of
from caunoi.kernel.refusal import Refusal
from caunoi.mandate import commands, queries
from caunoi.mandate.forms.documents import ImportForm, ItemForm
from caunoi.mandate.papers import tracking_file
from caunoi.mandate.words import Act, ItemKind, ItemState, Stage
from caunoi.ui.case import Tab

PAGE = 30


@require_safe
@signed_in
def mandates(request: Any) -> HttpResponse:
    """What was imported or given to one's bodies, and their tasks."""
    found = queries.with_counts(queries.visible_to(request.user))
    at = max(_number(request.GET.get("tu")), 0)
    rows = list(found[at : at + PAGE + 1])
    today = localdate()
    own = bodies_of(request.user)
    mine = [queries.seen(task, today) for task in queries.tasks_of_bodies(own)[:PAGE]]
    context = {
        "rows": rows[:PAGE], "tasks": mine, "bodies": own, "may_import": bool(queries.planning_bodies(request.user)),
        "previous": f"?tu={max(at - PAGE, 0)}" if at else "", "following": f"?tu={at + PAGE}" if len(rows) > PAGE else "",
    }  # fmt: skip
    return render(request, "mandate/mandates.html", context)


@signed_in
def document(request: Any) -> HttpResponse:
    """Take a file or a pasted text in."""
    bodies = queries.planning_bodies(request.user)
    form = ImportForm(request.POST or None, request.FILES or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        name, data = form.document()
        try:
            kept = commands.import_document(
                name=name, data=data, body=form.bodies[form.cleaned_data["body"]], by=request.user, at=now()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            if kept.known:
                messages.info(request, _("Cơ quan này đã nhập văn bản đó trước đây. Dưới đây là bản đã có."))
            return redirect("mandate:mandate", kept.mandate.pk)
    status = 422 if form.errors else 200
    return render(request, "mandate/import.html", {"form": form, "bodies": bodies}, status=status)


@require_safe
@signed_in
def mandate(request: Any, mandate_id: UUID) -> HttpResponse:
    """A mandate: its proposals while they are reviewed, its tree of tasks afterwards."""
    found = _mandate(request, mandate_id)
    if found.stage == Stage.IMPORTED:
        return redirect("mandate:proposals", mandate_id)
    at = max(_number(request.GET.get("tu")), 0)
    page = queries.tree(found, at=at, size=PAGE)
    waiting = queries.unassigned(found)
    context = {
        **following(request, found), "page": page, "unassigned": list(waiting[:PAGE]), "unassigned_count": waiting.count(),
        "sections": [] if at else _kept_lines(found),
        "previous": f"?tu={max(at - PAGE, 0)}" if at else "", "next": f"?tu={at + PAGE}" if page.more else "",
    }  # fmt: skip
    return render(request, "mandate/mandate.html", context)


@require_safe
@signed_in
def bodies(request: Any, mandate_id: UUID) -> HttpResponse:
    """The bodies of a mandate: who is late, silent, without a plan; who has shown what."""
    found = _mandate(request, mandate_id)
    sight = request.GET.get("xem", "")
    sight = sight if sight in queries.SIGHTS else ""
    at = max(_number(request.GET.get("tu")), 0)
    rows, more = queries.bodies_of_mandate(found, sight=sight, at=at, size=PAGE)
    kept = f"xem={sight}&" if sight else ""
    context = {
        **following(request, found), "rows": rows, "sights": [Tab(label, f"?xem={slug}", None, slug == sight) for slug, label in _sights()],
        "previous": f"?{kept}tu={max(at - PAGE, 0)}" if at else "", "next": f"?{kept}tu={at + PAGE}" if more else "",
    }  # fmt: skip
    return render(request, "mandate/bodies.html", context)


@require_safe
@signed_in
def tracking(request: Any, mandate_id: UUID, kind: str) -> HttpResponse:
    """The official tracking table as a Word or Excel file."""
    found = _mandate(request, mandate_id)
    if kind not in ("docx", "xlsx"):
        raise Http404
    file = tracking_file(found, kind, on=localdate())
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def following(request: Any, found: Any) -> dict[str, Any]:
    """What every page of a mandate that is followed shows above its list."""
    here = reverse("mandate:mandate", args=[found.pk])
    return {
        "mandate": found, "stage": Stage(found.stage), "standings": queries.standings(found.tasks.all()), "acts": queries.acts_open(found, request.user),
        "follows": queries.follows(found, request.user), "running": found.stage in (Stage.ISSUED, Stage.FOLLOWED), "today": localdate(),
        "tabs": [Tab(_("Cây nhiệm vụ"), here), Tab(_("Theo cơ quan"), reverse("mandate:bodies", args=[found.pk]))],
    }  # fmt: skip


def _sights() -> list[tuple[str, str]]:
    names = (_("Tất cả cơ quan"), _("Có việc quá hạn"), _("Chưa có tin"), _("Chưa có kế hoạch"))
    return list(zip(queries.SIGHTS, names, strict=True))


def _kept_lines(found: Any) -> list[tuple[ItemKind, list[Any]]]:
    """What the document says beside its tasks: results, limitations, causes."""
    items = list(queries.items_of(found).exclude(state=ItemState.REJECTED.value).exclude(kind=ItemKind.TASK.value))
    return [(kind, [item for item in items if item.kind == kind]) for kind in ItemKind if kind is not ItemKind.TASK]


@require_safe
@signed_in
def proposals(request: Any, mandate_id: UUID) -> HttpResponse:
    """The document's text with its lines marked, beside the list to decide on."""
    found = _mandate(request, mandate_id)
    items = list(queries.items_of(found))
    if found.body.place.is_province:
        for item in items:
            item.below = bool(queries.office_below(item.addressee))
    context = {
        "mandate": found, "open": found.stage == Stage.IMPORTED, "pieces": queries.pieces(found.source.text, items),
        "sections": [(kind, [item for item in items if item.kind == kind]) for kind in ItemKind],
        "waiting": queries.waiting_of(found), "total": len(items),
    }  # fmt: skip
    return render(request, "mandate/proposals.html", context)


@require_POST
@signed_in
def all_accepted(request: Any, mandate_id: UUID) -> HttpResponse:
    """Accept what still waits, of one kind or of all."""
    _mandate(request, mandate_id)
    kind = ItemKind(request.POST["kind"]) if request.POST.get("kind") in {each.value for each in ItemKind} else None
    done = commands.accept_all(mandate_id=mandate_id, by=request.user, at=now(), kind=kind)
    messages.success(request, ngettext("Đã nhận %(n)s dòng.", "Đã nhận %(n)s dòng.", done) % {"n": done})
    return redirect("mandate:proposals", mandate_id)


@signed_in
def line(request: Any, item_id: int) -> HttpResponse:
    """Edit one proposed line."""
    item = _item(request, item_id)
    bodies = queries.choosable(item.mandate.body, localdate())
    start = {"kind": item.kind, "wording": item.words, "body": item.body.code if item.body else "", "due": item.due}
    form = ItemForm(request.POST or None, initial=start, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        try:
            commands.edit_item(item_id=item_id, by=request.user, at=now(), **form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            return _back_to_lines(item)
    text = item.mandate.source.text
    around = {
        "before": text[max(0, item.start - 400) : item.start],
        "said": item.text,
        "after": text[item.end : item.end + 400],
    }
    return render(
        request, "mandate/line.html", {"form": form, "item": item, **around}, status=422 if form.errors else 200
    )


@require_POST
@signed_in
def decision(request: Any, item_id: int, decision: str) -> HttpResponse:
    """Accept, reject or restore one line."""
    item = _item(request, item_id)
    acts = {"nhan": commands.accept_item, "bo": commands.reject_item, "khoi-phuc": commands.restore_item}
    if decision not in acts:
        raise Http404
    acts[decision](item_id=item_id, by=request.user, at=now())
    return _back_to_lines(item)


@require_POST
@signed_in
def step(request: Any, mandate_id: UUID, act: str) -> HttpResponse:
    """Finish the review, issue the tasks, keep or close."""
    _mandate(request, mandate_id)
    acts = {
        Act.REVIEW: commands.finish_review,
        Act.ISSUE: commands.issue,
        Act.KEEP: commands.keep_record,
        Act.CLOSE: commands.close,
    }
    wanted = next((each for each in acts if each.value == act), None)
    if wanted is None:
        raise Http404
    try:
        acts[wanted](mandate_id=mandate_id, by=request.user, at=now())
    except Refusal as no:
        messages.error(request, str(no))
    return redirect("mandate:mandate", mandate_id)


def _mandate(request: Any, mandate_id: UUID) -> Any:
    found = queries.mandate(request.user, mandate_id)
    if found is None:
        raise Http404
    return found


def _item(request: Any, item_id: int) -> Any:
    found = queries.item(request.user, item_id)
    if found is None:
        raise Http404
    return found


def _back_to_lines(item: Any) -> HttpResponse:
    return redirect(reverse("mandate:proposals", args=[item.mandate_id]) + f"#dong-{item.position}")


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0
