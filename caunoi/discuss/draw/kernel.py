"""The arithmetic of a draw: values in, values out."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean

#: A code has a digit and no Vietnamese letter: names do not pass for codes.
CODE = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9./-]{1,29}")
#: Twelve digits alone are a citizen's number, nine an old identity card's: lists are public and never erased.
IDENTITY = re.compile(r"\d{12}|\d{9}")
#: Words, spaces and a few marks: "," and "=" would part the quotas of the script, a quote or "$" its command.
STRATUM = re.compile(r"[\w .()/-]{1,60}")
#: Which chance decides, in words that may stand in a command as well.
SOURCE = re.compile(r"[\w .,:()/-]{10,200}")
#: What public chance consists of; it is pasted into a command on the public page.
CHANCE = re.compile(r"[\w .,:()/-]{1,200}")
MOST_CODES = 200_000
MARK = "caunoi.draw.2"


@dataclass(frozen=True, slots=True)
class Drawn:
    """Who was drawn in a stratum: the seated in order of the draw, then the reserves in order."""

    stratum: str
    seated: tuple[str, ...]
    reserves: tuple[str, ...]


def canonical(text: str) -> list[str]:
    """The list as it is published: one line each, "CODE" or "CODE;stratum", sorted, nobody twice."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        code, _, stratum = (clean(part) for part in line.partition(";"))
        if not code and not stratum:
            continue
        code = code.upper()
        if not CODE.fullmatch(code):
            raise Refusal(
                f"Dòng {number}: “{code[:40]}” không phải mã. Mã gồm chữ không dấu và số, có ít nhất một chữ số; không ghi họ tên.",
                f"Line {number}: “{code[:40]}” is no code. A code has plain letters and digits, at least one digit; no names.",
                field="codes",
            )
        if IDENTITY.fullmatch(code):
            raise Refusal(
                f"Dòng {number}: giống số căn cước. Danh sách công khai mãi mãi: hãy dùng mã riêng của cuộc bốc thăm.",
                f"Line {number}: looks like an identity number. The list stays public: use codes made for this draw.",
                field="codes",
            )
        if stratum and not STRATUM.fullmatch(stratum):
            raise Refusal(
                f"Dòng {number}: tên nhóm chỉ gồm chữ, số, dấu cách và . - / ( ).",
                f"Line {number}: a stratum's name has letters, digits, spaces and . - / ( ) only.",
                field="codes",
            )
        if code in found:
            raise Refusal(f"Mã {code} có hai lần trong danh sách.", f"{code} is in the list twice.", field="codes")
        found[code] = stratum
    if len(found) < 2 or len(found) > MOST_CODES:
        raise Refusal(
            f"Danh sách cần từ 2 đến {MOST_CODES} mã.", f"The list needs 2 to {MOST_CODES} codes.", field="codes"
        )
    if any(found.values()) and not all(found.values()):
        raise Refusal(
            "Đã chia nhóm thì mã nào cũng phải có nhóm.", "If there are strata, every code has one.", field="codes"
        )
    return sorted(f"{code};{stratum}" if stratum else code for code, stratum in found.items())


def digest_of(lines: Sequence[str]) -> str:
    """The digest of the published list."""
    return _digest("\n".join(lines))


def strata_of(lines: Sequence[str]) -> dict[str, list[str]]:
    """Codes by stratum, strata in order of their names; one nameless stratum when there are none."""
    strata: dict[str, list[str]] = {}
    for line in lines:
        code, _, stratum = line.partition(";")
        strata.setdefault(stratum, []).append(code)
    return dict(sorted(strata.items()))


def seats_by_stratum(lines: Sequence[str], seats: int) -> dict[str, int]:
    """Seats in proportion to each stratum's size, the rest to the largest remainders (ties by name)."""
    sizes = {stratum: len(codes) for stratum, codes in strata_of(lines).items()}
    total = sum(sizes.values())
    if not 1 <= seats < total:
        raise Refusal(f"Số người được chọn phải từ 1 đến {total - 1}.", f"Draw from 1 to {total - 1}.", field="seats")
    given = {stratum: seats * size // total for stratum, size in sizes.items()}
    by_rest = sorted(sizes, key=lambda stratum: (-(seats * sizes[stratum] % total), stratum))
    for stratum in by_rest[: seats - sum(given.values())]:
        given[stratum] += 1
    return given


@dataclass(frozen=True, slots=True)
class Quota:
    """How a stratum came to its seats: its share of the list, the whole seats of that, and whether a rest gave one more."""

    stratum: str
    listed: int
    seats: int
    whole: int
    rest: float


def quotas_of(lines: Sequence[str], seats: int) -> list[Quota]:
    """The arithmetic of ``seats_by_stratum``, stratum by stratum, to be shown to people."""
    given, total = seats_by_stratum(lines, seats), len(lines)
    return [
        Quota(stratum, len(codes), given[stratum], seats * len(codes) // total, seats * len(codes) % total / total)
        for stratum, codes in strata_of(lines).items()
    ]


def decider(source: str, day: date) -> str:
    """Which chance of which day decides, as the promise binds it and the script takes it."""
    return f"{chance_as_entered(source)} {day.isoformat()}"


def promise_of(list_digest: str, seats: Mapping[str, int], decided_by: str, secret: str) -> str:
    """What is published before the draw: it fixes list, seats, source, day and secret without showing the secret."""
    return _digest("\n".join([MARK, list_digest, _written(seats), decided_by, secret]))


def seed_of(list_digest: str, seats: Mapping[str, int], decided_by: str, secret: str, chance: str) -> str:
    """The seed, once the secret is opened and public chance is known."""
    return _digest("\n".join([MARK, list_digest, _written(seats), decided_by, secret, chance]))


def drawn(lines: Sequence[str], seats: Mapping[str, int], seed: str) -> list[Drawn]:
    """The draw: codes of each stratum in the order of their digests with the seed."""
    result = []
    for stratum, codes in strata_of(lines).items():
        order = sorted(codes, key=lambda code: _digest(f"{seed}\n{code}"))
        number = seats.get(stratum, 0)
        result.append(Drawn(stratum, tuple(order[:number]), tuple(order[number:])))
    return result


def chance_as_entered(text: str) -> str:
    """Public chance as it enters the seed: single spaces, trimmed, so that it can be copied by hand."""
    return " ".join(text.split())


def _written(seats: Mapping[str, int]) -> str:
    return ",".join(f"{stratum}={seats[stratum]}" for stratum in sorted(seats))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
