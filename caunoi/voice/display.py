"""How a case looks in lists and on pages of other rooms: its badge, its masked sender, its clock with the arithmetic."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.kernel.refusal import Refusal
from caunoi.law import queries as law
from caunoi.ui.clock import Clock, state_of
from caunoi.ui.numbers import vndate

from .queries import lists
from .words import Kind, Stage

TONES = {
    Stage.FILED: "info", Stage.SORTED: "info", Stage.FORWARDED: "warn", Stage.ESCALATED: "warn", Stage.ACCEPTED: "info",
    Stage.VERIFYING: "info", Stage.SUSPENDED: "pause", Stage.ANSWERED: "ok", Stage.CLOSED: "ok",
}  # fmt: skip
#: What a list calls the duty behind a deadline; the law's own name stands on the case page.
SHORT = {
    "recv.answer": gettext_lazy("Phân loại, báo người gửi"), "kn.accept": gettext_lazy("Thụ lý"), "tc.initial": gettext_lazy("Xử lý ban đầu"),
    "kn.first": gettext_lazy("Giải quyết lần đầu"), "kn.second": gettext_lazy("Giải quyết lần hai"), "tc.resolve": gettext_lazy("Giải quyết tố cáo"),
    "pakn.gov_portal": gettext_lazy("Trả lời"), "kn.send": gettext_lazy("Gửi quyết định"), "kn.second.send": gettext_lazy("Gửi quyết định"),
    "tc.conclusion_send": gettext_lazy("Gửi kết luận"), "tc.notify_accept": gettext_lazy("Báo việc thụ lý"), "tc.publish": gettext_lazy("Công khai kết luận"),
    "kn.second.publish": gettext_lazy("Công khai quyết định"), "house.acknowledge": gettext_lazy("Xác nhận đã nhận"),
    "house.allot": gettext_lazy("Quyết định nơi giải quyết"),
}  # fmt: skip


def badge_of(petition: Any) -> dict[str, Any]:
    """The stage as a badge: its word and tone."""
    stage = Stage(petition.stage)
    return {"word": stage.label, "tone": TONES.get(stage, "")}


def sender_text(petition: Any, masked: str) -> str:
    """The sender as a list shows them: initials, or why not even those."""
    if petition.kind == Kind.DENUNCIATION.value or petition.secret:
        return _("Được giữ bí mật")
    if petition.anonymous:
        return _("Không rõ người gửi")
    return masked or _("Không rõ người gửi")


def lines(rows: Iterable[Any], today: date) -> list[dict[str, Any]]:
    """Rows of the officer's list as its template shows them."""
    return [
        {
            "petition": row.petition, "sender": sender_text(row.petition, row.sender), "badge": badge_of(row.petition), "duty": row.duty,
            "clock": clock_of(row.duty, today, steps=False) if row.duty else None, "owed": SHORT.get(row.duty.rule, "") if row.duty else "",
        }
        for row in rows
    ]  # fmt: skip


def clock_of(duty: Any, today: date, *, steps: bool = True) -> Clock:
    """A duty as a clock with its arithmetic and article."""
    paused, done = duty.standing == "paused", duty.standing in ("met", "waived")
    state = state_of(duty.due, today, paused=paused, done=done)
    total = max((duty.due - duty.starts_on).days, 1)
    return Clock(
        name=lists.rule_name(duty.rule, duty.starts_on), due=None if paused else duty.due, state=state, days=abs((duty.due - today).days),
        used=min(max((today - duty.starts_on).days / total, 0.0), 1.0), steps=_arithmetic(duty) if steps else (), cite=duty.cite,
        note=_clock_note(duty),
    )  # fmt: skip


def _clock_note(duty: Any) -> str:
    if duty.standing == "met":
        late = (duty.settled_on - duty.due).days
        if late > 0:
            return _("Xong ngày %(day)s, trễ %(late)s ngày.") % {"day": vndate(duty.settled_on), "late": late}
        return _("Xong ngày %(day)s, đúng hạn.") % {"day": vndate(duty.settled_on)}
    if duty.standing == "waived":
        return str(_("Không còn phải làm: %s") % duty.reason)
    if duty.standing == "paused":
        return _("Dừng từ %(day)s: %(why)s") % {
            "day": vndate(date.fromisoformat(duty.pauses[-1][0])),
            "why": duty.reason,
        }
    return ""


def _arithmetic(duty: Any) -> tuple[tuple[str, str], ...]:
    pauses = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in duty.pauses if b]
    extended = sum(each["value"] or 0 for each in duty.extensions)
    try:
        told = law.deadline(duty.rule, start=duty.starts_on, variant=duty.variant, pauses=pauses, extended=extended)
    except Refusal:
        return ()
    lines = [(line, "") for line in told.steps]
    lines += [(_("Gia hạn: %s") % each["reason"], "") for each in duty.extensions]
    return (*lines, (_("Ngày cuối theo luật"), vndate(duty.due)))
