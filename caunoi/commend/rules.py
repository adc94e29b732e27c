"""The book of steps of a campaign; quotas, quorum, pass share, conflicts of interest, a count that must add up. No Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from .words import Act, Ground, Nominee, Proof, Stage

S = Stage

BOOK = Book(S.PLANNED, (
    #    when       act           by            then
    Step(S.PLANNED, Act.ANNOUNCE, Role.HEAD,    S.OPEN),
    Step(S.OPEN,    Act.POST,     Role.HANDLER, S.POSTED),
    Step(S.POSTED,  Act.CONVENE,  Role.HANDLER, S.MEETING),
    Step(S.MEETING, Act.COUNT,    Role.HANDLER, S.COUNTED),
    Step(S.COUNTED, Act.DECIDE,   Role.HEAD,    S.DECIDED),
))  # fmt: skip

#: Rooms of duties behind each proof, by the beginning of their rules' keys.
ROOMS: dict[Proof, tuple[str, ...]] = {
    Proof.TASKS: ("mandate",),
    Proof.ANSWERS: ("kn", "tc", "pakn", "pd", "letter"),
    Proof.DIALOGUES: ("dialogue", "house"),
    Proof.OPENNESS: ("disclose",),
    Proof.DUTIES: (),
}
LONGEST_STATEMENT = 20_000
LEAST_STATEMENT = 40
MOST_QUOTA = 2000


@dataclass(frozen=True, slots=True)
class Tally:
    """What one person counted of one nomination's ballots."""

    yes: int
    no: int
    spoiled: int = 0

    @property
    def collected(self) -> int:
        """How many ballots were taken back."""
        return self.yes + self.no + self.spoiled


def share(numerator: int, denominator: int, field: str) -> Fraction:
    """A share of the council's own regulation, more than nothing and at most everything."""
    if denominator <= 0 or numerator <= 0 or numerator > denominator:
        raise Refusal(
            "Tỷ lệ phải lớn hơn 0 và không quá 1, ví dụ 2/3.",
            "A share lies above 0 and at most 1, such as 2/3.",
            field=field,
        )
    return Fraction(numerator, denominator)


def least(share_of: Fraction, whole: int) -> int:
    """The least number that reaches a share of a whole: exact, never rounded down."""
    return -(-share_of.numerator * whole // share_of.denominator)


def must_have_quorum(present: int, members: int, quorum: Fraction) -> None:
    """A council without quorum does not vote."""
    needed = least(quorum, members)
    if members == 0 or present < needed:
        raise Refusal(
            f"Hội đồng chưa đủ số người họp: có mặt {present}/{members}, cần ít nhất {max(needed, 1)}.",
            f"The council has no quorum: {present} of {members} present, at least {max(needed, 1)} needed.",
            field="present",
        )


def passes(yes: int, members: int, passing: Fraction) -> bool:
    """Whether the votes in favour reach the share of every member who may vote on it, absent ones included."""
    return members > 0 and yes >= least(passing, members)


def must_add_up(tally: Tally, handed: int, name: str) -> None:
    """Votes are no fewer than nothing and no more than the ballots handed out."""
    if min(tally.yes, tally.no, tally.spoiled) < 0:
        raise Refusal(f"{name}: số phiếu không thể âm.", f"{name}: a number of ballots cannot be negative.")
    if tally.collected > handed:
        raise Refusal(
            f"{name}: thu về {tally.collected} phiếu nhưng chỉ phát {handed}.",
            f"{name}: {tally.collected} ballots came back, only {handed} were handed out.",
        )
    if tally.collected == 0 and handed:
        raise Refusal(f"{name}: chưa nhập số phiếu.", f"{name}: no ballots were entered.")


def must_fit_quota(chosen: Mapping[Nominee, int], quotas: Mapping[Nominee, int]) -> None:
    """No more are commended than the campaign announced."""
    for kind in Nominee:
        if chosen.get(kind, 0) > quotas.get(kind, 0):
            raise Refusal(
                f"Chọn {chosen[kind]} {kind.vi.lower()} nhưng chỉ tiêu là {quotas.get(kind, 0)}. Hãy bỏ bớt.",
                f"{chosen[kind]} chosen ({kind.en.lower()}), the quota is {quotas.get(kind, 0)}. Choose fewer.",
                field="chosen",
            )


def conflict(
    *, member: int, bodies: frozenset[int], collective: int | None, nominator: int, person: int | None
) -> Ground | None:
    """Why a member of the council may not vote on a nomination, by the roles held; None where nothing stands against it."""
    if person is not None and member == person:
        return Ground.SELF
    if collective is not None and collective in bodies:
        return Ground.NOMINATED
    if nominator in bodies:
        return Ground.NOMINATOR
    return None


def must_be_open_for(kind: Nominee, quotas: Mapping[Nominee, int]) -> None:
    """A campaign without a quota for a kind takes no nomination of it."""
    if quotas.get(kind, 0) == 0:
        raise Refusal(
            f"Đợt này không xét {kind.vi.lower()}.", f"This campaign is not for {kind.en.lower()}s.", field="kind"
        )


def must_run(opens: date, closes: date, since: date, until: date) -> None:
    """Nominations close after they open, and achievements are of a period that begins before it ends."""
    if closes < opens:
        raise Refusal(
            "Ngày hết nhận đề nghị phải sau ngày bắt đầu.", "Nominations close after they open.", field="closes_on"
        )
    if until <= since:
        raise Refusal(
            "Thời gian tính thành tích phải có ngày cuối sau ngày đầu.",
            "The period ends after it begins.",
            field="until",
        )


def must_say(text: str, field: str, vi: str, en: str, *, shortest: int, longest: int) -> str:
    """Words of a fitting length."""
    if not shortest <= len(text) <= longest:
        raise Refusal(
            f"{vi} (từ {shortest} đến {longest} ký tự).", f"{en} ({shortest} to {longest} characters).", field=field
        )
    return text


def must_consent(kind: Nominee, *, consented: bool) -> None:
    """An individual is nominated, and named in public, only by their consent."""
    if kind is Nominee.INDIVIDUAL and not consented:
        raise Refusal(
            "Chỉ đề nghị cá nhân khi người đó đã đồng ý, kể cả việc công khai họ tên.",
            "An individual is nominated only with their consent, public naming included.",
            field="consented",
        )
