"""Rating with a code: once, in time, by nobody in particular; and what is told of it."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection

from caunoi.access.context import as_system, speaking_for
from caunoi.benefit import commands, queries, tokens
from caunoi.benefit.models import CallBack, CodeBatch, ServiceRating, UsedCode
from caunoi.benefit.words import Call, Channel, Matter, Score, Why
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.models import Entry
from tests.stage import NOON

from .conftest import at, signed

TODAY = NOON.date()


def rate_many(batch, scores, start=1):
    for serial, score in enumerate(scores, start):
        commands.rate(code=tokens.code_of(batch.pk, serial), score=Score(str(score)), at=NOON)


def test_a_code_is_ours_to_the_letter_and_read_as_people_type_it():
    code = tokens.code_of(81, 16_383)

    assert re.fullmatch(r"([0-9A-Z]{4}-){4}[0-9A-Z]{4}", code)
    assert tokens.read(code.lower().replace("-", " ").replace("0", "o")) == (81, 16_383)
    for place, letter in enumerate(code):
        if letter != "-":
            other = "3" if letter != "3" else "4"
            assert tokens.read(code[:place] + other + code[place + 1 :]) is None
    assert tokens.read("") is tokens.read("a" * 5000) is tokens.read("/../") is None


def test_on_a_phone_one_press_counts_and_why_comes_after(service, batch, client):
    here = at("rate", tokens.code_of(batch.pk, 1))
    question = client.get(here).content.decode()
    unsaid = client.post(here, {"muc": "9"})
    pressed = client.post(here, {"muc": "2"})
    more = client.get(pressed["Location"]).content.decode()
    done = client.post(pressed["Location"], {"reasons": ["slow", "money"], "comment": "Gọi 0912 345 678 cho tôi"})
    again = client.post(pressed["Location"], {"reasons": ["good"], "comment": "khác"})
    twice = client.post(here, {"muc": "5"})

    assert question.count('name="muc"') == 5
    assert "Chứng thực tại Một cửa" in question
    assert unsaid.status_code == 422
    assert pressed.status_code == done.status_code == again.status_code == 302
    assert "Đánh giá đã được ghi" in more
    assert "Muốn được giải quyết?" in client.get(done["Location"]).content.decode()
    assert twice.status_code == 404
    assert "đã được dùng" in twice.content.decode()
    with as_system():
        row = ServiceRating.objects.get()
    assert (row.score, row.reasons, row.comment, row.channel) == (2, ["slow", "money"], "Gọi … cho tôi", "counter")


def test_no_row_and_no_ledger_entry_ties_a_rating_to_a_code_or_says_what_was_said(batch):
    rate_many(batch, [5, 1])

    with as_system():
        assert UsedCode.objects.count() == 2
    columns = {field.name for field in ServiceRating._meta.fields} | {field.name for field in UsedCode._meta.fields}
    assert columns == {
        "id", "service", "on", "hour", "score", "reasons", "comment", "channel", "told_more", "batch", "serial"
    }  # fmt: skip
    entries = Entry.objects.filter(kind="benefit.rated")
    assert [(entry.actor, entry.data) for entry in entries] == [("resident", {"channel": "counter"})] * 2


def test_what_was_never_given_out_or_ran_out_does_not_rate(batch):
    refused = [
        (tokens.code_of(batch.pk, batch.size + 1), 0, "không đúng"),
        (tokens.code_of(batch.pk, 0), 0, "không đúng"),
        (tokens.code_of(batch.pk + 1000, 1), 0, "không đúng"),
        ("XXXX-XXXX-XXXX-XXXX-XXXX", 0, "không đúng"),
        (tokens.code_of(batch.pk, 1), 31, "hết hạn"),
    ]
    for code, day, words in refused:
        with pytest.raises(Refusal, match=words) as no:
            commands.rate(code=code, score=Score.FIVE, at=NOON + timedelta(days=day))
        assert no.value.field == "code"

    commands.rate(code=tokens.code_of(batch.pk, 2), score=Score.FIVE, at=NOON + timedelta(days=30))


def test_guessing_stops_after_a_few_and_a_counters_many_pass(batch, client):
    for serial in range(1, 13):
        assert client.post(at("rate", tokens.code_of(batch.pk, serial)), {"muc": "4"}).status_code == 302
    guesses = [client.get(at("rate", f"0000-{n:04d}-AAAA-BBBB-CCCC")).content.decode() for n in range(12)]
    typed = client.post(at("code"), {"code": tokens.code_of(batch.pk, 20)})

    assert "quá nhiều lần" in guesses[-1]
    assert "quá nhiều lần" not in guesses[8]
    assert typed.status_code == 422


def test_paper_and_telephone_are_keyed_in_once_with_their_channel_and_the_silent_are_counted(town, speak, service):
    desk = signed(town.receiver)
    desk.post(at("officer-issue", service.pk), {"channel": "paper", "size": "10", "desk": "Quầy 2", "key": "6e8f7a52-1111-4c5a-9a3e-000000000001"})  # fmt: skip
    desk.post(at("officer-issue", service.pk), {"channel": "paper", "size": "10", "desk": "Quầy 2", "key": "6e8f7a52-1111-4c5a-9a3e-000000000001"})  # fmt: skip
    with as_system():
        paper = CodeBatch.objects.get()
    here = at("officer-keyed", service.pk, "phieu-giay")
    said = {"code": tokens.code_of(paper.pk, 3), "score": "4", "reasons": ["good"]}
    assert desk.post(here, said).status_code == 302
    assert "đã được dùng" in desk.post(here, said).content.decode()
    call = at("officer-keyed", service.pk, "goi-lai")
    key = {"key": "6e8f7a52-1111-4c5a-9a3e-000000000002"}
    for _ in range(2):
        assert desk.post(call, {**key, "result": "missed"}).status_code == 302
    assert desk.post(call, {"result": "said"}).status_code == 422
    ticked = desk.post(call, {"result": "missed", "score": "5"})
    assert ticked.status_code == 422  # nothing ticked is thrown away unsaid
    assert desk.post(call, {"result": "said", "score": "1", "comment": "Chờ lâu"}).status_code == 302
    assert desk.post(at("officer-returned", paper.pk), {"count": "10"}).status_code == 422
    assert desk.post(at("officer-returned", paper.pk), {"count": "6"}).status_code == 302

    found = queries.detail(service, TODAY)
    count = found.rated.share.count
    assert (count.asked, count.answered, count.keyed) == (4 + 2, 2, 2)
    assert found.rated.share.hidden
    assert [(call, n) for call, n in found.calls] == [(Call.MISSED, 1)]
    with as_system():
        assert CallBack.objects.count() == 1
    assert queries.comments_of(service, TODAY) == []


def test_a_share_is_never_told_without_its_count_and_interval_and_few_are_hidden(town, service, batch, client):
    page = at("satisfaction", town.place.code)
    rate_many(batch, [5, 4, 4, 2, 5, 4, 4, 2, 5])
    few = client.get(page).content.decode()
    rate_many(batch, [5], start=10)
    shown = client.get(page).content.decode()
    one = client.get(at("service", town.place.code, service.pk)).content.decode()

    assert "dưới 10 phiếu nên chưa công khai" in few
    assert "%" not in re.sub(r"\(Wilson\)|95%", "", few.split("<main")[1])
    assert "80,0%" in shown
    assert "49,0% – 94,3%" in shown  # Wilson of 8 in 10
    assert "mời 40 người, 30 không trả lời" in shown
    assert "ít phiếu" in shown
    assert "Chưa đủ phiếu để so" in shown
    assert "Rất hài lòng" in one
    assert "Không liên lạc được" not in one


def test_pages_of_many_ask_as_many_statements_as_pages_of_one(
    town, speak, service, batch, client, django_assert_max_num_queries
):
    rate_many(batch, [5] * 6)
    with speak(town.head):
        for n in range(12):
            commands.open_service(
                body=town.committee, matter=Matter.RECEPTION, name=f"Tiếp công dân tổ {n}", by=town.head, at=NOON
            )
    client.get(at("satisfaction", town.place.code))
    with django_assert_max_num_queries(22):
        client.get(at("satisfaction", town.place.code))
    with django_assert_max_num_queries(20):
        page = client.get(at("compare", town.province.code, "service")).content.decode()

    assert town.place.full_name in page
    assert client.get(at("compare", town.province.code, "khong-co")).status_code == 404
    assert client.get(at("compare", town.place.code, "service")).status_code == 404


def test_nobody_reads_single_ratings_and_only_the_body_reads_its_batches(town, service, batch):
    rate_many(batch, [1, 2])
    pages = [
        at("officer-service", service.pk), at("officer-sheet", batch.pk), at("officer-issue", service.pk), at("officer-keyed", service.pk, "goi-lai")
    ]  # fmt: skip

    for person, own in ((town.stranger, False), (town.neighbour, False), (town.former, False), (town.head, True)):
        with speaking_for(person.pk, today=TODAY):
            assert ServiceRating.objects.count() == UsedCode.objects.count() == 0
            assert CodeBatch.objects.count() == (1 if own else 0)
            with connection.cursor() as cursor:
                cursor.execute("UPDATE benefit_servicerating SET score = 5")
                assert cursor.rowcount == 0
        assert {signed(person).get(each).status_code for each in pages} == {200 if own else 404}
        if not own:
            with pytest.raises(Refusal):
                commands.issue_codes(service_id=service.pk, channel=Channel.CASE, size=1, by=person, at=NOON)


def test_a_sheet_carries_every_code_of_its_batch_and_bad_numbers_are_asked_again(town, service, batch):
    desk = signed(town.receiver)
    made = desk.get(at("officer-sheet", batch.pk))
    bad = [
        desk.post(at("officer-issue", service.pk), {"channel": "counter", "size": size}).status_code
        for size in ("0", "-1", "100000", "x", "")
    ]

    assert made["Content-Type"] == "application/pdf"
    assert made.content[:5] == b"%PDF-"
    assert len(queries.codes_of(batch)) == len(set(queries.codes_of(batch))) == 40
    assert bad == [422] * 5
    assert desk.get(at("officer-sheet", 2**70)).status_code == 404


def test_what_looks_unusual_is_told_of_the_service_and_the_closed_takes_no_more(town, speak, service, client):
    with speak(town.receiver):
        big = commands.issue_codes(service_id=service.pk, channel=Channel.COUNTER, size=120, by=town.receiver, at=NOON)
    for day in range(1, 16):
        for n in range(3):
            code = tokens.code_of(big.pk, day * 3 + n)
            commands.rate(code=code, score=Score(str(2 + (day + n) % 3)), at=NOON + timedelta(days=day))
    for serial in range(60, 85):
        commands.rate(code=tokens.code_of(big.pk, serial), score=Score.FIVE, at=NOON + timedelta(days=16))
    found = queries.detail(service, date(2026, 12, 20))

    assert [(each.sign.value, each.count) for each in found.unusual] == [("burst", 25), ("run", 25)]
    assert found.unusual[0].hour == 12
    with time_machine.travel(NOON + timedelta(days=31), tick=False):
        client.force_login(town.receiver)
        assert "25 phiếu trong giờ 12" in client.get(at("officer-service", service.pk)).content.decode()
    with speak(town.head):
        commands.close_service(service_id=service.pk, by=town.head, at=NOON)
    with pytest.raises(Refusal, match="thôi nhận"):
        commands.rate(code=tokens.code_of(big.pk, 100), score=Score.ONE, at=NOON)
    assert client.get(at("rate", tokens.code_of(big.pk, 100))).status_code == 404


def test_reasons_below_the_limit_stay_hidden(service, batch):
    rate_many(batch, [1] * 12)
    with as_system():
        for row, why in zip(ServiceRating.objects.all(), [Why.MONEY] * 4 + [Why.SLOW] * 8, strict=True):
            commands.tell_more(rating_id=row.pk, reasons=[why, Why.UNCLEAR], comment="Ý kiến", at=NOON)
    found = queries.detail(service, TODAY)

    assert found.whys == [(Why.UNCLEAR, 12)]
    assert queries.comments_of(service, TODAY) == ["Ý kiến"] * 12
