"""Social criticism and the standing channel: opinions by consent, points, answers signed, what changed in the text; one matrix for all."""

from datetime import date, datetime

import pytest

from caunoi.access.context import as_system
from caunoi.duties.models import Duty
from caunoi.kernel import matrix
from caunoi.ledger.queries import acts_about
from caunoi.oversee import commands, papers, queries
from caunoi.oversee.models import Criticism, CriticismOpinion, CriticismPoint
from caunoi.oversee.words import Capacity, Manner, Sort, Verdict
from tests.stage import NOON

from .conftest import ISSUED, refused


@pytest.fixture
def opined(criticised, town, speak):
    """With two opinions, one named by consent."""
    with speak(town.front):
        for name, consented in (("TS. Lê Minh", True), ("", False)):
            commands.opine(
                criticism_id=criticised.pk, capacity=Capacity.EXPERT, name=name, consented=consented, section="Điều 2. Giờ bán hàng",
                text="Giờ bán quá ngắn, người bán không kịp bán hết hàng buổi sáng.", by=town.front, at=NOON,
            )  # fmt: skip
    return criticised


@pytest.fixture
def sent(opined, town, speak):
    """Gathered into one point and sent."""
    with speak(town.front):
        commands.make_point(
            criticism_id=opined.pk, what="Kéo dài giờ bán đến 8 giờ", section="Điều 2. Giờ bán hàng",
            opinions=[each.pk for each in queries.ungrouped(opined)], by=town.front, at=NOON,
        )  # fmt: skip
        return commands.send(
            criticism_id=opined.pk, summary="Dự thảo cần tính đến sinh kế người bán rong.", by=town.front, at=NOON
        )


def test_nobody_is_named_without_consent(criticised, town, speak):
    said = {
        "criticism_id": criticised.pk,
        "capacity": Capacity.RESPECTED,
        "text": "Nên bàn với tổ dân phố trước khi áp dụng.",
        "by": town.front,
        "at": NOON,
    }
    with speak(town.front):
        refused("consented", commands.opine, name="Hòa thượng Thích A", **said)
    with speak(town.head):
        refused(None, commands.opine, **{**said, "by": town.head})


def test_every_opinion_lies_in_a_point_before_it_is_sent(opined, town, speak):
    with speak(town.front):
        assert "2 ý kiến" in refused(
            None, commands.send, criticism_id=opined.pk, summary="Dự thảo cần sửa giờ bán.", by=town.front, at=NOON
        )
        refused(None, commands.drop, criticism_id=opined.pk, reason="Không cần nữa vì bận", by=town.front, at=NOON)


@pytest.mark.parametrize(
    ("day", "goes"), [(date(2026, 11, 18), False), (date(2026, 11, 19), False), (date(2026, 11, 20), True)]
)
def test_a_criticism_goes_out_once_the_announced_last_day_is_over(opined, town, speak, day, goes):
    at = datetime.combine(day, NOON.timetz())
    with as_system():
        Criticism.objects.filter(pk=opined.pk).update(until=date(2026, 11, 19))
    said = {
        "criticism_id": opined.pk,
        "summary": "Dự thảo cần tính đến sinh kế người bán rong.",
        "by": town.front,
        "at": at,
    }
    with speak(town.front):
        whole = [each.pk for each in queries.ungrouped(opined)]
        commands.make_point(
            criticism_id=opined.pk, what="Kéo dài giờ bán đến 8 giờ", opinions=whole, by=town.front, at=at
        )
        if goes:
            assert commands.send(**said).sent_on == day
        else:
            assert "gửi được từ 20/11/2026" in refused(None, commands.send, **said)


@pytest.mark.parametrize(
    ("announced", "wanted", "refusal"),
    [
        (date(2026, 12, 10), date(2027, 1, 4), ""),
        (date(2026, 12, 10), date(2026, 11, 27), ""),  # five working days after the 19th; the 24th is a day off
        (date(2026, 12, 10), date(2026, 11, 26), "sớm nhất là 27/11/2026"),
        (date(2026, 11, 23), date(2026, 11, 22), "Người dân đã được báo ngày 23/11/2026"),
        (date(2026, 11, 18), date(2026, 11, 20), ""),  # over already: it may be opened again
        (date(2026, 12, 10), date(2026, 12, 10), "Đây là ngày đã báo"),
        (date(2026, 12, 10), date(2026, 11, 18), "đã qua"),
        (date(2026, 12, 10), date(2062, 11, 30), "hơn một năm"),
    ],
)
def test_the_last_day_for_opinions_moves_with_its_reason_and_never_behind_who_counted_on_it(
    opined, town, speak, announced, wanted, refusal
):
    with as_system():
        Criticism.objects.filter(pk=opined.pk).update(until=announced)
    said = {"criticism_id": opined.pk, "until": wanted, "reason": "Ghi nhầm ngày khi nhận dự thảo", "at": NOON}
    with speak(town.head):
        refused(None, commands.move_last_day, by=town.head, **said)  # the drafter does not hurry its critics
    with speak(town.front_clerk):
        refused(None, commands.move_last_day, by=town.front_clerk, **said)
    with speak(town.front):
        if refusal:
            assert refusal in refused("until", commands.move_last_day, by=town.front, **said)
            return
        refused("reason", commands.move_last_day, by=town.front, **{**said, "reason": "Gọi số 0912345678 để hỏi"})
        moved = commands.move_last_day(by=town.front, **said)
        assert (moved.until, moved.announced) == (wanted, announced)
        again = commands.move_last_day(by=town.front, **{**said, "until": date(2027, 2, 1)})
    assert (again.until, again.announced) == (date(2027, 2, 1), announced)
    with as_system():
        told = [each.data for each in acts_about(opined.ref) if each.kind == "oversee.last_day_moved"]
    assert [(each["before"], each["until"]) for each in told] == [
        (str(announced), str(wanted)),
        (str(wanted), "2027-02-01"),
    ]


def test_a_day_years_away_is_a_slip_of_the_hand(front, town, speak):
    with speak(town.front):
        said = {"body": front, "drafter": town.committee, "title": "Dự thảo Quy chế chợ", "draft": ISSUED}
        told = refused(
            "until", commands.request_criticism, manner=Manner.CIRCULATE, until=date(2062, 11, 30), by=town.front, at=NOON, **said
        )  # fmt: skip
    assert "hơn một năm" in told


def test_the_standing_channel_keeps_its_quarter(front, town, speak):
    commands.comment(
        front=front, drafter=town.bodies["danguy"], text="Nên họp chi bộ mở cho dân dự.", at=NOON, device="d" * 24, key="một"
    )  # fmt: skip
    with speak(town.front):
        [row] = Criticism.objects.filter(sort=Sort.STANDING.value)
        said = {"until": date(2027, 1, 20), "reason": "Thêm thời gian cho dân góp ý"}
        refused("until", commands.move_last_day, criticism_id=row.pk, by=town.front, at=NOON, **said)


def test_the_drafter_answers_every_point_and_the_signed_answers_stay(sent, town, speak):
    with as_system():
        duty = Duty.objects.get(about=sent.ref, rule="house.oversee.answer")
        point = CriticismPoint.objects.get(criticism=sent)
    assert (duty.owed_by_id, duty.due, sent.answer_due) == (town.committee.pk, date(2026, 12, 11), date(2026, 12, 11))
    answer = {
        "criticism_id": sent.pk,
        "point_id": point.pk,
        "verdict": Verdict.ACCEPTED,
        "reason": "Sửa Điều 2: đến 8 giờ.",
        "at": NOON,
    }
    with speak(town.front):
        refused(None, commands.answer_point, by=town.front, **answer)
    with speak(town.head):
        refused(None, commands.sign_answers, criticism_id=sent.pk, by=town.head, at=NOON)
        refused("reason", commands.answer_point, by=town.head, **{**answer, "reason": "ok"})
        refused("verdict", commands.answer_point, by=town.head, **{**answer, "verdict": None})
        commands.answer_point(by=town.head, **answer)
        signed = commands.sign_answers(criticism_id=sent.pk, by=town.head, at=NOON)
        refused(None, commands.answer_point, by=town.head, **answer)
    assert signed.signature == matrix.signature([(1, point.what, "accepted", "Sửa Điều 2: đến 8 giờ.")])
    with speak(town.head):
        issued = commands.issue(
            criticism_id=sent.pk,
            issued_as="05/2026/QĐ-UBND",
            issued=ISSUED,
            issued_on=NOON.date(),
            by=town.head,
            at=NOON,
        )
    [change] = queries.changes_of(issued)
    assert change.label.endswith("Giờ bán hàng")
    told = [(piece.change, piece.text) for line in change.lines for piece in line if piece.change != "same"]
    assert told == [("removed", "7"), ("added", "8")]
    with speak(town.stranger):
        for code, _name in papers.criticism_fitting(issued):
            assert papers.criticism_file(issued, code, "docx").content[:2] == b"PK"


def test_opinions_are_read_by_who_gathers_and_shown_when_sent_by_consent(opined, town, speak):
    for person, count in ((town.front, 2), (town.head, 0), (town.neighbour, 0), (town.stranger, 0), (town.former, 0)):
        with speak(person):
            assert CriticismOpinion.objects.count() == count
    with speak(town.front):
        commands.make_point(
            criticism_id=opined.pk,
            what="Kéo dài giờ bán đến 8 giờ",
            opinions=[each.pk for each in queries.ungrouped(opined)],
            by=town.front,
            at=NOON,
        )
    with speak(town.head):
        assert CriticismPoint.objects.count() == 0
    with speak(town.front):
        commands.send(criticism_id=opined.pk, summary="Dự thảo cần tính đến sinh kế.", by=town.front, at=NOON)
    for person in (town.head, town.stranger):
        with speak(person):
            assert [each.name for each in CriticismOpinion.objects.all()] == ["TS. Lê Minh"]
            assert CriticismPoint.objects.count() == 1
    with speak(town.neighbour):
        assert CriticismPoint.objects.update(reason="khác") == 0


def test_anybody_comments_at_any_time_and_a_quarter_is_one_round(front, town, speak):
    said = {
        "front": front,
        "drafter": town.bodies["danguy"],
        "text": "Nên họp chi bộ mở cho dân dự nghe nghị quyết.",
        "at": NOON,
        "device": "d" * 24,
    }
    assert commands.comment(key="một", **said)
    assert not commands.comment(key="một", **said)
    refused("consented", commands.comment, key="hai", **{**said, "name": "Nguyễn A"})
    refused("drafter", commands.comment, key="hai", **{**said, "drafter": town.bodies["neighbour"]})
    for count in range(4):
        commands.comment(key=f"k{count}", **said)
    refused("text", commands.comment, key="quá", **said)
    [row] = Criticism.objects.filter(sort=Sort.STANDING.value)
    assert (row.since, row.until) == (date(2026, 10, 1), date(2026, 12, 31))
    with as_system():
        assert Duty.objects.get(about=row.ref).due == date(2027, 1, 15)
    with speak(town.stranger):
        assert CriticismOpinion.objects.count() == 0


def test_consultations_and_criticism_share_one_matrix():
    from caunoi.discuss import rules as discuss
    from caunoi.discuss import words

    assert (discuss.must_be_complete, discuss.must_answer_a_group, words.Verdict) == (
        matrix.must_be_complete, matrix.must_answer_a_group, Verdict,
    )  # fmt: skip
