"""What the papers of disclosure tell, from the records of a span of days."""

import re
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone, localdate

from caunoi.notices.issuing import place_on_paper
from caunoi.notices.models import IssuedPaper
from caunoi.notices.queries import content_of, editable_text, papers_about
from caunoi.places import queries as places
from caunoi.places.models import Body

from ..documents import Line, Told
from ..models import Disclosure, DisclosurePlan, DisclosureVersion, ItemQuestion
from ..words import Form, Stage
from .lists import labels

_SYMBOLS = {"ubnd": "UBND", "hdnd": "HĐND", "vp": "VP"}


def told(body: Body, since: date, until: date, *, on: date) -> Told:
    """Everything of a body from a day to before another, as its papers tell it."""
    names = labels(on=on)
    mine = Disclosure.objects.filter(body=body, inside=False).defer("search", "text")
    shown = mine.filter(since__gte=since, since__lt=until).order_by("item", "since", "id")
    waiting = mine.filter(stage__in=[Stage.PLANNED.value, Stage.DECIDED.value], due__lt=min(until, on)).order_by("due")
    early = mine.filter(ended_early=True, ended_at__gte=_moment(since), ended_at__lt=_moment(until))
    asked = ItemQuestion.objects.filter(body=body, asked_at__gte=_moment(since), asked_at__lt=_moment(until))
    answered = list(asked.filter(answered_at__isnull=False).values_list("answered_at", "due"))
    lines = [_line(row, names, on) for row in shown[:1000]]
    return Told(
        body=places.body_name_on(body, on), symbol=_SYMBOLS.get(body.office) or body.short_name or _initials(body.name),
        place=place_on_paper(body.place), council=f"Hội đồng nhân dân {body.place.full_name}",
        front=f"Ủy ban Mặt trận Tổ quốc Việt Nam {body.place.full_name}", since=since, until=until, lines=lines,
        missing=[_line(row, names, on) for row in waiting[:200]], late=sum(line.in_time is False for line in lines),
        taken_early=[(row.title, row.ended_reason) for row in early], asked=asked.count(), answered=len(answered),
        answered_in_time=sum(at is not None and localdate(at) <= due for at, due in answered),
        corrected=DisclosureVersion.objects.filter(
            disclosure__body=body, number__gt=1, at__gte=_moment(since), at__lt=_moment(until)
        ).count(),
    )  # fmt: skip


def _line(row: Disclosure, names: dict[str, str], on: date) -> Line:
    in_time = None if row.met_on is None else row.met_on <= row.due
    if row.stage == Stage.POSTED.value and row.met_on is None and row.due < on:
        in_time = False
    return Line(
        code=row.item, item=names.get(row.item, row.item), title=row.title, number=row.number, decided_on=row.decided_on,
        forms="; ".join(Form(form).vi.lower() for form in row.parts), since=row.since, last=row.last, permanent=row.permanent, in_time=in_time,
        standing=f"hạn {row.due:%d/%m/%Y}" + (f", văn bản ngày {row.decided_on:%d/%m/%Y}" if row.decided_on else ""),
    )  # fmt: skip


def plan_of(body: Body, year: int) -> DisclosurePlan | None:
    """A body's plan of a year."""
    return DisclosurePlan.objects.select_related("body", "body__place").filter(body=body, year=year).first()


def plan_row(plan_id: Any) -> DisclosurePlan | None:
    """A plan by its id."""
    return DisclosurePlan.objects.select_related("body", "body__place").filter(pk=plan_id).first()


def papers_of(plan: DisclosurePlan) -> QuerySet[IssuedPaper]:
    """The papers made under a plan the speaker may see, newest first."""
    return (
        IssuedPaper.objects.filter(about__startswith=plan.ref).exclude(state="discarded").order_by("-created_at").select_related("body")
    )  # fmt: skip


def paper_of(paper_id: Any) -> tuple[IssuedPaper, DisclosurePlan, str] | None:
    """A paper of this room with its plan and its body as one edits it; None where there is none to see."""
    row = IssuedPaper.objects.select_related("body", "body__place").filter(pk=paper_id).first()
    found = re.match(r"disclosure-plan:([0-9a-f-]{36})", row.about) if row else None
    plan = plan_row(found[1]) if found else None
    return (row, plan, editable_text(content_of(row))) if row and plan else None


def latest_paper(about: str) -> IssuedPaper | None:
    """The newest paper about one list or report."""
    return papers_about(about).order_by("-created_at").first()


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=get_current_timezone())


def _initials(name: str) -> str:
    return "".join(word[0].upper() for word in re.findall(r"[^\W\d_]+", name) if word not in ("và", "của"))[:6]
