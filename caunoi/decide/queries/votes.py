"""Counts, ballots handed out, and what a receipt proves."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from caunoi.access.context import as_system
from caunoi.decide import rules
from caunoi.decide.models import (
    BallotStub,
    Decision,
    Meeting,
    OnlineBallot,
    OnlinePass,
    VoteCount,
)
from caunoi.decide.rules import Votes
from caunoi.decide.words import (
    Counter,
    Form,
    Stage,
)  # fmt: skip
from caunoi.kernel.words import say
from caunoi.law.queries import in_force
from caunoi.ledger import seal as trees

from .decisions import round_of


def votes_of(row: Meeting | VoteCount) -> Votes:
    """A kept count as the rules read it."""
    return Votes(
        present=row.present, yes=row.yes, no=row.no, blank=row.blank, spoiled=row.spoiled,
        for_candidates=tuple(sorted((int(key), count) for key, count in row.for_candidates.items())),
    )  # fmt: skip


def counts_of(row: Decision) -> dict[Counter, Votes]:
    """The independent counts entered in this round; for the rules, not for a page before two agree."""
    return {
        Counter(each.counter): votes_of(each) for each in VoteCount.objects.filter(decision=row, round=round_of(row))
    }


@dataclass(frozen=True, slots=True)
class Stubs:
    """How many households have a ballot, how many gave it back."""

    on_roll: int
    handed: int
    returned: int


def stubs_of(row: Decision) -> Stubs:
    """How the household halves stand: one statement."""
    found = BallotStub.objects.filter(decision=row).aggregate(
        on_roll=Count("pk"), handed=Count("pk", filter=Q(handed=True)), returned=Count("pk", filter=Q(returned=True))
    )
    return Stubs(**found)


def online_turnout(row: Decision) -> tuple[int, int]:
    """How many households have used their code, of how many."""
    found = OnlinePass.objects.filter(decision=row).aggregate(all=Count("pk"), used=Count("pk", filter=Q(used=True)))
    return found["used"], found["all"]


def arithmetic(row: Decision) -> list[str]:
    """How the result was counted, sentence by sentence."""
    if row.passes is None or row.base is None:
        return []
    what = ("thôn, tổ dân phố", "villages and groups") if row.is_whole else ("hộ", "households")
    rule = in_force(row.rule, on=row.decided_on).spoken if row.rule and row.decided_on else row.rule_spoken
    lines = [
        say(f"Tổng số {what[0]}: {row.base}.", f"All {what[1]}: {row.base}."),
        say(
            f"Cần {rule}: ít nhất {row.least}/{row.base} {what[0]}.",
            f"Needed, {rule}: at least {row.least} of {row.base} {what[1]}.",
        ),
        say(f"Tán thành: {row.yes}/{row.base}.", f"In favour: {row.yes} of {row.base}."),
    ]
    short = (row.least or 0) - (row.yes or 0)
    lines.append(
        say("Đủ tỷ lệ, được thông qua.", "Enough: passed.")
        if row.passes
        else say(
            f"Thiếu {max(short, 0)} {what[0]}, không được thông qua.", f"{max(short, 0)} {what[1]} short: not passed."
        )
    )
    return lines


@dataclass(frozen=True, slots=True)
class Counting:
    """How far counting is: which counts are in, by whom, and where the first two differ."""

    entered: list[tuple[str, str]]
    differences: list[tuple[str, int, int]]
    waiting: str


def counting_of(row: Decision) -> Counting:
    """The state of the counts; numbers only where two have been entered and differ."""
    rows = list(VoteCount.objects.filter(decision=row, round=round_of(row)).order_by("pk"))
    counts = {Counter(each.counter): votes_of(each) for each in rows}
    due = rules.next_counter(counts)
    entered = [(Counter(each.counter).label, each.by_name) for each in rows]
    names = dict(row.candidates.values_list("pk", "name"))
    return Counting(
        entered, list(rules.differences(counts, names)), due.label if due and row.stage == Stage.COUNTING else ""
    )


def commitments_of(row: Decision) -> list[str]:
    """The commitments of an online vote after its close, in an order that says nothing; empty before."""
    if row.passes is None or row.form != Form.ONLINE:
        return []
    with as_system():
        return list(
            OnlineBallot.objects.filter(decision=row).order_by("commitment").values_list("commitment", flat=True)
        )


@dataclass(frozen=True, slots=True)
class Included:
    """Where a receipt stands in the published list, with the path that ties it to the root."""

    at: int
    of: int
    root: str
    proof: dict[str, Any]


def inclusion(row: Decision, receipt: str) -> Included | None:
    """The proof that a receipt is in the published list; None where it is not, or the vote still runs."""
    listed = commitments_of(row)
    wanted = "".join(receipt.split()).lower()
    if wanted not in listed:
        return None
    leaves = [bytes.fromhex(each) for each in listed]
    at = listed.index(wanted)
    return Included(at + 1, len(listed), row.online_root, trees.proof(leaves, at))


def turnout_public(row: Decision) -> int:
    """How many households have voted online so far; only the number."""
    with as_system():
        return OnlinePass.objects.filter(decision=row, used=True).count()
