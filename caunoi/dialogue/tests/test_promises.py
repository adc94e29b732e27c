"""Promises and requests: duties of their own, evidence before "done", disputes answered by somebody else; ten in a hundred voters."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.dialogue import commands, queries
from caunoi.dialogue.models import PromiseDispute, PromiseWord
from caunoi.dialogue.words import Occasion, PromiseStage, RequestStage, Sight
from caunoi.kernel.refusal import Refusal
from tests.stage import NOON

from .conftest import BEGINS, EVIDENCE

DONE = BEGINS + timedelta(days=10)


def finish(hall, at=DONE, person=None, evidence=(EVIDENCE,)):
    person = person or hall.town.clerk
    with hall.by(person, at.date()):
        return commands.finish(
            promise_id=hall.promise.pk,
            text="Đã nạo vét xong 420 m cống, tổ dân phố nghiệm thu.",
            by=person,
            at=at,
            evidence=list(evidence),
        )


def dispute(hall, at=DONE + timedelta(days=2), **more):
    return commands.dispute(
        promise_id=hall.promise.pk, text="Đoạn cuối hẻm vẫn còn nghẹt cống.", key=more.pop("key", "d1"), at=at, **more
    )


def now(hall):
    return queries.promise_of(hall.promise.pk)


def test_a_promise_is_a_duty_of_the_body_that_promised(promised):
    (duty,) = promised.duties("dialogue.promise")

    assert (duty.owed_by.code.split(".")[0], duty.due, duty.standing) == ("phong-kt", date(2026, 12, 20), "open")


def test_done_needs_evidence(promised):
    with pytest.raises(Refusal, match="minh chứng"):
        finish(promised, evidence=())
    finish(promised)

    assert [duty.standing for duty in promised.duties("dialogue.promise")] == ["met"]
    assert (now(promised).stage, now(promised).dispute_until) == ("done", date(2026, 12, 28))


@pytest.mark.parametrize("who", ["neighbour", "stranger", "former", "city_head"])
def test_nobody_else_reports_on_a_promise(promised, who):
    with pytest.raises(Refusal, match="Việc này của"):
        finish(promised, person=getattr(promised.town, who))


def test_an_undisputed_promise_is_kept_when_the_time_is_over(promised):
    finish(promised)

    early = commands.settle_undisputed(at=DONE + timedelta(days=17))
    late = commands.settle_undisputed(at=DONE + timedelta(days=18))

    assert (early, late, now(promised).stage) == (0, 1, PromiseStage.KEPT.value)
    assert queries.seen(now(promised), date(2027, 1, 10)).sight is Sight.KEPT


def test_a_dispute_is_public_as_a_fact_and_its_words_are_not(promised):
    finish(promised)
    dispute(promised, email="dan@vidu.vn")

    page = Client().get(reverse("dialogue:promise", args=[promised.promise.pk])).text
    assert "Đoạn cuối hẻm" not in page
    assert "dan@vidu.vn" not in page
    assert now(promised).stage == PromiseStage.DISPUTED.value
    assert [duty.owed_by.code.split(".")[0] for duty in promised.duties("house.dialogue.dispute_answer")] == ["ubnd"]
    with promised.by(promised.town.neighbour):
        assert PromiseDispute.objects.count() == 0


def test_the_same_dispute_sent_twice_is_one_and_none_comes_after_its_time(promised):
    finish(promised)

    assert (dispute(promised), dispute(promised)) == (True, False)
    with pytest.raises(Refusal, match="hết thời gian"):
        dispute(promised, at=DONE + timedelta(days=18), key="d2")


def test_nobody_disputes_what_is_not_reported_done(promised):
    with pytest.raises(Refusal):
        dispute(promised)


def test_who_reported_it_done_does_not_dismiss_the_dispute(promised):
    finish(promised, person=promised.town.head)
    dispute(promised)
    at = DONE + timedelta(days=3)

    with promised.by(promised.town.head, at.date()) as head, pytest.raises(Refusal, match="không tự bác"):
        commands.uphold(
            promise_id=promised.promise.pk, text="Phường đã kiểm tra, tuyến cống thông suốt.", by=head, at=at
        )
    with promised.by(promised.town.clerk, at.date()) as clerk, pytest.raises(Refusal, match="Việc này của"):
        commands.uphold(
            promise_id=promised.promise.pk, text="Phường đã kiểm tra, tuyến cống thông suốt.", by=clerk, at=at
        )


def test_a_dispute_upheld_by_the_head_keeps_the_promise_with_reasons_in_public(promised):
    finish(promised)
    dispute(promised)
    at = DONE + timedelta(days=3)
    with promised.by(promised.town.head, at.date()) as head:
        commands.uphold(
            promise_id=promised.promise.pk, text="Đã mở hố ga cuối hẻm kiểm tra, cống thông suốt.", by=head, at=at
        )

    assert now(promised).stage == PromiseStage.KEPT.value
    assert [duty.standing for duty in promised.duties("house.dialogue.dispute_answer")] == ["met"]
    assert "cống thông suốt" in Client().get(reverse("dialogue:promise", args=[promised.promise.pk])).text


def test_a_dispute_agreed_with_opens_the_work_again_under_a_new_duty(promised):
    finish(promised)
    dispute(promised)
    at = DONE + timedelta(days=3)
    with promised.by(promised.town.head, at.date()) as head:
        commands.redo(
            promise_id=promised.promise.pk, text="Nạo vét tiếp 40 m cuối hẻm.", due=date(2027, 1, 10), by=head, at=at
        )

    assert [duty.standing for duty in promised.duties("dialogue.promise")] == ["met", "open"]
    assert (now(promised).stage, now(promised).due, now(promised).first_due) == (
        "running",
        date(2027, 1, 10),
        date(2026, 12, 20),
    )


def test_moving_the_day_keeps_the_first_one_and_the_reason_in_public(promised):
    at = BEGINS + timedelta(days=9)
    with promised.by(promised.town.head, at.date()) as head:
        with pytest.raises(Refusal, match="lý do"):
            commands.extend(promise_id=promised.promise.pk, due=date(2027, 1, 20), reason="", by=head, at=at)
        with pytest.raises(Refusal, match="sau hạn cũ"):
            commands.extend(
                promise_id=promised.promise.pk, due=date(2026, 12, 15), reason="Muốn xong sớm hơn.", by=head, at=at
            )
        commands.extend(
            promise_id=promised.promise.pk, due=date(2027, 1, 20), reason="Chờ ngành điện di dời trụ.", by=head, at=at
        )

    page = Client().get(reverse("dialogue:promise", args=[promised.promise.pk])).text
    assert [duty.due for duty in promised.duties("dialogue.promise")] == [date(2027, 1, 20)]
    assert all(words in page for words in ("20/01/2027", "20/12/2026", "Chờ ngành điện di dời trụ."))


def test_the_list_tells_states_and_ages(promised):
    assert queries.sights(promised.town.place, date(2026, 12, 21))[Sight.LATE] == 1
    assert [count for _, _, count in queries.ages(promised.town.place, date(2027, 1, 5))] == [0, 1, 0, 0]
    assert queries.sights(promised.town.neighbour_place, date(2026, 12, 21))[Sight.LATE] == 0


def test_words_of_a_promise_are_only_added_to(promised):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        PromiseWord.objects.update(text="đã sửa")


def test_evidence_is_handed_out_to_everybody_and_bad_files_are_refused(promised):
    client = Client()
    client.force_login(promised.town.clerk)
    address = reverse("dialogue:promise-act", args=[promised.promise.pk, "lam-xong"])
    with time_machine.travel(DONE, tick=False):
        client.force_login(promised.town.clerk)
        bad = client.post(
            address,
            {"text": "Đã nạo vét xong toàn tuyến.", "files": SimpleUploadedFile("x.pdf", b"MZ\x90\x00khong phai pdf")},
        )
        good = client.post(
            address,
            {
                "text": "Đã nạo vét xong toàn tuyến.",
                "files": SimpleUploadedFile("bien-ban.txt", "Biên bản nghiệm thu.".encode()),
            },
        )
        word = PromiseWord.objects.filter(act="finish").get()
        file = Client().get(reverse("dialogue:evidence", args=[promised.promise.pk, word.files[0]["id"]]), follow=True)

    assert (bad.status_code, good.status_code, file.content.decode()) == (422, 302, "Biên bản nghiệm thu.")
    assert (
        Client().get(reverse("dialogue:evidence", args=[promised.promise.pk, promised.promise.pk])).status_code == 404
    )


# Yêu cầu của cử tri


@pytest.fixture
def request_of(hall):
    def make(voters=8215):
        with hall.by(hall.town.handler) as officer:
            commands.count_voters(
                body=hall.body,
                voters=voters,
                on=date(2026, 3, 15),
                source="Danh sách cử tri ngày 15/3/2026",
                by=officer,
                at=NOON,
            )
            return commands.register_request(
                body=hall.body,
                title="Di dời trạm rác",
                content="Cử tri đề nghị đối thoại về trạm rác.",
                by=officer,
                at=NOON,
            )

    return make


def sign(hall, row, signatures, note=""):
    with hall.by(hall.town.receiver) as officer:
        return commands.add_signatures(
            request_id=row.pk, signatures=signatures, pages=1, note=note, by=officer, at=NOON
        )


@pytest.mark.parametrize(
    ("voters", "signed", "stage"),
    [
        (8215, 821, "collecting"),
        (8215, 822, "reached"),
        (10000, 999, "collecting"),
        (10000, 1000, "reached"),
        (10001, 1000, "collecting"),
    ],
)
def test_ten_in_a_hundred_voters_open_the_duty_and_not_one_fewer(hall, request_of, voters, signed, stage):
    row = request_of(voters)

    assert sign(hall, row, signed).stage == stage
    assert len(hall.duties("dialogue.request")) == (1 if stage == "reached" else 0)


def test_support_online_is_counted_apart_and_never_as_a_signature(hall, request_of):
    row = request_of(10)
    given = [commands.support_request(request_id=row.pk, device=device, at=NOON) for device in ("a", "a", "b")]

    found = queries.request_of(row.pk)
    assert (given, found.request.supports, found.request.signatures, found.stage) == (
        [True, False, True],
        2,
        0,
        RequestStage.COLLECTING,
    )


def test_no_request_is_measured_without_a_count_of_voters(hall):
    with hall.by(hall.town.handler) as officer, pytest.raises(Refusal, match="số cử tri"):
        commands.register_request(
            body=hall.body, title="Di dời trạm rác", content="Cử tri đề nghị đối thoại.", by=officer, at=NOON
        )


@pytest.mark.parametrize(
    ("signatures", "note", "match"), [(0, "", "số chữ ký"), (9000, "", "nhiều hơn"), (-1, "", "bớt"), (-5, "", "bớt")]
)
def test_a_count_that_cannot_be_is_refused(hall, request_of, signatures, note, match):
    with pytest.raises(Refusal, match=match):
        sign(hall, request_of(), signatures, note)


def test_a_wrong_count_is_taken_back_with_a_reason(hall, request_of):
    row = request_of()
    sign(hall, row, 100)

    with pytest.raises(Refusal, match="lý do"):
        sign(hall, row, -10)
    assert sign(hall, row, -10, "Trùng mười chữ ký ở tờ số 2.").signatures == 90


@pytest.mark.parametrize("who", ["neighbour", "stranger", "former"])
def test_only_the_bodys_officers_count_signatures(hall, request_of, who):
    row = request_of()
    person = getattr(hall.town, who)

    with hall.by(person), pytest.raises(Refusal, match="Việc này của"):
        commands.add_signatures(request_id=row.pk, signatures=10, pages=1, by=person, at=NOON)


def test_the_dialogue_asked_for_meets_the_request_and_the_year(hall, request_of):
    row = sign(hall, request_of(), 822)
    hall.plan(occasion=Occasion.REQUEST, request=row)
    hall.announce()
    hall.start()
    hall.close()
    hall.minutes()
    hall.publish()

    assert [duty.standing for rule in ("dialogue.request", "dialogue.commune") for duty in hall.duties(rule)] == [
        "met",
        "met",
    ]
    assert queries.request_of(row.pk).stage is RequestStage.HELD


def test_a_request_closed_says_why_and_its_duty_is_waived(hall, request_of):
    row = sign(hall, request_of(), 822)
    with hall.by(hall.town.head) as head:
        commands.close_request(request_id=row.pk, reason="Trạm rác đã di dời xong.", by=head, at=NOON)

    assert [duty.standing for duty in hall.duties("dialogue.request")] == ["waived"]
    assert "Trạm rác đã di dời xong." in Client().get(reverse("dialogue:request", args=[row.pk])).text


def test_the_request_has_its_pages(hall, request_of):
    row = request_of()
    client = Client()

    assert client.get(reverse("dialogue:request", args=[row.pk])).status_code == 200
    assert client.post(reverse("dialogue:request-support", args=[row.pk]), follow=True).status_code == 200
    with time_machine.travel(NOON, tick=False):
        client.force_login(hall.town.receiver)
        answer = client.post(
            reverse("dialogue:request-desk", args=[row.pk]),
            {"signatures": "822", "pages": "41", "note": ""},
            follow=True,
        )
        assert "phải tổ chức đối thoại" in answer.text
        client.force_login(hall.town.neighbour)
        assert client.get(reverse("dialogue:request-desk", args=[row.pk])).status_code == 404
    with as_system():
        assert queries.request_of(row.pk).stage is RequestStage.REACHED
