"""The register for those who keep it: the list, one workplace's desk, what is said of it, who sits at its desks."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import signed_in
from caunoi.access.words import Role
from caunoi.identity.queries import person_by_username
from caunoi.workplace import commands, queries
from caunoi.workplace.forms.registry import AmendForm, EntrustForm, RecountForm, RegisterForm
from caunoi.workplace.queries import lawful
from caunoi.workplace.rules.applying import may_bargain
from caunoi.workplace.rules.years import half_by, half_of
from caunoi.workplace.words import Sort

from .shared import DUES, FIRST, asked, due_rows, page_of, posted, text_of, workplace_or_404


@require_safe
@signed_in
def workplaces(request: Any) -> HttpResponse:
    """The workplaces one keeps, with what is late in each."""
    name, sort = text_of(request, "ten"), text_of(request, "loai", 20)
    found = queries.workplaces_for(request.user)
    found = found.filter(name__icontains=name) if name else found
    found = found.filter(sort=sort) if sort in {each.value for each in Sort} else found
    rows, before, after = page_of(request, found)
    late = queries.late_by_body(list(rows), localdate())
    context = {
        "rows": [(row, late.get(row.body_id, 0)) for row in rows], "before": before, "after": after, "name": name, "sort": sort, "sorts": list(Sort),
        "may_register": queries.registering_bodies(request.user), "half": half_of(localdate()),
    }  # fmt: skip
    return render(request, "workplace/officer/workplaces.html", context)


@signed_in
def new(request: Any) -> HttpResponse:
    """Put a workplace on the register."""
    committees = {body.code: body for body in queries.registering_bodies(request.user)}
    if not committees:
        raise Http404
    committee = committees.get(text_of(request, "cua", 40)) or next(iter(committees.values()))
    form = RegisterForm(
        posted(request), bodies=queries.registrable_bodies(committee, localdate()), initial={"shown": True, "notice_days": 0}
    )  # fmt: skip
    return asked(
        request, form, lambda **said: commands.register(place=committee.place, by=request.user, at=now(), **said),
        to=lambda row: reverse("workplace:desk", args=[row.pk]), heading=_("Đưa nơi làm việc vào sổ"), back=reverse("workplace:workplaces"),
        lead=committee.name, others=[each for each in committees.values() if each != committee],
    )  # fmt: skip


@require_safe
@signed_in
def desk(request: Any, workplace_id: UUID) -> HttpResponse:
    """One workplace: what is due, held, agreed, promised; which rules hold for it."""
    row, today = workplace_or_404(request, workplace_id), localdate()
    workers = lawful.workers_on(row, today)
    dues = queries.owed(row, today)
    half = half_of(today)
    context = {
        "row": row, "workers": workers, "dues": due_rows(row, dues.rows[:DUES], today), "more_dues": max(len(dues.rows) - DUES, 0),
        "late": dues.late, "keeps": queries.keeping(request.user, row), "side": queries.keeping(request.user, row, Role.WORKERS_SIDE),
        "conferences": queries.conferences_of(row)[:FIRST], "dialogues": queries.dialogues_of(row)[:FIRST], "members": queries.members_of(row),
        "deals": queries.deals(list(queries.agreements_of(row)[:FIRST]), today), "promises": _words(row, today, FIRST),
        "reviews": [(half_by(each.period), each) for each in queries.reviews_of(row)[:FIRST]], "halves": [half, half.before], "bargains": may_bargain(Sort(row.sort)),
        "rules": lawful.holding(row, workers, today), "desks": queries.desks_of(row, today), "keys": lawful.keys_for(row), "today": today,
        "oversees": row.overseer in queries.registering_bodies(request.user), "owed": lawful.conference_owed(row, workers, today),
    }  # fmt: skip
    return render(request, "workplace/officer/desk.html", context)


@signed_in
def amend(request: Any, workplace_id: UUID) -> HttpResponse:
    """Change what the register says of a workplace."""
    row = workplace_or_404(request, workplace_id)
    start = {name: getattr(row, name) for name in ("union", "opted", "shown", "year_ends", "notice_days", "version")}
    return asked(
        request, AmendForm(posted(request), initial=start, may_opt=row.sort == Sort.ENTERPRISE.value),
        lambda **said: commands.amend(workplace_id=row.pk, by=request.user, at=now(), **said),
        to=_home(row), heading=_("Sửa thông tin trong sổ"), back=_home(row), lead=row.name,
    )  # fmt: skip


@signed_in
def recount(request: Any, workplace_id: UUID) -> HttpResponse:
    """Say how many work there now."""
    row = workplace_or_404(request, workplace_id)
    form = RecountForm(posted(request), initial={"on": localdate()})
    return asked(
        request, form, lambda **said: commands.recount(workplace_id=row.pk, by=request.user, at=now(), **said),
        to=_home(row), heading=_("Cập nhật số người làm việc"), back=_home(row), lead=row.name,
    )  # fmt: skip


@signed_in
def entrust(request: Any, workplace_id: UUID) -> HttpResponse:
    """Give an account a desk of the workplace."""
    row = workplace_or_404(request, workplace_id)
    return asked(
        request, EntrustForm(posted(request)), lambda **said: commands.entrust(workplace_id=row.pk, by=request.user, at=now(), **said),
        to=_home(row), heading=_("Giao bàn làm việc"), back=_home(row), lead=row.name,
    )  # fmt: skip


@require_POST
@signed_in
def release(request: Any, workplace_id: UUID) -> HttpResponse:
    """Take a desk back."""
    row = workplace_or_404(request, workplace_id)
    person = person_by_username(str(request.POST.get("username", ""))[:150].replace("\x00", ""))
    side = next((role for role in queries.DESKS if role.value == request.POST.get("side")), None)
    if person is None or side is None:
        raise Http404
    commands.release(workplace_id=row.pk, person=person, side=side, by=request.user, at=now())
    return redirect(_home(row))


def _home(row: Any) -> str:
    return reverse("workplace:desk", args=[row.pk])


def _words(row: Any, today: Any, most: int) -> list[tuple[Any, bool]]:
    return [(each, queries.overdue(each, today)) for each in queries.promises_of(row)[:most]]
