"""Household rolls, community decisions and their votes.

Secrecy: a ballot (``BallotPaper``, ``OnlineBallot``) knows its decision and nothing of households; who has voted stands in
``BallotStub`` and ``OnlinePass``, which know nothing of ballots. Neither keeps an order or a time of day.
"""

from .common import choices, new_code
from .decisions import Candidate, Consent, Decision, DecisionStep, Preparation, TeamMember
from .roll import Household
from .votes import BallotPaper, BallotStub, Meeting, OnlineBallot, OnlinePass, VoteCount

__all__ = [
    "BallotPaper",
    "BallotStub",
    "Candidate",
    "Consent",
    "Decision",
    "DecisionStep",
    "Household",
    "Meeting",
    "OnlineBallot",
    "OnlinePass",
    "Preparation",
    "TeamMember",
    "VoteCount",
    "choices",
    "new_code",
]
