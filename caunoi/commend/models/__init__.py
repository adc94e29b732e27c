"""Tables of the room, by subject."""

from .campaigns import Campaign, Criterion
from .council import BallotCount, Conflict, CouncilSeat, SealedNote
from .nominations import Evidence, Nomination, NomineePerson
from .roll import Honour, Objection

__all__ = [
    "BallotCount",
    "Campaign",
    "Conflict",
    "CouncilSeat",
    "Criterion",
    "Evidence",
    "Honour",
    "Nomination",
    "NomineePerson",
    "Objection",
    "SealedNote",
]
