"""What can have happened to a review."""

from dataclasses import dataclass
from datetime import date
from typing import Any

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
    version: int = 0
    restored: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CausesChosen(Fact):
    """People said what lies behind a shortcoming: causes of the catalogue, and words of their own (their digest)."""

    act = "choose_causes"
    limitation: str
    chosen: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMoved(Fact):
    """A review went a step on: out for comments, closed, submitted, returned, approved."""

    act = "move_review"
    step: str
    state: str
    until: date | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commented(Fact):
    """A member of staff commented on a draft; the digest proves the words, which stay inside the body."""

    act = "comment_review"
    comment: int
    section: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentAnswered(Fact):
    """A comment was taken over or explained."""

    act = "answer_comment"
    comment: int
    reply: str
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
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecomputed(Fact):
    """A published review was computed again; how many figures and cells differ, and which figures: code, as published, as counted now."""

    act = "recompute_review"
    differences: int
    matches_seal: bool
    changed: tuple[tuple[str, Any, Any], ...] = ()
