"""Import, review, issue, follow: what is kept, what becomes a duty, who is refused and why."""

from datetime import date, timedelta

import pytest

from caunoi.duties.queries import duties_about
from caunoi.duties.words import Standing
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.mandate import commands, queries, rules
from caunoi.mandate.models import Mandate, PastReview, Task
from caunoi.mandate.words import Act, ItemKind, ItemState, Signal, Stage, TaskAct, TaskStage
from tests.stage import NOON

REVIEW = """Sơ kết công tác dân vận 6 tháng đầu năm 2026

Ngày 3/7, Đảng ủy phường Tân An tổ chức hội nghị sơ kết công tác dân vận 6 tháng đầu năm 2026.

Trong 6 tháng đầu năm, các chi bộ đã tổ chức 24 buổi đối thoại, giải quyết 90% kiến nghị của người dân.

Tuy nhiên, việc công khai ở một số khu phố chưa kịp thời.
"""


@pytest.fixture(autouse=True)
def _everything_is_seen(system):
    """The walls of the database are tried by the pages' tests; here the commands speak for themselves."""


def task_of(mandate, office):
    return mandate.tasks.get(body__office=office)


def test_an_import_keeps_the_text_and_lays_out_every_line_with_the_only_body_it_can_mean(imported, directive):
    items = list(imported.items.all())

    assert imported.source.text == directive.decode()
    assert (imported.kind, imported.number, imported.day, imported.stage) == (
        "directive",
        "21-CT/TU",
        date(2026, 10, 12),
        "imported",
    )
    assert [(item.state, item.body.office if item.body else None) for item in items] == [
        ("proposed", "ubnd"),
        ("proposed", "mttq"),
        ("proposed", None),
    ]
    assert [entry.kind for entry in acts_about(imported.ref)] == ["mandate.imported"]


def test_the_same_file_again_is_the_same_mandate(imported, ward, directive):
    again = commands.import_document(name="khac.txt", data=directive, body=ward.committee, by=ward.planner, at=NOON)

    assert (again.known, again.mandate.pk, Mandate.objects.count()) == (True, imported.pk, 1)


@pytest.mark.parametrize("who", ["receiver", "neighbour", "stranger", "front"])
def test_nobody_else_imports_for_the_committee(ward, directive, who):
    with pytest.raises(Refusal, match="Việc này của cán bộ theo dõi, đôn đốc, Ủy ban nhân dân"):
        commands.import_document(name="a.txt", data=directive, body=ward.committee, by=getattr(ward, who), at=NOON)


def test_lines_are_accepted_edited_rejected_and_restored(imported, ward):
    first, second, third = imported.items.all()
    commands.accept_item(item_id=first.pk, by=ward.planner, at=NOON)
    commands.edit_item(
        item_id=second.pk,
        wording="Giám sát đối thoại",
        body=ward.bodies["mttq"],
        due=date(2026, 12, 1),
        by=ward.planner,
        at=NOON,
    )
    commands.reject_item(item_id=third.pk, by=ward.planner, at=NOON)
    commands.restore_item(item_id=third.pk, by=ward.planner, at=NOON)

    first, second, third = imported.items.all()
    assert [first.state, second.state, third.state] == ["accepted", "edited", "proposed"]
    assert (second.words, second.due, third.decided_at) == ("Giám sát đối thoại", date(2026, 12, 1), None)
    assert second.text.startswith("Mặt trận Tổ quốc Việt Nam phường giám sát")


def test_an_empty_wording_is_refused(imported, ward):
    with pytest.raises(Refusal) as no:
        commands.edit_item(item_id=imported.items.first().pk, wording=" ", by=ward.planner, at=NOON)

    assert no.value.field == "wording"


def test_a_review_ends_only_when_every_line_is_decided(imported, ward):
    with pytest.raises(Refusal, match="Còn 3 dòng chưa xét"):
        commands.finish_review(mandate_id=imported.pk, by=ward.planner, at=NOON)
    assert commands.accept_all(mandate_id=imported.pk, by=ward.planner, at=NOON, kind=ItemKind.RESULT) == 0
    assert commands.accept_all(mandate_id=imported.pk, by=ward.planner, at=NOON) == 3
    assert commands.finish_review(mandate_id=imported.pk, by=ward.planner, at=NOON).stage == Stage.REVIEWED


def test_after_the_review_lines_stand(issued, ward):
    with pytest.raises(Refusal, match="đã xong, không sửa từng dòng"):
        commands.reject_item(item_id=issued.items.first().pk, by=ward.planner, at=NOON)


def test_issued_tasks_are_duties_of_their_bodies(issued):
    committee, front = task_of(issued, "ubnd"), task_of(issued, "mttq")
    duties = [duties_about(task.ref).get() for task in (committee, front)]

    assert (committee.due, committee.due_assumed, front.due, front.repeats) == (
        date(2026, 12, 31),
        False,
        date(2026, 12, 31),
        "R/P3M",
    )
    assert [(duty.owed_by.office, duty.due, duty.standing, duty.rule) for duty in duties] == [
        ("ubnd", date(2026, 12, 31), "open", "mandate.task"),
        ("mttq", date(2026, 12, 31), "open", "mandate.task"),
    ]
    assert [item.addressee for item in queries.unassigned(issued)] == ["các cấp ủy, chính quyền"]


def test_a_waiting_line_is_given_to_a_body_once(issued, ward):
    line = queries.unassigned(issued).get()
    task = commands.assign(
        mandate_id=issued.pk, item_id=line.pk, body=ward.bodies["phong-kt"], by=ward.planner, at=NOON
    )

    assert (task.due, task.due_assumed) == (date(2026, 12, 31), True)
    with pytest.raises(Refusal, match="đã được giao việc này"):
        commands.assign(mandate_id=issued.pk, item_id=line.pk, body=ward.bodies["phong-kt"], by=ward.planner, at=NOON)


def test_a_task_is_acknowledged_reported_and_confirmed_and_its_duty_met(issued, ward):
    task = task_of(issued, "ubnd")
    commands.acknowledge(task_id=task.pk, by=ward.handler, at=NOON)
    commands.report_progress(
        task_id=task.pk,
        text="Đã niêm yết ở 12 khu phố",
        evidence="Biên bản 05/BB",
        counted=12,
        total=12,
        by=ward.handler,
        at=NOON,
    )
    done = commands.complete(task_id=task.pk, by=ward.planner, at=NOON)
    issued.refresh_from_db()

    assert (done.stage, done.finished_on, issued.stage) == ("done", NOON.date(), "followed")
    assert duties_about(task.ref).get().standing == Standing.MET
    acts = [TaskAct(entry.data["step"]) for entry in acts_about(task.ref) if entry.kind == "mandate.task_moved"]
    assert rules.TASK_BOOK.walk(acts) is TaskStage(done.stage)


def test_the_stage_of_a_mandate_is_the_replay_of_its_ledger(issued):
    acts = [Act(entry.data["step"]) for entry in acts_about(issued.ref) if entry.kind == "mandate.moved"]

    assert rules.BOOK.walk(acts) is Stage(issued.stage)


def test_a_repeating_task_begins_its_next_round_when_done(issued, ward):
    task = task_of(issued, "mttq")
    commands.report_progress(task_id=task.pk, text="Đã giám sát quý IV", by=ward.front, at=NOON)
    commands.complete(task_id=task.pk, by=ward.planner, at=NOON)
    following = Task.objects.get(previous=task)

    assert (following.due, following.repeats, following.stage) == (date(2027, 3, 31), "R/P3M", "assigned")
    assert duties_about(following.ref).get().standing == Standing.OPEN


def test_the_doer_does_not_confirm_and_the_follower_does_not_report_for_another(issued, ward):
    task = task_of(issued, "mttq")
    with pytest.raises(Refusal, match="Việc này của cán bộ xử lý, Ủy ban Mặt trận Tổ quốc"):
        commands.report_progress(task_id=task.pk, text="Xong", by=ward.planner, at=NOON)
    commands.report_progress(task_id=task.pk, text="Xong", by=ward.front, at=NOON)
    with pytest.raises(Refusal, match="Việc này của cán bộ theo dõi"):
        commands.complete(task_id=task.pk, by=ward.front, at=NOON)


def test_an_adjustment_keeps_its_reason_and_moves_the_duty(issued, ward):
    task = task_of(issued, "ubnd")
    later = commands.adjust(
        task_id=task.pk, due=date(2027, 1, 31), reason="Chờ sáp nhập khu phố", by=ward.planner, at=NOON
    )
    sooner = commands.adjust(
        task_id=task.pk, due=date(2026, 12, 15), reason="Cấp trên yêu cầu sớm", by=ward.planner, at=NOON
    )

    assert (later.due, sooner.due) == (date(2027, 1, 31), date(2026, 12, 15))
    assert [(word.text, word.before, word.after) for word in task.words.all()] == [
        ("Chờ sáp nhập khu phố", date(2026, 12, 31), date(2027, 1, 31)),
        ("Cấp trên yêu cầu sớm", date(2027, 1, 31), date(2026, 12, 15)),
    ]
    running = duties_about(task.ref).get(standing=Standing.OPEN.value)
    assert running.due == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"due": date(2026, 11, 1), "reason": "Lý do đủ dài"}, "due"),
        ({"due": date(2027, 1, 1), "reason": " "}, "reason"),
        ({"reason": "Không đổi gì cả"}, "due"),
    ],
)
def test_an_adjustment_without_reason_change_or_future_is_refused(issued, ward, change, field):
    with pytest.raises(Refusal) as no:
        commands.adjust(task_id=task_of(issued, "ubnd").pk, by=ward.planner, at=NOON, **change)

    assert no.value.field == field


def test_a_task_taken_back_waives_its_duty(issued, ward):
    task = task_of(issued, "ubnd")
    commands.withdraw(task_id=task.pk, reason="Văn bản thay thế", by=ward.planner, at=NOON)

    assert duties_about(task.ref).get().standing == Standing.WAIVED


def test_a_mandate_closes_when_nothing_runs(issued, ward):
    with pytest.raises(Refusal, match="Còn 2 nhiệm vụ chưa xong"):
        commands.close(mandate_id=issued.pk, by=ward.planner, at=NOON)
    for task in issued.tasks.all():
        commands.withdraw(task_id=task.pk, reason="Văn bản thay thế", by=ward.planner, at=NOON)

    assert commands.close(mandate_id=issued.pk, by=ward.planner, at=NOON).stage == Stage.CLOSED


def test_a_past_review_is_kept_with_its_period_and_lines(ward):
    kept = commands.import_and_accept(
        name="so-ket.txt", data=REVIEW.encode(), body=ward.committee, by=ward.planner, at=NOON
    )
    review = PastReview.objects.get()

    assert (kept.mandate.kind, review.period, review.since, review.until) == (
        "interim_review",
        "2026-H1",
        date(2026, 1, 1),
        date(2026, 7, 1),
    )
    assert review.issuer == "Đảng ủy phường Tân An"
    assert [item.kind for item in queries.past_reviews(ward.committee).get().mandate.items.all()] == [
        "result",
        "limitation",
    ]


def test_late_and_silent_bodies_show_first(issued, ward):
    later = NOON.date() + timedelta(days=60)
    groups, more = queries.bodies_of_mandate(issued, today=later)

    assert [(row.standings.late, row.standings.silent) for row in groups] == [(1, 0), (1, 0)]
    assert not more
    assert [each.signal for each in queries.late_and_silent(ward.committee, today=NOON.date() + timedelta(days=6))] == [
        Signal.SILENT,
        Signal.SILENT,
    ]
    assert queries.late_and_silent(ward.committee, today=NOON.date()) == []


def test_figures_of_a_period_count_what_fell_due(issued, ward):
    task = task_of(issued, "ubnd")
    commands.report_progress(task_id=task.pk, text="Xong", by=ward.handler, at=NOON)
    commands.complete(task_id=task.pk, by=ward.planner, at=NOON)
    bodies = [ward.committee, ward.bodies["mttq"]]

    assert queries.figures(bodies, date(2026, 7, 1), date(2027, 1, 1)) == {"due": 2, "in_time": 1, "late": 0, "open": 1}


def test_a_person_sees_what_their_bodies_imported_or_were_given(issued, ward):
    seen = {
        who: queries.visible_to(getattr(ward, who)).count() for who in ("planner", "front", "neighbour", "stranger")
    }

    assert seen == {"planner": 1, "front": 1, "neighbour": 0, "stranger": 0}


def test_marked_pieces_put_together_are_the_whole_text(imported):
    text, items = imported.source.text, list(imported.items.all())
    pieces = list(queries.pieces(text, items))

    assert "".join(piece.text for piece in pieces) == text
    assert [piece.item.position for piece in pieces if piece.first] == [1, 2, 3]


def test_hostile_names_and_control_letters_are_kept_harmlessly(ward):
    data = (
        "<script>alert(1)</script>'; DROP TABLE x; -- \x01\n\nUBND xã yêu cầu các thôn niêm yết công khai thu chi. 🎉\u202e"
    ).encode()
    kept = commands.import_document(name="../../<b>.txt", data=data, body=ward.committee, by=ward.planner, at=NOON)

    assert kept.mandate.items.get().addressee == "các thôn"
    assert kept.mandate.source.text == data.decode()
    assert kept.mandate.items.get().state == ItemState.PROPOSED
