"""Tables of the room. How opinions are kept for volume is told in ``opinions``."""

from .consultations import Consultation, Extension, Option, Question, Section, Statement
from .draws import PanelDraw
from .matrix import OpinionGroup, Placement
from .opinions import Contact, Invitation, Opinion, Packet, Participant, Tally, Withdrawal
from .results import OpinionMap

__all__ = [
    "Consultation",
    "Contact",
    "Extension",
    "Invitation",
    "Opinion",
    "OpinionGroup",
    "OpinionMap",
    "Option",
    "Packet",
    "PanelDraw",
    "Participant",
    "Placement",
    "Question",
    "Section",
    "Statement",
    "Tally",
    "Withdrawal",
]
