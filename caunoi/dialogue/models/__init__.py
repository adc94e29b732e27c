"""Dialogues with the people and what follows from them; conferences of the residents of a group."""

from .conferences import Conference
from .dialogues import (
    Dialogue,
    DialogueQuestion,
    DialogueRequest,
    DialogueStep,
    Promise,
    PromiseDispute,
    PromiseWord,
    QuestionAsker,
    QuestionGroup,
    QuestionSupport,
    RequestSupport,
    ResultDelivery,
    SignatureSheet,
    VoterCount,
    new_id,
)

__all__ = [
    "Conference",
    "Dialogue",
    "DialogueQuestion",
    "DialogueRequest",
    "DialogueStep",
    "Promise",
    "PromiseDispute",
    "PromiseWord",
    "QuestionAsker",
    "QuestionGroup",
    "QuestionSupport",
    "RequestSupport",
    "ResultDelivery",
    "SignatureSheet",
    "VoterCount",
    "new_id",
]
