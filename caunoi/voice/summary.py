"""The last look before sending: what was answered, where it will go, by when it must be answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.places.models import Body
from caunoi.ui.numbers import vndate, vnnumber

from . import routing, rules
from .commands import Filing
from .drafts import Content, Question
from .words import Kind, Part


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: its label, the answer, and where it is changed."""

    label: str
    value: str
    change: str
    long: bool = False


@dataclass(frozen=True, slots=True)
class GoingTo:
    """The body that will receive it and the first day the law gives it; or why there is none."""

    body: Body | None = None
    due: date | None = None
    cite: str = ""
    steps: tuple[str, ...] = ()
    lifted: bool = False
    refusal: str = ""


def lines(content: Content, judged: dict[Question, Any], filing: Filing) -> list[Line]:
    """The answers in the order asked."""
    at = {asked: reverse("voice:question", args=[asked.value]) for asked in Question if asked is not Question.ALIKE}
    place = (
        f"{filing.place.full_name}, {filing.place.province.full_name}"
        if filing.place.province
        else filing.place.full_name
    )
    kind = _("Tôi chưa chắc, nhờ cán bộ phân loại") if filing.kind is Kind.UNSORTED else filing.kind.label
    shown = [
        Line(_("Loại đơn"), kind, at[Question.KIND]),
        Line(_("Nơi xảy ra"), f"{filing.address}\n{place}" if filing.address else place, at[Question.PLACE]),
        Line(_("Tóm tắt"), filing.title, at[Question.MATTER]),
        Line(_("Sự việc"), filing.text, at[Question.MATTER], long=True),
        Line(_("Mong muốn"), filing.wish or _("Không ghi"), at[Question.MATTER]),
    ]
    if Question.WHEN in judged:
        shown.append(Line(_("Ngày biết"), _when(filing), at[Question.WHEN]))
    files = (
        ngettext("%(n)s tệp", "%(n)s tệp", len(content.files)) % {"n": len(content.files)}
        if content.files
        else _("Không có")
    )
    return [
        *shown,
        Line(_("Đơn nói về"), _respondents(filing), at[Question.RESPONDENT]),
        Line(_("Ảnh, giấy tờ"), files, at[Question.PAPERS]),
        Line(_("Người gửi"), _sender(filing), at[Question.PERSON]),
        Line(_("Gửi cùng"), _group(filing), at[Question.GROUP]),
    ]


def going_to(filing: Filing, *, on: date) -> GoingTo:
    """Where the petition will go if it is sent now."""
    respondents = routing.with_those_below(filing.respondent_bodies, on)
    try:
        body = routing.receiving_body(filing, respondents, on)
        told = deadline(rules.FIRST_CLOCK[filing.kind], start=on)
    except Refusal as no:
        return GoingTo(refusal=str(no))
    return GoingTo(body=body, due=told.due, cite=told.cite, steps=tuple(told.steps), lifted=bool(respondents))


def _when(filing: Filing) -> str:
    told = vndate(filing.knew_on) + "\n" + (_("Khiếu nại lần hai") if filing.instance == 2 else _("Khiếu nại lần đầu"))
    reason = filing.checklist.get("late_reason")
    return f"{told}\n{reason}" if reason else told


def _respondents(filing: Filing) -> str:
    told = [body.name for body in filing.respondent_bodies] + ([filing.respondent] if filing.respondent else [])
    return "\n".join(told) or _("Không nêu ai")


def _sender(filing: Filing) -> str:
    who = filing.people[0]
    told = [part for part in (who.name, who.address, who.phone, who.email) if part] or [_("Không nêu tên")]
    return "\n".join([*told, *([_("Yêu cầu giữ kín danh tính")] if filing.secret else [])])


def _group(filing: Filing) -> str:
    if filing.signers < 2:
        return _("Một mình")
    named = [who.name for who in filing.people if who.part is Part.REPRESENTATIVE]
    told = _("%(n)s người cùng ký") % {"n": vnnumber(filing.signers)}
    return f"{told}\n{_('Đại diện')}: {', '.join(named)}" if named else told
