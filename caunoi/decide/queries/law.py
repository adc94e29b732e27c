"""The law of community decisions on a day: topics, thresholds, sizes, days."""

from datetime import date
from functools import lru_cache

from caunoi.decide.words import Board, Kind
from caunoi.law.queries import ground_list, in_force
from caunoi.law.rules import Item, Rule

_KEYS = (
    "decide.topics", "decide.commune_wide", "decide.topic1", "initiative.min", "initiative.valid", "online.consent", "online.team",
    "dismiss.petition", "dismiss.cases", "ballot.cases", "ballot.per_household", "ballot.team", "meeting.quorum", "meeting.cluster", "meeting.secretary",
    "meeting.count_board", "meeting.witnesses", "election.candidates", "village.age", "convention.attend", "decision.signers",
)  # fmt: skip


@lru_cache(maxsize=8)
def law_on(day: date) -> dict[str, Rule]:
    """The rules a vote is measured by on a day."""
    return {key: in_force(key, on=day) for key in _KEYS}


@lru_cache(maxsize=8)
def topics_on(day: date) -> dict[int, Item]:
    """The six topics of Article 15 on a day, by number."""
    return {int(item.code): item for item in ground_list("decide.topics", on=day)}


def pass_rule(topic: int, day: date) -> Rule:
    """Which share of all households passes a topic on a day."""
    return in_force(f"decide.topic{topic}", on=day)


def topic_of(kind: Kind, board: Board | None) -> int:
    """The topic an election or dismissal falls under."""
    return 4 if board is Board.VILLAGE_HEAD else 5
