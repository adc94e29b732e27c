"""The outbox: what waits is sent when people are awake, tried again when it fails, and counted."""

import uuid
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string
from django.utils.timezone import localtime

from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.notices import rules
from caunoi.notices.facts import Cancelled, Failed, Queued, Reported, Sent
from caunoi.notices.keeping import sealed_words, stop_in, words_in
from caunoi.notices.models import IssuedPaper, Message
from caunoi.notices.plain import plain
from caunoi.notices.words import Channel, MessageState
from caunoi.places.models import Body

_KEYS = uuid.UUID("6f0a4a4e-9d0b-4e3c-8f2f-0c4d5b7f1a21")
#: What a sender is given: the address, the subject, the words, a stable id; it raises when the channel refused.
Sender = Callable[[str, str, str, str], None]


@transaction.atomic
def queue_message(
    *,
    about: str,
    channel: Channel,
    to: str,
    subject: str,
    body: str,
    by: Person | str,
    at: datetime,
    sender_body: Body | None = None,
    paper: IssuedPaper | None = None,
    not_before: datetime | None = None,
    urgent: bool = False,
    key: str | None = None,
    hidden_from: tuple[int, ...] = (),
    stop: str = "",
    is_rest_day: Callable[[date], bool] = rules.is_weekend,
) -> Message:
    """Put a message in the outbox; it waits for a polite hour unless ``urgent`` (it answers what the person just did).

    The same ``key`` queued again gives back the same message. ``stop`` is an address mail programs may press to stop
    further letters of the sort (RFC 8058).
    """
    address = rules.must_reach(channel, to)
    rules.must_have_clean_links(body)
    if channel is not Channel.PRINT and _sender(channel) is None:
        raise Refusal(
            f"Hệ thống chưa nối với kênh “{channel.vi}”. Hãy chọn kênh khác hoặc in và gửi.",
            f"The channel “{channel.en}” is not connected here. Choose another, or print and post.",
            field="channel",
        )
    moment = localtime(not_before or at)
    message = Message(
        id=uuid.uuid5(_KEYS, key) if key else uuid.uuid4(),
        key=key,
        about=about,
        body=sender_body,
        hidden_from=list(hidden_from),
        paper=paper,
        channel=channel.value,
        sealed=sealed_words(address, plain(subject), plain(body, lines=True), stop),
        queued_at=at,
        not_before=moment if urgent else rules.polite_moment(moment, quiet(), is_rest_day),
    )
    if _kept_now(message):
        record(Queued(message=str(message.pk), channel=channel.value), about=about, by=_ref(by), at=at)
    return message


def _kept_now(message: Message) -> bool:
    """Whether the message was new; the row of an earlier one may not be the speaker's to see, so the key decides."""
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        if message.key is None:
            raise
        return False
    return True


def send_due_messages(*, at: datetime, most: int = 200, about: str = "") -> dict[str, int]:
    """Send what is due, all of it or what is ``about`` one thing, each in its own transaction so that one bad address stops nobody; counts by outcome."""
    counts: Counter[str] = Counter()
    for _ in range(most):
        with transaction.atomic():
            message = _next_due(at, about)
            if message is None:
                break
            counts[_send(message, at)] += 1
    return {"sent": counts["sent"], "waiting": counts["waiting"], "failed": counts["failed"]}


@transaction.atomic
def mark_handed_over(*, message_id: uuid.UUID, by: Person | str, at: datetime) -> Message:
    """Say that a printed paper was posted or handed over."""
    message = Message.objects.select_for_update().filter(pk=message_id).first()
    if message is None or message.channel != Channel.PRINT.value or message.state != MessageState.QUEUED.value:
        raise Refusal("Không có văn bản nào chờ trao ở đây.", "No paper waits to be handed over here.")
    _mark_sent(message, at, by=_ref(by))
    return message


@transaction.atomic
def cancel_messages(*, about: str, reason: str, by: Person | str, at: datetime) -> int:
    """Stop every waiting message about a thing; the number stopped."""
    waiting = list(Message.objects.select_for_update().filter(about=about, state=MessageState.QUEUED.value))
    for message in waiting:
        message.state = MessageState.CANCELLED.value
        message.save(update_fields=["state"])
        record(Cancelled(message=str(message.pk), reason=reason), about=about, by=_ref(by), at=at)
    return len(waiting)


@transaction.atomic
def report_delivery(*, channel: Channel, message_id: uuid.UUID, state: str, at: datetime) -> bool:
    """Keep what a channel says of a message it took; the same word again changes nothing. Whether there is such a message."""
    message = Message.objects.select_for_update().filter(pk=message_id, channel=channel.value).first()
    if message is None or message.state != MessageState.SENT.value:
        return False
    if message.reported != state:
        message.reported, message.reported_at = state, at
        message.save(update_fields=["reported", "reported_at"])
        told = Reported(message=str(message.pk), channel=channel.value, state=state)
        record(told, about=message.about, by=f"channel:{channel.value}", at=at)
    return True


def quiet() -> rules.Quiet:
    """The installation's quiet hours (``NOTICES_QUIET_HOURS``, ``NOTICES_QUIET_REST_DAYS``)."""
    since, until = getattr(settings, "NOTICES_QUIET_HOURS", ("21:00", "07:00"))
    return rules.Quiet(_hour(since), _hour(until), getattr(settings, "NOTICES_QUIET_REST_DAYS", True))


def _hour(text: str) -> time:
    return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 an hour of the day, no moment


def _next_due(at: datetime, about: str) -> Message | None:
    due = Message.objects.filter(state=MessageState.QUEUED.value, not_before__lte=at).exclude(
        channel=Channel.PRINT.value
    )
    if about:
        due = due.filter(about=about)
    return due.select_for_update(skip_locked=True, of=("self",)).order_by("not_before", "queued_at").first()


def _send(message: Message, at: datetime) -> str:
    to, subject, words = words_in(message)
    sender = _sender(Channel(message.channel))
    message.attempts += 1
    try:
        if sender is None:
            raise LookupError("channel not connected")
        if message.channel == Channel.EMAIL.value:
            _send_email(to, subject, words, str(message.pk), stop_in(message))
        else:
            sender(to, subject, words, str(message.pk))
    except Exception as trouble:
        return _try_later(message, at, trouble)
    _mark_sent(message, at, by="clock")
    return "sent"


def _try_later(message: Message, at: datetime, trouble: Exception) -> str:
    again = rules.next_try(at, message.attempts)
    message.trouble = type(trouble).__name__
    if again is None:
        message.state = MessageState.FAILED.value
        failed = Failed(message=str(message.pk), channel=message.channel, attempts=message.attempts)
        record(failed, about=message.about, by="clock", at=at)
    else:
        message.not_before = again
    message.save(update_fields=["attempts", "trouble", "state", "not_before"])
    return "failed" if again is None else "waiting"


def _mark_sent(message: Message, at: datetime, *, by: str) -> None:
    message.state, message.sent_at, message.trouble = MessageState.SENT.value, at, ""
    message.save(update_fields=["state", "sent_at", "attempts", "trouble"])
    sent = Sent(message=str(message.pk), channel=message.channel, attempts=message.attempts)
    record(sent, about=message.about, by=by, at=at)


def _sender(channel: Channel) -> Sender | None:
    """How a channel sends; SMS and Zalo are named in ``NOTICES_SENDERS`` by whoever runs the installation."""
    if channel is Channel.EMAIL:
        return _send_email
    path = getattr(settings, "NOTICES_SENDERS", {}).get(channel.value)
    return import_string(path) if path else None


def _send_email(to: str, subject: str, words: str, message_id: str, stop: str = "") -> None:
    host = settings.SITE_URL.split("//", 1)[-1].split("/")[0].split(":")[0] or "localhost"
    headers = {"Message-ID": f"<{message_id}@{host}>"}
    if stop:
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = EmailMessage(subject=subject, body=words, to=[to], headers=headers)
    mail.send(fail_silently=False)


def _ref(by: Person | str) -> str:
    return by.ref if isinstance(by, Person) else by
