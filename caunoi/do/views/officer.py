"""Officers' pages of works: the list, a new one, one work, its acts, its receipts."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.do import commands, papers, queries
from caunoi.do.forms import works as forms
from caunoi.do.forms.shared import ReasonForm
from caunoi.do.words import Act
from caunoi.files.queries import file_row
from caunoi.notices.handing import file_response
from caunoi.ui.case import Doable
from caunoi.ui.paging import page_of

from .shared import asked, body_asked, posted

#: The word of an act in its address: the form, the command, what the page is called.
ACTS: dict[str, tuple[Any, Callable[..., Any], Any]] = {
    "quyet-dinh": (forms.LinkForm, commands.link_decision, Act.LINK.vi),
    "mo-thu": (forms.ActForm, commands.open_collection, Act.OPEN.vi),
    "bat-dau": (forms.OnForm, commands.start_work, Act.START.vi),
    "hoan-thanh": (forms.FinishForm, commands.finish_work, Act.FINISH.vi),
    "quyet-toan": (forms.SettleForm, commands.settle, Act.SETTLE.vi),
    "niem-yet": (forms.PostForm, commands.post_settlement, Act.POST.vi),
    "khong-lam": (ReasonForm, commands.drop_work, Act.DROP.vi),
    "du-toan": (forms.BudgetForm, commands.plan_budget, gettext_lazy("Lập dự toán")),
    "ke-hoach": (forms.StepForm, commands.plan_step, gettext_lazy("Thêm việc vào kế hoạch")),
    "gia-tri": (forms.ValueForm, commands.set_value, gettext_lazy("Ghi giá trị quy đổi")),
    "tien-do": (forms.ProgressForm, commands.note_progress, gettext_lazy("Ghi tiến độ, kèm ảnh")),
    "kien-nghi": (forms.FindingForm, commands.note_finding, gettext_lazy("Ghi kiến nghị của ban giám sát, của các hộ")),
    "dong-gop": (forms.GiveForm, commands.contribute, gettext_lazy("Nhận đóng góp")),
    "chi": (forms.SpendForm, commands.spend, gettext_lazy("Ghi khoản chi")),
    "gui-rut": (forms.TransferForm, commands.transfer, gettext_lazy("Gửi, rút tiền")),
    "tien-du": (forms.HandOnForm, commands.hand_on, gettext_lazy("Xử lý tiền dư")),
}
WORD_OF = {
    Act.LINK: "quyet-dinh", Act.OPEN: "mo-thu", Act.START: "bat-dau", Act.FINISH: "hoan-thanh", Act.SETTLE: "quyet-toan", Act.POST: "niem-yet",
    Act.DROP: "khong-lam",
}  # fmt: skip
LABELS = {WORD_OF[act]: act for act in WORD_OF}
DATED = (
    "bat-dau",
    "hoan-thanh",
    "quyet-toan",
    "niem-yet",
    "tien-do",
    "kien-nghi",
    "dong-gop",
    "chi",
    "gui-rut",
    "tien-du",
)


@require_safe
@signed_in
def works(request: Any) -> HttpResponse:
    """The works one keeps or oversees."""
    rows, before, after = page_of(request, queries.works_for(request.user))
    context = {"rows": rows, "before": before, "after": after, "may": queries.my_bodies(request.user)}
    return render(request, "do/officer/works.html", context)


@signed_in
def new(request: Any) -> HttpResponse:
    """Enter a work somebody proposed."""
    body, others = body_asked(request)
    form = forms.WorkForm(*posted(request), body=body, places=queries.places_for(body, localdate()), initial={"proposed_on": localdate()})  # fmt: skip
    return asked(
        request, form, lambda **said: commands.propose_work(by=request.user, at=now(), **said),
        to=lambda row: reverse("do:officer-work", args=[row.pk]), heading=_("Ghi công trình được đề xuất"), back=reverse("do:officer-works"),
        lead=body.name, others=others,
    )  # fmt: skip


@require_safe
@signed_in
def work(request: Any, work_id: UUID) -> HttpResponse:
    """One work: what may be done now, the accounts, the journal."""
    row, today = kept_or_404(request, work_id), localdate()
    gifts, gifts_before, gifts_after = page_of(request, queries.contributions_of(row), 20, "gop")
    expenses, before, after = page_of(request, queries.expenses_of(row), 20, "chi")
    undone = queries.undone_of(row)
    context = {
        "row": row, "sums": queries.sums_of(row), "gate": queries.gate_of(row, today), "permit": queries.permit_of(row.decision),
        "acts": [
            Doable(each.act.label, reverse("do:officer-act", args=[row.pk, WORD_OF[each.act]]), why_not=each.why_not) for each in queries.doings(row, today)
        ],
        "gifts": [(each, queries.quantity_of(each), undone.get(each.entry_id, "")) for each in gifts],
        "gifts_before": gifts_before, "gifts_after": gifts_after,
        "expenses": [(each, undone.get(each.entry_id, "")) for each in expenses], "before": before, "after": after,
        "budget": queries.against_budget(row, undone), "followed": queries.followed_of(row), "plan": list(row.plan.all()[:60]), "values": list(row.values.all()[:30]),
        "progress": queries.progress_of(row, 8), "settlement": getattr(row, "settlement", None), "today": today,
        "collecting": row.opened_on is not None and row.stage in ("open", "building"), "moving": row.stage in ("open", "building", "done"),
        "over": row.stage in ("done", "settled", "posted", "dropped"),
        "planning": row.stage in ("proposed", "linked"), "begun": row.stage in ("open", "building", "done", "settled", "posted"),
    }  # fmt: skip
    return render(request, "do/officer/work.html", context)


@signed_in
def act(request: Any, work_id: UUID, slug: str) -> HttpResponse:
    """One act on a work, a page with one form."""
    row = kept_or_404(request, work_id)
    if slug not in ACTS:
        raise Http404
    kind, command, heading = ACTS[slug]
    today = localdate()
    form = kind(*posted(request), row=row, initial={"on": today} if slug in DATED else {})
    gate = queries.gate_of(row, today) if slug in ("mo-thu", "dong-gop", "quyet-dinh") else None
    return asked(
        request, form, lambda **said: command(work_id=row.pk, by=request.user, at=now(), **said), to=_after(row, slug),
        heading=LABELS[slug].label if slug in LABELS else heading, back=reverse("do:officer-work", args=[row.pk]), lead=row.title, gate=gate,
    )  # fmt: skip


def _after(row: Any, slug: str) -> Callable[[Any], str] | str:
    if slug == "dong-gop":
        return lambda made: reverse("do:officer-receipt", args=[row.pk, made.number])
    return reverse("do:officer-work", args=[row.pk])


@signed_in
def board(request: Any, work_id: UUID) -> HttpResponse:
    """Name the board that watches the work."""
    row = kept_or_404(request, work_id)
    form = forms.BoardForm(*posted(request), row=row, boards=queries.boards_for(row, localdate()))
    return asked(
        request, form, lambda **said: commands.link_board(work_id=row.pk, by=request.user, at=now(), **said),
        to=reverse("do:officer-work", args=[row.pk]), heading=_("Gắn ban giám sát"), back=reverse("do:officer-work", args=[row.pk]), lead=row.title,
    )  # fmt: skip


@signed_in
def step_done(request: Any, work_id: UUID, step_id: int) -> HttpResponse:
    """Say that a step of the plan was done."""
    row = kept_or_404(request, work_id)
    step = row.plan.filter(pk=min(step_id, 2**62), done_on__isnull=True).first()
    if step is None:
        raise Http404
    back = reverse("do:officer-work", args=[row.pk])
    form = forms.PlainOnForm(*posted(request), row=row, initial={"on": localdate()})
    return asked(
        request, form, lambda **said: commands.meet_step(step_id=step.pk, by=request.user, at=now(), **said), to=back,
        heading=_("Ghi đã làm xong"), back=back, lead=step.what,
    )  # fmt: skip


@signed_in
def undoing(request: Any, work_id: UUID, number: int) -> HttpResponse:
    """Undo a wrong entry by a counter-entry."""
    row = kept_or_404(request, work_id)
    entry = queries.entry_of(row, number)
    if entry is None:
        raise Http404
    back = reverse("do:officer-journal", args=[row.pk])
    form = forms.UndoForm(*posted(request), row=row, initial={"on": localdate()})
    return asked(
        request, form, lambda **said: commands.undo(entry_id=entry.pk, by=request.user, at=now(), **said), to=back,
        heading=_("Đảo bút toán"), back=back, lead=f"{entry.number}. {entry.told}",
    )  # fmt: skip


@require_safe
@signed_in
def journal(request: Any, work_id: UUID) -> HttpResponse:
    """The journal, entry by entry."""
    row = kept_or_404(request, work_id)
    rows, before, after = page_of(request, queries.journal_of(row))
    context = {
        "row": row,
        "rows": rows,
        "before": before,
        "after": after,
        "moving": row.stage in ("proposed", "linked", "open", "building", "done"),
    }
    return render(request, "do/officer/journal.html", context)


@require_safe
@signed_in
def receipt(request: Any, work_id: UUID, number: int) -> HttpResponse:
    """A receipt, to print and hand over."""
    row = kept_or_404(request, work_id)
    found = _contribution(row, number)
    context = {
        "row": row, "gift": found, "receipt": queries.receipt_of(found), "name": queries.name_of(found),
        "address": request.build_absolute_uri(reverse("do:receipt", args=[found.code])),
    }  # fmt: skip
    return render(request, "do/officer/receipt.html", context)


@require_safe
@signed_in
def receipt_paper(request: Any, work_id: UUID, number: int) -> HttpResponse:
    """The receipt as a PDF with the drawing that leads to its check."""
    row = kept_or_404(request, work_id)
    found = _contribution(row, number)
    address = request.build_absolute_uri(reverse("do:receipt", args=[found.code]))
    return file_response(papers.receipt_file(queries.receipt_of(found), queries.name_of(found), address))


@signed_in
def naming(request: Any, work_id: UUID, number: int) -> HttpResponse:
    """Name a contributor in public, or no longer."""
    row = kept_or_404(request, work_id)
    found = _contribution(row, number)
    back = reverse("do:officer-receipt", args=[row.pk, number])
    form = forms.NameForm(*posted(request), row=found)
    return asked(
        request, form, lambda **said: commands.name_contributor(contribution_id=found.pk, by=request.user, at=now(), **said), to=back,
        heading=_("Nêu tên người góp"), back=back, lead=_("Chỉ theo ý người góp; đổi ý lúc nào cũng được."),
    )  # fmt: skip


@require_safe
@signed_in
def expense(request: Any, work_id: UUID, number: int) -> HttpResponse:
    """An expense with its vouchers."""
    row = kept_or_404(request, work_id)
    found = row.expenses.select_related("budget", "entry").filter(number=min(number, 2**31 - 1)).first()
    if found is None:
        raise Http404
    files = [(each, reverse("files:download", args=[each.pk]) if file_row(each.pk) else "") for each in queries.vouchers_of(found.ref)]  # fmt: skip
    context = {"row": row, "expense": found, "files": files, "undone": queries.undone_of(row).get(found.entry_id, "")}
    return render(request, "do/officer/expense.html", context)


def kept_or_404(request: Any, work_id: UUID) -> Any:
    """A work the reader keeps or oversees, or a page that says there is none."""
    row = queries.kept_work(request.user, work_id)
    if row is None:
        raise Http404
    return row


def _contribution(row: Any, number: int) -> Any:
    found = queries.contribution_of(row, number)
    if found is None:
        raise Http404
    return found
