"""Numbers and changes in the Vietnamese of official papers, whatever language the page is in."""

from decimal import ROUND_HALF_UP, Decimal
from statistics import NormalDist

#: Below this many, a share is told as “13/14”, a change as a difference: a percentage would mislead.
SMALL = 20


def number(value: int | float | Decimal, places: int | None = None) -> str:
    """1.234 or 12,5: dots between thousands, a comma before decimals."""
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{exact:,f}"
    if "." in text and places is None:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def percent(part: int, whole: int) -> str:
    """12,5% of a whole."""
    return number(Decimal(part) * 100 / whole, 1) + "%"


def share(part: int, whole: int, noun: str = "") -> str:
    """A share with what it is a share of: “13/14 đơn”, or “450/500 đơn (90,0%)” where the whole is large enough."""
    told = f"{number(part)}/{number(whole)} {noun}".rstrip()
    return told if whole < SMALL else f"{told} ({percent(part, whole)})"


def change(now: int | float, before: int | float, than: str, unit: str = "") -> str:
    """“tăng 12,5% so với cùng kỳ năm 2025”; from a small base the difference itself, without a percentage."""
    if now == before:
        return f"bằng {than}"
    verb = "tăng" if now > before else "giảm"
    if before >= SMALL:
        return f"{verb} {number(abs(Decimal(str(now)) - Decimal(str(before))) * 100 / Decimal(str(before)), 1)}% so với {than}"
    much = f"{number(abs(Decimal(str(now)) - Decimal(str(before))))} {unit}".strip()
    return f"{verb} {much} so với {than} ({number(before)} {unit}".rstrip() + ")"


def shift(part: int, whole: int, part_before: int, whole_before: int, than: str, noun: str = "") -> str:
    """The change of a share in percentage points; from small numbers only what it was before."""
    if min(whole, whole_before) < SMALL:
        return f"{than} là {share(part_before, whole_before, noun)}" if whole_before else ""
    points = Decimal(part) * 100 / whole - Decimal(part_before) * 100 / whole_before
    rounded = points.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    if rounded == 0:
        return f"bằng {than}"
    return f"{'tăng' if rounded > 0 else 'giảm'} {number(abs(rounded), 1)} điểm phần trăm so với {than}"


def interval(part: int, whole: int, z: float = NormalDist().inv_cdf(0.975)) -> tuple[float, float]:
    """The Wilson interval of a share at 95 %: how far the true share may lie when only some people answered."""
    if whole == 0:
        return 0.0, 1.0
    observed = part / whole
    middle = observed + z * z / (2 * whole)
    reach = z * ((observed * (1 - observed) + z * z / (4 * whole)) / whole) ** 0.5
    scale = 1 + z * z / whole
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
