"""What can have happened in the room of disclosure."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.facts import Fact

from .words import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAdopted(Fact):
    """A body adopted its disclosure plan of a year."""

    act = "adopt_disclosure_plan"
    year: int
    lines: int
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLineAdded(Fact):
    """A line was added to an adopted plan."""

    act = "add_plan_line"
    item: str
    cycle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Fact):
    """A thing to disclose was planned for a period."""

    act = "plan_disclosure"
    item: str
    period: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Fact):
    """A decision was entered: its clock runs from that day."""

    act = str(Act.DECIDE)
    item: str
    decided_on: date
    due: date
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Fact):
    """It was disclosed, from a day to before another (none: for good)."""

    act = str(Act.PUBLISH)
    version: int
    digest: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Fact):
    """It was put right by a new version."""

    act = str(Act.CORRECT)
    version: int
    digest: str
    reason: str
    conceals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved(Fact):
    """It was shown that it was disclosed in one of its forms."""

    act = str(Act.PROVE)
    proof: int
    form: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofWithdrawn(Fact):
    """A proof was found wrong and withdrawn."""

    act = "withdraw_proof"
    proof: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenDown(Fact):
    """It was taken down, early where the law wants it up longer."""

    act = str(Act.TAKE_DOWN)
    reason: str
    early: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped(Fact):
    """It did not arise, and why."""

    act = str(Act.DROP)
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesListed(Fact):
    """A list of people was put in, how many, shown until when."""

    act = "list_names"
    people: int
    columns: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Fact):
    """Somebody asked a question on a disclosure."""

    act = "ask_question"
    question: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown(Fact):
    """A question may be read by everybody."""

    act = "show_question"
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRefused(Fact):
    """A question is not shown, and why."""

    act = "refuse_question"
    question: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered(Fact):
    """A question was answered."""

    act = "answer_question"
    question: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOpened(Fact):
    """A page of news was published."""

    act = "open_page"
    version: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageClosed(Fact):
    """A page of news was taken down."""

    act = "close_page"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commented(Fact):
    """Somebody commented on a page."""

    act = "comment_page"
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentJudged(Fact):
    """A moderator let a comment be shown, or not and why."""

    act = "judge_comment"
    comment: str
    state: str
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed(Fact):
    """Somebody confirmed a subscription; who is not said."""

    act = "confirm_subscription"
    subscription: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(Fact):
    """A subscription was stopped."""

    act = "stop_subscription"
    subscription: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesErased(Fact):
    """The rows of a list were erased: their days were over, or it was taken down."""

    act = "erase_names"
    people: int
