"""The secret ballot's count: entered by two persons, neither seeing the other's; what does not agree is counted again."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from caunoi.access.context import as_system
from caunoi.commend import queries, rules
from caunoi.commend.facts import CountEntered
from caunoi.commend.models import BallotCount, Campaign, CouncilSeat, Nomination
from caunoi.commend.rules import Tally
from caunoi.commend.words import Act, Entry, Stage, Standing
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .common import Actor, locked, must_be_at, ref_of, stand, take
from .council import unseen_notes, write_notes


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of an entering: how many wait for the second person, agree, or must be counted again."""

    waiting: int
    agreed: int
    void: int


@transaction.atomic
def enter_counts(*, campaign_id: uuid.UUID, counts: Mapping[uuid.UUID, Tally], by: Actor, at: datetime) -> Entered:
    """Enter what one member counted; the second person's entry settles what agrees and voids what does not.

    Runs as the system once the member is known: the count of the first person is never shown to the second.
    """
    with as_system():
        row = locked(campaign_id)
        must_be_at(row, Stage.MEETING)
        _must_be_member(row, by)
        if unseen_notes(row):
            raise Refusal(
                "Hội đồng còn lưu ý mật chưa mở. Các thành viên có mặt lần lượt mở xem trước khi bỏ phiếu, kiểm phiếu.",
                "The council has sealed notes nobody has opened. The members present open them in turn before the ballots are counted.",
            )
        nominations = {
            each.pk: each
            for each in Nomination.objects.select_for_update().filter(campaign=row, standing=Standing.SUBMITTED.value)
        }
        able = queries.eligible_of(row, nominations.values())
        chosen = {pk: tally for pk, tally in counts.items() if pk in nominations and nominations[pk].yes is None}
        if not chosen:
            raise Refusal("Chưa nhập số phiếu nào còn chờ.", "No count that waits was entered.")
        agreed = void = 0
        for pk, tally in chosen.items():
            eligible, present = able[pk]
            rules.must_have_quorum(present, eligible, row.quorum)
            rules.must_add_up(tally, present, nominations[pk].title or "…")
            ended = _enter(row, nominations[pk], tally, (eligible, present), by, at)
            agreed, void = agreed + (ended is Entry.AGREED), void + (ended is Entry.VOID)
        said = json.dumps({str(pk): [t.yes, t.no, t.spoiled] for pk, t in sorted(chosen.items())})
        fact = CountEntered(
            nominations=len(chosen), agreed=agreed, void=void, digest=hashlib.sha256(said.encode()).hexdigest()
        )
        record(fact, about=row.ref, by=ref_of(by), at=at)
    return Entered(len(chosen) - agreed - void, agreed, void)


def _enter(
    row: Campaign, nomination: Nomination, tally: Tally, able: tuple[int, int], by: Actor, at: datetime
) -> Entry:
    first = BallotCount.objects.filter(nomination=nomination, state=Entry.WAITING.value).first()
    mine = BallotCount(
        nomination=nomination,
        person=by if isinstance(by, Person) else None,
        clerk=ref_of(by),
        yes=tally.yes,
        no=tally.no,
        spoiled=tally.spoiled,
        at=at,
    )
    if first is None:
        mine.save()
        return Entry.WAITING
    if first.clerk == mine.clerk:
        raise Refusal(
            f"{nomination.title}: lần thứ hai do người khác nhập.",
            f"{nomination.title}: the second entry is another person's.",
        )
    same = (first.yes, first.no, first.spoiled) == (mine.yes, mine.no, mine.spoiled)
    first.state = mine.state = (Entry.AGREED if same else Entry.VOID).value
    first.save(update_fields=["state"])
    mine.save()
    if same:
        nomination.eligible, nomination.handed = able
        nomination.yes, nomination.no, nomination.spoiled = tally.yes, tally.no, tally.spoiled
        nomination.save(update_fields=["eligible", "handed", "yes", "no", "spoiled"])
        passed = rules.passes(tally.yes, able[0], row.passing)
        stand(nomination, Standing.PASSED if passed else Standing.FAILED, by, at)
    return Entry(mine.state)


def _must_be_member(row: Campaign, by: Actor) -> None:
    """Only a member of the council who is present counts."""
    if isinstance(by, Person) and not CouncilSeat.objects.filter(campaign=row, person=by, present=True).exists():
        raise Refusal(
            "Chỉ thành viên Hội đồng có mặt nhập kết quả kiểm phiếu.", "Only members present enter the count."
        )


@transaction.atomic
def close_count(*, campaign_id: uuid.UUID, by: Actor, at: datetime) -> Campaign:
    """End the count once every nomination is counted twice and agrees, or was set aside."""
    row = locked(campaign_id)
    write_notes(row, at)
    take(row, Act.COUNT, by, at)
    left = row.nominations.filter(standing=Standing.SUBMITTED.value).count()
    if left:
        raise Refusal(f"Còn {left} đề nghị chưa kiểm phiếu xong.", f"{left} nominations are not counted yet.")
    row.save()
    return row
