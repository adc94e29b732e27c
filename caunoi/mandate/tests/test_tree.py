"""The tree: provisions become tasks, a body breaks its task down, rounds come again, changes keep their reasons, walls hold."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from caunoi.access.words import Role
from caunoi.duties.queries import duties_about
from caunoi.duties.words import Standing
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.mandate import commands, queries
from caunoi.mandate.commands import Order
from caunoi.mandate.models import Mandate, ProposedItem, Provision, SourceDocument, Task, TaskEvidence, TaskWord
from caunoi.mandate.words import Rhythm, Settling
from caunoi.ui.records import Found, Source, records
from tests.stage import NOON
from tests.town import body, officer

DUE = date(2026, 12, 31)


@pytest.fixture
def given(ward, issued, system):
    """The committee's own task of the directive."""
    ward.officers["quarter"] = officer("khupho", "Trương Văn Khu", (ward.bodies["phong-kt"], [Role.HEAD]))
    return issued.tasks.get(body__office="ubnd")


@pytest.fixture
def part(ward, given):
    """The committee's task broken down for its economic office, the Front supporting."""
    order = Order(
        body=ward.bodies["phong-kt"],
        duty="niêm yết ở chợ",
        due=date(2026, 12, 15),
        supporters=(ward.bodies["mttq"],),
        why="Kế hoạch 12/KH-UBND",
    )
    return commands.break_down(task_id=given.pk, orders=[order], by=ward.head, at=NOON)[0]


def test_every_accepted_line_is_a_provision_with_its_number_in_the_document(issued, system):
    assert [(each.number, each.words[:22]) for each in issued.provisions.all()] == [
        ("1", "niêm yết lịch đối thoạ"),
        ("2", "giám sát việc trả lời "),
        ("3", "Nâng cao nhận thức của"),
    ]
    assert {task.provision.number for task in issued.tasks.all()} == {"1", "2"}


def test_a_part_keeps_the_line_to_the_directive_and_is_a_duty_of_its_body(part, given, ward, issued):
    assert (part.mandate, part.provision, part.giver, part.root) == (
        issued,
        given.provision,
        ward.committee,
        ward.committee,
    )
    assert (part.line, part.supporters) == ([ward.committee.pk], [ward.bodies["mttq"].pk])
    assert duties_about(part.ref).get().due == date(2026, 12, 15)
    given.refresh_from_db()
    assert given.planned_on == NOON.date()
    assert [each.body for each in queries.above(part)] == [ward.committee]


def test_a_task_above_is_a_link_for_whoever_may_open_it_alone(part, given, ward, client):
    for person, opens in ((ward.head, True), (ward.officers["quarter"], False)):
        client.force_login(person)
        page = client.get(f"/can-bo/nhiem-vu/viec/{part.pk}/")
        assert (f"/viec/{given.pk}/" in page.text) == opens
        assert client.get(f"/can-bo/nhiem-vu/viec/{given.pk}/").status_code == (200 if opens else 404)
        assert given.body.name in page.text


@pytest.mark.parametrize(
    ("order", "field", "words"),
    [
        ({"body": "ubnd"}, "body", "không thể giao ngược lại"),
        ({"body": "city"}, "body", "chỉ giao trong địa bàn"),
        ({"body": "neighbour"}, "body", "chỉ giao trong địa bàn"),
        ({"body": "ended"}, "body", "đã kết thúc hoạt động"),
        ({"body": "phong-kt", "due": DUE + timedelta(days=1)}, "why", "sau hạn của việc được cấp trên giao"),
        ({"body": "phong-kt", "due": NOON.date() - timedelta(days=1)}, "due", "đã qua"),
        ({"body": "phong-kt", "supporters": ("phong-kt",)}, "supporters", "đã chủ trì"),
        ({"body": "phong-kt", "rhythm": Rhythm.STANDING}, "repeats", "chọn kỳ báo cáo"),
        ({"body": "phong-kt", "repeats": "R/P1M"}, "rhythm", "không lặp lại"),
    ],
)
def test_a_part_that_does_not_fit_the_tree_is_refused_beside_its_field(ward, given, order, field, words):
    ended = body("cu", ward.place, "department", "Phòng Cũ", parent=ward.committee)
    ended.until = date(2026, 10, 1)
    ended.save()
    bodies = {**ward.bodies, "ended": ended}
    order = {
        **order,
        "body": bodies[order["body"]],
        "supporters": tuple(bodies[each] for each in order.get("supporters", ())),
    }

    with pytest.raises(Refusal, match=words) as no:
        commands.break_down(task_id=given.pk, orders=[Order(duty="làm", **order)], by=ward.head, at=NOON)

    assert (no.value.field, Task.objects.count()) == (field, 2)


def test_a_reason_allows_a_later_day_and_a_part_is_given_once(ward, given):
    order = Order(body=ward.bodies["phong-kt"], duty="làm", due=DUE + timedelta(days=9), why="Chờ kinh phí năm sau")
    commands.break_down(task_id=given.pk, orders=[order], by=ward.head, at=NOON)

    with pytest.raises(Refusal, match="đã được giao việc này"):
        commands.break_down(task_id=given.pk, orders=[order], by=ward.head, at=NOON)


def test_nobody_but_the_body_breaks_its_task_down(ward, given):
    for who in ("neighbour", "stranger", "front", "former"):
        with pytest.raises(Refusal, match="Việc này của cán bộ theo dõi"):
            commands.break_down(
                task_id=given.pk,
                orders=[Order(body=ward.bodies["phong-kt"], duty="làm")],
                by=getattr(ward, who),
                at=NOON,
            )


def test_the_database_itself_keeps_a_part_from_going_back_to_the_top(part, ward):
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=part.pk).update(body=ward.committee)


def test_the_giver_accepts_its_part_and_supporters_report_beside_the_lead(part, ward):
    commands.contribute(task_id=part.pk, text="Đã vận động 40 hộ", by=ward.front, at=NOON)
    commands.report_progress(task_id=part.pk, text="Đã niêm yết", counted=3, total=4, by=ward.quarter, at=NOON)
    with pytest.raises(Refusal, match="không phải cơ quan phối hợp"):
        commands.contribute(task_id=part.pk, text="Tôi cũng làm", by=ward.neighbour, at=NOON)
    back = commands.send_back(task_id=part.pk, reason="Còn chợ số 4", by=ward.head, at=NOON)
    commands.report_progress(
        task_id=part.pk, text="Xong cả 4 chợ", counted=4, total=4, by=ward.quarter, at=NOON + timedelta(days=2)
    )
    done = commands.complete(task_id=part.pk, by=ward.head, at=NOON + timedelta(days=20))

    assert (back.stage, done.stage, done.percent, done.finished_on) == (
        "acknowledged",
        "done",
        100,
        date(2026, 11, 21),
    )
    assert [word.body.office for word in part.words.select_related("body")] == [
        "mttq", "phong-kt", "ubnd", "phong-kt", "ubnd",
    ]  # fmt: skip
    assert duties_about(part.ref).get().settled_on == date(2026, 11, 21)


@pytest.mark.parametrize(("counted", "total"), [(5, None), (None, 5), (6, 5), (-1, 5), (0, 0)])
def test_a_share_is_refused_where_it_cannot_be_counted(given, ward, counted, total):
    with pytest.raises(Refusal) as no:
        commands.report_progress(task_id=given.pk, text="Xong", counted=counted, total=total, by=ward.handler, at=NOON)

    assert no.value.field == "counted"


def test_a_task_moved_to_another_body_takes_its_duty_its_words_and_what_hangs_below_along(part, given, ward):
    culture = body("phong-vh", ward.place, "department", "Phòng Văn hóa", parent=ward.committee)
    below = commands.break_down(
        task_id=part.pk, orders=[Order(body=ward.bodies["mttq"], duty="phát tờ rơi")], by=ward.quarter, at=NOON
    )[0]
    with pytest.raises(Refusal, match="không thể giao ngược lại"):
        commands.move(task_id=part.pk, body=ward.bodies["mttq"], reason="Đúng việc hơn", by=ward.head, at=NOON)
    moved = commands.move(task_id=part.pk, body=culture, reason="Đúng chức năng hơn", by=ward.head, at=NOON)
    below.refresh_from_db()

    assert (moved.body, moved.stage, below.line, below.giver) == (
        culture,
        "assigned",
        [ward.committee.pk, culture.pk],
        culture,
    )
    assert sorted((duty.owed_by.office, duty.standing) for duty in duties_about(part.ref)) == [
        ("phong-kt", "waived"),
        ("phong-vh", "open"),
    ]
    assert "Phòng Kinh tế" in part.words.last().changed


def test_withdrawing_a_task_takes_back_what_hangs_below(part, given, ward):
    commands.withdraw(task_id=given.pk, reason="Văn bản hết hiệu lực", by=ward.planner, at=NOON)
    part.refresh_from_db()

    assert (part.stage, duties_about(part.ref).get().standing) == ("withdrawn", Standing.WAIVED)


def test_a_conclusion_is_given_once_follows_its_source_and_counts(ward, system):
    order = {
        "by": ward.planner, "body": ward.committee, "to_body": ward.bodies["phong-kt"], "duty": "thay đèn hẻm 12", "due": DUE,
        "why": "Kết luận đối thoại", "source_ref": "dialogue:1", "cite": "Kết luận 05/TB-UBND", "at": NOON,
    }  # fmt: skip
    first, again = commands.give_task(**order), commands.give_task(**order)

    assert (first.pk, Task.objects.count(), first.mandate, first.duty) == (again.pk, 1, None, "Thay đèn hẻm 12")
    assert duties_about(first.ref).get().cite == "Kết luận 05/TB-UBND"
    assert [entry.data.get("source") for entry in acts_about(first.ref) if entry.kind == "mandate.task_assigned"] == [
        "dialogue:1"
    ]
    with pytest.raises(Refusal, match="Việc này của cán bộ theo dõi"):
        commands.give_task(**{**order, "by": ward.neighbour, "duty": "khác"})
    with pytest.raises(Refusal, match="từ đâu ra"):
        commands.give_task(**{**order, "source_ref": " ", "duty": "khác"})
    tally = queries.tasks_of(ward.bodies["phong-kt"], since=date(2026, 7, 1), until=date(2027, 1, 1))
    assert (tally.given, tally.due, tally.open) == (1, 1, 1)


def test_the_tally_of_a_span_counts_done_late_silent_and_returned_in_one_statement(
    part, given, ward, django_assert_num_queries
):
    commands.report_progress(task_id=given.pk, text="Xong", by=ward.handler, at=NOON + timedelta(days=50))
    commands.send_back(task_id=given.pk, reason="Chưa đủ", by=ward.planner, at=NOON + timedelta(days=50))
    commands.report_progress(task_id=given.pk, text="Xong hẳn", by=ward.handler, at=NOON + timedelta(days=51))
    commands.complete(task_id=given.pk, by=ward.planner, at=NOON + timedelta(days=51))
    bodies = [ward.committee, ward.bodies["phong-kt"], ward.bodies["mttq"], ward.bodies["neighbour"]]

    def tallies(since, until):
        return [
            queries.tasks_of_many(bodies, since=since, until=until, today=date(2027, 6, 1))[each.pk] for each in bodies
        ]

    with django_assert_num_queries(4):
        first = tallies(date(2026, 7, 1), date(2027, 1, 1))
    second = tallies(date(2027, 1, 1), date(2027, 7, 1))
    assert [(t.given, t.due, t.open, t.late, t.silent) for t in first] == [
        (1, 1, 1, 0, 1),
        (1, 1, 1, 1, 0),
        (1, 1, 1, 0, 1),
        (0, 0, 0, 0, 0),
    ]
    assert [(t.done_on_time, t.done_late, t.returned, t.open, t.late) for t in second] == [
        (0, 1, 1, 0, 0),
        (0, 0, 0, 1, 1),
        (0, 0, 0, 1, 1),
        (0, 0, 0, 0, 0),
    ]


def test_records_are_linked_instead_of_typed_and_shown_as_gone_when_deleted_elsewhere(given, ward, monkeypatch):
    held = {"sample:1": Found("sample:1", "sample", "Đơn 0001 đã trả lời", NOON.date(), "/x/")}
    source = Source(
        "sample", "Đơn đã trả lời", "Petition answered",
        find=lambda body, since, until, most: list(held.values()),
        named=lambda body, refs: [held[ref] for ref in refs if ref in held and body == ward.committee],
        there=lambda refs: [held[ref] for ref in refs if ref in held],
    )  # fmt: skip
    monkeypatch.setitem(records._sources, "sample", source)
    with pytest.raises(Refusal, match="bản ghi không còn"):
        commands.report_progress(task_id=given.pk, text="Xong", refs=["sample:2"], by=ward.handler, at=NOON)
    commands.report_progress(task_id=given.pk, text="Xong", refs=["sample:1", "sample:1"], by=ward.handler, at=NOON)
    kept = [(each.label, each.gone, each.href) for each in queries.evidence_of(given)]
    held.clear()

    assert kept == [("Đơn 0001 đã trả lời", False, "/x/")]
    assert [(each.label, each.gone) for each in queries.evidence_of(given)] == [("Đơn 0001 đã trả lời", True)]
    assert "bản ghi này không còn" in queries.history(given)[-1].note
    assert TaskEvidence.objects.all().update(label="khác") == 0


def test_a_replaced_document_carries_over_or_ends_each_task_as_a_person_chose(part, given, ward, issued, directive):
    other = commands.import_document(
        name="moi.txt", data=directive.replace(b"21-CT", b"33-CT"), body=ward.committee, by=ward.planner, at=NOON
    ).mandate
    commands.accept_all(mandate_id=other.pk, by=ward.planner, at=NOON)
    with pytest.raises(Refusal, match="đã xét xong"):
        commands.replace_mandate(mandate_id=issued.pk, by_mandate_id=other.pk, by=ward.planner, at=NOON)
    commands.finish_review(mandate_id=other.pk, by=ward.planner, at=NOON)
    commands.replace_mandate(mandate_id=issued.pk, by_mandate_id=other.pk, by=ward.planner, at=NOON)
    front = issued.tasks.get(body__office="mttq")
    settled = commands.settle_replaced(
        mandate_id=issued.pk, choices={given.pk: Settling.CARRY, front.pk: Settling.CLOSE}, reason="Chỉ thị 33 thay thế",
        by=ward.planner, at=NOON,
    )  # fmt: skip
    for task in (given, part, front):
        task.refresh_from_db()

    assert (settled, given.mandate, part.mandate, front.stage, front.mandate) == (2, other, other, "withdrawn", issued)
    assert given.words.last().changed == "21-CT/TU → 33-CT/TU"
    assert duties_about(given.ref).get().standing == Standing.OPEN
    assert commands.close(mandate_id=issued.pk, by=ward.planner, at=NOON).stage == "closed"


#: Who sees how many tasks, words, documents, lines and provisions of the tree above.
SIGHTS = {
    "planner": (3, 1, 1, 1, 3, 3), "quarter": (1, 1, 1, 1, 3, 3), "front": (2, 1, 1, 1, 3, 3),
    "neighbour": (0, 0, 0, 0, 0, 0), "stranger": (0, 0, 0, 0, 0, 0), "former": (0, 0, 0, 0, 0, 0), "city_head": (0, 0, 0, 0, 0, 0),
}  # fmt: skip


@pytest.mark.parametrize("who", list(SIGHTS))
def test_the_walls_show_a_tree_to_the_bodies_on_its_lines_and_to_nobody_else(part, ward, speak, who):
    commands.acknowledge(task_id=part.pk, by=ward.quarter, at=NOON)
    with speak(getattr(ward, who)):
        seen = tuple(
            model.objects.count() for model in (Task, TaskWord, Mandate, SourceDocument, ProposedItem, Provision)
        )

    assert seen == SIGHTS[who]


def test_strangers_can_change_nothing_even_by_hand_and_the_public_sees_only_what_was_opened(part, ward, issued, speak):
    commands.acknowledge(task_id=part.pk, by=ward.quarter, at=NOON)
    commands.publish(mandate_id=issued.pk, by=ward.planner, at=NOON)

    with speak(ward.neighbour):
        assert Task.objects.filter(pk=part.pk).update(duty="phá") == 0
        assert Mandate.objects.all().update(title="phá") == 0
        assert (Task.objects.count(), Mandate.objects.count(), Provision.objects.count()) == (3, 1, 3)
        assert (TaskWord.objects.count(), SourceDocument.objects.count(), ProposedItem.objects.count()) == (0, 0, 0)
        assert queries.task(ward.neighbour, part.pk) is None
        assert queries.mandate(ward.neighbour, issued.pk) is None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname LIKE 'mandate_%%' AND relkind = 'r' AND NOT relforcerowsecurity"
        )
        assert cursor.fetchall() == []
