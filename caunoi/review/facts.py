"""What can have happened to a review."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDrafted(Fact):
    """A review of a body and a period was begun."""

    act = "draft_review"
    body: str
    period: str
    layout: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEdited(Fact):
    """An officer wrote a section; the digest proves the words."""

    act = "edit_section"
    section: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChosen(Fact):
    """A proposed task was accepted or set aside."""

    act = "choose_task"
    task: str
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPublished(Fact):
    """A review was frozen and made public; ``seal`` is the SHA-256 of everything frozen."""

    act = "publish_review"
    body: str
    period: str
    until: date
    version: str
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecomputed(Fact):
    """A published review was computed again; how many figures differ."""

    act = "recompute_review"
    differences: int
    matches_seal: bool
