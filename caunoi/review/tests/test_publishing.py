"""Publishing freezes; recomputing tells every difference; the database keeps what was published."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from caunoi.access.context import as_system, speaking_for
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.notices.models import Message
from caunoi.review import commands, queries
from caunoi.review.models import Review
from caunoi.review.report import figures_kept, parts, proposals
from caunoi.review.snapshot import digest
from caunoi.review.words import Alarm
from caunoi.voice.models import Petition
from caunoi.voice.words import Kind, Outcome

#: How the worklist, the officer's page and the public page tell an alarm.
WORDS = ("Số liệu khác báo cáo", "Tính lại ngày", "Tính lại ngày")


@pytest.fixture
def draft(half_year, town, moment):
    with as_system():
        return commands.draft_review(body=town.committee, period_code="2026-H1", by="system", at=moment("2026-07-10"))


@pytest.fixture
def publish(draft, moment):
    def do(day="2026-07-11"):
        with as_system():
            return commands.publish_review(review_id=draft.pk, by="system", at=moment(day))

    return do


def recompute(review, moment, day="2026-09-01"):
    with as_system():
        return commands.recompute(review_id=review.pk, by="system", at=moment(day))


def test_a_published_review_is_sealed_in_the_ledger(publish):
    review = publish()

    with as_system():
        sealed = acts_about(review.ref).get(kind="publish_review").data["seal"]
    assert sealed == review.seal == digest(review.frozen)
    kinds = [entry.kind for entry in acts_about(review.ref)]
    assert kinds[:2] == ["draft_review", "open_duty"]
    assert kinds[-2:] == ["publish_review", "meet_duty"]


def test_recomputed_months_later_it_is_the_same(publish, half_year, letters, town, moment):
    review = publish()
    letters.verify(half_year["mass"], "2026-07-15")
    letters.resolve(half_year["mass"], "2026-08-20", Outcome.WRONG)
    letters.answered("2026-08-03", "2026-08-10")
    letters.do("reopen", half_year["quick"], town.head, "2026-08-21", note="Người dân báo chưa khắc phục.")

    assert recompute(review, moment) == []


def test_a_figure_changed_behind_a_published_review_raises_an_alarm(publish, half_year, moment):
    review = publish()
    with as_system():
        Petition.objects.filter(pk=half_year["late"]).update(answered_late=False)

    found = {each.figure: (each.alarm, each.published, each.now) for each in recompute(review, moment)}
    assert found["late"] == (Alarm.CHANGED, 1, 0)
    assert found["on_time_share"] == (Alarm.CHANGED, 75.0, 100.0)
    assert found["01-kqgq-2021.26"] == (Alarm.CHANGED, 1, 0)


def test_one_letter_put_in_the_place_of_another_raises_an_alarm(publish, half_year, letters, moment):
    review = publish()
    other = letters.file("2026-06-25", Kind.COMPLAINT)
    with as_system():
        Petition.objects.filter(pk=half_year["new"]).update(received_on=date(2026, 7, 1))

    found = {each.figure: each for each in recompute(review, moment)}
    assert other is not None
    assert (found["unhandled"].published, found["unhandled"].now) == (1, 1)
    assert "không còn là những đơn ấy" in found["unhandled"].label


def test_a_letter_dated_back_into_the_period_raises_an_alarm(publish, letters, moment):
    review = publish()
    letters.file("2026-06-30")

    assert {each.figure for each in recompute(review, moment)} >= {"received", "held", "unhandled", "01-xld-2021.1"}


def test_the_database_refuses_to_change_or_delete_what_was_published(publish):
    review = publish()

    with (
        as_system(),
        pytest.raises(DatabaseError, match="không sửa"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE review_review SET seal = 'x' WHERE id = %s", [review.pk])
    with as_system(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM review_review WHERE id = %s", [review.pk])
        assert cursor.rowcount == 0


def test_what_is_stored_must_fit_its_seal(publish, moment):
    review = publish()
    frozen = {**review.frozen, "tasks": []}

    from caunoi.review.comparing import differences

    found = differences(frozen, figures_kept(review), sealed=queries.seal_of(review))
    assert [each.alarm for each in found] == [Alarm.TAMPERED]


def test_a_count_made_otherwise_cannot_be_compared(publish):
    from caunoi.review.comparing import differences

    review = publish()
    now = figures_kept(review)
    now = now | {
        "figures": [row | {"query": "voice.2/x"} if row["code"] == "received" else row for row in now["figures"]]
    }

    found = differences(review.frozen, now, sealed=review.seal)
    assert [(each.alarm, each.figure) for each in found] == [(Alarm.RECOUNTED, "received")]


def test_a_running_period_is_drafted_but_not_published(half_year, town, moment):
    with as_system():
        review = commands.draft_review(body=town.committee, period_code="2026-H2", by="system", at=moment("2026-07-10"))
        with pytest.raises(Refusal, match="công bố được từ ngày 01/01/2027"):
            commands.publish_review(review_id=review.pk, by="system", at=moment("2026-12-31"))

    assert review.figures["until"] == "2026-07-11"


def test_a_period_not_begun_is_refused(town, moment):
    with as_system(), pytest.raises(Refusal, match="chưa có số liệu"):
        commands.draft_review(body=town.committee, period_code="2027-H1", by="system", at=moment("2026-07-10"))


def test_drafting_again_counts_anew_and_keeps_what_was_written(draft, letters, town, moment):
    with as_system():
        commands.edit_section(
            review_id=draft.pk,
            section="front",
            text="Mặt trận giám sát 2 chuyên đề, {received} đơn.",
            by="system",
            at=moment("2026-07-10"),
        )
        letters.file("2026-06-30")
        again = commands.draft_review(body=town.committee, period_code="2026-h1", by="system", at=moment("2026-07-12"))

    assert again.pk == draft.pk
    assert next(part.text for part in parts(again) if part.code == "front") == "Mặt trận giám sát 2 chuyên đề, 11 đơn."


def test_a_published_review_is_not_written_to(publish, moment):
    review = publish()

    with as_system():
        for act in (
            lambda: commands.edit_section(
                review_id=review.pk, section="front", text="x", by="system", at=moment("2026-07-12")
            ),
            lambda: commands.choose_task(
                review_id=review.pk, task="late", accepted=False, by="system", at=moment("2026-07-12")
            ),
            lambda: commands.refresh(review_id=review.pk, by="system", at=moment("2026-07-12")),
            lambda: commands.publish_review(review_id=review.pk, by="system", at=moment("2026-07-12")),
        ):
            with pytest.raises(Refusal, match="không sửa được nữa"):
                act()


def test_frozen_words_stay_when_the_records_change(publish, letters):
    review = publish()
    before = [part.text for part in parts(review)]
    letters.file("2026-06-30")

    with as_system():
        assert [part.text for part in parts(Review.objects.get(pk=review.pk))] == before


def test_an_empty_text_gives_the_section_back_to_the_figures(draft, moment):
    with as_system():
        live = next(part.text for part in parts(draft) if part.code == "opening")
        commands.edit_section(review_id=draft.pk, section="opening", text="Khác.", by="system", at=moment("2026-07-10"))
        back = commands.edit_section(
            review_id=draft.pk, section="opening", text="  ", by="system", at=moment("2026-07-10")
        )

    assert next(part.text for part in parts(back) if part.code == "opening") == live


@pytest.mark.parametrize("section", ["results", "weakness", "bịa"])
def test_a_heading_without_text_of_its_own_is_not_written(draft, section, moment):
    with as_system(), pytest.raises(Refusal, match="không có mục này"):
        commands.edit_section(review_id=draft.pk, section=section, text="x", by="system", at=moment("2026-07-10"))


def test_a_section_as_long_as_a_book_is_refused(draft, moment):
    with as_system(), pytest.raises(Refusal, match=r"40\.001 ký tự"):
        commands.edit_section(
            review_id=draft.pk, section="front", text="x" * 40_001, by="system", at=moment("2026-07-10")
        )


def test_accepted_tasks_are_what_the_next_plan_is_made_of(draft, moment):
    with as_system():
        review = commands.choose_task(
            review_id=draft.pk, task="late", accepted=False, by="system", at=moment("2026-07-10")
        )

    assert [task.code for task in proposals(review)] == ["overdue", "late", "mass"]
    assert [task.code for task in queries.accepted_tasks(review)] == ["overdue", "mass"]
    with as_system(), pytest.raises(Refusal, match="Không có nhiệm vụ này"):
        commands.choose_task(review_id=draft.pk, task="bịa", accepted=True, by="system", at=moment("2026-07-10"))


def test_an_officer_without_the_role_drafts_nothing(half_year, town, moment):
    with speaking_for(town.receiver.pk, today=date(2026, 7, 10)), pytest.raises(Refusal, match="cán bộ dân vận"):
        commands.draft_review(body=town.committee, period_code="2026-H1", by=town.receiver, at=moment("2026-07-10"))


def test_the_wall_hides_a_draft_from_neighbours_and_shows_it_to_the_city(draft, town):
    seen = {}
    for name in ("head", "neighbour", "city_head", "stranger", "former"):
        with speaking_for(town.officers[name].pk, today=date(2026, 11, 19)):
            seen[name] = Review.objects.filter(pk=draft.pk).exists()

    assert seen == {"head": True, "neighbour": False, "city_head": True, "stranger": False, "former": False}


def test_the_wall_shows_a_published_review_to_everybody_and_lets_nobody_write_it(publish, town):
    review = publish()

    with speaking_for(town.stranger.pk, today=date(2026, 11, 19)):
        assert queries.review_by_id(review.pk) is not None
        assert Review.objects.filter(pk=review.pk).update(seal="x") == 0


def test_a_neighbour_cannot_slip_in_a_review_of_another_body(draft, town, moment):
    copy = Review(
        body=town.committee, place=town.place, province=town.province, period="2026-Q1", since=date(2026, 1, 1), until=date(2026, 4, 1),
        layout="state", computed_at=moment("2026-07-10"), drafted_at=moment("2026-07-10"), drafted_by="x",
    )  # fmt: skip
    with (
        speaking_for(town.neighbour.pk, today=date(2026, 7, 10)),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        copy.save(force_insert=True)


def test_an_alarm_stands_in_the_worklist_and_on_both_pages_until_the_figures_agree_again(
    publish, half_year, town, moment, client
):
    review = publish()
    head = Client()
    head.force_login(town.head)

    def told():
        places = ((head, "/can-bo/so-ket/"), (head, f"/can-bo/so-ket/{review.pk}/"), (client, f"/bao-cao/{review.pk}/"))
        shown = [(who.get(url), word) for (who, url), word in zip(places, WORDS, strict=True)]
        assert {answer.status_code for answer, _ in shown} == {200}
        return [word in answer.content.decode() for answer, word in shown]

    recompute(review, moment)
    assert told() == [False, False, False]

    with as_system():
        Petition.objects.filter(pk=half_year["late"]).update(answered_late=False)
    town.head.email = "lanhdao@cau-noi.example"
    with as_system():
        town.head.save(update_fields=["email"])
        assert commands.check_due(at=moment("2026-09-05")) == 0
        assert commands.check_due(at=moment("2026-09-09")) == 1
        told_to = Message.objects.filter(about=review.ref, key__startswith="review-alarm:").values_list(
            "key", flat=True
        )
        assert {key.rpartition(":")[2] for key in told_to} == {str(town.head.pk)}
    assert told() == [True, True, True]
    assert "Trả lời trễ hạn" in client.get(f"/bao-cao/{review.pk}/").content.decode().partition("Số liệu nào khác")[2]
    page = head.get(f"/can-bo/so-ket/{review.pk}/so-lieu/late/").content.decode()
    assert "Số này đã khác báo cáo đã công bố" in page
    assert [each.value for each in queries.history_of(review, "late")] == [1, 0]

    with as_system():
        Petition.objects.filter(pk=half_year["late"]).update(answered_late=True)
    compared = head.post(f"/can-bo/so-ket/{review.pk}/doi-chieu/")
    assert "Nội dung lưu khớp dấu niêm" in compared.content.decode()
    assert told() == [False, False, False]
    assert [each.value for each in queries.history_of(review, "late")] == [1, 0, 1]
    assert head.get(f"/can-bo/so-ket/{review.pk}/doi-chieu/").status_code == 302
