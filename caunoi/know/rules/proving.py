"""Which forms have been used, and what counts as proof."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from caunoi.kernel.refusal import Refusal

from ..words import Form
from .book import DAY


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof as its rules see it; ``until`` is excluded, None while it still hangs."""

    form: Form
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One form the law asks for: met on a day, or why not yet."""

    form: Form
    met_on: date | None
    lacks: tuple[str, str] = ("", "")


def radio_run(spans: Sequence[tuple[date, date]]) -> tuple[date, int] | None:
    """The first day and length of the longest unbroken run of broadcasting days."""
    best: tuple[date, int] | None = None
    start: date | None = None
    end: date | None = None
    for since, until in sorted(spans):
        if end is None or since > end:
            start, end = since, until
        else:
            end = max(end, until)
        if start is not None and (best is None or (end - start).days > best[1]):
            best = (start, (end - start).days)
    return best


def part(form: Form, proofs: Iterable[Proof], *, published_on: date | None, radio_days: int) -> Part:
    """Whether one form is shown to have been used."""
    own = [proof for proof in proofs if proof.form is form]
    if form is Form.PORTAL:
        return Part(form, published_on, ("chưa đăng", "not on the page yet"))
    if form is Form.RADIO:
        run = radio_run([(proof.since, proof.until or proof.since + DAY) for proof in own])
        if run and run[1] >= radio_days:
            return Part(form, run[0])
        have = run[1] if run else 0
        return Part(
            form,
            None,
            (f"mới phát {have}/{radio_days} ngày liên tục", f"{have} of {radio_days} days in a row so far")
            if have
            else ("chưa có sổ phát thanh", "no broadcasting log"),
        )
    lacks = {
        Form.POSTING: ("chưa có ảnh bảng tin", "no picture of the board"),
        Form.VILLAGE: ("chưa ghi việc gửi Trưởng thôn, Tổ trưởng", "no hand-over to village heads"),
    }.get(form, ("chưa có minh chứng", "no proof"))
    return Part(form, min((proof.since for proof in own), default=None), lacks)


def met_on(parts: Sequence[Part]) -> date | None:
    """The day the last form was met; None while one is missing."""
    days = [each.met_on for each in parts]
    return None if any(day is None for day in days) else max((day for day in days if day), default=None)


def must_be_provable(form: Form, since: date, until: date | None, *, decided_on: date, today: date) -> None:
    """A proof is of days that were, on or after the decision."""
    if since > today or (until is not None and until - DAY > today):
        raise Refusal(
            "Minh chứng chỉ ghi việc đã làm, không ghi trước.", "Proof is of what was done, not of what will be.",
            field="since",
        )  # fmt: skip
    if since < decided_on:
        raise Refusal(
            f"Ngày này trước ngày có quyết định ({decided_on:%d/%m/%Y}).", "This day is before the decision.", field="since"
        )  # fmt: skip
    if until is not None and until <= since:
        raise Refusal("Ngày cuối không thể trước ngày đầu.", "The last day is before the first.", field="last")


#: Village heads one hand-over may name.
MOST_RECEIVERS = 500


def must_name_receivers(lines: Iterable[str]) -> list[str]:
    """Who was given it, one a line: the group and its head; a bare number proves nothing."""
    whom = list(dict.fromkeys(" ".join(line.split())[:200] for line in lines if line.strip()))
    if not whom or any(len(line) < 3 or line.isdigit() for line in whom):
        raise Refusal(
            "Hãy ghi đã gửi cho ai, mỗi dòng một nơi: Tổ dân phố 3, bà Trần Thị Bích.",
            "Say to whom it was given, one a line: group 3, Mrs Trần Thị Bích.",
            field="receivers",
        )
    if len(whom) > MOST_RECEIVERS:
        raise Refusal(
            f"Nhiều nhất {MOST_RECEIVERS} dòng một lần.", f"At most {MOST_RECEIVERS} lines at a time.", field="receivers"
        )  # fmt: skip
    return whom
