"""A random draw anybody can repeat: who sits on a panel, drawn from a published list by randomness nobody knew before.

First the body publishes the commitment: a digest of the list, of how many are drawn, and of the public source of randomness
that is still to come (a lottery result of a named day). When that result is out, commitment and result together are the
seed. Each code's place is its HMAC-SHA256 under the seed, the smallest first: no code of ours has a say in it, and the
twenty lines of ``SCRIPT`` find the same places with Python alone. The list holds codes, never names.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from caunoi.kernel.refusal import Refusal

MOST = 1_000_000

SCRIPT = """\
import hashlib, hmac, sys

codes_file, take, source, randomness = sys.argv[1:5]
codes = sorted({line.strip() for line in open(codes_file, encoding="utf-8") if line.strip()})
listed = hashlib.sha256("\\n".join(codes).encode()).hexdigest()
promised = hashlib.sha256("\\n".join([listed, take, source]).encode()).hexdigest()
seed = hashlib.sha256("\\n".join([promised, randomness]).encode()).digest()
print("list", listed)
print("commitment", promised)
order = sorted(codes, key=lambda code: (hmac.digest(seed, code.encode(), "sha256"), code))
for place, code in enumerate(order[: int(take)], start=1):
    print(place, code)
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Who was drawn, in order, and who follows where somebody cannot come."""

    codes: tuple[str, ...]
    reserves: tuple[str, ...]


def canonical(lines: Iterable[str]) -> tuple[str, ...]:
    """The list as it is published: codes in NFC without blanks around them, in order; refuses doubles and an empty list."""
    codes = [code for code in (unicodedata.normalize("NFC", line).strip() for line in lines) if code]
    if not codes:
        raise Refusal("Danh sách không có mã nào.", "The list has no code.", field="codes")
    if len(codes) > MOST:
        raise Refusal(f"Danh sách dài hơn {MOST} mã.", f"The list has more than {MOST} codes.", field="codes")
    ordered = sorted(codes)
    double = next((one for one, following in pairwise(ordered) if one == following), None)
    if double is not None:
        raise Refusal(
            f"Mã “{double}” có hai lần trong danh sách.", f"The code “{double}” is listed twice.", field="codes"
        )
    return tuple(ordered)


def list_digest(codes: Sequence[str]) -> str:
    """The SHA-256 of the canonical list, one code a line."""
    return _digest(codes).hexdigest()


def commitment(codes: Sequence[str], take: int, source: str) -> str:
    """What is published before: it binds the list, the number drawn and the randomness to come; refuses what cannot be drawn."""
    must_be_drawable(len(codes), take)
    if len(source.strip()) < 10 or "\n" in source:
        raise Refusal(
            "Hãy ghi rõ nguồn ngẫu nhiên sẽ dùng, trên một dòng: kết quả nào, của ngày nào, công bố ở đâu.",
            "Name the randomness to be used on one line: which result, of which day, published where.",
            field="source",
        )
    return _digest([list_digest(codes), str(take), source.strip()]).hexdigest()


def seed(promised: str, randomness: str) -> bytes:
    """The seed: the commitment and the published result together; refuses an empty result."""
    if not randomness.strip():
        raise Refusal("Hãy nhập kết quả đã công bố.", "Enter the published result.", field="randomness")
    return _digest([promised, randomness.strip()]).digest()


def draw(codes: Sequence[str], take: int, seed: bytes) -> Drawn:
    """The first ``take`` of the codes in the order of the seed; everybody else follows as a reserve."""
    must_be_drawable(len(codes), take)
    order = sorted(codes, key=lambda code: (hmac.digest(seed, code.encode(), "sha256"), code))
    return Drawn(tuple(order[:take]), tuple(order[take:]))


def quotas(sizes: Mapping[str, int], take: int) -> dict[str, int]:
    """How many of each stratum: in proportion, whole numbers by the largest remainder, the name deciding a tie (Hamilton)."""
    every = sum(sizes.values())
    must_be_drawable(every, take)
    exact = {name: Fraction(size * take, every) for name, size in sizes.items()}
    given = {name: int(share) for name, share in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (given[name] - exact[name], name))
    for name in by_remainder[: take - sum(given.values())]:
        given[name] += 1
    return given


def draw_by_strata(strata: Mapping[str, Sequence[str]], take: int, seed: bytes) -> dict[str, Drawn]:
    """A draw within each stratum, as many from each as its quota."""
    shares = quotas({name: len(codes) for name, codes in strata.items()}, take)
    found = {}
    for name, codes in strata.items():
        order = sorted(codes, key=lambda code: (hmac.digest(seed, code.encode(), "sha256"), code))
        found[name] = Drawn(tuple(order[: shares[name]]), tuple(order[shares[name] :]))
    return found


def must_be_drawable(listed: int, take: int) -> None:
    """Refuse to draw nobody, or more than are listed."""
    if not 1 <= take <= listed:
        raise Refusal(
            f"Số người rút phải từ 1 đến {listed}.", f"Draw between 1 and {listed}.", field="take"
        )  # fmt: skip


def _digest(lines: Sequence[str]) -> "hashlib._Hash":
    return hashlib.sha256("\n".join(lines).encode())
