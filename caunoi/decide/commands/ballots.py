"""Paper ballots: printed once, handed out, ticked off, read and counted by two people apart."""

import secrets
import uuid
from collections import Counter as Counts
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.decide import queries, rules
from caunoi.decide.facts import BallotsPrinted, Counted, StubsTicked
from caunoi.decide.models import BallotPaper, BallotStub, Decision, VoteCount
from caunoi.decide.rules import Votes
from caunoi.decide.words import Act, Counter, Form, Stage, Team
from caunoi.identity.models import Person
from caunoi.identity.sealing import ALPHABET, keyed_digest, tidy
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .common import Actor, digest, locked, must_keep, name_of, ref_of, step_of, take
from .meeting import columns, members, must_be_the_day
from .settling import settle
from .starting import household_of


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
    must_be_the_day(row, day)
    rules.must_be_lawful(queries.obstacles_of(row, day))
    rules.must_be_ready(queries.wanted_of(row, day))
    rules.must_be_manned((Team.BALLOT_TEAM, Team.COUNT_BOARD, Team.WITNESS), members(row), queries.law_on(day))
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
    fields = {**columns(votes), "person": person, "by": ref_of(by), "by_name": name_of(by), "at": at}
    VoteCount.objects.update_or_create(decision=row, round=number, counter=due.value, defaults=fields)
    record(Counted(counter=due.value, digest=digest(columns(votes))), about=row.ref, by=ref_of(by), at=at)
    agreed = rules.agreed_count({**counts, due: votes})
    if agreed is not None:
        row.handed_out = queries.stubs_of(row).handed
        row.save(update_fields=["handed_out"])
        settle(row, agreed, base=base, on=localdate(at), by=by, at=at)
    return row


def _must_be_another(row: Decision, number: int, due: Counter, person: int | None) -> None:
    """The second count by another person than the first."""
    if due is Counter.SECOND and person is not None:
        first = VoteCount.objects.get(decision=row, round=number, counter=Counter.FIRST.value)
        if first.person == person:
            raise Refusal(
                "Hai lần đếm phải do hai người nhập độc lập; người khác hãy nhập lần này.",
                "Two people count independently; somebody else enters this one.",
            )


def _paper_digest(row: Decision, code: str) -> str:
    return keyed_digest(f"{row.pk.hex.upper()}{row.series}{tidy(code)}")
