"""Conferences as officers, invited bodies and everybody else see them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from caunoi.access.context import as_system
from caunoi.access.queries import bodies_of, grants_of, roles_in
from caunoi.access.words import Role
from caunoi.files.queries import content_of, file_row
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.mandate.queries import Seen, seen_among
from caunoi.notices.queries import PaperContent, paper_row, papers_about, signed_file
from caunoi.places.models import Body, Place
from caunoi.plenary import rules
from caunoi.plenary.models import AgendaItem, Conclusion, Invitee, Plenary, PlenaryPaper, Speech
from caunoi.plenary.words import Act, Reply, Stage
from caunoi.ui.records import records

_PREPARES = {str(role) for role in rules.STANDS_IN[Role.HANDLER]}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A conclusion and how its task stands today; None before the notice is issued."""

    conclusion: Conclusion
    seen: Seen | None


@dataclass(frozen=True, slots=True)
class LaidPaper:
    """A paper of the conference and where it can be read."""

    paper: PlenaryPaper
    href: str


def my_bodies(person: Person) -> list[Body]:
    """The bodies whose conferences the person may prepare, or for which they answer an invitation."""
    held = {grant.body_id for grant in grants_of(person) if grant.role in _PREPARES}
    return [body for body in bodies_of(person) if body.pk in held]


def at_work_in(person: Person, row: Plenary) -> bool:
    """Whether the person prepares this conference."""
    return bool(roles_in(person, row.body) & _PREPARES)


def invited_as(person: Person, row: Plenary) -> list[Invitee]:
    """The person's own bodies that are invited to a conference."""
    mine = [body.pk for body in my_bodies(person)]
    return list(row.invitees.filter(body__in=mine).select_related("body"))


def plenaries_for(person: Person, *, invited: bool = False) -> QuerySet[Plenary]:
    """The conferences of the person's bodies and of those they oversee, or those they are invited to; the latest first."""
    mine = {body.pk for body in bodies_of(person)}
    led = {grant.body.place_id for grant in grants_of(person) if grant.role in _PREPARES}
    where = Q(readers__overlap=list(mine)) if invited else Q(body__in=mine) | Q(place__in=led) | Q(province__in=led)
    return _counted(Plenary.objects.filter(where))


def laid_before(ref: str) -> list[Plenary]:
    """The conferences everybody may know of that a record was laid before, the latest first."""
    found = Plenary.objects.filter(papers__ref=ref, stage__in=[each.value for each in rules.PUBLIC])
    return list(found.distinct().order_by("-on")[:5])


def may_lay(person: Person, ref: str) -> bool:
    """Whether a record is one of the person's own bodies', so that they may lay it before a conference."""
    return any(records.named(body, [ref]) for body in my_bodies(person))


def public_page(place: Place | None) -> QuerySet[Plenary]:
    """Conferences everybody may know of, the latest first; of a place, or of a province and all in it."""
    found = Plenary.objects.filter(stage__in=[each.value for each in rules.PUBLIC])
    if place is not None:
        found = found.filter(province=place) if place.is_province else found.filter(place=place)
    return _counted(found)


def _counted(found: QuerySet[Plenary]) -> QuerySet[Plenary]:
    return (
        found.select_related("body", "place")
        .defer("course", "closing", "purpose")
        .annotate(concluded=Count("conclusions"))
        .order_by("-on", "pk")
    )


def plenary_of(plenary_id: uuid.UUID) -> Plenary | None:
    """One conference, None where it is not the speaker's to see."""
    return Plenary.objects.select_related("body__place", "place", "province").filter(pk=plenary_id).first()


def acts_open(row: Plenary, person: Person) -> list[tuple[Act, str]]:
    """What the book opens on a conference, each with why the person may not do it (empty when they may)."""
    held = roles_in(person, row.body)
    found: list[tuple[Act, str]] = []
    for step in rules.BOOK.open_to(Stage(row.stage)):
        try:
            rules.must_stand_in(held, Role(step.by), row.body.name)
        except Refusal as no:
            found.append((Act(step.act), str(no)))
        else:
            found.append((Act(step.act), ""))
    return found


def agenda_of(row: Plenary) -> list[AgendaItem]:
    """The agenda in order."""
    return list(row.agenda.all())


def papers_of(row: Plenary) -> list[LaidPaper]:
    """The papers laid before a conference with their addresses: one question a kind of record."""
    laid = list(row.papers.all())
    refs = [each.ref for each in laid if each.ref]
    if not refs:
        return [LaidPaper(each, "") for each in laid]
    with as_system():
        there = records.there(refs)
    return [LaidPaper(each, there[each.ref].href if each.ref in there else "") for each in laid]


def invitees_of(row: Plenary) -> QuerySet[Invitee]:
    """The bodies invited, in order, as far as the speaker may see."""
    return row.invitees.select_related("body").order_by("body__sort_key", "body_id")


def attendance_of(row: Plenary) -> dict[str, int]:
    """How many bodies were asked, come, are excused, came; and how many people: numbers, nobody's name."""
    with as_system():
        counted = row.invitees.aggregate(
            invited=Count("pk"),
            people=Sum("people"),
            **{each.value: Count("pk", filter=Q(reply=each.value)) for each in Reply},
        )
    return {name: value or 0 for name, value in counted.items()}


def speeches_of(row: Plenary) -> QuerySet[Speech]:
    """The speeches the speaker may see, in the order they came, without their long texts."""
    return row.speeches.select_related("body").defer("text").order_by("sent_at", "pk")


def public_speeches(row: Plenary) -> QuerySet[Speech]:
    """The speeches whose bodies let everybody read them, once the conference has concluded."""
    if row.stage != Stage.CONCLUDED.value:
        return Speech.objects.none()
    return row.speeches.filter(public=True).select_related("body").defer("text").order_by("sent_at", "pk")


def speech_of(row: Plenary, speech_id: int) -> Speech | None:
    """One speech with its text; None where it is not the speaker's to see."""
    return row.speeches.select_related("body").filter(pk=speech_id).first()


def conclusions_of(row: Plenary, today: date) -> list[Drawn]:
    """The conclusions in order with how their tasks stand: two statements."""
    return _standing(row.conclusions.select_related("body").order_by("position"), today)


def public_conclusions(row: Plenary, today: date) -> list[Drawn]:
    """The public conclusions of an issued notice, with how their tasks stand."""
    if row.stage != Stage.CONCLUDED.value:
        return []
    return _standing(row.conclusions.filter(public=True).select_related("body").order_by("position"), today)


def standing(drawn: Iterable[Drawn]) -> dict[str, int]:
    """How many conclusions there are, are done, done late, overdue."""
    seen = [each.seen for each in drawn if each.seen is not None]
    return {
        "given": len(seen), "done": sum(each.task.finished_on is not None for each in seen),
        "late": sum(each.is_overdue for each in seen),
    }  # fmt: skip


def _standing(rows: Iterable[Conclusion], today: date) -> list[Drawn]:
    drawn = list(rows)
    with as_system():
        seen = seen_among([each.task for each in drawn if each.task], today)
    return [Drawn(each, seen.get(each.task) if each.task else None) for each in drawn]


def notice_words(row: Plenary) -> list[Conclusion]:
    """The conclusions as the notice lists them."""
    return list(row.conclusions.select_related("body").order_by("position"))


def signed_papers(row: Plenary) -> list[tuple[str, str, uuid.UUID]]:
    """The signed papers of a conference: what each is, its number, its key in the register."""
    names = {row.invitation: "Giấy mời", row.minutes: "Biên bản", row.notice: "Thông báo kết luận"}
    with as_system():
        found = [paper for paper in papers_about(row.ref).order_by("signed_at") if paper.pk in names]
    return [(names[paper.pk], paper.numbered_symbol, paper.pk) for paper in found]


def public_paper(row: Plenary, which: str, kind: str) -> PaperContent | None:
    """A signed paper everybody may read: the invitation once called, the notice where every conclusion in it is public."""
    key = row.invitation if which == "giay-moi" and row.stage_word in rules.PUBLIC else None
    if which == "ket-luan" and notice_is_public(row):
        key = row.notice
    with as_system():
        paper = paper_row(key) if key else None
        return signed_file(paper, kind) if paper else None


def notice_is_public(row: Plenary) -> bool:
    """Whether the issued notice holds nothing but public conclusions."""
    if row.stage != Stage.CONCLUDED.value:
        return False
    with as_system():
        return not row.conclusions.filter(public=False).exists()


def public_speech_file(row: Plenary, speech_id: int) -> PaperContent | None:
    """The file of a public contribution; None where there is none, or it waits for its check."""
    speech = public_speeches(row).filter(pk=speech_id).first()
    if speech is None or speech.file is None:
        return None
    with as_system():
        kept = file_row(speech.file)
        if kept is None or not kept.may_be_handed_out:
            return None
        return PaperContent(kept.name, kept.media_type, content_of(kept))
