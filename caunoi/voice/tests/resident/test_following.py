"""Following a petition: progress with the code, content with the secret, adding, withdrawing, rating, asking again."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from caunoi.access.context import as_system, speaking_for
from caunoi.voice import commands
from caunoi.voice.commands.attempts import forget_attempts
from caunoi.voice.commands.ratings import ask_for_rating
from caunoi.voice.commands.sending import forget_drafts
from caunoi.voice.models import Attempt, Draft, Petition, PetitionStep, Rating
from caunoi.voice.words import Act, Kind, Stage
from tests.stage import NOON


def open_content(client, receipt, secret=None):
    return client.post(f"/tra-cuu/{receipt.code}/mo/", {"secret": secret or receipt.secret})


def test_the_code_shows_progress_and_the_arithmetic_but_not_a_word_of_the_petition(client, filed, town):
    receipt = filed(title="Đèn đường hẻm bí mật", address="Hẻm 77")

    page = client.get(f"/tra-cuu/{receipt.code}/").content.decode()
    assert "Đơn số 1/2026" in page
    assert town.committee.name in page
    assert "04/12/2026" in page
    assert "Không tính thứ Ba 24/11/2026" in page
    assert "Điều 28" in page
    assert "hẻm bí mật" not in page
    assert "Hẻm 77" not in page
    assert receipt.secret not in page


@pytest.mark.parametrize("typed", ["{0}", "{1}", " {1} ", "cn{1}"])
def test_a_code_is_found_however_it_is_typed(client, filed, typed):
    receipt = filed()
    bare = receipt.code.lower().replace("-", "").removeprefix("cn")

    found = client.post("/tra-cuu/", {"code": typed.format(receipt.code, bare)})
    assert found.url == f"/tra-cuu/{receipt.code}/"


def test_a_code_too_short_is_told_how_many_letters_are_missing(client, db):
    page = client.post("/tra-cuu/", {"code": "CN-7K3M-90QX"})

    assert page.status_code == 404
    assert "bạn mới nhập 10" in page.content.decode() or "bạn mới nhập 8" in page.content.decode()


def test_the_secret_opens_the_content_until_it_is_shut(client, filed):
    receipt = filed()

    opened = open_content(client, receipt, receipt.secret.lower().replace("-", " "))
    cookie = client.cookies["mo"]["httponly"]
    inside = client.get(opened.url).content.decode()
    client.post(f"/tra-cuu/{receipt.code}/dong/")
    outside = client.get(opened.url).content.decode()
    assert cookie is True
    assert "buổi tối đi lại rất nguy hiểm" in inside
    assert "buổi tối đi lại rất nguy hiểm" not in outside


def test_an_open_page_shuts_by_itself_after_two_hours(client, filed):
    receipt = filed()
    open_content(client, receipt)

    with time_machine.travel(NOON + timedelta(hours=2, minutes=1), tick=False):
        page = client.get(f"/tra-cuu/{receipt.code}/").content.decode()
    assert "buổi tối đi lại rất nguy hiểm" not in page


def test_a_forged_cookie_opens_nothing(client, filed):
    receipt = filed()
    client.cookies["mo"] = "0" * 32 + ":abc:def"

    page = client.get(f"/tra-cuu/{receipt.code}/").content.decode()
    assert "buổi tối đi lại rất nguy hiểm" not in page


def test_one_secret_does_not_open_another_petition(client, filed):
    mine, other = filed(), filed(title="Việc của người khác", text="Nội dung riêng của người khác, không ai được xem.")
    open_content(client, mine)

    page = client.get(f"/tra-cuu/{other.code}/").content.decode()
    assert "Nội dung riêng" not in page


def test_ten_wrong_secrets_shut_the_content_for_an_hour_even_to_the_right_one(client, filed):
    receipt = filed()

    wrong = [open_content(client, receipt, "AAAAA-AAAAA").status_code for _ in range(10)]
    locked = open_content(client, receipt)
    with time_machine.travel(NOON + timedelta(hours=1, seconds=1), tick=False):
        later = open_content(client, receipt)
    assert wrong == [422] * 10
    assert locked.status_code == 429
    assert "hãy thử lại sau 13:00 ngày 19/11/2026" in locked.content.decode()
    assert later.status_code == 302


def test_wrong_secrets_of_one_petition_do_not_lock_another(client, filed):
    first, second = filed(), filed()
    for _ in range(10):
        open_content(client, first, "AAAAA-AAAAA")

    assert open_content(client, second).status_code == 302


def test_wrong_secrets_and_old_drafts_are_forgotten_in_time(client, filed, resident):
    open_content(client, filed(), "AAAAA-AAAAA")
    resident.write(but="giay-to")

    kept = forget_attempts(at=NOON + timedelta(hours=23)), forget_drafts(at=NOON + timedelta(days=29))
    gone = forget_attempts(at=NOON + timedelta(hours=25)), forget_drafts(at=NOON + timedelta(days=31))
    assert (kept, gone) == ((0, 0), (1, 1))
    assert (Attempt.objects.count(), Draft.objects.count()) == (0, 0)


def test_a_sent_drafts_receipt_is_shown_for_a_day_and_then_forgotten(resident):
    resident.send()

    with time_machine.travel(NOON + timedelta(days=1, minutes=1), tick=False):
        page = resident.client.get("/gui-don/bien-nhan/")
        assert forget_drafts(at=NOON + timedelta(days=1, minutes=1)) == 1
    assert page.url == "/gui-don/"


def test_information_is_added_once_even_when_sent_twice(client, filed):
    receipt = filed()
    open_content(client, receipt)

    for _ in range(2):
        client.post(f"/tra-cuu/{receipt.code}/bo-sung/", {"note": "Hôm nay đèn vẫn tắt, có người ngã."})
    page = client.get(f"/tra-cuu/{receipt.code}/").content.decode()
    with as_system():
        assert PetitionStep.objects.filter(act="supplement").count() == 1
    assert "có người ngã" in page


def test_nothing_is_added_without_the_secret(client, filed):
    receipt = filed()

    for path in ("bo-sung", "rut-don", "danh-gia", "xem-xet-lai"):
        page = client.post(f"/tra-cuu/{receipt.code}/{path}/", {"note": "Tôi muốn thêm điều này vào đơn."})
        assert page.url == f"/tra-cuu/{receipt.code}/"
    with as_system():
        assert PetitionStep.objects.count() == 1


@pytest.mark.parametrize("stage", [Stage.FORWARDED, Stage.SUSPENDED, Stage.ESCALATED])
def test_information_is_added_at_every_open_stage(client, filed, stage):
    receipt = filed()
    with as_system():
        Petition.objects.filter(pk=receipt.petition).update(stage=stage.value)
    open_content(client, receipt)

    client.post(f"/tra-cuu/{receipt.code}/bo-sung/", {"note": "Hôm nay đèn vẫn tắt, có người ngã."})
    with as_system():
        assert PetitionStep.objects.filter(act="supplement").count() == 1


def test_asking_to_withdraw_is_told_to_the_body_and_ends_nothing(client, filed):
    receipt = filed()
    open_content(client, receipt)

    client.post(f"/tra-cuu/{receipt.code}/rut-don/", {"note": "Đèn đã được sửa, tôi xin rút đơn."})
    page = client.get(f"/tra-cuu/{receipt.code}/").content.decode()
    with as_system():
        step, petition = PetitionStep.objects.get(act="supplement"), Petition.objects.get()
    assert (step.data, petition.stage) == ({"asks": "withdraw"}, "filed")
    assert "Đề nghị rút đơn" in page
    assert "vẫn được giải quyết" in page


def test_the_answer_is_read_with_the_secret_and_rated_once(client, answered):
    receipt = answered()
    open_content(client, receipt)

    page = client.get(f"/tra-cuu/{receipt.code}/").content.decode()
    rated = client.post(f"/tra-cuu/{receipt.code}/danh-gia/", {"solved": "yes", "satisfied": "yes"}).content.decode()
    again = client.post(
        f"/tra-cuu/{receipt.code}/danh-gia/", {"solved": "no", "satisfied": "no", "reasons": "not_done"}
    ).content.decode()
    with as_system():
        rating = Rating.objects.get()
    assert "lắp thêm thùng" in page
    assert "Cảm ơn bạn đã đánh giá" in rated
    assert "đã được đánh giá" in again
    assert (rating.solved, rating.satisfied, rating.channel) == ("yes", True, "web")


def test_dissatisfaction_needs_a_reason_and_some_reasons_ask_again(client, answered):
    receipt = answered()
    open_content(client, receipt)

    silent = client.post(f"/tra-cuu/{receipt.code}/danh-gia/", {"solved": "no", "satisfied": "no"})
    told = client.post(
        f"/tra-cuu/{receipt.code}/danh-gia/",
        {"solved": "no", "satisfied": "no", "reasons": ["not_done"], "comment": "Rác vẫn còn"},
    )
    with as_system():
        acts = list(PetitionStep.objects.order_by("id").values_list("act", flat=True))
    assert silent.status_code == 422
    assert "Hãy chọn ít nhất một lý do" in silent.content.decode()
    assert "đề nghị xem xét lại" in told.content.decode()
    assert acts[-2:] == [Act.RATE.value, Act.ASK_REOPEN.value]


def test_the_one_time_link_rates_without_any_code(client, answered, town):
    receipt = answered()
    with as_system():
        token = ask_for_rating(Petition.objects.get(pk=receipt.petition), at=NOON)

    shown = client.get(f"/danh-gia/{token}/").content.decode()
    client.post(f"/danh-gia/{token}/", {"solved": "partly", "satisfied": "no", "reasons": ["too_late"]})
    used = client.get(f"/danh-gia/{token}/").content.decode()
    with as_system():
        assert Rating.objects.get().channel == "link"
    assert "lắp thêm thùng" not in shown
    assert "Câu trả lời này đã được đánh giá" in used


def test_a_wrong_rating_link_says_what_else_can_be_done(client, db):
    page = client.get("/danh-gia/CN-0000-0000-0000-0000/")

    assert page.status_code == 404
    assert "Liên kết đánh giá này không dùng được" in page.content.decode()


def test_asking_again_reaches_the_case_once(client, answered):
    receipt = answered()
    open_content(client, receipt)

    for _ in range(2):
        client.post(f"/tra-cuu/{receipt.code}/xem-xet-lai/", {"note": "Rác vẫn chưa được thu gom ở đầu hẻm."})
    with as_system():
        assert PetitionStep.objects.filter(act="ask_reopen").count() == 1


def test_who_joined_follows_with_a_code_of_their_own_and_reads_only_the_masked_answer(client, filed, town):
    receipt = filed(text="Nội dung riêng của người gửi đầu tiên, kể chuyện nhà mình.")
    from caunoi.voice.queries import receipt_of_joining

    with receipt_of_joining(receipt.petition):
        joined = commands.join(petition_id=receipt.petition, who=commands.Who(name="Lê Thị Hoa"), at=NOON)
    with speaking_for(town.head.pk, today=NOON.date()):
        commands.sort(petition_id=receipt.petition, kind=Kind.FEEDBACK, by=town.head, at=NOON)
        answer = "Đã sửa đèn theo phản ánh của bà Nguyễn Thị Lan, điện thoại 0912345678."
        from caunoi.voice.words import Outcome

        commands.resolve(petition_id=receipt.petition, outcome=Outcome.DONE, answer=answer, by=town.head, at=NOON)
    closed = client.get(f"/tra-cuu/{joined.code}/").content.decode()
    wrong = open_content(client, joined, receipt.secret)
    open_content(client, joined)
    opened = client.get(f"/tra-cuu/{joined.code}/").content.decode()

    assert "Bạn là người cùng kiến nghị việc này" in closed
    assert wrong.status_code == 422
    assert "Đã sửa đèn theo phản ánh" in opened
    assert "Nguyễn Thị Lan" not in opened
    assert "0912345678" not in opened
    assert "Nội dung riêng" not in opened
    assert "Đánh giá câu trả lời" not in opened


def test_the_ways_of_a_forwarded_petition_are_shown(client, filed, town):
    receipt = filed()
    with speaking_for(town.receiver.pk, today=NOON.date()):
        commands.forward(
            petition_id=receipt.petition,
            to=town.bodies["neighbour"],
            note="Việc thuộc phường bên cạnh.",
            by=town.receiver,
            at=NOON,
        )

    page = client.get(f"/tra-cuu/{receipt.code}/").content.decode()
    assert "Đơn đã qua những nơi nào" in page
    assert town.bodies["neighbour"].name in page
    assert "Việc thuộc phường bên cạnh." not in page


def test_internal_notes_are_never_shown(client, filed, town):
    receipt = filed()
    with speaking_for(town.receiver.pk, today=NOON.date()):
        commands.note(
            petition_id=receipt.petition, text="Ghi chú nội bộ không ai ngoài được xem", by=town.receiver, at=NOON
        )
    open_content(client, receipt)

    assert "Ghi chú nội bộ" not in client.get(f"/tra-cuu/{receipt.code}/").content.decode()


def test_a_late_case_says_it_is_late(client, filed):
    receipt = filed()

    with time_machine.travel(NOON + timedelta(days=40), tick=False):
        page = client.get(f"/tra-cuu/{receipt.code}/").content.decode()
    assert "Chậm so với hạn" in page
    assert "Quá hạn 25 ngày" in page


def test_progress_takes_few_statements(client, filed, django_assert_max_num_queries):
    receipt = filed()

    with django_assert_max_num_queries(16):
        client.get(f"/tra-cuu/{receipt.code}/")


def test_the_ledger_page_proves_a_receipt(client, filed, db):
    from caunoi.ledger.models import Batch

    leaf = filed().leaf
    waiting = client.get("/so-cai/", {"dau": leaf}).content.decode()
    unknown = client.get("/so-cai/", {"dau": "0" * 64}).content.decode()
    wrong = client.get("/so-cai/", {"dau": "abc"})

    assert Batch.objects.count() == 0
    assert "Đã ghi, đang chờ niêm" in waiting
    assert "Không có mục nào mang dấu này" in unknown
    assert wrong.status_code == 422
    assert "đúng 64 ký tự" in wrong.content.decode()


def test_a_sealed_receipt_is_proved_here_and_now(committed):
    from caunoi.voice.words import Channel
    from tests.stage import seal_everything
    from tests.town import build_town

    with as_system():
        town = build_town()
    filing = commands.Filing(
        title="Rác ở đầu hẻm", text="Rác để ba ngày không gom ở đầu hẻm 5.", place=town.place, kind=Kind.FEEDBACK
    )
    receipt = commands.lodge(filing=filing, channel=Channel.WEB, by="resident", at=NOON)
    seal_everything()

    page = Client().get("/so-cai/", {"dau": receipt.leaf}).content.decode()
    assert "Đúng: việc này có trong sổ cái" in page
