"""A case as its own pages show it: the history, what may be done."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi.ui.case import Doable, Happening

from ...queries import case_by_id
from ...queries.doable import LIKELY, May
from ...rules import BOOKS
from ...words import OPEN_STAGES, Act, Kind, Stage

#: The page that takes each act.
PAGE_OF: dict[Act, str] = {
    Act.SORT: "phan-loai", Act.ACCEPT: "thu-ly", Act.REFUSE: "khong-thu-ly", Act.GUIDE: "huong-dan", Act.FORWARD: "chuyen",
    Act.ESCALATE: "trinh-cap-tren", Act.ALLOT: "quyet-dinh-co-quan", Act.ACKNOWLEDGE: "xac-nhan", Act.KEEP: "luu-don", Act.SPLIT: "tach",
    Act.VERIFY: "xac-minh", Act.CALL_DIALOGUE: "doi-thoai", Act.HOLD_DIALOGUE: "doi-thoai-ket-qua", Act.EXTEND: "gia-han",
    Act.SUSPEND: "tam-dinh-chi", Act.RESUME: "tiep-tuc", Act.DECIDE: "tra-loi", Act.CONCLUDE: "tra-loi", Act.ANSWER: "tra-loi",
    Act.SEND: "gui-ket-qua", Act.WITHDRAW: "rut", Act.WITHDRAW_PART: "rut-mot-phan", Act.TERMINATE: "dinh-chi", Act.PUBLISH: "cong-khai",
    Act.REOPEN: "xem-xet-lai", Act.DECLINE_REOPEN: "xem-xet-lai", Act.CLOSE: "ket-thuc", Act.URGE: "don-doc", Act.NOTE: "ghi-chu",
}  # fmt: skip
ICONS = {
    Act.SORT: "inbox", Act.ACCEPT: "check", Act.REFUSE: "close", Act.GUIDE: "info", Act.FORWARD: "arrow-right", Act.ESCALATE: "arrow-up",
    Act.ALLOT: "flag", Act.ACKNOWLEDGE: "check", Act.KEEP: "document", Act.SPLIT: "copy", Act.VERIFY: "search", Act.CALL_DIALOGUE: "people",
    Act.HOLD_DIALOGUE: "people", Act.EXTEND: "calendar", Act.SUSPEND: "pause", Act.RESUME: "right", Act.DECIDE: "letter", Act.CONCLUDE: "letter",
    Act.ANSWER: "letter", Act.SEND: "letter", Act.WITHDRAW: "arrow-left", Act.WITHDRAW_PART: "arrow-left", Act.TERMINATE: "minus",
    Act.PUBLISH: "globe", Act.REOPEN: "flag", Act.DECLINE_REOPEN: "flag", Act.CLOSE: "check-circle", Act.URGE: "bell", Act.NOTE: "edit",
}  # fmt: skip
BAD_ACTS = (Act.REFUSE, Act.KEEP, Act.TERMINATE, Act.DECLINE_REOPEN)


def found_case(petition_id: uuid.UUID) -> Any:
    """The case, or a plain "not found" for whoever may not see it."""
    petition = case_by_id(petition_id)
    if petition is None:
        raise Http404
    return petition


def happenings(steps: Iterable[Any]) -> list[Happening]:
    """The history for people: who did what when, the last one marked."""
    shown = []
    for step in steps:
        act = Act(step.act)
        who = step.by_name or (_("Người gửi") if step.by == "resident" else "")
        place = step.body.name if step.body else ""
        tone = "bad" if act in BAD_ACTS else "pause" if act is Act.SUSPEND else "" if act is Act.NOTE else "ok"
        title = act.label if step.public or act is Act.NOTE else f"{act.label} ({_('nội bộ')})"
        shown.append(
            Happening(
                title,
                step.at,
                " · ".join(part for part in (who, place) if part),
                step.note[:2000],
                _cite(step),
                tone=tone,
            )
        )
    return shown


def _cite(step: Any) -> str:
    found = next((row for row in BOOKS[Kind(step.kind)] if row.act == step.act and row.then == step.stage), None)
    return found.cite if found else ""


def doables(petition: Any, may: Iterable[May]) -> tuple[list[Doable], list[Doable]]:
    """What may be done: the likely acts, and the others."""
    likely, others = [], []
    first = LIKELY.get(Stage(petition.stage), ())
    seen: set[str] = set()
    for each in may:
        page = PAGE_OF[each.act]
        if page in seen:
            continue
        seen.add(page)
        href = reverse("voice:officer-act", args=[petition.pk, page])
        main = not each.why_not and not any(item.main for item in likely) and each.act in first
        label = _("Trả lời đề nghị xem xét lại") if page == "xem-xet-lai" else each.act.label
        (likely if each.act in first else others).append(
            Doable(label, href, each.why_not, each.step.cite, ICONS[each.act], main=main)
        )
    return likely, others


def is_open(petition: Any) -> bool:
    """Whether somebody still has work to do on it."""
    return Stage(petition.stage) in OPEN_STAGES
