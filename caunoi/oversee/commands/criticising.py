"""Social criticism: opinions on a draft gathered into points, sent, answered point by point, and what changed in the text issued."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_all, open_duty
from caunoi.kernel import matrix
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.oversee import rules
from caunoi.oversee.facts import CriticismOpened, LastDayMoved, Opined, PointAnswered
from caunoi.oversee.models import Criticism, CriticismOpinion, CriticismPoint
from caunoi.oversee.words import Capacity, Manner, Move, Sort, Verdict
from caunoi.places.models import Body

from .common import Actor, allow_move, criticism, digest, moved_on, must_work, ref_of

ANSWER = "house.oversee.answer"
SHORTEN = "house.oversee.shorten"
MOST_POINTS = 300


@transaction.atomic
def request_criticism(
    *, body: Body, drafter: Body, title: str, draft: str, manner: Manner, until: date, by: Actor, at: datetime, synthetic: bool = False
) -> Criticism:  # fmt: skip
    """Take a draft of a body of the same level; opinions on it are gathered until a day."""
    must_work(by, Role.HANDLER, body)
    rules.must_oversee(str(body.kind), body.name)
    rules.must_be_of_the_same_level(body.place_id, drafter.place_id, str(drafter.kind), Sort.DRAFT)
    today = localdate(at)
    rules.must_end_in_time(until, today)
    if manner is Manner.STANDING:
        raise Refusal("Hãy chọn hình thức phản biện.", "Choose a form of criticism.", field="manner")
    words = rules.must_say(clean(draft), "draft", least=50, most=400_000)
    try:
        with transaction.atomic():
            row = Criticism.objects.create(
                sort=Sort.DRAFT.value, body=body, place_id=body.place_id, drafter=drafter, title=rules.must_say(clean(title), "title", most=300),
                draft=words, manner=manner.value, since=today, until=until, synthetic=synthetic,
            )  # fmt: skip
    except IntegrityError:
        raise Refusal(
            "Dự thảo này đã có cuộc phản biện.", "This draft is being criticised already.", field="title"
        ) from None
    opened = CriticismOpened(sort=row.sort, drafter=drafter.code, words=digest(words))
    record(opened, about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def opine(
    *, criticism_id: uuid.UUID, capacity: Capacity, text: str, by: Actor, at: datetime, name: str = "", section: str = "", consented: bool = False
) -> CriticismOpinion:  # fmt: skip
    """Enter a contributor's opinion; named only by consent."""
    row = criticism(criticism_id)
    allow_move(row, Move.OPINE, by)
    rules.must_be_named_by_consent(name, consented)
    words = rules.must_say(clean(text), "text")
    if consented:
        must_hold_nothing_personal(words, "text")
    opinion = CriticismOpinion.objects.create(
        criticism=row, body=row.body, capacity=capacity.value, name=clean(name)[:200], section=clean(section)[:200], text=words, public=consented, at=at
    )  # fmt: skip
    record(Opined(words=digest(words)), about=row.ref, by=ref_of(by), at=at)
    return opinion


@transaction.atomic
def make_point(
    *, criticism_id: uuid.UUID, what: str, opinions: Sequence[int], by: Actor, at: datetime, section: str = ""
) -> CriticismPoint:  # fmt: skip
    """Put opinions that say one thing into one point."""
    row = criticism(criticism_id)
    allow_move(row, Move.GROUP, by)
    number = row.points.count() + 1
    if number > MOST_POINTS:
        raise Refusal("Đã đủ điểm phản biện.", "There are enough points.", field="what")
    words = must_hold_nothing_personal(rules.must_say(clean(what), "what"), "what")
    point = CriticismPoint.objects.create(criticism=row, number=number, section=clean(section)[:200], what=words)
    row.opinions.filter(pk__in=list(opinions)[:5000]).update(point=point)
    return point


@transaction.atomic
def place_opinion(*, criticism_id: uuid.UUID, opinion_id: int, point_id: int, by: Actor, at: datetime) -> None:
    """Put an opinion into a point that is there."""
    row = criticism(criticism_id)
    allow_move(row, Move.GROUP, by)
    point = row.points.filter(pk=point_id).first()
    if point is None or not row.opinions.filter(pk=opinion_id).update(point=point):
        raise Refusal("Không thấy ý kiến hoặc điểm này.", "There is no such opinion or point.", field="point")


@transaction.atomic
def send(*, criticism_id: uuid.UUID, summary: str, by: Actor, at: datetime) -> Criticism:
    """Sign the criticism and send it to the drafter: the days for opinions are over, each lies in a point; the answer is the drafter's duty."""
    row = criticism(criticism_id)
    then = allow_move(row, Move.SEND, by)
    today = localdate(at)
    rules.must_have_waited(row.until, today)
    matrix.must_be_complete(row.opinions.filter(point__isnull=True).count(), 0)
    points = row.points.count()
    if not points:
        raise Refusal("Chưa có điểm nào để gửi.", "There is no point to send yet.")
    row.summary = must_hold_nothing_personal(rules.must_say(clean(summary), "summary"), "summary")
    row.sent_on, row.answer_due = today, deadline(ANSWER, start=today).due
    with as_system():
        meet_all(about=row.ref, keys=["house.oversee.gather"], by=ref_of(by), at=at, evidence=row.ref)
        open_duty(
            rule=ANSWER, about=row.ref, owed_by=row.drafter, by=ref_of(by), at=at, subject=f"Trả lời từng điểm: {row.title}"[:200], owed_to=row.body.name
        )  # fmt: skip
    return moved_on(row, Move.SEND, then, by, at, points=points, words=digest(row.summary))


@transaction.atomic
def answer_point(
    *, criticism_id: uuid.UUID, point_id: int, verdict: Verdict | None, reason: str, by: Actor, at: datetime
) -> CriticismPoint:  # fmt: skip
    """The drafter answers a point: accepted, explained, or out of scope, with the reason; until signed it may be mended."""
    row = criticism(criticism_id)
    allow_move(row, Move.ANSWER, by)
    point = row.points.select_for_update().filter(pk=point_id).first()
    if point is None:
        raise Refusal("Không thấy điểm này.", "There is no such point.")
    words = must_hold_nothing_personal(matrix.must_answer_a_group(verdict, clean(reason)), "reason")
    point.verdict, point.reason, point.answered_by, point.answered_at = str(verdict), words, ref_of(by), at
    point.save(update_fields=["verdict", "reason", "answered_by", "answered_at"])
    record(
        PointAnswered(point=point.number, verdict=point.verdict, words=digest(words)),
        about=row.ref,
        by=ref_of(by),
        at=at,
    )
    return point


@transaction.atomic
def sign_answers(*, criticism_id: uuid.UUID, by: Actor, at: datetime) -> Criticism:
    """Sign the answers: every point has one; from now on they never change."""
    row = criticism(criticism_id)
    then = allow_move(row, Move.SIGN, by)
    points = list(row.points.all())
    matrix.must_be_complete(0, sum(not point.verdict for point in points))
    row.signature = matrix.signature((point.number, point.what, point.verdict, point.reason) for point in points)
    row.answered_on = localdate(at)
    with as_system():
        meet_all(about=row.ref, keys=[ANSWER], by=ref_of(by), at=at, evidence=row.ref)
    return moved_on(row, Move.SIGN, then, by, at, points=len(points), words=row.signature)


@transaction.atomic
def issue(
    *, criticism_id: uuid.UUID, issued_as: str, issued: str, issued_on: date, by: Actor, at: datetime
) -> Criticism:
    """Enter the text as issued; what changed in it stands beside the draft."""
    row = criticism(criticism_id)
    then = allow_move(row, Move.ISSUE, by)
    if row.sort != Sort.DRAFT.value:
        raise Refusal("Kênh góp ý không có văn bản ban hành.", "The standing channel has no text to issue.")
    rules.must_be_past(issued_on, localdate(at), "issued_on")
    row.issued_as, row.issued_on = rules.must_say(clean(issued_as), "issued_as", least=3, most=300), issued_on
    row.issued = rules.must_say(clean(issued), "issued", least=50, most=400_000)
    return moved_on(row, Move.ISSUE, then, by, at, words=digest(row.issued))


@transaction.atomic
def move_last_day(*, criticism_id: uuid.UUID, until: date, reason: str, by: Actor, at: datetime) -> Criticism:
    """Take opinions on a draft until another day, later or (with time left to whoever counted on it) earlier; everybody reads why."""
    row = criticism(criticism_id)
    then = allow_move(row, Move.MOVE_DAY, by)
    if row.sort != Sort.DRAFT.value:
        raise Refusal("Kênh góp ý thường xuyên đi theo quý.", "The standing channel goes by quarters.", field="until")
    today = localdate(at)
    rules.must_end_in_time(until, today)
    rules.must_keep_what_was_announced(until, row.until, deadline(SHORTEN, start=today).due)
    words = must_hold_nothing_personal(rules.must_say(clean(reason), "reason", most=2000), "reason")
    record(
        LastDayMoved(until=until, before=row.until, words=digest(words)), about=row.ref, by=ref_of(by), at=at
    )  # fmt: skip
    row.announced = row.announced or row.until
    row.until, row.moved_because = until, words
    return moved_on(row, Move.MOVE_DAY, then, by, at, words=digest(words))


@transaction.atomic
def drop(*, criticism_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Criticism:
    """Give a criticism up, with the reason."""
    row = criticism(criticism_id)
    then = allow_move(row, Move.DROP, by)
    if row.opinions.exists():
        raise Refusal(
            "Đã có ý kiến gửi tới: phải gửi cơ quan và được trả lời, không bỏ được.", "Opinions have come in: they must be sent and answered."
        )  # fmt: skip
    row.reason = rules.must_say(clean(reason), "reason")
    return moved_on(row, Move.DROP, then, by, at, words=digest(row.reason))
