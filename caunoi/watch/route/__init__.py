"""Where a letter goes, with calibrated doubt: readable rules first, then a linear model that says what it cannot rule out, or asks a person."""

from .model import Decision, Model
from .rules import PERSON, Rule, first_of
from .training import held_back, judged, train

__all__ = ["PERSON", "Decision", "Model", "Rule", "first_of", "held_back", "judged", "train"]
