"""Entering, publishing, correcting, taking down: what the law asks and what it says no to."""

from datetime import date, timedelta

import pytest

from caunoi.access.context import as_system
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.know import commands, rules
from caunoi.know.models import Disclosure, DisclosureVersion
from caunoi.know.words import Act, Form, Genre, Stage
from caunoi.ledger.queries import acts_about
from tests.stage import NOON

TODAY = NOON.date()


def test_a_decision_starts_its_clock_of_five_working_days(decided, system):
    row = decided(decided_on=date(2026, 11, 19))

    duty = Duty.objects.get(about=row.ref)
    assert (duty.rule, duty.due, row.due) == ("disclose.deadline", date(2026, 11, 27), date(2026, 11, 27))
    assert "Điều 12" in duty.cite


def test_a_posting_shorter_than_the_law_is_refused_with_the_article(posted):
    with pytest.raises(Refusal, match="ít nhất 30 ngày liên tục") as no:
        posted(since=TODAY, last=TODAY + timedelta(days=29))

    assert (no.value.field, "Điều 13" in no.value.cite) == ("last", True)


def test_the_stage_equals_the_replay_of_the_ledger(posted, system):
    row = posted()
    commands.take_down(disclosure_id=row.pk, reason="Đăng nhầm bản dự thảo, sẽ đăng lại.", by="system", at=NOON)
    row.refresh_from_db()

    acts = [Act(entry.kind) for entry in acts_about(row.ref) if entry.kind in list(Act)]
    assert (rules.BOOK.walk(acts), row.stage, row.ended_early) == (Stage.TAKEN_DOWN, Stage.TAKEN_DOWN.value, True)


def test_the_duty_is_met_only_when_no_form_is_missing(posted, system):
    row = posted(item="11.12", title="Mức thu lệ phí chứng thực năm 2026")
    duty = Duty.objects.get(about=row.ref)
    picture = _picture()

    commands.prove(
        disclosure_id=row.pk, form=Form.POSTING, since=TODAY, where="Trụ sở", picture=picture, by="system", at=NOON
    )
    commands.prove(
        disclosure_id=row.pk,
        form=Form.VILLAGE,
        since=TODAY,
        receivers=["Tổ 3, bà Bích", "Tổ 4, ông Năm"],
        by="system",
        at=NOON,
    )
    commands.prove(
        disclosure_id=row.pk, form=Form.RADIO, since=TODAY - timedelta(days=1), last=TODAY, by="system", at=NOON
    )
    duty.refresh_from_db()
    before = duty.standing
    commands.prove(disclosure_id=row.pk, form=Form.RADIO, since=TODAY - timedelta(days=2), by="system", at=NOON)
    duty.refresh_from_db()

    assert (before, duty.standing, duty.settled_on) == ("open", "met", TODAY)


def test_a_correction_keeps_the_earlier_version(posted, system):
    row = posted()

    commands.correct(
        disclosure_id=row.pk, title=row.title, summary=row.summary, text=row.text + " Sửa số hộ.", reason="Ghi sai số hộ bị thu hồi đất.",
        by="system", at=NOON,
    )  # fmt: skip

    assert list(DisclosureVersion.objects.filter(disclosure=row).values_list("number", flat=True)) == [1, 2]
    assert Disclosure.objects.get(pk=row.pk).version == 2


def test_a_version_once_published_never_changes(posted, system):
    from django.db import Error, transaction

    row = posted()

    with pytest.raises(Error), transaction.atomic():
        DisclosureVersion.objects.filter(disclosure=row).update(text="khác")


def test_a_correction_that_changes_nothing_is_refused(posted, system):
    row = posted()

    with pytest.raises(Refusal, match="không có gì khác"):
        commands.correct(
            disclosure_id=row.pk, title=row.title, summary=row.summary, text=row.text, reason="Không vì lý do gì cả", by="system", at=NOON
        )  # fmt: skip


def test_two_officers_at_one_text_lose_nothing(decided, town, speak):
    row = decided()
    seen = row.edition
    with as_system():
        commands.write_text(
            disclosure_id=row.pk, title="Bản của người thứ nhất", summary="Tóm tắt của người thứ nhất, đủ dài.", text="Nội dung một, đủ dài để đăng.",
            by="system", at=NOON, seen=seen,
        )  # fmt: skip

    with pytest.raises(Refusal, match="Người khác vừa sửa"), as_system():
        commands.write_text(
            disclosure_id=row.pk, title="Bản của người thứ hai", summary="Tóm tắt khác", text="Nội dung hai", by="system", at=NOON, seen=seen
        )  # fmt: skip


def test_early_taking_down_is_the_heads_to_decide(posted, town, speak):
    row = posted()

    with speak(town.handler), pytest.raises(Refusal, match="người đứng đầu"):
        commands.take_down(disclosure_id=row.pk, reason="Chưa đủ thời gian luật định", by=town.handler, at=NOON)
    with speak(town.head):
        down = commands.take_down(disclosure_id=row.pk, reason="Đăng nhầm bản dự thảo", by=town.head, at=NOON)

    assert down.ended_early


def _picture():
    from caunoi.files.tests import samples

    return samples.jpeg()


def test_forms_sent_twice_do_nothing_twice(town, system, posted):
    row = posted()
    given = {
        "body": town.committee,
        "item": "11.3",
        "title": "Quyết định gửi hai lần",
        "decided_on": TODAY,
        "number": "7/QĐ",
        "by": "system",
        "at": NOON,
    }
    commands.enter_decision(**given)
    with pytest.raises(Refusal, match="đã được ghi"):
        commands.enter_decision(**given)
    proof = {
        "disclosure_id": row.pk,
        "form": Form.VILLAGE,
        "since": TODAY,
        "receivers": ["Tổ 3, bà Bích"],
        "by": "system",
        "at": NOON,
    }
    page = {"body": town.committee, "genre": Genre.NEWS, "title": "Tin gửi hai lần", "summary": "Tóm tắt của tin này.", "text": "Nội dung của tin gửi hai lần.", "by": "system", "at": NOON}  # fmt: skip

    assert commands.prove(**proof) == commands.prove(**proof)
    assert commands.write_page(**page) == commands.write_page(**page)
    assert Disclosure.objects.filter(title="Quyết định gửi hai lần").count() == 1
