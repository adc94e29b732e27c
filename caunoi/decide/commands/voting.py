"""Holding the vote: a meeting, ballots handed out and counted twice, an online ballot nobody can read."""

import hashlib
import secrets
import uuid
from collections import Counter as Counts
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.decide import queries, rules
from caunoi.decide.facts import BallotsPrinted, CodeReissued, Counted, Met, OnlineClosed, OnlineOpened, StubsTicked
from caunoi.decide.models import BallotPaper, BallotStub, Decision, Meeting, OnlineBallot, OnlinePass, VoteCount
from caunoi.decide.rules import Votes
from caunoi.decide.words import Act, Counter, Form, HandVote, Kind, Scope, Skill, Stage, Team
from caunoi.identity.models import Person
from caunoi.identity.sealing import ALPHABET, keyed_digest, new_secret, seal, tidy, unseal
from caunoi.kernel.refusal import Refusal
from caunoi.law.rules import Rule
from caunoi.ledger import seal as trees
from caunoi.ledger.commands import record

from .common import Actor, digest, locked, must_keep, name_of, ref_of, step_of, take
from .settling import settle
from .starting import household_of

#: What an online ballot may say.
CHOICES = ("yes", "no", "blank")
#: The sort takes in every deleted row before the first is written anew.
_REWRITE = """
WITH gone AS (DELETE FROM decide_onlinepass WHERE decision_id = %(decision)s RETURNING id, household_id, code_digest, used)
INSERT INTO decide_onlinepass (decision_id, household_id, code_digest, used)
SELECT %(decision)s, household_id, code_digest, used OR id = %(used)s FROM gone ORDER BY household_id
"""


@transaction.atomic
def hold_meeting(
    *, decision_id: uuid.UUID, on: date, manner: HandVote, manner_agreed: int, votes: Votes, by: Actor, at: datetime, cluster: str = "",
    discussed: str = "", last: bool = True,
) -> Decision:  # fmt: skip
    """Record a meeting, or one cluster of it, and its vote; the last one settles the result over all households."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    rules.must_fit(Form(row.form), Scope(row.scope), Act.FIND_THIN)
    rules.BOOK.step(Stage(row.stage), Act.PASS)
    day = localdate(at)
    if row.stage != Stage.ANNOUNCED:
        raise Refusal("Chưa đến bước họp.", "It is not time for the meeting.")
    if row.vote_on is None or on < row.vote_on or on > day:
        raise Refusal(
            "Ngày họp phải đúng hoặc sau ngày đã thông báo, và không ở tương lai.", "The meeting is on or after the announced day, not ahead.",
            field="on",
        )  # fmt: skip
    law, base = queries.law_on(day), queries.base_of(row.place, day)
    rules.must_be_ready(queries.wanted_of(row, day))
    teams = rules.teams_of(form=Form.MEETING, secret=manner is HandVote.SECRET, kind=Kind(row.kind))
    rules.must_be_manned(teams, _members(row), law)
    number = queries.round_of(row)
    before = sum((queries.votes_of(each) for each in row.meetings.filter(round=number)), Votes(present=0))
    rules.must_add_up(votes, base=base, form=Form.MEETING, seats=row.seats)
    rules.must_add_up(before + votes, base=base, form=Form.MEETING, seats=row.seats)
    _must_have_chosen(manner_agreed, votes.present, law["meeting.secretary"])
    if cluster.strip() or row.meetings.filter(round=number).exists():
        _may_cluster(base, law["meeting.cluster"])
    try:
        with transaction.atomic():
            Meeting.objects.create(
                decision=row, round=number, cluster=cluster.strip()[:100], on=on, manner=manner.value, manner_agreed=manner_agreed, discussed=discussed[:8000],
                by=ref_of(by), at=at, **_columns(votes),
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("Cuộc họp này đã được ghi.", "This meeting is recorded already.", field="cluster") from None
    record(Met(on=on, present=votes.present, households=base, manner=manner.value), about=row.ref, by=ref_of(by), at=at)
    if last:
        settle(row, before + votes, base=base, on=on, by=by, at=at)
    return row


@transaction.atomic
def print_ballots(*, decision_id: uuid.UUID, by: Actor, at: datetime) -> tuple[list[str], list[str]]:
    """Draw a new series of ballots: the households' halves in the order of the roll, and as many random codes in no order.

    Only digests of the codes are kept, so they can be printed once; printing again makes the earlier series void, and is
    refused once a ballot has been handed out.
    """
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    if row.form != Form.BALLOT or row.stage not in (Stage.ANNOUNCED, Stage.VOTING):
        raise Refusal(
            "Chỉ in phiếu sau khi đã công bố việc phát phiếu.", "Ballots are printed once the ballot is announced."
        )
    day = localdate(at)
    if BallotStub.objects.filter(decision=row, handed=True).exists():
        raise Refusal(
            "Đã có hộ nhận phiếu; không in lại được.", "Ballots have been handed out; they cannot be printed again."
        )
    households = list(queries.households_of(row.place_id, day))
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(12)) for _ in households]
    row.series += 1
    row.save(update_fields=["series"])
    BallotPaper.objects.filter(decision=row).delete()
    BallotStub.objects.filter(decision=row).delete()
    BallotStub.objects.bulk_create(BallotStub(decision=row, household=each) for each in households)
    secrets.SystemRandom().shuffle(codes)
    BallotPaper.objects.bulk_create(
        BallotPaper(decision=row, series=row.series, digest=_paper_digest(row, code)) for code in codes
    )
    record(BallotsPrinted(ballots=len(codes), series=row.series), about=row.ref, by=ref_of(by), at=at)
    secrets.SystemRandom().shuffle(codes)
    return [each.code for each in households], codes


@transaction.atomic
def hand_out(*, decision_id: uuid.UUID, by: Actor, at: datetime) -> Decision:
    """Begin handing out ballots; refuses while anything the law wants before is missing."""
    row = locked(decision_id)
    step = step_of(row, Act.HAND_OUT, by, at)
    day = localdate(at)
    _must_be_the_day(row, day)
    rules.must_be_lawful(queries.obstacles_of(row, day))
    rules.must_be_ready(queries.wanted_of(row, day))
    rules.must_be_manned((Team.BALLOT_TEAM, Team.COUNT_BOARD, Team.WITNESS), _members(row), queries.law_on(day))
    if not row.series:
        raise Refusal("Hãy in phiếu trước khi phát.", "Print the ballots first.")
    take(row, step, by=by, at=at)
    return row


@transaction.atomic
def tick_stubs(*, decision_id: uuid.UUID, codes: Sequence[str], returned: bool, by: Actor, at: datetime) -> int:
    """Tick households off: ballot received, or given back. Refuses the whole list for one that is not on the roll, or comes twice."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    if row.stage != Stage.VOTING or row.form != Form.BALLOT:
        raise Refusal("Việc này không ở bước phát và thu phiếu.", "Ballots are not out now.")
    wanted = [code.strip().upper() for code in codes if code.strip()]
    if not wanted:
        raise Refusal("Hãy nhập mã các hộ.", "Enter the households' codes.", field="codes")
    repeated = [code for code, times in Counts(wanted).items() if times > 1]
    if repeated:
        code = repeated[0][:20]
        raise Refusal(f"Hộ {code} được ghi hai lần.", f"Household {code} is listed twice.", field="codes")
    stubs = {stub.household.code: stub for stub in BallotStub.objects.filter(decision=row).select_related("household")}
    for code in wanted:
        stub = stubs.get(code)
        if stub is None:
            household_of(row, code, localdate(at))
            raise Refusal(
                f"Hộ {code} vào sổ sau khi in phiếu nên không có phiếu.",
                f"Household {code} joined after the ballots were printed.",
                field="codes",
            )
        if stub.returned if returned else stub.handed:
            what = ("đã nộp phiếu", "gave its ballot back") if returned else ("đã nhận phiếu", "has its ballot")
            raise Refusal(
                f"Hộ {code} {what[0]} rồi; mỗi hộ chỉ một phiếu.", f"Household {code} {what[1]} already; one each.", field="codes",
                cite=queries.law_on(localdate(at))["ballot.per_household"].cite,
            )  # fmt: skip
    for code in wanted:
        stubs[code].handed = True
        stubs[code].returned = stubs[code].returned or returned
    BallotStub.objects.bulk_update([stubs[code] for code in wanted], ["handed", "returned"])
    now = queries.stubs_of(row)
    fact = StubsTicked(
        what="returned" if returned else "handed",
        households=len(wanted),
        total=now.returned if returned else now.handed,
    )
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return len(wanted)


@transaction.atomic
def close_vote(*, decision_id: uuid.UUID, by: Actor, at: datetime) -> Decision:
    """End the taking of ballots; an online vote is counted at once, paper ballots go to the counters."""
    row = locked(decision_id)
    step = step_of(row, Act.CLOSE, by, at)
    day = localdate(at)
    running = row.vote_until is not None and (
        day < row.vote_until or (row.form == Form.ONLINE and day == row.vote_until)
    )
    if running and row.vote_until is not None and not _everybody_voted(row):
        raise Refusal(
            f"Đã thông báo lấy phiếu đến {row.vote_until:%d/%m/%Y}; chỉ kết thúc sớm khi mọi hộ đã bỏ phiếu.",
            f"The vote was announced until {row.vote_until:%d/%m/%Y}; it ends early only when every household has voted.",
        )
    take(row, step, by=by, at=at)
    if row.form == Form.ONLINE:
        _count_online(row, day, by, at)
    return row


@transaction.atomic
def read_papers(*, decision_id: uuid.UUID, codes: Sequence[str], by: Actor, at: datetime) -> int:
    """At the count, mark ballots as genuine by their printed code; refuses a code of no ballot of this vote, and one read before."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    if row.stage != Stage.COUNTING:
        raise Refusal("Chỉ đọc mã phiếu khi kiểm phiếu.", "Ballots are read at the count only.")
    wanted = [tidy(code) for code in codes if code.strip()]
    if len(set(wanted)) != len(wanted):
        raise Refusal("Một phiếu được đọc hai lần.", "A ballot was read twice.", field="codes")
    found = {each.digest: each for each in BallotPaper.objects.filter(decision=row, series=row.series)}
    for code in wanted:
        paper = found.get(_paper_digest(row, code))
        if paper is None:
            raise Refusal(
                f"Mã {code[:20]} không phải phiếu của cuộc lấy ý kiến này.",
                f"{code[:20]} is no ballot of this vote.",
                field="codes",
            )
        if paper.read:
            raise Refusal(
                f"Phiếu {code[:20]} đã được đọc.", f"Ballot {code[:20]} has been read already.", field="codes"
            )
        paper.read = True
    BallotPaper.objects.bulk_update([found[_paper_digest(row, code)] for code in wanted], ["read"])
    return len(wanted)


@transaction.atomic
def enter_count(
    *, decision_id: uuid.UUID, votes: Votes, by: Actor, at: datetime, counter: Counter | None = None
) -> Decision:
    """Enter one independent count; the second and third come from somebody else, and two that agree settle the result.

    ``counter`` is the count the page asked for: another officer may have entered it meanwhile, and then nothing is lost.
    """
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    if row.stage != Stage.COUNTING or row.form != Form.BALLOT:
        raise Refusal("Việc này không ở bước kiểm phiếu.", "It is not being counted now.")
    number, counts = queries.round_of(row), queries.counts_of(row)
    due = rules.next_counter(counts)
    if counter is not None and counter is not due:
        raise Refusal(
            f"Người khác vừa nhập “{counter.vi}”. Hãy mở lại trang để nhập lần tiếp theo.",
            f"Somebody has just entered the “{counter.en}”. Open the page again for the next.",
        )
    if due is None:
        raise Refusal("Việc kiểm phiếu đã xong.", "The count is complete.")
    person = by.pk if isinstance(by, Person) else None
    _must_be_another(row, number, due, person)
    base = queries.stubs_of(row).on_roll
    rules.must_add_up(votes, base=base, form=Form.BALLOT, seats=row.seats)
    rules.must_match_stubs(votes, returned=queries.stubs_of(row).returned)
    fields = {**_columns(votes), "person": person, "by": ref_of(by), "by_name": name_of(by), "at": at}
    VoteCount.objects.update_or_create(decision=row, round=number, counter=due.value, defaults=fields)
    record(Counted(counter=due.value, digest=digest(_columns(votes))), about=row.ref, by=ref_of(by), at=at)
    agreed = rules.agreed_count({**counts, due: votes})
    if agreed is not None:
        row.handed_out = queries.stubs_of(row).handed
        row.save(update_fields=["handed_out"])
        settle(row, agreed, base=base, on=localdate(at), by=by, at=at)
    return row


@transaction.atomic
def open_online(*, decision_id: uuid.UUID, by: Actor, at: datetime) -> list[tuple[str, str]]:
    """Open the online vote: a one-time code for each household, given here once and kept only as a digest."""
    row = locked(decision_id)
    step = step_of(row, Act.OPEN_ONLINE, by, at)
    day = localdate(at)
    _must_be_the_day(row, day)
    rules.must_be_lawful(queries.obstacles_of(row, day))
    rules.must_be_ready(queries.wanted_of(row, day))
    rules.must_be_manned((Team.ONLINE_TEAM,), _members(row), queries.law_on(day))
    slips = [(each, new_secret()) for each in queries.households_of(row.place_id, day)]
    OnlinePass.objects.bulk_create(
        OnlinePass(decision=row, household=each, code_digest=keyed_digest(code)) for each, code in slips
    )
    take(row, step, by=by, at=at)
    record(OnlineOpened(codes=len(slips)), about=row.ref, by=ref_of(by), at=at)
    return [(each.code, code) for each, code in slips]


@transaction.atomic
def reissue_code(*, decision_id: uuid.UUID, household: str, reason: str, by: Actor, at: datetime) -> str:
    """Replace a household's lost code that has not been used; the earlier one no longer opens anything."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    if row.stage != Stage.VOTING or row.form != Form.ONLINE:
        raise Refusal("Cuộc biểu quyết trực tuyến không đang mở.", "The online vote is not open.")
    found = household_of(row, household, localdate(at))
    right = OnlinePass.objects.select_for_update().filter(decision=row, household=found).first()
    if right is None or right.used:
        raise Refusal(
            "Hộ này đã biểu quyết, hoặc không có mã.", "This household has voted, or has no code.", field="household"
        )
    code = new_secret()
    right.code_digest = keyed_digest(code)
    right.save(update_fields=["code_digest"])
    record(CodeReissued(reason=rules.must_be_words(reason, "reason", most=300)), about=row.ref, by=ref_of(by), at=at)
    return code


def cast(*, code: str, decision_code: str, choice: str, at: datetime) -> str:
    """Cast a household's one online ballot; gives the receipt, which is its commitment and says nothing of the choice.

    The right used up and the ballot are written in one transaction, and every row of the vote is rewritten with them, so
    that neither row versions nor the order of rows in the storage tie one to the other.
    """
    if choice not in CHOICES:
        raise Refusal("Hãy chọn một ý kiến.", "Choose one.", field="choice")
    with as_system(), transaction.atomic():
        row = (
            Decision.objects.select_for_update(of=("self",))
            .filter(code=decision_code[:12], form=Form.ONLINE.value)
            .first()
        )
        if row is None or row.stage != Stage.VOTING or (row.vote_until is not None and localdate(at) > row.vote_until):
            raise Refusal("Cuộc biểu quyết này chưa mở hoặc đã kết thúc.", "This vote is not open.")
        right = OnlinePass.objects.select_for_update().filter(decision=row, code_digest=keyed_digest(code[:40])).first()
        if right is None:
            raise Refusal(
                "Mã biểu quyết không đúng. Hãy xem lại tờ mã của hộ, phân biệt số 0 và chữ.", "The code is not right. Look at the household's slip again.",
                field="code",
            )  # fmt: skip
        if right.used:
            raise Refusal(
                "Mã này đã được dùng: mỗi hộ biểu quyết một lần.",
                "This code has been used: each household votes once.",
                field="code",
            )
        nonce = secrets.token_hex(32)
        commitment = hashlib.sha256(f"caunoi.ballot.1|{row.pk}|{choice}|{nonce}".encode()).hexdigest()
        OnlineBallot.objects.create(
            decision=row, commitment=commitment, choice=seal({"choice": choice, "nonce": nonce})
        )
        OnlineBallot.objects.filter(decision=row).update(decision=row)
        _use_up(row, right)
    return commitment


def _use_up(row: Decision, right: OnlinePass) -> None:
    """Mark a right used and write all of the vote's rights anew in the order of the roll: where a row lies says nothing of when."""
    with connection.cursor() as cursor:
        cursor.execute(_REWRITE, {"decision": row.pk, "used": right.pk})


def _count_online(row: Decision, day: date, by: Actor, at: datetime) -> None:
    """Open every sealed choice at the close, check it against its commitment, publish the tree's root, settle."""
    with as_system():
        ballots = list(OnlineBallot.objects.filter(decision=row).order_by("commitment"))
        base = OnlinePass.objects.filter(decision=row).count()
        used = OnlinePass.objects.filter(decision=row, used=True).count()
        said = [_opened(row, each) for each in ballots]
    if len(ballots) != used:
        raise Refusal(
            f"Có {len(ballots)} phiếu nhưng {used} hộ đã dùng mã; không công bố kết quả khi chưa làm rõ.",
            f"{len(ballots)} ballots but {used} codes used; no result before this is explained.",
        )
    leaves = [bytes.fromhex(each.commitment) for each in ballots]
    row.online_root = trees.root(leaves).hex() if leaves else ""
    row.save(update_fields=["online_root"])
    record(OnlineClosed(ballots=len(ballots), root=row.online_root), about=row.ref, by=ref_of(by), at=at)
    votes = Votes(present=len(said), yes=said.count("yes"), no=said.count("no"), blank=said.count("blank"))
    settle(row, votes, base=base, on=day, by=by, at=at)


def _opened(row: Decision, ballot: OnlineBallot) -> str:
    held = unseal(ballot.choice)
    made = hashlib.sha256(f"caunoi.ballot.1|{row.pk}|{held['choice']}|{held['nonce']}".encode()).hexdigest()
    if made != ballot.commitment:
        raise Refusal("Một phiếu không khớp cam kết đã lưu.", "A ballot does not match its commitment.")
    return str(held["choice"])


def _everybody_voted(row: Decision) -> bool:
    if row.form == Form.ONLINE:
        used, whole = queries.online_turnout(row)
        return used == whole
    stubs = queries.stubs_of(row)
    return stubs.returned == stubs.on_roll


def _must_be_the_day(row: Decision, day: date) -> None:
    if row.vote_on is not None and day < row.vote_on:
        raise Refusal(
            f"Đã thông báo bắt đầu từ {row.vote_on:%d/%m/%Y}; chưa đến ngày.",
            f"It was announced to begin on {row.vote_on:%d/%m/%Y}.",
        )


def _must_be_another(row: Decision, number: int, due: Counter, person: int | None) -> None:
    """The second count by another person than the first."""
    if due is Counter.SECOND and person is not None:
        first = VoteCount.objects.get(decision=row, round=number, counter=Counter.FIRST.value)
        if first.person == person:
            raise Refusal(
                "Hai lần đếm phải do hai người nhập độc lập; người khác hãy nhập lần này.",
                "Two people count independently; somebody else enters this one.",
            )


def _must_have_chosen(agreed: int, present: int, rule: Rule) -> None:
    """How to vote is chosen by more than half of those present."""
    if not 0 <= agreed <= present:
        raise Refusal("Số hộ chọn hình thức không thể quá số hộ dự.", "More chose than came.", field="manner_agreed")
    if present and not rule.threshold.passes(agreed, present):
        raise Refusal(
            f"Thư ký, Ban kiểm phiếu và hình thức biểu quyết phải được hơn một nửa số hộ dự họp chọn ({agreed}/{present}). {rule.cite}.",
            f"The secretary, counters and form of vote are chosen by more than half of those present ({agreed}/{present}).",
            field="manner_agreed",
            cite=rule.cite,
        )


def _may_cluster(base: int, rule: Rule) -> None:
    if base < int(rule.value or 0):
        raise Refusal(
            f"Chỉ họp theo cụm khi thôn, tổ có từ {rule.value} hộ (hoặc phân tán); nơi này có {base} hộ. {rule.cite}.",
            f"Meetings by cluster are for villages of {rule.value} households or more; this one has {base}.",
            field="cluster",
            cite=rule.cite,
        )


def _members(row: Decision) -> Mapping[Team, list[Skill]]:
    found: dict[Team, list[Skill]] = {}
    for each in row.team_members.all():
        found.setdefault(Team(each.team), []).append(Skill(each.skill))
    return found


def _columns(votes: Votes) -> dict[str, object]:
    return {
        "present": votes.present, "yes": votes.yes, "no": votes.no, "blank": votes.blank, "spoiled": votes.spoiled,
        "for_candidates": {str(key): count for key, count in votes.for_candidates},
    }  # fmt: skip


def _paper_digest(row: Decision, code: str) -> str:
    return keyed_digest(f"{row.pk.hex.upper()}{row.series}{tidy(code)}")
