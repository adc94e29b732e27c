"""Counting: over all households, from what was handed out, what came back and what it said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from caunoi.decide.words import Counter, Form
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.tally import Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """One count: households present (or ballots given back), and what they said; ``for_candidates`` in an election."""

    present: int
    yes: int = 0
    no: int = 0
    blank: int = 0
    spoiled: int = 0
    for_candidates: tuple[tuple[int, int], ...] = ()

    @property
    def said(self) -> int:
        """How many ballots or hands the count explains."""
        return self.yes + self.no + self.blank + self.spoiled

    def __add__(self, other: "Votes") -> "Votes":
        mine, others = dict(self.for_candidates), dict(other.for_candidates)
        together = tuple((key, mine.get(key, 0) + others.get(key, 0)) for key in sorted({*mine, *others}))
        return Votes(
            present=self.present + other.present, yes=self.yes + other.yes, no=self.no + other.no, blank=self.blank + other.blank,
            spoiled=self.spoiled + other.spoiled, for_candidates=together,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a count means under the law: passed or not, how many were needed of how many; thin when it never could pass."""

    passes: bool
    yes: int
    base: int
    least: int
    thin: bool = False

    @property
    def short(self) -> int:
        """How many more were needed."""
        return max(self.least - self.yes, 0)


def outcome(votes: Votes, *, base: int, threshold: Threshold, form: Form, attend: Threshold | None = None) -> Outcome:
    """Whether the households agreed; ``attend`` is a further share of all households that must be present."""
    yes = best(votes) if votes.for_candidates else votes.yes
    least = threshold.least(base)
    enough = max(least, attend.least(base) if attend else 0)
    passes = threshold.passes(yes, base) and votes.present >= (attend.least(base) if attend else 0)
    return Outcome(passes, yes, base, least, thin=form is Form.MEETING and not passes and votes.present < enough)


def commune_outcome(agreed: int, villages: int, threshold: Threshold) -> Outcome:
    """Whether enough villages of the commune agreed."""
    return Outcome(threshold.passes(agreed, villages), agreed, villages, threshold.least(villages))


def best(votes: Votes) -> int:
    """The most votes any candidate has."""
    return max((count for _, count in votes.for_candidates), default=0)


def elected(votes: Votes, *, base: int, threshold: Threshold, seats: int) -> list[int]:
    """Who is elected: those over the threshold, the most votes first, as many as there are seats; a tie for the last seat elects neither."""
    over = sorted(
        (pair for pair in votes.for_candidates if threshold.passes(min(pair[1], base), base)),
        key=lambda pair: (-pair[1], pair[0]),
    )
    if len(over) > seats and over[seats - 1][1] == over[seats][1]:
        tied = over[seats][1]
        return [key for key, count in over if count > tied]
    return [key for key, _ in over[:seats]]


def must_add_up(votes: Votes, *, base: int, form: Form, seats: int = 1) -> None:
    """Refuse counts that cannot be: more people than households, more votes than people, anything left unexplained."""
    numbers = {
        "present": votes.present,
        "yes": votes.yes,
        "no": votes.no,
        "blank": votes.blank,
        "spoiled": votes.spoiled,
    }
    for field, number in numbers.items():
        if number < 0:
            raise Refusal("Số đếm không thể âm.", "A count cannot be negative.", field=field)
    if votes.present > base:
        what = ("hộ dự họp", "households present") if form is Form.MEETING else ("phiếu thu về", "ballots given back")
        raise Refusal(
            f"Số {what[0]} ({votes.present}) lớn hơn tổng số hộ ({base}). Mỗi hộ chỉ có một phiếu.",
            f"More {what[1]} ({votes.present}) than households ({base}). Each household has one vote.",
            field="present",
        )
    if votes.for_candidates:
        _must_fit_candidates(votes, seats)
        return
    if votes.said != votes.present:
        raise Refusal(
            f"Cộng tán thành, không tán thành, trắng và không hợp lệ được {votes.said}, nhưng có {votes.present}. Hãy đếm lại.",
            f"For, against, blank and spoiled add up to {votes.said}, but there are {votes.present}. Count again.",
            field="yes",
        )


def _must_fit_candidates(votes: Votes, seats: int) -> None:
    valid = votes.present - votes.spoiled - votes.blank
    if valid < 0:
        raise Refusal(
            "Phiếu trắng và không hợp lệ nhiều hơn số phiếu.",
            "More blank and spoiled ballots than ballots.",
            field="spoiled",
        )
    for key, count in votes.for_candidates:
        if not 0 <= count <= valid:
            raise Refusal(
                f"Số phiếu của một người ({count}) không thể quá số phiếu hợp lệ ({valid}).",
                f"A candidate's votes ({count}) cannot exceed the valid ballots ({valid}).",
                field=f"candidate_{key}",
            )
    total = sum(count for _, count in votes.for_candidates)
    if total > valid * seats:
        raise Refusal(
            f"Tổng phiếu bầu ({total}) lớn hơn số phiếu hợp lệ nhân số người được bầu ({valid} × {seats}).",
            f"All votes ({total}) exceed the valid ballots times the seats ({valid} × {seats}).",
            field="present",
        )


def must_match_stubs(votes: Votes, *, returned: int) -> None:
    """Refuse a count of more ballots than households gave back."""
    if votes.present > returned:
        raise Refusal(
            f"Đếm được {votes.present} phiếu nhưng sổ hộ chỉ ghi {returned} hộ đã nộp phiếu. Hãy đếm lại, hoặc ghi đủ hộ đã nộp.",
            f"{votes.present} ballots were counted but only {returned} households are ticked as having returned one.",
            field="present",
        )


def agreed_count(counts: Mapping[Counter, Votes]) -> Votes | None:
    """The count two people agree on; None while it is open or all three differ."""
    first, second, third = (counts.get(each) for each in Counter)
    if first is not None and first == second:
        return first
    if third is not None and third in (first, second):
        return third
    return None


def differences(
    counts: Mapping[Counter, Votes], names: Mapping[int, str] | None = None
) -> Sequence[tuple[str, int, int]]:
    """Where the first two counts differ: field, first, second."""
    first, second = counts.get(Counter.FIRST), counts.get(Counter.SECOND)
    if first is None or second is None or first == second:
        return ()
    found = [
        (field, getattr(first, field), getattr(second, field))
        for field in ("present", "yes", "no", "blank", "spoiled")
        if getattr(first, field) != getattr(second, field)
    ]
    theirs = dict(second.for_candidates)
    found += [
        ((names or {}).get(key, str(key)), count, theirs.get(key, 0))
        for key, count in first.for_candidates
        if theirs.get(key, 0) != count
    ]
    return found


def share_of(yes: int, base: int) -> Fraction:
    """The exact share of all households."""
    return Fraction(yes, base) if base else Fraction(0)


def next_counter(counts: Mapping[Counter, Votes]) -> Counter | None:
    """Which count comes next; None when two agree or the third did not help and must be replaced."""
    if Counter.FIRST not in counts:
        return Counter.FIRST
    if Counter.SECOND not in counts:
        return Counter.SECOND
    return None if agreed_count(counts) is not None else Counter.THIRD
