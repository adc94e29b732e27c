"""How long it stays up, and what every act must say."""

from datetime import date

from caunoi.kernel.refusal import Refusal


def must_be_known(today: date, decided_on: date) -> None:
    """A decision of the future has not been taken."""
    if decided_on > today:
        raise Refusal(
            "Ngày của quyết định không thể sau hôm nay.", "The decision cannot be of a later day.", field="decided_on"
        )
    if decided_on.year < today.year - 10:
        raise Refusal(
            "Ngày của quyết định quá xa; hãy kiểm tra lại năm.", "The day is too far back.", field="decided_on"
        )


def must_stay_up(since: date, until: date | None, *, least: date, permanent: bool, days: int, cite: str) -> None:
    """Refuse a time shorter than the law's; ``until`` is the first day it may be gone, ``least`` the last it must be up."""
    if permanent:
        if until is not None:
            raise Refusal(
                f"Nội dung này phải niêm yết thường xuyên, không đặt ngày gỡ ({cite}).",
                f"This stays posted for good; it has no last day ({cite}).",
                field="last",
                cite=cite,
            )
        return
    if until is None:
        return
    if until <= since:
        raise Refusal("Ngày cuối không thể trước ngày đầu.", "The last day is before the first.", field="last")
    if until <= least:
        raise Refusal(
            f"Thời gian niêm yết ngắn hơn luật: phải ít nhất {days} ngày liên tục, tức đến hết {least:%d/%m/%Y} ({cite}).",
            f"Shorter than the law: at least {days} days without a break, through {least:%d/%m/%Y} ({cite}).",
            field="last",
            cite=cite,
        )


def is_early(today: date, least: date | None, *, permanent: bool) -> bool:
    """Whether taking it down today is before the law lets it go."""
    return permanent or (least is not None and today <= least)


def must_say(words: str, field: str, vi: str, en: str, least: int = 10) -> str:
    """A text that must say something."""
    said = words.strip()
    if len(said) < least:
        raise Refusal(vi, en, field=field)
    return said


def must_be_current(seen: int | None, current: int) -> None:
    """Two officers at one text: the later one is told, nothing is lost."""
    if seen is not None and seen != current:
        raise Refusal(
            "Người khác vừa sửa nội dung này. Bản của bạn vẫn còn trên màn hình: hãy chép lại phần cần giữ, mở bản mới rồi sửa tiếp.",
            "Somebody else has just changed this. Yours is still on your screen: copy what you need, open the newest and go on.",
            field="seen",
        )
