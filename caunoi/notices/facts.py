"""What can have happened to a paper or a message; never words of people."""

from dataclasses import dataclass

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted(Fact):
    """A paper was drafted."""

    act = "draft_paper"
    paper: str
    code: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited(Fact):
    """A draft was edited; ``digest`` is of its words."""

    act = "edit_paper"
    paper: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed(Fact):
    """A paper was signed: its number, and the digests of both files."""

    act = "sign_paper"
    paper: str
    code: str
    number: int
    symbol: str
    series: str
    period: str
    docx: str
    pdf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Fact):
    """A signed paper went out."""

    act = "issue_paper"
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discarded(Fact):
    """A draft was thrown away, for a reason."""

    act = "discard_paper"
    paper: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Fact):
    """A secret paper was opened, for a reason."""

    act = "open_paper"
    paper: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued(Fact):
    """A message was put in the outbox."""

    act = "queue_message"
    message: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent(Fact):
    """A message was handed to its channel."""

    act = "send_message"
    message: str
    channel: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(Fact):
    """A message could not be sent and will not be tried again."""

    act = "fail_message"
    message: str
    channel: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Fact):
    """A waiting message was stopped."""

    act = "cancel_message"
    message: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported(Fact):
    """A channel said what became of a message it had taken."""

    act = "report_message"
    message: str
    channel: str
    state: str
