"""What the conference concluded: written down after it met, issued in a numbered notice, each one a task of its owner."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_all
from caunoi.followup import commands as followup
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.mandate.commands import give_task
from caunoi.places.models import Body
from caunoi.plenary import rules
from caunoi.plenary.facts import ConclusionDrawn, ConclusionGiven
from caunoi.plenary.models import Conclusion, Plenary
from caunoi.plenary.words import Act, Stage

from .common import Actor, digest, locked, must_allow, must_work, ref_of, take, touched
from .holding import CONCLUSIONS
from .signing import sign_notice


@transaction.atomic
def draw(
    *, plenary_id: uuid.UUID, what: str, body: Body, due: date, by: Actor, at: datetime, public: bool = True
) -> Conclusion:
    """Write a conclusion down with its owner and day; the same one twice is one."""
    row = _concluding(plenary_id, by)
    words = rules.must_say(clean(what), "what", "Hãy ghi việc phải làm", "Say what is to be done", least=10, most=2000)
    rules.must_exist(body.name, body.since, body.until, max(row.on, localdate(at)))
    rules.must_lie_within(
        body.name,
        within=row.place_id in (body.place_id, body.province_id, body.place.parent_id)
        and body.pk != row.body.parent_id,
    )
    rules.must_not_precede(due, row.on)
    known = row.conclusions.filter(body=body, what=words).first()
    if known is not None:
        return known
    rules.must_fit(row.conclusions.count(), rules.MOST_CONCLUSIONS, "Đã đủ kết luận", "There are enough conclusions")
    last = row.conclusions.aggregate(last=Max("position"))["last"] or 0
    made = Conclusion.objects.create(
        plenary=row,
        organiser_id=row.body_id,
        position=last + 1,
        what=words,
        body=body,
        on=row.on,
        due=due,
        public=public,
    )
    _noted(row, made, by, at)
    return made


@transaction.atomic
def strike(*, plenary_id: uuid.UUID, conclusion_id: int, by: Actor, at: datetime) -> None:
    """Take a conclusion out before the notice is issued; taken out twice is taken out."""
    row = _concluding(plenary_id, by)
    gone = row.conclusions.filter(pk=conclusion_id).select_related("body").first()
    if gone is not None:
        gone.delete()
        _noted(row, gone, by, at, removed=True)
        for number, each in enumerate(row.conclusions.order_by("position"), start=1):
            Conclusion.objects.filter(pk=each.pk).update(position=number)


@transaction.atomic
def conclude(
    *, plenary_id: uuid.UUID, by: Actor, at: datetime, version: int | None = None, signer: str = ""
) -> Plenary:
    """Issue the notice of conclusions; in the same transaction each becomes a task of its owner, whose progress is followed."""
    row = locked(plenary_id)
    must_allow(row, Act.CONCLUDE, by)
    rules.must_be_as_seen(version, row.version)
    drawn = list(row.conclusions.select_related("body__place").order_by("position"))
    if not drawn:
        raise Refusal("Hãy ghi ít nhất một kết luận.", "Write down at least one conclusion.")
    for each in drawn:
        rules.must_exist(each.body.name, each.body.since, each.body.until, localdate(at))
        rules.must_still_be_due(each.position, each.due, localdate(at))
    paper = sign_notice(row, by=by, at=at, signer=signer)
    for each in drawn:
        _give(row, each, f"Thông báo số {paper.numbered_symbol}", by, at)
    row.notice, row.concluded_at = paper.pk, at
    take(row, Act.CONCLUDE, by, at, paper=str(paper.pk), words=digest(*(each.what for each in drawn)))
    with as_system():
        meet_all(about=row.ref, keys=[CONCLUSIONS], by=ref_of(by), at=at, evidence=paper.ref)
    return row


def _give(row: Plenary, drawn: Conclusion, cite: str, by: Actor, at: datetime) -> None:
    task = give_task(
        by=by, body=row.body, to_body=drawn.body, duty=drawn.what, due=drawn.due, why=f"Kết luận {drawn.position} tại {row.title}",
        source_ref=row.ref, cite=cite, at=at,
    )  # fmt: skip
    drawn.task = task.pk
    drawn.save(update_fields=["task"])
    if drawn.public:
        follow_conclusion(row, drawn, by=ref_of(by), at=at)
    fact = ConclusionGiven(position=drawn.position, body=drawn.body.code, due=drawn.due, task=task.ref)
    record(fact, about=row.ref, by=ref_of(by), at=at)


def follow_conclusion(row: Plenary, drawn: Conclusion, *, by: str, at: datetime) -> str:
    """Put a public conclusion on the list of what is followed to its end; its task tells of what becomes of it."""
    return followup.open_followup(
        kind="promise", ref=f"task:{drawn.task}", place=row.place, owed_by=drawn.body, raised_by=f"Kết luận tại {row.title}", text=drawn.what,
        raised_on=drawn.on, due_on=drawn.due, href=reverse("plenary:conference", args=[row.pk]), synthetic=row.synthetic, by=by, at=at,
    )  # fmt: skip


def _concluding(plenary_id: uuid.UUID, by: Actor) -> Plenary:
    row = locked(plenary_id)
    must_work(by, Role.HANDLER, row.body)
    rules.must_be_held_first(Stage(row.stage))
    return row


def _noted(row: Plenary, drawn: Conclusion, by: Actor, at: datetime, *, removed: bool = False) -> None:
    touched(row)
    fact = ConclusionDrawn(
        position=drawn.position, body=drawn.body.code, due=drawn.due, words=digest(drawn.what), removed=removed
    )
    record(fact, about=row.ref, by=ref_of(by), at=at)
