from datetime import timedelta

import pytest
from django.core import mail

from caunoi.access.context import speaking_for
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.notices import commands, queries
from caunoi.notices.models import Message
from caunoi.notices.words import Channel

CASE = "voice:0191"
SENT: list[tuple] = []


def sms(to, subject, words, message_id):
    SENT.append((to, words))


def broken(to, subject, words, message_id):
    raise ConnectionError("tổng đài không trả lời")


def queue(noon, **more):
    given = {
        "about": CASE,
        "channel": Channel.EMAIL,
        "to": "an@vidu.vn",
        "subject": "Đơn của ông (bà) đã được thụ lý",
        "body": "Theo dõi tại https://caunoi.vn/theo-doi/CN-7K3M-90QX-A1B2-C3D4",
        "by": "clock",
        "at": noon,
    }
    return commands.queue_message(**{**given, **more})


def test_a_message_is_sent_once_with_a_stable_id(everything, noon):
    message = queue(noon)

    assert commands.send_due_messages(at=noon) == {"sent": 1, "waiting": 0, "failed": 0}
    assert commands.send_due_messages(at=noon) == {"sent": 0, "waiting": 0, "failed": 0}

    sent = mail.outbox[-1]
    assert (sent.to, sent.subject) == (["an@vidu.vn"], "Đơn của ông (bà) đã được thụ lý")
    assert str(message.pk) in sent.extra_headers["Message-ID"]
    assert [act.kind for act in acts_about(CASE)] == ["queue_message", "send_message"]


def test_at_midnight_nothing_rings_but_an_answer_to_the_person_goes_at_once(everything, noon):
    midnight = noon.replace(hour=23, minute=59)
    queue(midnight)
    queue(midnight, urgent=True, subject="Đã nhận đơn")

    assert commands.send_due_messages(at=midnight)["sent"] == 1
    assert commands.send_due_messages(at=midnight + timedelta(hours=7))["sent"] == 0
    assert commands.send_due_messages(at=midnight + timedelta(hours=7, minutes=1))["sent"] == 1


def test_a_failing_channel_is_tried_again_then_given_up_and_stops_nobody(everything, noon, settings):
    settings.NOTICES_SENDERS = {"sms": f"{__name__}.broken"}
    message = queue(noon, channel=Channel.SMS, to="0901234567", urgent=True)
    queue(noon, urgent=True)

    assert commands.send_due_messages(at=noon) == {"sent": 1, "waiting": 1, "failed": 0}
    moment = noon
    for minutes in (2, 10, 60):
        moment += timedelta(minutes=minutes)
        assert commands.send_due_messages(at=moment)["waiting"] == 1
    assert commands.send_due_messages(at=moment + timedelta(minutes=360)) == {"sent": 0, "waiting": 0, "failed": 1}

    message.refresh_from_db()
    assert (message.state, message.attempts, message.trouble) == ("failed", 5, "ConnectionError")
    assert acts_about(CASE).filter(kind="fail_message").count() == 1
    assert queries.outbox_counts() == {"failed": 1, "sent": 1}


def test_sms_goes_through_the_installations_own_sender(everything, noon, settings):
    settings.NOTICES_SENDERS = {"sms": f"{__name__}.sms"}
    queue(noon, channel=Channel.SMS, to="0901 234 567", urgent=True)
    commands.send_due_messages(at=noon)
    assert SENT[-1][0] == "0901234567"


def test_a_channel_that_is_not_connected_is_refused_at_once(everything, noon):
    with pytest.raises(Refusal, match="chưa nối với kênh") as refused:
        queue(noon, channel=Channel.ZALO, to="0901234567")
    assert refused.value.field == "channel"


def test_the_same_key_is_queued_once(everything, noon):
    assert queue(noon, key="accepted:1").pk == queue(noon, key="accepted:1").pk
    assert Message.objects.count() == 1


def test_a_resident_queues_a_receipt_and_cannot_read_the_outbox(ward, noon):
    first = queue(noon, key="receipt:1", by="resident")
    assert queue(noon, key="receipt:1", by="resident").pk == first.pk
    assert Message.objects.count() == 0


def test_address_and_words_are_sealed_in_the_table(everything, noon):
    message = queue(noon)
    message.refresh_from_db()
    assert b"an@vidu.vn" not in bytes(message.sealed)
    assert all("vidu" not in str(act.data) for act in acts_about(CASE))


def test_a_body_sees_its_own_messages_only(ward, officer, neighbour, noon):
    message = queue(noon, sender_body=ward)
    with speaking_for(officer.pk):
        assert list(queries.messages_about(CASE)) == [message]
    with speaking_for(neighbour.pk):
        assert list(queries.messages_about(CASE)) == []


def test_a_printed_paper_waits_for_a_hand(everything, officer, noon):
    message = queue(noon, channel=Channel.PRINT, to="12 Lũy Bán Bích", urgent=True)
    assert commands.send_due_messages(at=noon)["sent"] == 0
    assert commands.mark_handed_over(message_id=message.pk, by=officer, at=noon).state == "sent"
    with pytest.raises(Refusal, match="Không có văn bản nào chờ trao"):
        commands.mark_handed_over(message_id=message.pk, by=officer, at=noon)


def test_waiting_messages_of_a_withdrawn_case_are_stopped(everything, noon):
    queue(noon)
    assert commands.cancel_messages(about=CASE, reason="Đã rút đơn", by="clock", at=noon) == 1
    assert commands.send_due_messages(at=noon)["sent"] == 0


def test_a_header_cannot_be_smuggled_into_the_subject(everything, noon):
    queue(noon, subject="Thông báo\nBcc: ke-gian@vidu.vn", urgent=True)
    commands.send_due_messages(at=noon)
    assert mail.outbox[-1].subject == "Thông báo Bcc: ke-gian@vidu.vn"
    assert mail.outbox[-1].bcc == []
