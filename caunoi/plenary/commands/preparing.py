"""What is prepared before the day: agenda, papers, invited bodies and their answers."""

import uuid
from collections.abc import Sequence
from datetime import datetime, time

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body
from caunoi.plenary import queries, rules
from caunoi.plenary.facts import Invited, Prepared, Replied
from caunoi.plenary.models import AgendaItem, Invitee, Plenary, PlenaryPaper
from caunoi.plenary.words import Circle, Reply, Stage

from .common import Actor, digest, must_work, prepared, read, ref_of, touched


@transaction.atomic
def add_item(
    *, plenary_id: uuid.UUID, what: str, by: Actor, at: datetime, hour: time | None = None, presenter: str = ""
) -> AgendaItem:
    """Put a line on the agenda; the same line twice stands there once."""
    row = prepared(plenary_id, by)
    words = rules.must_say(clean(what), "what", "Hãy ghi nội dung", "Say what", most=500)
    known = row.agenda.filter(what=words).first()
    if known is not None:
        return known
    rules.must_fit(row.agenda.count(), rules.MOST_ITEMS, "Chương trình đã đủ dài", "The agenda is long enough")
    item = AgendaItem.objects.create(
        plenary=row, position=_next(row.agenda), hour=hour, what=words, presenter=clean(presenter)[:200]
    )
    _noted(row, "agenda", words, by, at)
    return item


@transaction.atomic
def remove_item(*, plenary_id: uuid.UUID, item_id: int, by: Actor, at: datetime) -> None:
    """Take a line off the agenda; taken off twice is taken off."""
    row = prepared(plenary_id, by)
    item = row.agenda.filter(pk=item_id).first()
    if item is not None:
        item.delete()
        _noted(row, "agenda", item.what, by, at, removed=True)


@transaction.atomic
def add_paper(*, plenary_id: uuid.UUID, title: str, by: Actor, at: datetime, ref: str = "") -> PlenaryPaper:
    """Lay a document before the conference: a record of the body by its reference, or a paper by name and number."""
    row = prepared(plenary_id, by)
    if ref:
        found = next(iter(queries.record_named(row.body, ref)), None)
        if found is None:
            raise Refusal("Không thấy tài liệu này trong hệ thống.", "There is no such record.", field="ref")
        title = found.label
    words = rules.must_say(clean(title), "title", "Hãy ghi tên, số tài liệu", "Name the document", most=300)
    known = row.papers.filter(title=words, ref=ref).first()
    if known is not None:
        return known
    rules.must_fit(row.papers.count(), rules.MOST_PAPERS, "Đã đủ tài liệu", "There are enough papers")
    paper = PlenaryPaper.objects.create(plenary=row, position=_next(row.papers), title=words, ref=ref[:200])
    _noted(row, "paper", words, by, at, ref=paper.ref)
    return paper


@transaction.atomic
def remove_paper(*, plenary_id: uuid.UUID, paper_id: int, by: Actor, at: datetime) -> None:
    """Take a document off the table; taken off twice is taken off."""
    row = prepared(plenary_id, by)
    paper = row.papers.filter(pk=paper_id).first()
    if paper is not None:
        paper.delete()
        _noted(row, "paper", paper.title, by, at, ref=paper.ref, removed=True)


@transaction.atomic
def invite(*, plenary_id: uuid.UUID, bodies: Sequence[Body], by: Actor, at: datetime) -> int:
    """Invite bodies that exist on the day of the conference; who is on the list already stays. How many were added."""
    row = prepared(plenary_id, by)
    for each in bodies:
        rules.must_exist(each.name, each.since, each.until, max(row.on, localdate(at)))
    known = set(row.readers)
    new = list({each.pk: each for each in bodies if each.pk not in known and each.pk != row.body_id}.values())
    if len(known) + len(new) > rules.MOST_INVITED:
        raise Refusal(
            f"Nhiều nhất {rules.MOST_INVITED} cơ quan được mời.", f"At most {rules.MOST_INVITED} bodies are invited.", field="body"
        )  # fmt: skip
    if new:
        row.readers = sorted(known | {each.pk for each in new})
        row.version += 1
        row.save(update_fields=["readers", "version"])
        Invitee.objects.bulk_create([Invitee(plenary=row, organiser_id=row.body_id, body=each) for each in new])
        record(Invited(bodies=tuple(sorted(each.code for each in new))), about=row.ref, by=ref_of(by), at=at)
    return len(new)


@transaction.atomic
def invite_circle(*, plenary_id: uuid.UUID, circle: Circle, by: Actor, at: datetime) -> int:
    """Invite a whole group of bodies at once; how many were added."""
    row = prepared(plenary_id, by)
    found = queries.circle(row, circle, max(row.on, localdate(at)))
    if not found:
        raise Refusal("Không có cơ quan nào thuộc nhóm này.", "There is no body in this group.", field="circle")
    return invite(plenary_id=plenary_id, bodies=found, by=by, at=at)


@transaction.atomic
def uninvite(*, plenary_id: uuid.UUID, body_id: int, by: Actor, at: datetime) -> None:
    """Take a body off the list before the conference is called; taken off twice is taken off."""
    row = prepared(plenary_id, by, (Stage.PLANNED,))
    gone = row.invitees.filter(body_id=body_id).select_related("body").first()
    if gone is not None:
        gone.delete()
        row.readers = [each for each in row.readers if each != body_id]
        row.version += 1
        row.save(update_fields=["readers", "version"])
        record(Invited(bodies=(gone.body.code,), removed=True), about=row.ref, by=ref_of(by), at=at)


@transaction.atomic
def answer(
    *, plenary_id: uuid.UUID, body: Body, reply: Reply, by: Actor, at: datetime, people: int = 0, note: str = ""
) -> Invitee:
    """An invited body says that so many of its people come, or that it cannot; it may change its mind until the day."""
    row = read(plenary_id)
    must_work(by, Role.HANDLER, body)
    if reply not in (Reply.COMING, Reply.EXCUSED):
        raise Refusal("Hãy chọn sẽ dự hoặc xin vắng.", "Choose coming or excused.", field="reply")
    rules.must_be_open(
        Stage(row.stage), (Stage.CALLED,), "Hội nghị không nhận trả lời lúc này.", "No answers are taken now."
    )
    invitee = Invitee.objects.select_for_update(of=("self",)).filter(plenary=row, body=body).first()
    if invitee is None:
        raise Refusal(f"{body.name} không có tên trong danh sách mời.", f"{body.name} is not invited.")
    if reply is Reply.COMING:
        rules.must_be_countable(people)
        if people < 1:
            raise Refusal("Hãy ghi số người dự.", "Say how many come.", field="people")
        note = clean(note)[:500]
    else:
        people = 0
        note = rules.must_say(clean(note), "note", "Hãy ghi lý do xin vắng", "Say why nobody comes", least=5, most=500)
    invitee.reply, invitee.people, invitee.note, invitee.replied_at = reply.value, people, note, at
    invitee.save(update_fields=["reply", "people", "note", "replied_at"])
    record(Replied(body=body.code, reply=reply.value, people=people), about=row.ref, by=ref_of(by), at=at)
    return invitee


def _next(rows: object) -> int:
    last: int | None = rows.aggregate(last=Max("position"))["last"]  # type: ignore[attr-defined]
    return (last or 0) + 1


def _noted(
    row: Plenary, what: str, words: str, by: Actor, at: datetime, *, ref: str = "", removed: bool = False
) -> None:
    touched(row)
    record(Prepared(what=what, words=digest(words), ref=ref, removed=removed), about=row.ref, by=ref_of(by), at=at)


__all__ = ["add_item", "add_paper", "answer", "invite", "invite_circle", "remove_item", "remove_paper", "uninvite"]
