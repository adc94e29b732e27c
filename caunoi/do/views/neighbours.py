"""Groups and help points, movements: everybody's pages and officers'."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.do import commands, queries
from caunoi.do.forms import others as forms
from caunoi.do.words import GroupKind
from caunoi.ui.charts import bar_list
from caunoi.ui.paging import page_of

from .shared import asked, body_asked, header_of, place_asked, posted, text_of

#: A chart longer than this is no chart.
BARS = 24


@require_safe
@open_to_all
def groups(request: Any) -> HttpResponse:
    """Groups and help points of a place with the contacts who agreed to be named."""
    place, unknown = place_asked(request)
    kind = text_of(request, "loai", 20)
    rows, before, after = page_of(request, queries.groups_in(place, localdate(), kind=kind))
    context = {
        "place": place, "header_place": header_of(place) if place else None, "unknown": unknown, "rows": rows, "before": before, "after": after,
        "kind": kind, "kinds": list(GroupKind),
    }  # fmt: skip
    return render(request, "do/public/groups.html", context)


@require_safe
@signed_in
def kept_groups(request: Any) -> HttpResponse:
    """The groups one keeps."""
    rows, before, after = page_of(request, queries.groups_for(request.user))
    context = {
        "rows": rows,
        "before": before,
        "after": after,
        "may": queries.my_bodies(request.user),
        "today": localdate(),
    }
    return render(request, "do/officer/groups.html", context)


@signed_in
def new_group(request: Any) -> HttpResponse:
    """Put a group or help point on the register."""
    body, others = body_asked(request)
    form = forms.GroupForm(
        *posted(request), body=body, places=queries.places_for(body, localdate()), initial={"since": localdate()}
    )
    return asked(
        request, form, lambda **said: commands.set_up_group(by=request.user, at=now(), **said), to=lambda row: reverse("do:kept-group", args=[row.pk]),
        heading=_("Ghi tổ tự quản, điểm hỗ trợ"), back=reverse("do:kept-groups"), lead=body.name, others=others,
    )  # fmt: skip


@require_safe
@signed_in
def group(request: Any, group_id: UUID) -> HttpResponse:
    """One group for who keeps it."""
    row = _group_or_404(request, group_id)
    return render(
        request, "do/officer/group.html", {"row": row, "contacts": queries.contacts_of(row), "today": localdate()}
    )


@signed_in
def group_act(request: Any, group_id: UUID, slug: str) -> HttpResponse:
    """Change, end a group, name a contact."""
    row = _group_or_404(request, group_id)
    found = {
        "sua": (forms.GroupEditForm, commands.amend_group, _("Sửa thông tin")),
        "ket-thuc": (forms.EndForm, commands.end_group, _("Kết thúc hoạt động")),
        "lien-he": (forms.ContactForm, commands.name_contact, _("Thêm người liên hệ")),
    }.get(slug)
    if found is None:
        raise Http404
    kind, command, heading = found
    today, back = localdate(), reverse("do:kept-group", args=[row.pk])
    start = {"lien-he": {"consent_on": today, "since": today}, "ket-thuc": {"on": today}}.get(slug, {})
    return asked(
        request, kind(*posted(request), row=row, initial=start), lambda **said: command(group_id=row.pk, by=request.user, at=now(), **said), to=back,
        heading=heading, back=back, lead=row.name,
    )  # fmt: skip


@require_POST
@signed_in
def contact_out(request: Any, group_id: UUID, contact_id: int) -> HttpResponse:
    """Erase a contact at once."""
    row = _group_or_404(request, group_id)
    found = queries.contact_of(row, contact_id)
    if found is None:
        raise Http404
    commands.release_contact(contact_id=found.pk, by=request.user, at=now())
    return redirect("do:kept-group", row.pk)


def _group_or_404(request: Any, group_id: UUID) -> Any:
    row = queries.kept_group(request.user, group_id)
    if row is None:
        raise Http404
    return row


@require_safe
@open_to_all
def movements(request: Any) -> HttpResponse:
    """Movements of a place."""
    place, unknown = place_asked(request)
    rows, before, after = page_of(request, queries.movements_in(place))
    context = {
        "place": place, "header_place": header_of(place) if place else None, "unknown": unknown, "rows": rows, "before": before, "after": after,
        "today": localdate(),
    }  # fmt: skip
    return render(request, "do/public/movements.html", context)


@require_safe
@open_to_all
def movement(request: Any, movement_id: UUID) -> HttpResponse:
    """One movement: the targets, how far each place is."""
    row = queries.movement_of(movement_id)
    if row is None:
        raise Http404
    return render(request, "do/public/movement.html", {**_far(request, row), "header_place": header_of(row.place)})


@require_safe
@signed_in
def kept_movements(request: Any) -> HttpResponse:
    """The movements one keeps or reports to."""
    rows, before, after = page_of(request, queries.movements_for(request.user))
    context = {
        "rows": rows,
        "before": before,
        "after": after,
        "may": queries.my_bodies(request.user),
        "today": localdate(),
    }
    return render(request, "do/officer/movements.html", context)


@signed_in
def new_movement(request: Any) -> HttpResponse:
    """Launch a movement."""
    body, others = body_asked(request)
    form = forms.MovementForm(*posted(request), body=body, initial={"since": localdate(), "adds": "total"})
    return asked(
        request, form, lambda **said: commands.launch_movement(by=request.user, at=now(), **said), heading=_("Phát động phong trào"),
        to=lambda row: reverse("do:kept-movement", args=[row.pk]), back=reverse("do:kept-movements"), lead=body.name, others=others,
    )  # fmt: skip


@require_safe
@signed_in
def kept_movement(request: Any, movement_id: UUID) -> HttpResponse:
    """One movement for who keeps it or reports to it."""
    row = _movement_or_404(request, movement_id)
    mine = row.body in queries.my_bodies(request.user)
    return render(
        request,
        "do/officer/movement.html",
        {**_far(request, row), "mine": mine, "reports": queries.reporting(request.user, row)},
    )


@signed_in
def target(request: Any, movement_id: UUID) -> HttpResponse:
    """Set what one place is to reach."""
    row = _movement_or_404(request, movement_id)
    if row.body not in queries.my_bodies(request.user):
        raise Http404
    back = reverse("do:kept-movement", args=[row.pk])
    form = forms.TargetForm(*posted(request), row=row, places=queries.places_for(row.body, localdate()))
    return asked(
        request, form, lambda **said: commands.set_target(movement_id=row.pk, by=request.user, at=now(), **said), to=back, heading=_("Giao chỉ tiêu"),
        back=back, lead=f"{row.title} ({row.unit})",
    )  # fmt: skip


@signed_in
def report(request: Any, movement_id: UUID, target_id: int) -> HttpResponse:
    """Report how far one place is."""
    row = _movement_or_404(request, movement_id)
    found = queries.target_of(row, target_id)
    if found is None or found.place_id not in queries.reporting(request.user, row):
        raise Http404
    back = reverse("do:kept-movement", args=[row.pk])
    form = forms.ReportForm(*posted(request), row=row, initial={"on": localdate()})
    return asked(
        request, form, lambda **said: commands.report_movement(target_id=found.pk, by=request.user, at=now(), **said), to=back,
        heading=_("Báo cáo kết quả"), back=back, lead=f"{found.place.full_name}: {row.title} ({row.unit}). {row.adds_label}.",
    )  # fmt: skip


def _far(request: Any, row: Any) -> dict[str, Any]:
    rows, before, after = page_of(request, queries.targets_of(row), 60)
    found = [queries.Reached(each) for each in rows]
    drawn = None
    if 1 < len(found) <= BARS:
        drawn = bar_list(
            _("Đã đạt bao nhiêu phần trăm chỉ tiêu"),
            [(each.target.place.full_name, each.share) for each in found],
            label=_("Nơi thực hiện"),
            unit="%",
        )
    return {
        "row": row,
        "rows": found,
        "before": before,
        "after": after,
        "whole": queries.whole_of(row),
        "chart": drawn,
        "today": localdate(),
    }


def _movement_or_404(request: Any, movement_id: UUID) -> Any:
    row = queries.kept_movement(request.user, movement_id)
    if row is None:
        raise Http404
    return row
