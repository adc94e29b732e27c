"""One message a person a day, counts alone, by the channel chosen; the private calendar; what a channel reports."""

import json
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils.timezone import localdate

from caunoi.access.context import as_system, speaking_for
from caunoi.connect import commands as connect
from caunoi.connect.models import CalendarKey, PushDevice
from caunoi.identity.models import Person
from caunoi.journeys.digest import send_digests
from caunoi.kernel.refusal import Refusal
from caunoi.notices import push, rules
from caunoi.notices.commands import send_due_messages
from caunoi.notices.keeping import words_in
from caunoi.notices.models import Message
from caunoi.notices.words import Channel
from caunoi.voice.models import Petition
from tests.stage import NOON, VIETNAM
from tests.town import body

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]
ENDPOINT = "https://push.vidu.vn/send/abc"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def reachable(town):
    with as_system():
        for name in ("receiver", "head", "neighbour", "city_head"):
            Person.objects.filter(pk=getattr(town, name).pk).update(email=f"{name}@vidu.vn")
    for name in ("receiver", "head", "neighbour", "city_head"):
        getattr(town, name).refresh_from_db()
    return town


def messages():
    with as_system():
        return {words_in(row)[0]: words_in(row) for row in Message.objects.filter(key__startswith="digest:")}


def test_everybody_with_work_waiting_gets_one_message_of_counts_and_no_word_of_a_case(reachable, filed):
    filed(title="Chủ tịch xã nhận tiền", text="Nguyễn Thị Lan kể rằng chủ tịch xã nhận tiền của bà.")
    sent = [
        send_digests(at=NOON),
        send_digests(at=NOON + timedelta(hours=2)),
        send_digests(at=NOON + timedelta(days=1)),
    ]
    written = messages()

    assert sent[:2] == [2, 0]
    assert sent[2] == 2
    assert set(written) == {"receiver@vidu.vn", "head@vidu.vn"}
    _to, subject, words = written["head@vidu.vn"]
    assert "Đơn mới, chưa phân loại: 1" in words
    assert "việc cần xem hôm nay" in subject
    for leak in ("Lan", "nhận tiền", "Chủ tịch"):
        assert leak not in subject + words


def test_whoever_is_named_in_a_case_is_not_told_of_it_even_as_a_number(reachable, filed):
    receipt = filed()
    with as_system():
        Petition.objects.filter(code=receipt.code).update(respondent_people=[reachable.head.pk])

    send_digests(at=NOON)

    told = messages()
    assert "Đơn mới" in told["receiver@vidu.vn"][2]
    assert "Đơn mới" not in told.get("head@vidu.vn", ("", "", ""))[2]


def test_nobody_is_written_to_on_a_day_of_rest(reachable, filed):
    filed()
    assert send_digests(at=datetime(2026, 11, 21, 8, tzinfo=VIETNAM)) == 0


def test_the_channel_is_each_persons_choice_and_none_is_one_too(reachable, filed, settings, tmp_path):
    settings.NOTICES_SENDERS = {"sms": "caunoi.notices.channels.send_sms", "push": "caunoi.connect.outgoing.send_push"}
    settings.CHANNEL_GATEWAYS, settings.DATA = {"sms": "record"}, tmp_path
    filed()
    with speaking_for(reachable.head.pk):
        connect.choose_channel(channel="sms", to="0901 234 567", by=reachable.head, at=NOON)
    with speaking_for(reachable.receiver.pk):
        connect.choose_channel(channel="none", to="", by=reachable.receiver, at=NOON)

    send_digests(at=NOON)
    with as_system():
        send_due_messages(at=NOON + timedelta(minutes=1))

    assert set(messages()) == {"0901234567"}
    kept = [json.loads(line) for line in (tmp_path / "outbox" / "sms.jsonl").read_text("utf-8").splitlines()]
    assert [(each["to"], each["text"].startswith("Cầu Nối: ")) for each in kept] == [("0901234567", True)]
    assert "Đơn mới" not in kept[0]["text"]


def test_a_channel_disconnected_since_it_was_chosen_stops_nobodys_message(reachable, filed, settings, tmp_path):
    settings.CHANNEL_GATEWAYS, settings.DATA = {"sms": "record"}, tmp_path
    settings.NOTICES_SENDERS = {**settings.NOTICES_SENDERS, "sms": "caunoi.notices.channels.send_sms"}
    filed()
    with speaking_for(reachable.head.pk):
        connect.choose_channel(channel="sms", to="0901 234 567", by=reachable.head, at=NOON)
    settings.CHANNEL_GATEWAYS = {}
    settings.NOTICES_SENDERS = {name: path for name, path in settings.NOTICES_SENDERS.items() if name != "sms"}

    assert send_digests(at=NOON) == 2
    assert set(messages()) == {"head@vidu.vn", "receiver@vidu.vn"}


@pytest.mark.parametrize(
    ("channel", "to"),
    [
        ("sms", "0901234567"),
        ("zalo", "0901234567"),
        ("print", "nhà"),
        ("push", ""),
        ("lạ", "x"),
        ("email", "không phải"),
    ],
)
def test_a_channel_that_is_off_or_an_address_that_is_none_is_refused(town, channel, to):
    with speaking_for(town.head.pk), pytest.raises(Refusal):
        connect.choose_channel(channel=channel, to=to, by=town.head, at=NOON)


def test_a_device_is_woken_without_a_word_and_forgotten_when_gone(reachable, filed, monkeypatch):
    filed()
    with speaking_for(reachable.head.pk):
        connect.add_device(endpoint=ENDPOINT, by=reachable.head, at=NOON)
        connect.add_device(endpoint=ENDPOINT, by=reachable.head, at=NOON)
        connect.choose_channel(channel="push", to="", by=reachable.head, at=NOON)
    posted, statuses = [], [201, 410]
    monkeypatch.setattr(
        "caunoi.notices.outward.post", lambda url, content, headers: posted.append((url, content, headers)) or type("A", (), {"status": statuses[0], "taken": statuses.pop(0) < 300})()
    )  # fmt: skip
    left = []
    for days in (0, 1):
        send_digests(at=NOON + timedelta(days=days))
        with as_system():
            send_due_messages(at=NOON + timedelta(days=days, hours=1))
            left.append(PushDevice.objects.count())

    assert left == [1, 0]
    assert [(url, content) for url, content, _headers in posted] == [(ENDPOINT, b""), (ENDPOINT, b"")]
    assert posted[0][2]["Authorization"].startswith("vapid t=")


def test_the_proof_of_a_push_verifies_with_the_key_browsers_are_given():
    import base64

    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, utils

    token = push.proof(ENDPOINT, 1_800_000_000).removeprefix("vapid t=").partition(",")[0]
    head, claims, signed = [base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in token.split(".")]
    point = base64.urlsafe_b64decode(push.public_key() + "==")
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    key.verify(
        utils.encode_dss_signature(int.from_bytes(signed[:32], "big"), int.from_bytes(signed[32:], "big")), token.rpartition(".")[0].encode(), ec.ECDSA(hashes.SHA256())
    )  # fmt: skip

    assert json.loads(head) == {"typ": "JWT", "alg": "ES256"}
    assert json.loads(claims)["aud"] == "https://push.vidu.vn"


@pytest.fixture
def gateway(settings, db):
    """A message an SMS gateway took, and a function that reports on it."""
    settings.CHANNEL_SECRETS = {"sms": "bi-mat-cua-cong"}
    with as_system():
        row = Message.objects.create(
            about="x",
            channel=Channel.SMS.value,
            sealed=b"",
            state="sent",
            sent_at=NOON,
            not_before=NOON,
            queued_at=NOON,
        )

    def report(client, said=None, *, secret="bi-mat-cua-cong", late=0, channel="sms"):
        content = (
            said if isinstance(said, bytes) else json.dumps(said or {"id": str(row.pk), "state": "delivered"}).encode()
        )
        moment = int(NOON.timestamp()) - late
        headers = {
            "Caunoi-Timestamp": str(moment),
            "Caunoi-Signature": f"v1={rules.signature(secret, moment, content)}",
        }
        answer = client.post(f"/bao-lai/{channel}/", content, content_type="application/json", headers=headers)
        with as_system():
            row.refresh_from_db()
        return answer.status_code, row.reported

    return report


def test_a_gateways_report_is_taken_when_signed_fresh_and_known(client, gateway):
    for wrong in ({"secret": "sai"}, {"late": 400}, {"channel": "zalo"}, {"channel": "email"}):
        assert gateway(client, **wrong) == (403, "")
    assert gateway(client, {"id": "x", "state": "delivered"})[0] == 400
    assert gateway(client, b"[]")[0] == 400
    assert gateway(client, {"id": "00000000-0000-0000-0000-000000000000", "state": "delivered"})[0] == 404
    assert [gateway(client), gateway(client)] == [(200, "delivered"), (200, "delivered")]
    assert client.post("/bao-lai/sms/", b"{}", content_type="application/json").status_code == 403


def test_the_private_calendar_opens_by_its_secret_says_no_word_of_a_case_and_can_be_taken_back(client, town, filed):
    filed(title="Chủ tịch xã nhận tiền")
    with speaking_for(town.head.pk):
        first = connect.make_calendar(by=town.head, at=NOON)
        secret = connect.make_calendar(by=town.head, at=NOON)
    read = client.get(f"/lich-rieng/{secret}.ics")

    assert (read.status_code, client.get(f"/lich-rieng/{first}.ics").status_code) == (200, 404)
    assert read.content.count(b"BEGIN:VEVENT") == 1
    assert "nhận tiền" not in read.content.decode()
    with as_system():
        assert secret not in str(CalendarKey.objects.values().get())
    with speaking_for(town.head.pk):
        connect.revoke_calendar(by=town.head, at=NOON)
    assert client.get(f"/lich-rieng/{secret}.ics").status_code == 404
    assert localdate() == date(2026, 11, 19)


def test_the_private_calendar_holds_what_a_board_member_and_a_trainee_must_not_miss(client, town):
    from caunoi.decide.models import Decision
    from caunoi.oversee.models import OversightHearing, Supervision
    from caunoi.training.models import Attendance, Course, CourseSession

    with as_system():
        front = body("mttq", town.place, "fatherland_front", "Ủy ban Mặt trận")
        day = {"starts_on": NOON.date(), "ends_on": NOON.date(), "notice_due": NOON.date()}
        said = {
            "body": front,
            "place": town.place,
            "subject": town.committee,
            "form": "team",
            "basis": "petitions",
            "scope": "Quỹ",
        }
        Supervision.objects.create(**said, **day, title="Chưa gửi")
        Supervision.objects.create(**said, **day, title="Đã gửi", shown=True, stage="notified")
        OversightHearing.objects.create(
            body=town.committee, front=front, place=town.place, half="2026-2", due=date(2026, 12, 31)
        )
        vote = {
            "place": town.place,
            "commune": town.place,
            "topic": 1,
            "origin": "group",
            "form": "meeting",
            "text": "Nội dung",
            "vote_on": date(2026, 12, 5),
            "started_at": NOON,
        }
        Decision.objects.create(**vote, title="Mở rộng hẻm 44", announced_at=NOON, stage="announced")
        Decision.objects.create(**vote, title="Còn là dự thảo")
        course = Course.objects.create(
            body=town.committee, year=2026, title="Kỹ năng đối thoại", goal="g", audience="a", hours=4
        )
        session = CourseSession.objects.create(
            course=course, starts_at=NOON, ends_at=NOON + timedelta(hours=2), venue="Hội trường", trainer="t", seats=9
        )
        Attendance.objects.create(
            session=session, organiser=town.committee, person=town.head, body=town.committee, listed_at=NOON
        )
    with speaking_for(town.head.pk):
        secret = connect.make_calendar(by=town.head, at=NOON)
    read = client.get(f"/lich-rieng/{secret}.ics").content.decode().replace("\r\n ", "")
    told = [line.partition(":")[2] for line in read.splitlines() if line.startswith("SUMMARY")]
    assert sorted(each.split(":")[0] for each in told) == [
        "Các hộ bàn\\, quyết định", f"Giám sát tại {town.committee.name}", "Hạn làm việc với Ủy ban Mặt trận 6 tháng", "Tập huấn",
    ]  # fmt: skip
    assert "dự thảo" not in read
