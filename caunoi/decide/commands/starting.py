"""Starting a decision, wording it, announcing it, beginning again."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from caunoi.decide import queries, rules
from caunoi.decide.facts import (
    Reworded,
    Started,
)
from caunoi.decide.models import (
    BallotPaper,
    BallotStub,
    Decision,
    Household,
    Preparation,
)
from caunoi.decide.words import (
    Act,
    BallotCase,
    Board,
    Form,
    Kind,
    Need,
    Origin,
    Scope,
    Stage,
)  # fmt: skip
from caunoi.duties.commands import waive_all
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.places.models import Place
from caunoi.places.words import Level

from .common import (
    Actor,
    commune_of,
    digest,
    locked,
    must_be_draft,
    must_keep,
    must_stand_alone,
    ref_of,
    step_of,
    take,
)
from .seating import must_leave_time, owe_clocks

_RESULT = (
    "base",
    "present",
    "yes",
    "no",
    "blank",
    "spoiled",
    "handed_out",
    "least",
    "passes",
    "rule",
    "rule_spoken",
    "cite",
    "decided_on",
    "effective_on",
)

#: What a first meeting was prepared with and a later one of the same vote still has: done once, in time, for the same households.
LASTING = (Need.ELECTION_PLAN, Need.CANDIDATES, Need.TEAM_SET_UP, Need.PUBLICITY, Need.DRAFT_POSTED, Need.PAPERS)

#: What an election owes before its day; a vote withdrawn owes it no more.
ELECTION_CLOCKS = ("election.plan", "election.list", "election.team", "election.publicity")


@transaction.atomic
def start(
    *, place: Place, title: str, text: str, form: Form, origin: Origin, by: Actor, at: datetime, topic: int = 0, kind: Kind = Kind.ORDINARY,
    board: Board | None = None, seats: int = 1, ballot_case: BallotCase | None = None, replaces: Decision | None = None, synthetic: bool = False,
) -> Decision:  # fmt: skip
    """Begin a decision in a village, or commune-wide with a part in every village; it may be unlawful still: the page says why."""
    commune = commune_of(place)
    must_keep(by, place, commune, at)
    if kind is not Kind.ORDINARY:
        topic = queries.topic_of(kind, board)
    _must_be_topic(topic, localdate(at))
    if replaces is not None:
        _must_be_changeable(replaces, place, topic)
    if not 1 <= seats <= 50:
        raise Refusal("Số người được bầu từ 1 đến 50.", "The seats are 1 to 50.", field="seats")
    scope = Scope.COMMUNE if place.level == Level.COMMUNE else Scope.VILLAGE
    row = Decision.objects.create(
        place=place, commune=commune, topic=topic, kind=kind.value, board=board.value if board else "", seats=seats, scope=scope.value,
        origin=origin.value, form=form.value, ballot_case=ballot_case.value if ballot_case else "", replaces=replaces, synthetic=synthetic,
        title=rules.must_be_words(title, "title", most=300), text=rules.must_be_words(text, "text"), started_by=ref_of(by), started_at=at,
    )  # fmt: skip
    fact = Started(place=place.code, topic=topic, form=row.form, scope=row.scope, origin=row.origin, kind=row.kind)
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def reword(
    *,
    decision_id: uuid.UUID,
    version: int,
    title: str,
    text: str,
    form: Form,
    by: Actor,
    at: datetime,
    ballot_case: BallotCase | None = None,
) -> Decision:
    """Change a draft; refuses when somebody else changed it since it was read."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    must_be_draft(row)
    if row.version != version:
        raise Refusal(
            "Người khác vừa sửa việc này. Hãy xem lại rồi sửa tiếp.",
            "Somebody else has just changed it. Read it again, then go on.",
        )
    row.title, row.text = rules.must_be_words(title, "title", most=300), rules.must_be_words(text, "text")
    row.form, row.ballot_case, row.version = form.value, ballot_case.value if ballot_case else "", version + 1
    row.save(update_fields=["title", "text", "form", "ballot_case", "version"])
    record(
        Reworded(version=row.version, digest=digest([row.title, row.text, row.form])),
        about=row.ref,
        by=ref_of(by),
        at=at,
    )
    return row


@transaction.atomic
def announce(
    *,
    decision_id: uuid.UUID,
    vote_on: date,
    by: Actor,
    at: datetime,
    vote_until: date | None = None,
    vote_at: str = "",
    where: str = "",
) -> Decision:
    """Announce the vote to the households; refuses one that would be void, and one announced too late for its day."""
    row = locked(decision_id)
    step = step_of(row, Act.ANNOUNCE, by, at)
    day = localdate(at)
    rules.must_be_lawful(queries.obstacles_of(row, day))
    rules.must_not_be_past(vote_on, day, "vote_on")
    _must_be_in_time(row, vote_on, day)
    if vote_until is not None and vote_until < vote_on:
        raise Refusal("Ngày kết thúc phải sau ngày bắt đầu.", "It must end after it begins.", field="vote_until")
    row.vote_on, row.vote_until = vote_on, vote_until or (None if row.form == Form.MEETING else vote_on)
    must_leave_time(row, day)
    row.vote_at, row.where, row.announced_at = vote_at.strip()[:40], where.strip()[:300], at
    take(row, step, by=by, at=at, fields=("vote_on", "vote_until", "vote_at", "where", "announced_at"))
    _note_notice(row, by, at)
    owe_clocks(row, by, at)
    if row.is_whole:
        _open_parts(row, by, at)
    return row


@transaction.atomic
def drop(*, decision_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Decision:
    """Withdraw a decision that has not been voted on, with the reason kept."""
    row = locked(decision_id)
    must_stand_alone(row)
    step = step_of(row, Act.DROP, by, at)
    parts = list(row.parts.select_for_update())
    if any(part.stage not in (Stage.ANNOUNCED, Stage.THIN) for part in parts):
        raise Refusal(
            "Đã có thôn, tổ dân phố lấy biểu quyết nên việc toàn xã không rút được nữa.",
            "A village has begun to vote, so the commune-wide matter can no longer be withdrawn.",
        )
    why = rules.must_be_reason(reason)
    for each in (row, *parts):
        each.reason = why
        take(each, rules.BOOK.step(Stage(each.stage), step.act), by=by, at=at, note=why, fields=("reason",))
        waive_all(about=each.ref, reason=why, by=ref_of(by), at=at, keys=["ballot.plan_send", *ELECTION_CLOCKS])
    return row


@transaction.atomic
def vote_again(
    *,
    decision_id: uuid.UUID,
    by: Actor,
    at: datetime,
    vote_on: date,
    vote_until: date | None = None,
    vote_at: str = "",
    where: str = "",
    form: Form,
) -> Decision:
    """After a meeting with too few households: go to ballots (point b of Article 19.1), or meet again on another day."""
    row = locked(decision_id)
    act = Act.GO_TO_BALLOTS if form is Form.BALLOT else Act.MEET_AGAIN
    step = step_of(row, act, by, at)
    day = localdate(at)
    row.form, row.ballot_case, row.met_thin = form.value, BallotCase.THIN.value if form is Form.BALLOT else "", True
    rules.must_be_lawful(queries.obstacles_of(row, day))
    rules.must_not_be_past(vote_on, day, "vote_on")
    _must_be_in_time(row, vote_on, day)
    row.vote_on, row.vote_at, row.where = vote_on, vote_at.strip()[:40], where.strip()[:300]
    row.vote_until = (vote_until or vote_on) if form is Form.BALLOT else None
    _forget_result(row)
    earlier = queries.round_of(row)
    take(
        row,
        step,
        by=by,
        at=at,
        fields=("form", "ballot_case", "met_thin", "vote_on", "vote_until", "vote_at", "where", *_RESULT),
    )
    _keep_prepared(row, earlier)
    _note_notice(row, by, at)
    return row


@transaction.atomic
def start_again(*, decision_id: uuid.UUID, by: Actor, at: datetime) -> Decision:
    """Prepare a failed decision, or one ordered redone, for another vote; what happened before stays in its history."""
    row = locked(decision_id)
    step = step_of(row, Act.START_AGAIN, by, at)
    must_stand_alone(row)
    if row.is_whole or row.form == Form.ONLINE:
        raise Refusal(
            "Kết quả của từng thôn, và danh sách phiếu trực tuyến đã công bố, phải giữ nguyên để kiểm tra được; hãy đưa việc mới ra bàn.",
            "The villages' results, and the published list of online ballots, must stay as they are; put a new matter forward.",
        )
    BallotPaper.objects.filter(decision=row).delete()
    BallotStub.objects.filter(decision=row).delete()
    row.vote_on = row.vote_until = None
    row.met_thin = False
    row.candidates.update(votes=None, elected=False)
    _forget_result(row)
    take(row, step, by=by, at=at, fields=("vote_on", "vote_until", "met_thin", *_RESULT))
    return row


def _forget_result(row: Decision) -> None:
    for field in _RESULT:
        setattr(row, field, "" if field in ("rule", "rule_spoken", "cite") else None)


def _keep_prepared(row: Decision, earlier: int) -> None:
    """What was prepared before a thin meeting and lasts is not asked for a second time."""
    kept = Preparation.objects.filter(decision=row, round=earlier, need__in=[each.value for each in LASTING])
    Preparation.objects.bulk_create(
        Preparation(
            decision=row,
            need=each.need,
            round=queries.round_of(row),
            on=each.on,
            note=each.note,
            by=each.by,
            at=each.at,
        )
        for each in kept
    )


def _note_notice(row: Decision, by: Actor, at: datetime) -> None:
    """Announcing is giving notice: it is the form's own first duty done."""
    need = {Form.MEETING.value: Need.NOTICE, Form.BALLOT.value: Need.BALLOT_NOTICE}.get(row.form)
    if need is not None and not row.is_whole:
        Preparation.objects.get_or_create(
            decision=row,
            need=need.value,
            round=queries.round_of(row),
            defaults={"on": localdate(at), "by": ref_of(by), "at": at},
        )


def _must_be_in_time(row: Decision, vote_on: date, day: date) -> None:
    """Notice must be given so many days before: a vote nearer than that would break the procedure."""
    key = {Form.MEETING.value: "meeting.notice", Form.BALLOT.value: "ballot.notice"}.get(row.form)
    if key is None:
        return
    found = deadline(key, start=vote_on)
    if day > found.raw_due:
        raise Refusal(
            f"Thông báo hôm nay là quá muộn cho ngày {vote_on:%d/%m/%Y}: phải thông báo chậm nhất {found.raw_due:%d/%m/%Y}. {found.cite}.",
            f"Today is too late to announce a vote on {vote_on:%d/%m/%Y}: notice was due by {found.raw_due:%d/%m/%Y}. {found.cite}.",
            field="vote_on",
            cite=found.cite,
        )


def _open_parts(whole: Decision, by: Actor, at: datetime) -> None:
    """Each village of the commune gets its part, announced for the same day, its place to be named by the village."""
    for village in queries.villages_in(whole.commune, localdate(at)):
        part = Decision.objects.create(
            place=village, commune=whole.commune, whole=whole, topic=whole.topic, scope=Scope.VILLAGE.value, origin=whole.origin, form=whole.form,
            ballot_case=whole.ballot_case, title=whole.title, text=whole.text, vote_on=whole.vote_on, vote_until=whole.vote_until,
            vote_at=whole.vote_at, where=whole.where, announced_at=at, stage=Stage.DRAFT.value, synthetic=whole.synthetic, started_by=ref_of(by),
            started_at=at,
        )  # fmt: skip
        fact = Started(place=village.code, topic=part.topic, form=part.form, scope=part.scope, origin=part.origin)
        record(fact, about=part.ref, by=ref_of(by), at=at)
        take(part, rules.BOOK.step(Stage.DRAFT, Act.ANNOUNCE), by=by, at=at)
        _note_notice(part, by, at)


def _must_be_topic(topic: int, day: date) -> None:
    if topic not in queries.topics_on(day):
        raise Refusal("Hãy chọn một nội dung tại Điều 15.", "Choose a topic of Article 15.", field="topic")


def household_of(row: Decision, code: str, day: date) -> Household:
    """The household of a code on the decision's roll; refuses one that is not on it."""
    found = Household.objects.filter(
        Q(until__isnull=True) | Q(until__gt=day), place_id=row.place_id, code=code.strip().upper()
    ).first()
    if found is None:
        raise Refusal(
            f"Hộ “{code[:20]}” không có trên sổ hộ của {row.place.full_name} nên không được nhận phiếu.",
            f"Household “{code[:20]}” is not on the roll of {row.place.full_name}; it has no ballot.",
            field="codes",
        )
    return found


def _must_be_changeable(earlier: Decision, place: Place, topic: int) -> None:
    """A community changes what it decided itself, by the same route (Law 10/2022, Article 22)."""
    if earlier.stage != Stage.IN_FORCE:
        raise Refusal("Chỉ thay được quyết định đang có hiệu lực.", "Only a decision in force can be changed.")
    if earlier.place_id != place.pk:
        raise Refusal(
            f"Quyết định này của {earlier.place.full_name}: chỉ nơi đó thay được.",
            f"This decision is of {earlier.place.full_name}: only they can change it.",
            field="place",
        )
    if earlier.topic != topic:
        raise Refusal(
            "Quyết định mới phải cùng nội dung (Điều 15) với quyết định được thay.",
            "The new decision must be on the same topic (Article 15) as the one it changes.",
            field="what",
        )
