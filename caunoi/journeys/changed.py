"""What a voice changed: what people said, what was decided, what came of it; told from the public records of every room of a place.

Each source gives its latest records up to a day in as many statements whatever its size; they are merged by day and paged by day.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from caunoi.benefit import queries as benefit
from caunoi.decide import queries as decide
from caunoi.discuss import queries as discuss
from caunoi.discuss.words import Stage as Consulted
from caunoi.followup import queries as followup
from caunoi.kernel.words import say
from caunoi.ui.front import Line, Way, front
from caunoi.voice.queries import published as voice
from caunoi.voice.words import Outcome

SIZE = 20
#: A page that begins further into one day than this is no page anybody asked for.
DEEPEST = 400
#: Letters of what people said that a page shows before its link.
SAID = 400
FRESH = 600


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that came of a voice: by which way it was said, in whose words, what was decided, what came of it."""

    on: date
    ref: str
    way: tuple[str, str]
    said: str
    decided: str
    result: str
    href: str
    steps: tuple[tuple[str, date], ...] = ()
    body: str = ""
    synthetic: bool = False

    @property
    def way_label(self) -> str:
        """How it was said, in the language being spoken."""
        return say(*self.way)


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of them and where the next begins; empty where it is the last."""

    rows: list[Change] = field(default_factory=list)
    after: str = ""


Source = Callable[[Any, date, int], list[Change]]


def changes(place: Any, today: date, after: str = "", size: int = SIZE) -> Changes:
    """A page of what voices changed in a place, the latest first."""
    until, skip = _read(after, today)
    most = min(skip, DEEPEST) + size + 1
    found = [each for source in SOURCES for each in source(place, until, most)]
    found.sort(key=lambda each: (-each.on.toordinal(), each.ref))
    page = found[skip : skip + size]
    if len(found) <= skip + size or not page:
        return Changes(page)
    last = page[-1].on
    seen = sum(each.on == last for each in page) + (skip if last == until else 0)
    return Changes(page, f"{last:%Y-%m-%d}~{seen}")


def _answers(place: Any, until: date, most: int) -> list[Change]:
    """Petitions whose answer was published and gave the petitioner something."""
    rows = voice.answered_until(place, until, most=most)
    return [
        Change(
            each.answered_on, f"publication:{each.pk}", ("Đơn, phản ánh của người dân", "A petition"), each.question[:SAID],
            Outcome(each.outcome).label if each.outcome else say("Đã trả lời", "Answered"), each.answer[:SAID], reverse("voice:answer", args=[each.pk]),
            ((say("Nhận", "Received"), each.received_on), (say("Trả lời", "Answered"), each.answered_on)), each.body.name, each.synthetic,
        )
        for each in rows
    ]  # fmt: skip


def _followed(place: Any, until: date, most: int) -> list[Change]:
    """Recommendations and promises that were reported done and are not disputed."""
    found = []
    for each in followup.finished_until(place, until, most=most):
        told = [step.text for step in each.steps.all() if step.act == "done" and step.text]
        promise = each.kind == "promise"
        way = ("Lời hứa trước Nhân dân", "A promise made to the people") if promise else ("Kiến nghị giám sát, kiểm tra", "A recommendation")  # fmt: skip
        decided = each.reason or (say("Đã hứa làm", "Promised") if promise else say("Được tiếp thu", "Accepted"))
        steps = [(say("Nêu ra", "Raised"), each.raised_on)]
        steps += [(say("Trả lời", "Answered"), each.answered_on)] if each.answered_on else []
        done = each.finished_on or until
        found.append(
            Change(
                done, f"followup:{each.number}", way, each.text[:SAID], decided, told[-1] if told else say("Đã báo làm xong", "Reported done"),
                reverse("followup:followup", args=[each.number]), (*steps, (say("Làm xong", "Done"), done)), each.owed_by.name, each.synthetic,
            )
        )  # fmt: skip
    return found


def _consulted(place: Any, until: date, most: int) -> list[Change]:
    """Consultations whose every group of opinions was answered: how many were accepted."""
    stages = [Consulted.ANSWERED.value, Consulted.DECIDED.value, Consulted.REPORTED.value]
    closed = discuss.consultations.published(place).filter(stage__in=stages, closes_on__lte=until)
    rows = list(closed.order_by("-closes_on", "-pk")[:most])
    taken = discuss.matrix.accepted([each.pk for each in rows])
    found = []
    for each in rows:
        good, every = taken.get(each.pk, (0, 0))
        if not good or each.closes_on is None:
            continue
        result = say(f"{good}/{every} nhóm ý kiến được tiếp thu vào dự thảo, các nhóm còn lại được giải trình.", f"{good} of {every} groups of opinions were taken into the draft, the others were answered.")  # fmt: skip
        found.append(
            Change(
                each.closes_on, f"consultation:{each.pk}", ("Góp ý dự thảo", "Opinions on a draft"), each.title, Consulted(each.stage).label, result,
                reverse("discuss:consultation", args=[each.slug]), ((say("Lấy ý kiến đến", "Opinions until"), each.closes_on),), each.body.name,
            )
        )  # fmt: skip
    return found


def _decided(place: Any, until: date, most: int) -> list[Change]:
    """What households discussed and decided themselves."""
    rows = decide.announced().filter(passes=True, decided_on__lte=until, whole__isnull=True).select_related("place")
    rows = rows.filter(commune__province=place) if place.is_province else rows.filter(commune=place)
    found = []
    for each in rows.order_by("-decided_on", "code")[:most]:
        if each.decided_on is None:
            continue
        result = say(
            f"{each.yes}/{each.base} tán thành; việc có hiệu lực.", f"{each.yes} of {each.base} in favour; it holds."
        )
        found.append(
            Change(
                each.decided_on, f"decision:{each.code}", ("Cộng đồng bàn và quyết định", "A community decision"), each.title,
                say("Hộ gia đình đã quyết định", "The households decided"), result, reverse("decide:decision", args=[each.code]),
                ((say("Quyết định", "Decided"), each.decided_on),), each.place.full_name,
            )
        )  # fmt: skip
    return found


def _corrected(place: Any, until: date, most: int) -> list[Change]:
    """Lists of beneficiaries that were corrected after they were posted."""
    found = []
    for each in benefit.corrected_until(place, until, most=most):
        row = each.programme
        told = say(f"Danh sách thêm {each.added} dòng, bỏ {each.removed} dòng.", f"The list gained {each.added} lines and lost {each.removed}.")  # fmt: skip
        found.append(
            Change(
                each.on, f"edition:{each.pk}", ("Ý kiến về danh sách thụ hưởng", "Objections to a list"), row.title, each.why, told,
                reverse("benefit:programme", args=[row.place.code, row.pk]),
                ((say("Công khai", "Posted"), row.posted_on or each.on), (say("Sửa", "Corrected"), each.on)), row.body.name, row.synthetic,
            )
        )  # fmt: skip
    return found


SOURCES: tuple[Source, ...] = (_answers, _followed, _consulted, _decided, _corrected)


def _read(after: str, today: date) -> tuple[date, int]:
    day, _, skip = after.partition("~")
    try:
        until = date.fromisoformat(day)
    except ValueError:
        return today, 0
    number = int(skip) if skip.isascii() and skip.isdigit() and len(skip) < 5 else 0
    return min(until, today), min(number, DEEPEST)


def offer_changes() -> None:
    """A line and a way on a place's page."""

    def href(place: Any) -> str:
        return reverse("journeys:changed", args=[place.code])

    def lines(place: Any, today: date) -> list[Line]:
        since = today - timedelta(days=365)

        def counted() -> str:
            found = [each for each in changes(place, today, size=100).rows if each.on >= since]
            return f"{len(found)}+" if len(found) == 100 else str(len(found))

        number = cache.get_or_set(f"journeys.changed.{place.pk}.{today}", counted, FRESH)
        return [
            Line("Tiếng nói đã làm thay đổi, trong một năm", "What voices changed within a year", number, href(place))
        ]

    def ways(place: Any) -> list[Way]:
        if place is None:
            return []
        return [Way("Tiếng nói của bạn đã làm thay đổi điều gì", "What your voice changed", href(place), "megaphone")]

    front.offer_figures("benefit", "journeys", lines)
    front.offer_ways("place", "journeys", ways)
