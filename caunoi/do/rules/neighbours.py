"""Contacts for a term by consent, how reports of a movement add up, when a convention's text is in force."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from caunoi.do.words import Sum
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.tally import Threshold

from .works import CONVENTION, Permit


def must_be_a_term(since: date, until: date, consent_on: date, today: date) -> None:
    """A contact agreed before the term begins, and the term ends within five years."""
    if consent_on > today:
        raise Refusal("Ngày đồng ý chưa đến.", "The day of consent has not come.", field="consent_on")
    if consent_on > since:
        raise Refusal("Phải đồng ý trước khi được nêu tên.", "Consent comes before being named.", field="consent_on")
    if until <= since:
        raise Refusal("Ngày cuối phải sau ngày đầu.", "The term ends after it begins.", field="last_day")
    if (until - since).days > 5 * 366:
        raise Refusal(
            "Mỗi lần nhiều nhất 5 năm; hết hạn thì hỏi lại.", "Five years at most, then ask again.", field="last_day"
        )


def reached(adds: Sum, reports: Iterable[Decimal]) -> Decimal:
    """What reports in their order come to: the last one, or all together."""
    given = list(reports)
    if not given:
        return Decimal(0)
    return given[-1] if adds is Sum.TOTAL else sum(given, Decimal(0))


def must_be_recognised(permit: Permit, threshold: Threshold, posted_on: date | None, posted_until: date | None, cite: str) -> None:  # fmt: skip
    """Refuse to bring a convention into force without its posting, its vote and its recognition."""
    if permit.topic != CONVENTION:
        raise Refusal("Quyết định này bàn việc khác.", "This decision is about another topic.", field="decision")
    if posted_on is None or posted_until is None or permit.decided_on is None:
        raise Refusal("Dự thảo chưa niêm yết hoặc chưa biểu quyết.", "The draft was not posted or not voted on.", field="decision", cite=cite)  # fmt: skip
    if posted_until > permit.decided_on:
        raise Refusal(
            f"Niêm yết từ {posted_on:%d/%m/%Y}, sớm nhất ngày {posted_until:%d/%m/%Y} mới được biểu quyết; các hộ biểu quyết ngày {permit.decided_on:%d/%m/%Y}.",
            f"Posted on {posted_on:%d/%m/%Y}, the vote may be held from {posted_until:%d/%m/%Y}; it was held on {permit.decided_on:%d/%m/%Y}.",
            field="decision", cite=cite,
        )  # fmt: skip
    if permit.yes is None or not permit.base or not threshold.passes(permit.yes, permit.base):
        raise Refusal("Chưa đủ số hộ tán thành.", "Not enough households agreed.", field="decision", cite=cite)
    if not permit.in_force:
        raise Refusal(
            f"Quyết định {permit.code} chưa được công nhận ({permit.stage_vi.lower()}).",
            f"Decision {permit.code} is not recognised yet ({permit.stage_en.lower()}).",
            field="decision",
        )
