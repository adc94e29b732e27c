"""The morning letter to heads: once a day, only where something was raised since yesterday."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime

from caunoi.access.context import as_system, speaking_for
from caunoi.identity.models import Person
from caunoi.kernel.words import say
from caunoi.notices.commands import queue_message
from caunoi.notices.words import Channel
from caunoi.warn.models import EarlyWarning
from caunoi.warn.queries.brief import Brief, brief, heads_to_tell

#: Letters are written from this hour on, so that they lie there when the day begins.
FROM_HOUR = 5


def send_briefs(*, at: datetime) -> int:
    """Queue the morning letter of every head whose places have something new; asked again the same day, nothing is sent twice."""
    moment = localtime(at)
    if moment.hour < FROM_HOUR:
        return 0
    with as_system():
        heads = heads_to_tell(at=moment)
    sent = 0
    for person in heads:
        with speaking_for(person.pk):
            found = brief(person, at=moment)
        if not found.fresh:
            continue
        with as_system():
            sent += _send(person, found, at=moment)
    return sent


def _send(person: Person, found: Brief, *, at: datetime) -> int:
    lines = [f"- {_line(row)}" for row in found.fresh]
    words = (
        f"Kính gửi {person.name},\n\n"
        "Cảnh báo sớm mới, đếm theo vụ việc, nói về nơi và lĩnh vực:\n"
        + "\n".join(lines)
        + (f"\n\nĐang chờ kết luận từ trước: {len(found.waiting) + found.more}." if found.waiting or found.more else "")
        + (f"\nVụ việc kéo dài, đông người đang mở: {found.dragging}." if found.dragging else "")
        + f"\n\nBản tin một trang, in được: {_address()}\n"
        "Máy chỉ đề xuất; người có trách nhiệm xem và kết luận.\n"
    )
    subject = say(f"Bản tin cảnh báo sớm {at:%d/%m/%Y}", f"Early warning, {at:%d/%m/%Y}")
    queue_message(
        about=person.ref, channel=Channel.EMAIL, to=person.email, subject=subject, body=words, by="clock", at=at, key=f"warn-brief:{person.pk}:{at.date()}"
    )  # fmt: skip
    return 1


def _line(row: EarlyWarning) -> str:
    if row.case_id:
        return f"{row.topic_label}, {row.place.full_name}: {row.letters} đơn cùng mẫu, {row.senders_label}, tính là một vụ việc"
    expected = f"{row.expected:.1f}".replace(".", ",")
    return f"{row.topic_label}, {row.where}: {row.observed} vụ việc trong {row.span} tuần ({row.senders_label}), thường gặp {expected}, tăng từ tuần {row.since:%d/%m}"


def _address() -> str:
    return f"{settings.SITE_URL}{reverse('warn:brief')}"
