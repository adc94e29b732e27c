"""People are told what was done, by the way they left, without a word of the case."""

from caunoi.access.context import as_system
from caunoi.notices.models import Message
from caunoi.voice import commands
from caunoi.voice.words import Channel, Kind, Outcome
from tests.stage import NOON

MAIL = commands.Who(name="Nguyễn Thị Lan", email="lan@example.org")


def messages():
    from caunoi.identity.sealing import unseal

    with as_system():
        return [unseal(message.sealed) for message in Message.objects.order_by("queued_at", "id")]


def test_an_answer_is_told_with_a_one_time_link_and_nothing_of_the_case(filed, town, speak):
    receipt = filed(people=(MAIL,), title="Đèn hỏng trước nhà bà Lan")
    with speak(town.handler):
        commands.sort(petition_id=receipt.petition, kind=Kind.FEEDBACK, by=town.handler, at=NOON)
        commands.resolve(
            petition_id=receipt.petition, outcome=Outcome.DONE, answer="Đã thay bóng đèn.", by=town.handler, at=NOON
        )

    (told,) = messages()
    words = " ".join(str(part) for part in told.values())
    assert ("/danh-gia/" in words, "đã có câu trả lời" in words) == (True, True)
    assert ("Đèn hỏng" in words, "bóng đèn" in words, receipt.code in words) == (False, False, False)


def test_the_people_of_a_denunciation_are_never_written_to(filed, town, speak):
    receipt = filed(kind=Kind.DENUNCIATION, channel=Channel.COUNTER, by=town.receiver, people=(MAIL,))
    with speak(town.head):
        commands.sort(petition_id=receipt.petition, kind=Kind.DENUNCIATION, by=town.head, at=NOON)
        commands.accept(petition_id=receipt.petition, by=town.head, at=NOON)

    assert messages() == []


def test_whoever_left_no_address_is_not_written_to(filed, town, speak):
    receipt = filed()
    with speak(town.receiver):
        commands.guide(
            petition_id=receipt.petition, note="Mời liên hệ Sở Xây dựng theo địa chỉ sau.", by=town.receiver, at=NOON
        )

    assert messages() == []
