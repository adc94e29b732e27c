"""A dialogue's year: planned, announced in time, held, answered, published; each duty of the law opened and met."""

from datetime import date, datetime, timedelta

import pytest

from caunoi.access.context import as_system
from caunoi.dialogue import commands, queries, rules
from caunoi.dialogue.words import Delivery, Form, Occasion, Stage
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from tests.stage import NOON, VIETNAM

from .conftest import BEGINS


def at(day, hour=8):
    return datetime.combine(day, datetime.min.time(), VIETNAM).replace(hour=hour)


@pytest.mark.parametrize(("days", "allowed"), [(6, False), (7, True), (8, True)])
def test_a_notice_comes_seven_days_before_or_not_at_all(hall, days, allowed):
    begins = at(NOON.date() + timedelta(days=days))
    hall.plan(starts_at=begins, asks_until=begins)

    if allowed:
        assert hall.announce().stage == Stage.ANNOUNCED.value
        return
    with pytest.raises(Refusal, match="trước ít nhất 7 ngày") as refused:
        hall.announce()
    assert "Điều 43" in refused.value.cite
    assert hall.now().stage == Stage.PLANNED.value


def test_moving_needs_the_full_notice_again_and_a_reason(announced):
    soon = NOON + timedelta(days=6)

    with announced.by(announced.town.head) as head:
        with pytest.raises(Refusal, match="trước ít nhất 7 ngày"):
            commands.move(
                dialogue_id=announced.dialogue.pk,
                starts_at=soon,
                asks_until=soon,
                reason="Bão số 14 đổ bộ.",
                by=head,
                at=NOON,
            )
        with pytest.raises(Refusal, match="lý do"):
            commands.move(
                dialogue_id=announced.dialogue.pk,
                starts_at=BEGINS + timedelta(days=2),
                asks_until=BEGINS,
                reason="",
                by=head,
                at=NOON,
            )
        commands.move(
            dialogue_id=announced.dialogue.pk,
            starts_at=BEGINS + timedelta(days=2),
            asks_until=BEGINS,
            reason="Bão số 14 đổ bộ.",
            by=head,
            at=NOON,
        )

    assert announced.now().starts_at == BEGINS + timedelta(days=2)
    assert [step.note for step in queries.steps_of(announced.dialogue)][-1] == "Bão số 14 đổ bộ."
    assert [paper.code for paper in queries.issued_papers(announced.dialogue)] == ["dialogue_notice", "dialogue_notice"]


def test_a_cancelled_dialogue_says_why_and_the_year_is_still_owed(announced):
    commands.open_year(year=2026, by="clock", at=NOON, body=announced.body)

    with announced.by(announced.town.head) as head:
        commands.cancel(dialogue_id=announced.dialogue.pk, reason="Chủ tịch nghỉ ốm dài ngày.", by=head, at=NOON)

    assert announced.now().stage == Stage.CANCELLED.value
    assert [duty.standing for duty in announced.duties("dialogue.commune")] == ["open"]


@pytest.mark.parametrize(("late", "standing"), [(10, 0), (11, 1)])
def test_the_result_is_due_ten_days_after(live, late, standing):
    live.close()
    live.minutes()
    live.publish(at=BEGINS + timedelta(days=late))

    (duty,) = live.duties("dialogue.result")
    assert duty.due == date(2026, 12, 11)
    assert (duty.settled_on - duty.due).days == standing


def test_the_year_is_met_by_a_dialogue_held_and_published_on_the_day_it_was_held(live):
    commands.open_year(year=2026, by="clock", at=NOON, body=live.body)
    live.close()
    before = [duty.standing for duty in live.duties("dialogue.commune")]
    live.minutes()
    live.publish()

    (duty,) = live.duties("dialogue.commune")
    assert before == ["open"]
    assert (duty.standing, duty.settled_on, duty.due, duty.evidence) == (
        "met",
        BEGINS.date(),
        date(2026, 12, 31),
        live.dialogue.ref,
    )
    assert "Điều 32" in duty.cite
    assert "Điều 43" in duty.cite


def test_opening_a_year_twice_opens_one_duty(hall):
    first = commands.open_year(year=2026, by="clock", at=NOON)

    assert (first, commands.open_year(year=2026, by="clock", at=NOON)) == (2, 0)


@pytest.mark.parametrize(
    ("since", "until", "year", "owed"),
    [
        (None, date(2025, 7, 1), 2025, None),  # dissolved on 1/7/2025: the commune that took over owes it
        (date(2025, 7, 1), None, 2025, (date(2025, 7, 1), date(2025, 12, 31))),
        (date(2025, 7, 1), None, 2026, (date(2026, 1, 1), date(2026, 12, 31))),
        (date(2025, 7, 1), None, 2024, None),
        (None, date(2025, 7, 1), 2024, (date(2024, 1, 1), date(2024, 12, 31))),
        (None, date(2025, 12, 31), 2025, None),
        (None, date(2026, 1, 1), 2025, (date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_who_owes_a_year_across_the_change_of_2025(since, until, year, owed):
    assert rules.year_of_duty(since, until, year) == owed


@pytest.mark.parametrize(("day", "articles"), [(date(2022, 1, 1), 0), (date(2024, 1, 1), 1), (date(2026, 1, 1), 2)])
def test_the_yearly_duty_cites_the_laws_of_its_day(day, articles):
    assert len([cite for cite in queries.yearly_cite(day).split("; ") if cite]) == articles


def test_a_committee_dissolved_in_the_year_hands_its_duty_on(hall):
    commands.open_year(year=2026, by="clock", at=NOON)
    hall.body.until = date(2026, 11, 30)
    with as_system():
        hall.body.save(update_fields=["until"])

    commands.open_year(year=2026, by="clock", at=NOON)

    assert sorted(duty.standing for duty in hall.duties("dialogue.commune")) == ["open", "waived"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"starts_at": NOON - timedelta(days=1)}, "starts_at"),
        ({"venue": " "}, "venue"),
        ({"form": Form.ONLINE, "link": ""}, "link"),
        ({"form": Form.NETWORK, "link": "javascript:alert(1)"}, "link"),
        ({"asks_until": BEGINS + timedelta(hours=1)}, "asks_until"),
        ({"title": ""}, "title"),
        ({"attend": "đến"}, "attend"),
        ({"occasion": Occasion.REQUEST}, "request"),
    ],
)
def test_a_plan_that_could_not_be_announced_is_refused(hall, changed, field):
    with pytest.raises(Refusal) as refused:
        hall.plan(**changed)

    assert refused.value.field == field


def test_it_does_not_begin_before_its_day(announced):
    with pytest.raises(Refusal, match="chưa đến ngày"):
        announced.start(at=BEGINS - timedelta(days=1))


def test_nothing_is_published_before_the_minutes_are_signed(live):
    live.close()

    with pytest.raises(Refusal, match="biên bản"):
        live.publish()


def test_minutes_come_from_the_record_and_are_edited_before_they_are_signed(promised):
    with as_system():
        paper = queries.minutes_of(promised.dialogue)
        from caunoi.notices.queries import content_of, editable_text

        text = editable_text(content_of(paper))

    assert "120 người" in text
    assert "Nạo vét toàn bộ cống hẻm 12." in text
    assert paper.state == "issued"


def test_every_act_is_in_the_ledger(promised):
    kinds = [
        entry.data.get("step")
        for entry in acts_about(promised.dialogue.ref).order_by("id")
        if entry.kind == "dialogue.moved"
    ]

    assert kinds == ["announce", "start", "close", "publish"]


def test_what_the_hall_did_not_reach_is_left_to_a_body_to_answer_in_writing(live):
    live.close()

    waiting = live.duties("dialogue.answer")
    assert [duty.due for duty in waiting] == [date(2026, 12, 22)] * 2
    assert [group.state for group in queries.groups_of(live.dialogue)] == ["writing", "writing"]


def test_a_written_answer_meets_its_duty(live):
    live.close()
    group = queries.groups_of(live.dialogue)[0]

    with live.by(live.town.handler) as officer:
        commands.reply(
            group_id=group.pk,
            text="Phường đã lập dự án nâng hẻm, khởi công quý I/2027.",
            by=officer,
            at=BEGINS + timedelta(days=4),
        )

    assert [duty.standing for duty in live.duties("dialogue.answer", group.ref)] == ["met"]


def test_a_result_is_sent_to_village_heads_once_it_is_out(promised):
    with promised.by(promised.town.receiver) as officer:
        sent = {
            "dialogue_id": promised.dialogue.pk,
            "way": Delivery.VILLAGE_HEAD,
            "to": "Tổ trưởng tổ dân phố 5",
            "by": officer,
        }
        commands.deliver(**sent, on=BEGINS.date() + timedelta(days=4), at=BEGINS + timedelta(days=4))
        commands.deliver(**sent, on=BEGINS.date() + timedelta(days=4), at=BEGINS + timedelta(days=4))
        with pytest.raises(Refusal, match="từ ngày công bố"):
            commands.deliver(**sent, on=BEGINS.date(), at=BEGINS + timedelta(days=4))

    assert [row.to for row in queries.deliveries_of(promised.dialogue)] == ["Tổ trưởng tổ dân phố 5"]
