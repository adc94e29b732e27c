"""What can have happened to a consultation, its opinions and its matrix."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Fact):
    """A consultation was set up."""

    act: ClassVar[str] = "discuss.prepared"
    body: str
    blueprint: str
    matter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited(Fact):
    """Something of a consultation in preparation was changed; ``part`` says what, ``digest`` of what it says now."""

    act: ClassVar[str] = "discuss.edited"
    part: str
    digest: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Fact):
    """Opinions are taken: on which text, until when, who answers by when."""

    act: ClassVar[str] = "discuss.opened"
    digest: str
    sections: int
    closes_on: date
    least_on: date
    cite: str
    answerer: str
    answer_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Fact):
    """The period was lengthened."""

    act: ClassVar[str] = "discuss.extended"
    before: date
    after: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Fact):
    """The consultation took a step of its book."""

    act: ClassVar[str] = "discuss.moved"
    step: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionsSent(Fact):
    """A participant's opinions arrived; ``digest`` of their words proves the receipt."""

    act: ClassVar[str] = "discuss.opinions_sent"
    count: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionWithdrawn(Fact):
    """A participant took back an opinion, or put another in its place."""

    act: ClassVar[str] = "discuss.opinion_withdrawn"
    opinion: int
    replaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSent(Fact):
    """A participant proposed a statement."""

    act: ClassVar[str] = "discuss.statement_sent"
    statement: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementModerated(Fact):
    """An officer let a statement be shown, or declined it."""

    act: ClassVar[str] = "discuss.statement_moderated"
    statement: int
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketKeyed(Fact):
    """Opinions from paper or a meeting were keyed in."""

    act: ClassVar[str] = "discuss.packet_keyed"
    packet: int
    channel: str
    opinions: int
    persons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped(Fact):
    """Opinions were put into a group."""

    act: ClassVar[str] = "discuss.grouped"
    group: int
    opinions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAnswered(Fact):
    """A group of opinions got its answer; the digest is of the reason."""

    act: ClassVar[str] = "discuss.group_answered"
    group: int
    verdict: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed(Fact):
    """The drafting body signed the matrix."""

    act: ClassVar[str] = "discuss.signed"
    groups: int
    opinions: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Fact):
    """The decision was entered, with whether it follows the majority."""

    act: ClassVar[str] = "discuss.decided"
    decision: str
    on: date
    follows_majority: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported(Fact):
    """The result was reported to the People's Council and sent to the Front."""

    act: ClassVar[str] = "discuss.reported"
    ref: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationsMade(Fact):
    """Codes were made for people who are invited."""

    act: ClassVar[str] = "discuss.invitations_made"
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped(Fact):
    """An opinion map was counted."""

    act: ClassVar[str] = "discuss.mapped"
    map: int
    seed: int
    participants: int
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawAnnounced(Fact):
    """A random draw was announced: digest of its list, seats, promise, and the public chance that will decide."""

    act: ClassVar[str] = "discuss.draw_announced"
    codes: int
    codes_digest: str
    seats: int
    promise: str
    source: str
    chance_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceEntered(Fact):
    """Public chance was entered for a draw, or corrected: what stood there ``before`` and why it was wrong."""

    act: ClassVar[str] = "discuss.chance_entered"
    chance: str
    before: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelDrawn(Fact):
    """A random draw was carried out with public chance."""

    act: ClassVar[str] = "discuss.panel_drawn"
    chance: str
    seed: str
    seats: int
