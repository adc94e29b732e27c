"""The book of a community work, and when a contribution may be collected for it."""

from dataclasses import dataclass
from datetime import date

from caunoi.access.words import Role
from caunoi.do.words import Act, Stage
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step
from caunoi.kernel.tally import Threshold
from caunoi.kernel.words import say

S, A, KEEPER = Stage, Act, Role.HANDLER
BOOK = Book(S.PROPOSED, (
    #    when          act       by      then
    Step(S.PROPOSED,   A.LINK,   KEEPER, S.LINKED),
    Step(S.PROPOSED,   A.START,  KEEPER, S.BUILDING),
    Step(S.PROPOSED,   A.DROP,   KEEPER, S.DROPPED),
    Step(S.LINKED,     A.LINK,   KEEPER, S.LINKED),
    Step(S.LINKED,     A.OPEN,   KEEPER, S.OPEN),
    Step(S.LINKED,     A.DROP,   KEEPER, S.DROPPED),
    Step(S.OPEN,       A.START,  KEEPER, S.BUILDING),
    Step(S.OPEN,       A.DROP,   KEEPER, S.DROPPED),
    Step(S.BUILDING,   A.FINISH, KEEPER, S.DONE),
    Step(S.DONE,       A.SETTLE, KEEPER, S.SETTLED),
    Step(S.SETTLED,    A.POST,   KEEPER, S.POSTED),
))  # fmt: skip

#: The topics of Điều 15 that are about contributions and the money of the community.
TOPICS = (1, 2)
CONVENTION = 3
#: Stages at which the people's contributions are taken.
COLLECTING = frozenset({S.OPEN, S.BUILDING})
#: Stages at which money may still move.
MOVING = frozenset({S.PROPOSED, S.LINKED, S.OPEN, S.BUILDING, S.DONE})
SPENDING = frozenset({S.OPEN, S.BUILDING, S.DONE})
#: Stages that no act follows.
ENDED = frozenset({S.POSTED, S.DROPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """A decision of the community as the room that keeps decisions tells of it."""

    ref: str
    code: str
    title: str
    topic: int
    place: int
    commune: int
    whole: bool
    yes: int | None
    base: int | None
    decided_on: date | None
    effective_on: date | None
    in_force: bool
    stage_vi: str
    stage_en: str
    href: str
    text: str = ""

    @property
    def stage_label(self) -> str:
        """Where the decision stands, in the language being spoken."""
        return say(self.stage_vi, self.stage_en)


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether contributions may be collected, why not, and the article."""

    open: bool
    vi: str
    en: str
    cite: str

    @property
    def why(self) -> str:
        """The reason in the language being spoken."""
        return say(self.vi, self.en)


def gate(permit: Permit | None, threshold: Threshold | None, cite: str, on: date) -> Gate:
    """Whether a decision opens the collection: of the right topic, agreed to by enough of all households, in force."""
    if permit is None:
        return Gate(
            False,
            "Chưa thể thu: chưa có quyết định của cộng đồng dân cư về việc đóng góp. Cần ít nhất 2/3 tổng số hộ tán thành.",
            "Nothing may be collected: the community has not decided on contributing. At least 2/3 of all households must agree.",
            cite,
        )
    if permit.topic not in TOPICS:
        return Gate(
            False,
            f"Chưa thể thu: quyết định {permit.code} bàn việc khác, không phải việc đóng góp.",
            f"Nothing may be collected: decision {permit.code} is about another topic.",
            cite,
        )
    if permit.yes is None or not permit.base or threshold is None:
        return Gate(
            False,
            f"Chưa thể thu: quyết định {permit.code} chưa có kết quả ({permit.stage_vi.lower()}).",
            f"Nothing may be collected: decision {permit.code} has no result yet ({permit.stage_en.lower()}).",
            cite,
        )
    unit = ("thôn, tổ dân phố", "villages") if permit.whole else ("hộ", "households")
    least = threshold.least(permit.base)
    if not threshold.passes(permit.yes, permit.base):
        return Gate(
            False,
            f"Không được thu: {permit.yes}/{permit.base} {unit[0]} tán thành, cần ít nhất {least}.",
            f"Nothing may be collected: {permit.yes} of {permit.base} {unit[1]} agreed, at least {least} are needed.",
            cite,
        )
    if permit.in_force and permit.effective_on is not None and permit.effective_on > on:
        return Gate(
            False,
            f"Chưa thể thu: quyết định {permit.code} được {permit.yes}/{permit.base} {unit[0]} tán thành, đến ngày {permit.effective_on:%d/%m/%Y} mới có hiệu lực.",
            f"Nothing may be collected yet: decision {permit.code} has {permit.yes} of {permit.base} {unit[1]} and takes effect on {permit.effective_on:%d/%m/%Y}.",
            cite,
        )
    if not permit.in_force or permit.effective_on is None:
        return Gate(
            False,
            f"Chưa thể thu: quyết định {permit.code} được {permit.yes}/{permit.base} {unit[0]} tán thành nhưng chưa hoặc không còn hiệu lực ({permit.stage_vi.lower()}).",
            f"Nothing may be collected: decision {permit.code} has {permit.yes} of {permit.base} {unit[1]} but is not in force ({permit.stage_en.lower()}).",
            cite,
        )
    return Gate(
        True,
        f"Được thu: {permit.yes}/{permit.base} {unit[0]} tán thành, cần ít nhất {least}.",
        f"May be collected: {permit.yes} of {permit.base} {unit[1]} agreed, at least {least} were needed.",
        cite,
    )


def must_be_open(found: Gate) -> None:
    """Refuse to collect, with the reason and the article."""
    if not found.open:
        raise Refusal(found.vi, found.en, cite=found.cite)


def must_concern(permit: Permit, place: int, commune: int, topics: tuple[int, ...]) -> None:
    """Refuse a decision of another place or topic."""
    if permit.topic not in topics:
        raise Refusal(
            "Quyết định này bàn nội dung khác.", "This decision is about another topic.", field="decision"
        )  # fmt: skip
    if permit.commune != commune or permit.place not in (place, commune):
        raise Refusal("Quyết định này của nơi khác.", "This decision is of another place.", field="decision")


def must_collect(stage: Stage, *, opened: bool) -> None:
    """Refuse a contribution before the collection is opened or after the work is done."""
    if stage not in COLLECTING or not opened:
        raise Refusal(
            f"Công trình đang ở bước “{stage.vi}”, không nhận đóng góp.",
            f"The work is at the step “{stage.en}”; no contribution is taken.",
        )


def must_move(stage: Stage, allowed: frozenset[Stage]) -> None:
    """Refuse to move money at a step where nothing may be."""
    if stage not in allowed:
        raise Refusal(
            f"Công trình đang ở bước “{stage.vi}”, không ghi thu chi được.",
            f"The work is at the step “{stage.en}”; nothing may be entered.",
        )


def must_be_spent(left: int) -> None:
    """Refuse to settle while money is left that nobody has been told of."""
    if left:
        told = f"{left:,}".replace(",", ".")
        raise Refusal(
            f"Quỹ còn {told} đồng. Hãy ghi xử lý tiền dư (trả lại, chuyển quỹ cộng đồng) trước khi quyết toán.",
            f"The fund still holds {told} đồng. Record where the surplus goes before settling.",
        )


def must_not_lie_ahead(day: date, today: date, field: str = "on") -> None:
    """Refuse a day that has not come, or one long before anything here."""
    if day > today:
        raise Refusal("Ngày này chưa đến.", "This day has not come.", field=field)
    if day.year < 2000:
        raise Refusal("Ngày này quá xa, hãy kiểm tra năm.", "This day is too long ago; check the year.", field=field)
