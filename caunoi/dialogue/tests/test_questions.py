"""Questions and supports: one for each device, nothing personal shown, the same form sent twice is one question."""

import re
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from caunoi.access.context import as_system, speaking_for
from caunoi.dialogue import commands, likeness, queries, rules
from caunoi.dialogue.models import DialogueQuestion, PromiseDispute, QuestionAsker, QuestionSupport, new_id
from caunoi.kernel.personal import personal_marks
from caunoi.kernel.refusal import Refusal
from caunoi.notices.keeping import words_in
from caunoi.notices.models import Message
from tests.stage import NOON

from .conftest import BEGINS


@pytest.fixture(autouse=True)
def _frozen(request):
    if "committed" in request.fixturenames:
        yield
        return
    with time_machine.travel(NOON, tick=False):
        yield


def test_one_device_supports_a_question_once(announced):
    announced.ask()

    given = [
        commands.support_question(dialogue_id=announced.dialogue.pk, number=1, device=device, at=NOON)
        for device in ("a", "b", "a")
    ]

    assert given == [True, True, False]
    assert queries.shown_questions(announced.dialogue)[0].supports == 2


def test_the_mark_of_a_device_differs_from_dialogue_to_dialogue():
    assert queries.mark_of("a", "one") != queries.mark_of("a", "other")


def test_the_same_form_sent_twice_is_one_question_with_one_receipt(announced):
    first, second = (announced.ask(key="the-form", show=False) for _ in range(2))

    assert first == second
    assert announced.now().asked == 1


def test_a_question_is_shown_only_after_an_officer_has_read_it(announced):
    announced.ask("Bao giờ sửa đường hẻm 7?", show=False)
    page = reverse("dialogue:dialogue", args=[announced.dialogue.pk])

    before = Client().get(page).text
    with announced.by(announced.town.receiver) as officer:
        commands.show_question(
            dialogue_id=announced.dialogue.pk, number=1, shown="Bao giờ sửa đường hẻm 7?", by=officer, at=NOON
        )

    assert ("hẻm 7" in before, "hẻm 7" in Client().get(page).text) == (False, True)


def test_a_hidden_question_gives_its_reason_to_whoever_holds_the_code(announced):
    receipt = announced.ask("Ông Ba ở số nhà 9 nợ tiền tôi không trả.", show=False)
    with announced.by(announced.town.receiver) as officer:
        commands.hide_question(
            dialogue_id=announced.dialogue.pk, number=1, reason="Việc dân sự giữa hai cá nhân.", by=officer, at=NOON
        )

    shown = Client().get(reverse("dialogue:progress", args=[receipt.code])).text
    assert "Việc dân sự giữa hai cá nhân." in shown
    assert "số nhà 9" not in Client().get(reverse("dialogue:dialogue", args=[announced.dialogue.pk])).text


@pytest.mark.parametrize(
    "text", ["Gọi tôi 0912 345 678 nhé", "CCCD 079123456789", "thư tôi là an.nguyen@vidu.vn", "số +84 912.345.678"]
)
def test_words_with_personal_data_are_not_shown(announced, text):
    announced.ask("Câu hỏi có thông tin riêng.", show=False)

    with announced.by(announced.town.receiver) as officer, pytest.raises(Refusal, match="thông tin cá nhân"):
        commands.show_question(
            dialogue_id=announced.dialogue.pk, number=1, shown=f"Xin hỏi việc này. {text}", by=officer, at=NOON
        )


@given(st.text(max_size=200))
def test_any_text_is_searched_for_personal_data_without_error(text):
    assert all(mark in text for mark in personal_marks(text))


def test_one_device_does_not_fill_the_table(announced):
    for number in range(rules.MOST_WAITING):
        announced.ask(f"Câu hỏi thứ {number} của tôi là gì?", device="one", show=False)

    with pytest.raises(Refusal, match="chờ cán bộ đọc"):
        announced.ask("Thêm một câu hỏi nữa nhé?", device="one", show=False)
    announced.ask("Câu hỏi của người khác ở máy khác?", device="other", show=False)


def test_questions_stop_on_the_day_named_and_open_again_in_the_hall(announced):
    late = BEGINS - timedelta(hours=2)
    with pytest.raises(Refusal, match="hết thời gian gửi câu hỏi trước"):
        announced.ask(at=late)
    announced.start()

    assert announced.ask(at=BEGINS + timedelta(minutes=5)).number == 1
    assert DialogueQuestion.objects.get().channel == "hall"


def test_what_the_asker_left_is_sealed_and_seen_by_the_body_alone(live):
    with as_system():
        row = QuestionAsker.objects.first()

    def seen_by(person):
        with speaking_for(person.pk, today=NOON.date()):
            return QuestionAsker.objects.count()

    assert b"lan@vidu.vn" not in bytes(row.sealed)
    assert [
        seen_by(person)
        for person in (
            live.town.receiver,
            live.town.neighbour,
            live.town.stranger,
            live.town.former,
            live.town.city_head,
        )
    ] == [3, 0, 0, 0, 0]
    assert QuestionAsker.objects.count() == 0


def test_marks_of_devices_and_words_of_disputes_are_behind_walls(live):
    commands.support_question(dialogue_id=live.dialogue.pk, number=1, device="a", at=NOON)

    with speaking_for(live.town.head.pk, today=NOON.date()):
        assert (QuestionSupport.objects.count(), PromiseDispute.objects.count()) == (0, 0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE dialogue_questionasker SET text = 'x'")
        assert cursor.rowcount == 0
        cursor.execute("UPDATE dialogue_dialogue SET title = 'x'")
        assert cursor.rowcount == 0


def test_nobody_finds_an_asker_in_a_page_a_feed_or_an_answer_for_programs(promised):
    receipts = (promised.first, promised.second, promised.third)
    secrets = ["lan@vidu.vn", "hoa@vidu.vn", "binh@vidu.vn", *(receipt.code for receipt in receipts)]
    addresses = [
        reverse("dialogue:dialogue", args=[promised.dialogue.pk]), reverse("dialogue:dialogues"), reverse("dialogue:feed"), reverse("dialogue:calendar"),
        reverse("dialogue:promise", args=[promised.promise.pk]), reverse("dialogue:hall", args=[promised.dialogue.code]), reverse("dialogue:dialogues-csv"),
        "/api/v1/dialogues", "/api/v1/promises",
    ]  # fmt: skip

    for address in addresses:
        answer = Client().get(address)
        text = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
        assert [secret for secret in secrets if secret in text] == [], address


def messages_of(live):
    with as_system():
        return [words_in(row) for row in Message.objects.filter(about=live.dialogue.ref).order_by("queued_at", "pk")]


def test_only_who_asked_in_the_group_hears_of_its_promise_and_of_nobody_else(promised):
    with promised.by(promised.town.clerk, BEGINS.date()) as officer:
        commands.report(
            promise_id=promised.promise.pk,
            text="Đã nạo vét một nửa tuyến cống.",
            by=officer,
            at=BEGINS + timedelta(days=5),
        )

    told = [(to, words) for to, subject, words in messages_of(promised) if "Tiến độ" in subject]
    assert sorted(to for to, _ in told) == ["hoa@vidu.vn", "lan@vidu.vn"]
    assert not any(other in words for to, words in told for other in ("lan@vidu.vn", "hoa@vidu.vn", "binh@vidu.vn"))


def test_one_click_stops_messages_and_drops_the_address(promised):
    link = (
        next(words for to, _, words in messages_of(promised) if to == "lan@vidu.vn")
        .split("/doi-thoai/dung-tin/")[1]
        .split("/")[0]
    )
    address = reverse("dialogue:stopping", args=[link])

    assert Client().get(address).status_code == 200
    assert "Đã dừng nhận tin" in Client().post(address).text
    before = len(messages_of(promised))
    with promised.by(promised.town.clerk, BEGINS.date()) as officer:
        commands.report(
            promise_id=promised.promise.pk,
            text="Đã nạo vét một nửa tuyến cống.",
            by=officer,
            at=BEGINS + timedelta(days=5),
        )
    assert [to for to, _, _ in messages_of(promised)[before:]] == ["hoa@vidu.vn"]
    assert Client().post(reverse("dialogue:stopping", args=[link + "x"])).status_code == 404


@given(st.uuids(version=4))
def test_a_stopping_link_reads_back_and_holds_no_row_of_digits(key):
    token = queries.stop_token("asker", str(key))

    assert queries.read_stop_token(token) == ("asker", str(key))
    assert token.isalpha()
    assert queries.read_stop_token(token[:-1] + ("a" if token[-1] != "a" else "b")) is None


def test_ids_in_links_hold_no_row_of_digits():
    assert not [each for each in (str(new_id()) for _ in range(3000)) if re.search(r"\d{9}", each)]


def test_alike_questions_are_proposed_and_a_person_confirms(announced):
    for text in (
        "Hẻm 341 Lũy Bán Bích mưa lớn là ngập, bao giờ xử lý?", "Bao giờ xử lý ngập hẻm 341 Lũy Bán Bích mỗi khi mưa lớn?",
        "Đèn đường trước trường tiểu học tắt nhiều tháng, khi nào sửa?", "Khi nào sửa đèn đường tắt trước trường tiểu học?", "Xin hỏi lịch tiêm chủng cho trẻ?",
    ):  # fmt: skip
        announced.ask(text)

    proposed = queries.proposals(announced.dialogue)
    assert [[row.number for row in each.questions] for each in proposed] == [[1, 2], [3, 4]]
    assert queries.groups_of(announced.dialogue) == []
    announced.group([1], "Ngập hẻm 341")
    assert [
        (each.group.title, [row.number for row in each.questions])
        for each in queries.proposals(announced.dialogue)
        if each.group
    ] == [("Ngập hẻm 341", [2])]


def test_unlike_questions_that_share_polite_words_are_not_alike():
    one, other = (
        "Kính đề nghị Ủy ban nhân dân phường cho biết khi nào sửa cầu?",
        "Kính đề nghị Ủy ban nhân dân phường cho biết lịch cúp nước?",
    )

    assert likeness.likeness(one, other) < likeness.ALIKE
    assert likeness.likeness(one, one) == 1.0


def test_a_group_dealt_with_lets_no_question_go(live):
    live.act("call_up", group_id=live.flood.pk)
    live.act("answer", group_id=live.flood.pk, text="Sẽ nạo vét cống trong tháng.")

    with live.by(live.town.receiver) as officer, pytest.raises(Refusal, match="đã được trao đổi"):
        commands.leave_group(dialogue_id=live.dialogue.pk, number=1, by=officer, at=BEGINS)


def test_two_officers_at_one_console_lose_nothing(live):
    seen = live.dialogue.version
    other = live.group([3], "Đèn đường trước trường")
    live.act("call_up", group_id=live.flood.pk)

    with live.by(live.town.handler) as second, pytest.raises(Refusal, match="vừa thao tác"):
        commands.call_up(dialogue_id=live.dialogue.pk, group_id=other.pk, version=seen, by=second, at=BEGINS)
    assert [group.state for group in queries.groups_of(live.dialogue)] == ["current", "queued"]


def test_calling_another_up_puts_the_first_back(live):
    other = live.group([3], "Đèn đường trước trường")
    live.act("call_up", group_id=live.flood.pk)
    live.act("call_up", group_id=other.pk)

    assert [group.state for group in queries.groups_of(live.dialogue)] == ["queued", "current"]


def test_a_group_put_off_and_then_called_again_owes_no_writing(live):
    live.act("put_off", group_id=live.flood.pk, body=live.town.bodies["phong-kt"], due=date(2026, 12, 20))
    live.act("call_up", group_id=live.flood.pk)

    assert [duty.standing for duty in live.duties("dialogue.answer")] == ["waived"]


def test_two_presses_of_a_consoles_button_at_once_leave_one_question_before_the_hall(committed):
    from tests.town import build_town

    from .conftest import Hall

    with as_system():
        hall = Hall(build_town())
    hall.plan()
    hall.announce()
    hall.ask("Bao giờ hẻm 12 hết ngập?")
    hall.ask("Khi nào sửa đèn đường?")
    groups = [hall.group([1], "Ngập hẻm 12"), hall.group([2], "Đèn đường")]
    hall.start()
    version, barrier, said = hall.dialogue.version, Barrier(2), []

    def press(group):
        barrier.wait()
        try:
            with speaking_for(hall.town.receiver.pk, today=NOON.date()):
                commands.call_up(
                    dialogue_id=hall.dialogue.pk, group_id=group.pk, version=version, by=hall.town.receiver, at=BEGINS
                )
            said.append("called")
        except Refusal as no:
            said.append(no.field)
        connections.close_all()

    threads = [Thread(target=press, args=(group,)) for group in groups]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["called", "version"]
    assert sorted(group.state for group in queries.groups_of(hall.dialogue)) == ["current", "queued"]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("cau-hoi/", {"text": ""}), ("cau-hoi/", {"text": "x" * 5000}), ("cau-hoi/", {"text": "a\x00b có ký tự rỗng trong câu"}),
        ("cau-hoi/", {"text": "Câu hỏi hợp lệ đây?", "key": "k", "email": "khong-phai-thu"}), ("cau-hoi/", {"text": "", "key": "k"}), ("ung-ho/999999999999/", {}),
        ("cau-hoi/", {"text": "Câu hỏi hợp lệ đây?", "key": "x" * 900}),
    ],
)  # fmt: skip
def test_bad_input_is_never_an_error_of_ours(announced, path, data):
    answer = Client().post(f"/doi-thoai/{announced.dialogue.pk}/{path}", data)

    assert answer.status_code in (200, 302, 404, 422)


@pytest.mark.parametrize(
    "address",
    ["/doi-thoai/phong/%00/", "/doi-thoai/phong/khong-co/", "/doi-thoai/theo-doi/CN-0/", "/doi-thoai/?noi=' OR 1", "/doi-thoai/?sau=2026~x", "/doi-thoai/loi-hua/?sau=x~y&xem=lạ",
     "/doi-thoai/?sau=0001-01-01T00:00:00%2B14:00~00000000-0000-0000-0000-000000000000", "/doi-thoai/dung-tin/x/", "/api/v1/promises?after=~", "/doi-thoai/?noi=%00"],
)  # fmt: skip
def test_false_addresses_are_answered_kindly(announced, address):
    assert Client().get(address).status_code in (200, 404, 422)


def test_a_browser_remembers_what_it_supported_and_the_button_says_so(announced):
    announced.ask()
    client, page = Client(), reverse("dialogue:dialogue", args=[announced.dialogue.pk])

    client.post(reverse("dialogue:support", args=[announced.dialogue.pk, 1]))
    client.post(reverse("dialogue:support", args=[announced.dialogue.pk, 1]))

    assert 'aria-pressed="true"' in client.get(page).text
    assert queries.shown_questions(announced.dialogue)[0].supports == 1


def test_a_phone_is_told_nothing_while_nothing_changes(live):
    address = reverse("dialogue:hall-progress", args=[live.dialogue.code])
    seen = queries.hall(live.dialogue.code).seen

    same = Client().get(address, {"da_xem": seen}).status_code
    live.act("call_up", group_id=live.flood.pk)
    queries.renew(live.dialogue.code)

    assert (same, Client().get(address, {"da_xem": seen}).status_code) == (204, 200)


def test_fifty_phones_at_once_ask_the_database_as_often_as_one(live):
    queries.renew(live.dialogue.code)
    address = reverse("dialogue:hall-progress", args=[live.dialogue.code])
    with CaptureQueriesContext(connection) as seen:
        for _ in range(50):
            Client().get(address)

    assert len([each for each in seen if "SAVEPOINT" not in each["sql"]]) < 16


def test_the_receipt_is_shown_to_its_browser_alone(announced):
    client = Client()
    client.post(
        reverse("dialogue:question", args=[announced.dialogue.pk]), {"text": "Bao giờ sửa đường hẻm 7?", "key": "k"}
    )

    own, other = client.get(reverse("dialogue:receipt")), Client().get(reverse("dialogue:receipt"))
    assert (own.status_code, other.status_code) == (200, 302)
    assert own.headers["Cache-Control"] == "no-store, private"


def test_many_hands_at_once_support_once_each(committed):
    from tests.town import build_town

    from .conftest import Hall

    with as_system():
        hall = Hall(build_town())
    hall.plan()
    hall.announce()
    hall.ask()
    barrier, given = Barrier(8), []

    def press(number):
        barrier.wait()
        given.append(
            commands.support_question(dialogue_id=hall.dialogue.pk, number=1, device=f"d{number // 2}", at=NOON)
        )
        connections.close_all()

    threads = [Thread(target=press, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(given) == [False] * 4 + [True] * 4
    assert queries.shown_questions(hall.dialogue)[0].supports == 4
