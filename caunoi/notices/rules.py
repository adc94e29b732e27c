"""What papers and messages may be: who waits for whom, when a phone may ring, what a link may carry."""

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from caunoi.kernel.refusal import Refusal

from .words import Channel, PaperState

#: Minutes before each further try; after the last one the message has failed.
RETRY_MINUTES = (2, 10, 60, 360)
_URL = re.compile(r"https?://\S+")
#: Between signs that are neither letters nor digits: inside a random key a row of digits is no telephone number.
_PHONE = re.compile(r"(?<![0-9A-Za-z])(?:\+?84|0)\d{8,10}(?![0-9A-Za-z])")
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")


@dataclass(frozen=True, slots=True)
class Quiet:
    """When nobody is to be disturbed: from an hour in the evening to one in the morning, and on days of rest."""

    since: time = time(21)
    until: time = time(7)
    rest_days: bool = True


def polite_moment(at: datetime, quiet: Quiet, is_rest_day: Callable[[date], bool]) -> datetime:
    """The first moment from ``at`` on at which a message may reach a person."""
    moment = at
    for _ in range(40):
        if (quiet.rest_days and is_rest_day(moment.date())) or _is_late(moment, quiet):
            moment = _at(moment + timedelta(days=1), quiet.until)
        elif moment.timetz().replace(tzinfo=None) < quiet.until:
            moment = _at(moment, quiet.until)
        else:
            return moment
    return moment


def _is_late(moment: datetime, quiet: Quiet) -> bool:
    return moment.timetz().replace(tzinfo=None) >= quiet.since


def _at(moment: datetime, hour: time) -> datetime:
    return moment.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= 5


def next_try(at: datetime, attempts: int) -> datetime | None:
    """When to try again after so many attempts; None when that was the last."""
    if attempts > len(RETRY_MINUTES):
        return None
    return at + timedelta(minutes=RETRY_MINUTES[attempts - 1])


def must_be_draft(state: PaperState) -> None:
    """A signed paper is never changed: a mistake is put right by another paper."""
    if state is not PaperState.DRAFT:
        raise Refusal(
            f"Văn bản {state.vi.lower()} nên không sửa được. "
            "Nếu có sai sót, hãy ban hành văn bản đính chính hoặc thay thế.",
            f"The paper is “{state.en.lower()}” and cannot be changed. Put a mistake right by another paper.",
        )


def must_be_signed(state: PaperState) -> None:
    """Only a signed paper goes out."""
    if state is not PaperState.SIGNED:
        raise Refusal(
            f"Văn bản đang là “{state.vi.lower()}”; chỉ phát hành được văn bản đã ký.",
            f"The paper is “{state.en.lower()}”; only a signed paper can be issued.",
        )


def must_be_current(seen: int, current: int) -> None:
    """Two officers at one draft: the later one is told, nothing is lost."""
    if seen != current:
        raise Refusal(
            "Dự thảo vừa được người khác sửa. Hãy mở bản mới nhất rồi sửa tiếp; "
            "bản bạn đang viết vẫn còn trên màn hình.",
            "Somebody else has just edited this draft. Open the newest version and go on; "
            "your text is still on your screen.",
            field="version",
        )


def must_say(words: str, field: str, vi: str, en: str, least: int = 2) -> str:
    """A text that must not be empty."""
    said = words.strip()
    if len(said) < least:
        raise Refusal(vi, en, field=field)
    return said


def must_have_name(name: str) -> str:
    """A signature has a name."""
    return must_say(name, "signer_name", "Hãy ghi họ tên người ký.", "Give the signer's name.")


def must_reach(channel: Channel, to: str) -> str:
    """An address that fits its channel, tidied."""
    address = to.strip()
    if channel is Channel.EMAIL and not _EMAIL.fullmatch(address):
        raise Refusal(
            "Địa chỉ thư điện tử chưa đúng, ví dụ đúng: ten@vidu.vn.",
            "The e-mail address is not right; a right one looks like ten@vidu.vn.",
            field="to",
        )
    if channel in (Channel.SMS, Channel.ZALO):
        address = re.sub(r"[\s.\-()]", "", address)
        if not _PHONE.fullmatch(address):
            raise Refusal(
                "Số điện thoại chưa đúng, ví dụ đúng: 0901 234 567.",
                "The phone number is not right; a right one looks like 0901 234 567.",
                field="to",
            )
    if not address:
        raise Refusal("Hãy ghi nơi nhận.", "Give the address.", field="to")
    return address


def must_have_clean_links(words: str) -> None:
    """A link can be seen by whoever carries it: it must hold no name, phone or address of a person."""
    for whole in _URL.findall(words):
        link = _KEY.sub("", whole)
        if (
            _EMAIL.search(link)
            or _PHONE.search(link)
            or re.search(r"[?&](ten|name|phone|sdt|email|address|dia_chi)=", link)
        ):
            raise Refusal(
                "Đường dẫn trong tin nhắn có chứa thông tin cá nhân. Hãy chỉ dùng mã tra cứu.",
                "A link in the message holds personal data. Use only the tracking code.",
                field="body",
            )


#: A signed call from outside older or newer than this is refused.
SKEW = timedelta(minutes=5)


def signature(secret: str, moment: int, content: bytes) -> str:
    """What a receiver checks: HMAC-SHA256 of the moment and the content."""
    return hmac.new(secret.encode(), f"{moment}.".encode() + content, hashlib.sha256).hexdigest()


def is_signed(secret: str, moment: str, content: bytes, given: str, now: datetime) -> bool:
    """Whether a call was signed with the secret, within a few minutes of now."""
    if not (secret and moment.isascii() and moment.isdigit() and len(moment) < 12):
        return False
    fresh = abs(now.timestamp() - int(moment)) <= SKEW.total_seconds()
    return hmac.compare_digest(signature(secret, int(moment), content).encode(), given.lower().encode()) and fresh


def bare(subject: str, words: str) -> str:
    """What a channel outside carries of a message: its subject and the first link, never its words."""
    link = _URL.search(words)
    return f"{subject.strip()[:120]} {link.group() if link else ''}".strip()
