"""What the room keeps."""

from .accounts import Contribution, Expense, JournalEntry, JournalLine
from .neighbours import (
    GroupContact,
    Movement,
    MovementReport,
    MovementTarget,
    SelfGroup,
    VillageConvention,
)
from .proposals import ProposalContact, WorkProposal
from .skilful import ModelEvidence, ModelRating, ModelRecognition, SkilfulModel
from .works import BudgetLine, CommunityWork, KindValue, PlanStep, ProgressNote, Settlement, WorkStep

__all__ = [
    "BudgetLine",
    "CommunityWork",
    "Contribution",
    "Expense",
    "GroupContact",
    "JournalEntry",
    "JournalLine",
    "KindValue",
    "ModelEvidence",
    "ModelRating",
    "ModelRecognition",
    "Movement",
    "MovementReport",
    "MovementTarget",
    "PlanStep",
    "ProgressNote",
    "ProposalContact",
    "SelfGroup",
    "Settlement",
    "SkilfulModel",
    "VillageConvention",
    "WorkProposal",
    "WorkStep",
]
