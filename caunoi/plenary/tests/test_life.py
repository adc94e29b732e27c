"""A conference from plan to tasks: who may do what, two officers at once, sent twice, the walls of the database."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from caunoi.access.context import as_system, speaking_for
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.mandate.models import Task
from caunoi.notices.models import IssuedPaper
from caunoi.plenary import commands, queries
from caunoi.plenary.models import Conclusion, Invitee, Plenary, Speech
from caunoi.plenary.words import Kind, Reply
from tests.stage import NOON

from .conftest import AFTER, COURSE, DAY

pytestmark = pytest.mark.django_db


def test_conclusions_become_tasks_in_the_transaction_that_issues_the_notice(meeting):
    row = meeting.concluded().now()

    with as_system():
        tasks = list(Task.objects.filter(source_ref=row.ref).order_by("due"))
        numbered = {paper.series: paper.numbered_symbol for paper in IssuedPaper.objects.filter(about=row.ref)}
        duty = Duty.objects.get(about=row.ref)
    assert [task.body for task in tasks] == [meeting.town.bodies["phong-kt"], meeting.youth]
    assert tasks[0].cite == "Thông báo số 01/TB-UBND"
    assert {task.duty_id is not None for task in tasks} == {True}
    assert numbered == {"GM": "01/GM-UBND", "BB": "01/BB-UBND", "TB": "01/TB-UBND"}
    assert (duty.rule, duty.due, duty.standing) == ("house.plenary.conclusions", date(2026, 12, 4), "met")
    with as_system():
        drawn = queries.conclusions_of(row, AFTER.date())
        steps = [entry.data["step"] for entry in acts_about(row.ref) if entry.kind == "plenary.moved"]
    assert [each.seen.task.pk for each in drawn] == [task.pk for task in tasks]
    assert steps == ["plan", "call", "hold", "sign", "conclude"]


def test_each_step_is_refused_to_whose_work_it_is_not_and_before_its_time(meeting):
    town = meeting.town
    meeting.prepared()
    for name, who, words in (
        ("call", town.handler, "người đứng đầu"),
        ("call", town.neighbour, "Không thấy"),
        ("add_item", town.stranger, "Không thấy"),
        ("hold", town.handler, "chưa thể"),
    ):
        said = (
            {"what": "Thêm mục"} if name == "add_item" else {"people": {}, "course": COURSE} if name == "hold" else {}
        )
        with pytest.raises(Refusal, match=words):
            meeting.act(name, who, **said)
    with pytest.raises(Refusal, match="chưa họp nên chưa có kết luận"):
        meeting.act("draw", what="Làm ngay việc này cho xong", body=meeting.youth, due=DAY)
    meeting.act("call", town.head)
    with pytest.raises(Refusal, match="chưa đến ngày"):
        meeting.act("hold", people={meeting.front.pk: 1}, course=COURSE)
    with pytest.raises(Refusal, match="số người dự"):
        meeting.act("hold", at=AFTER, people={}, course=COURSE)
    meeting.act("hold", meeting.mobiliser, AFTER, people={meeting.front.pk: 1}, course=COURSE)
    with pytest.raises(Refusal, match="Việc làm được lúc này: Ký biên bản"):
        meeting.act("conclude", town.head, AFTER)
    meeting.act("sign", town.head, AFTER)
    with pytest.raises(Refusal, match="ít nhất một kết luận"):
        meeting.act("conclude", town.head, AFTER)


def test_bad_conclusions_are_refused(meeting):
    town = meeting.held().town
    what = {"what": "Rà soát toàn bộ đơn quá hạn"}
    with pytest.raises(Refusal, match="trước ngày hội nghị") as early:
        meeting.act("draw", at=AFTER, **what, body=meeting.youth, due=DAY - timedelta(days=1))
    assert early.value.field == "due"
    with as_system():
        meeting.youth.until = DAY
        meeting.youth.save()
    with pytest.raises(Refusal, match="sáp nhập"):
        meeting.act("draw", at=AFTER, **what, body=meeting.youth, due=DAY)
    for elsewhere in ("neighbour", "city"):
        with pytest.raises(Refusal, match="không thuộc địa bàn"):
            meeting.act("draw", at=AFTER, **what, body=town.bodies[elsewhere], due=DAY)
    meeting.act("draw", at=AFTER, **what, body=town.committee, due=DAY)
    meeting.act("sign", town.head, AFTER)
    with pytest.raises(Refusal, match="Kết luận 1 có hạn 27/11/2026 đã qua"):
        meeting.act("conclude", town.head, AFTER + timedelta(days=2))
    with as_system():
        assert not Task.objects.filter(source_ref=meeting.row.ref).exists()
        assert IssuedPaper.objects.filter(about=meeting.row.ref, series="TB").count() == 0


def test_sent_twice_is_done_once(meeting):
    first = meeting.prepared().row
    assert meeting.planned().row.pk == first.pk
    meeting.act("add_item", what="Báo cáo sơ kết")
    assert meeting.act("invite", bodies=[meeting.front]) == 0
    meeting.act("call", meeting.town.head)
    with pytest.raises(Refusal):
        meeting.act("call", meeting.town.head)
    for _ in range(2):
        meeting.act(
            "contribute", meeting.fatherland, body=meeting.front, title="Giám sát việc công khai", text="Nội dung"
        )
    meeting.act("hold", at=AFTER, people={meeting.front.pk: 2}, course=COURSE)
    for _ in range(2):
        meeting.act("draw", at=AFTER, what="Rà soát toàn bộ đơn quá hạn", body=meeting.youth, due=DAY)
    with as_system():
        counted = [
            first.agenda.count(),
            first.invitees.count(),
            Speech.objects.count(),
            Conclusion.objects.count(),
            IssuedPaper.objects.count(),
        ]
    assert counted == [2, 3, 1, 1, 1]


def test_two_officers_at_once_lose_nothing(meeting):
    meeting.prepared()
    seen = meeting.now().version
    plan = commands.Plan(
        kind=Kind.HALF, title="Hội nghị sơ kết 6 tháng đầu năm", on=DAY, hour=time(9, 0), venue="Hội trường lớn", chair="Nguyễn Hữu Lâm", chair_office="Chủ tịch",
    )  # fmt: skip
    meeting.act("edit", plan=plan, version=seen)
    with pytest.raises(Refusal, match="Người khác vừa thay đổi"):
        meeting.act("edit", meeting.mobiliser, plan=plan, version=seen)
    with pytest.raises(Refusal, match="Người khác vừa thay đổi"):
        meeting.act("call", meeting.town.head, version=seen)
    meeting.act("call", meeting.town.head, version=meeting.now().version)
    with pytest.raises(Refusal, match="Người khác vừa thay đổi"):
        meeting.act("hold", at=AFTER, people={meeting.front.pk: 1}, course=COURSE, version=seen)


def test_an_invited_body_answers_and_speaks_for_itself_only(meeting):
    town = meeting.called().town
    with pytest.raises(Refusal, match="số người dự"):
        meeting.act("answer", meeting.fatherland, body=meeting.front, reply=Reply.COMING)
    meeting.act("answer", meeting.fatherland, body=meeting.front, reply=Reply.COMING, people=2)
    with pytest.raises(Refusal, match="lý do xin vắng"):
        meeting.act("answer", meeting.fatherland, body=meeting.front, reply=Reply.EXCUSED)
    with pytest.raises(Refusal, match="Việc này của"):
        meeting.act("answer", meeting.fatherland, body=meeting.youth, reply=Reply.COMING, people=2)
    with pytest.raises(Refusal, match="không có tên trong danh sách mời"):
        meeting.act(
            "contribute", town.neighbour, body=town.bodies["neighbour"], title="Ý kiến của phường bạn", text="Nội dung"
        )
    file = commands.Attachment("tham-luan.txt", "Kinh nghiệm đối thoại theo tổ dân phố.".encode())
    made = meeting.act("contribute", meeting.fatherland, body=meeting.front, title="Giám sát việc công khai", file=file)
    assert made.file_name == "tham-luan.txt"
    with pytest.raises(Refusal, match="Việc này của"):
        meeting.act("withdraw_speech", town.clerk, speech_id=made.pk)
    meeting.act("withdraw_speech", meeting.fatherland, speech_id=made.pk)
    with as_system():
        assert queries.attendance_of(meeting.row)["coming"] == 1
        assert Speech.objects.count() == 0


def test_moving_signs_a_new_invitation_with_the_reason_and_calling_off_ends_it(meeting):
    meeting.called()
    with pytest.raises(Refusal, match="ngày, giờ khác"):
        meeting.act("move", meeting.town.head, on=DAY, hour=time(8, 0), reason="Trùng lịch tiếp xúc cử tri")
    meeting.act(
        "move", meeting.town.head, on=DAY + timedelta(days=3), hour=time(8, 0), reason="Trùng lịch tiếp xúc cử tri"
    )
    with as_system():
        assert list(IssuedPaper.objects.order_by("number").values_list("symbol", "number")) == [
            ("GM-UBND", 1),
            ("GM-UBND", 2),
        ]
    meeting.act("call_off", meeting.town.head, reason="Lồng ghép vào hội nghị tổng kết năm")
    with pytest.raises(Refusal, match="không còn bước nào"):
        meeting.act("call", meeting.town.head)
    assert meeting.planned().row.stage == "planned"


#: What each reader counts of (conferences, invited bodies, contributions, conclusions): planned, called, concluded.
SEEN = {
    "handler": ((1, 3, 0, 0), (1, 3, 1, 0), (1, 3, 1, 2)), "fatherland": ((1, 0, 0, 0), (1, 1, 1, 0), (1, 1, 1, 2)),
    "clerk": ((0, 0, 0, 0), (1, 1, 1, 0), (1, 1, 1, 2)), "neighbour": ((0, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0, 1)),
    "former": ((0, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0, 1)), "stranger": ((0, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0, 1)),
    "city_head": ((1, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0, 1)),
}  # fmt: skip


def test_the_walls_show_each_reader_what_is_theirs(meeting):
    def seen(who):
        person = getattr(meeting, who, None) or getattr(meeting.town, who)
        with speaking_for(person.pk, today=NOON.date()):
            return tuple(model.objects.count() for model in (Plenary, Invitee, Speech, Conclusion))

    meeting.prepared()
    assert {who: seen(who) for who in SEEN} == {who: stages[0] for who, stages in SEEN.items()}
    meeting.act("call", meeting.town.head)
    meeting.act("contribute", meeting.fatherland, body=meeting.front, title="Giám sát việc công khai", text="Nội dung")
    assert {who: seen(who) for who in SEEN} == {who: stages[1] for who, stages in SEEN.items()}
    meeting.act("hold", at=AFTER, people={meeting.front.pk: 2}, course=COURSE)
    meeting.act("draw", at=AFTER, what="Việc công khai cho mọi người biết", body=meeting.youth, due=DAY)
    meeting.act("draw", at=AFTER, what="Việc nội bộ không công khai", body=meeting.youth, due=DAY, public=False)
    meeting.act("sign", meeting.town.head, AFTER)
    meeting.act("conclude", meeting.town.head, AFTER)
    assert {who: seen(who) for who in SEEN} == {who: stages[2] for who, stages in SEEN.items()}
    for who in ("stranger", "neighbour", "former"):
        with speaking_for(getattr(meeting.town, who).pk, today=NOON.date()):
            assert Plenary.objects.filter(pk=meeting.row.pk).update(title="Đổi tên") == 0
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                Conclusion.objects.create(
                    plenary=meeting.row, organiser=meeting.town.committee, position=9, what="Chen vào", body=meeting.youth, on=DAY, due=DAY
                )  # fmt: skip


def test_what_was_concluded_is_never_changed(meeting):
    row = meeting.concluded().row
    with as_system():
        for change in (
            lambda: Plenary.objects.filter(pk=row.pk).update(title="Tên khác"), lambda: Conclusion.objects.filter(plenary=row).update(due=DAY),
            lambda: Conclusion.objects.filter(plenary=row).delete(),
        ):  # fmt: skip
            with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
                change()
