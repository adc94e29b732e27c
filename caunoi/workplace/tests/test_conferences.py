"""A conference from its plan to its resolution: called in time, void where too few were there, held again."""

from datetime import date, timedelta

import pytest

from caunoi.access.context import as_system
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.models import Entry
from caunoi.workplace import commands
from caunoi.workplace.models import Workplace
from caunoi.workplace.words import Content, Gathering, Kept, Stage
from tests.stage import NOON

from .conftest import on, owed

TODAY = NOON.date()
PROOF = "Bảng lương tháng 10/2026 đã ký nhận, kèm ủy nhiệm chi số 118."


def test_a_conference_too_thin_is_void_says_why_and_is_held_again(works, says, planned):
    boss, one = works.boss, {"conference_id": planned.pk}
    with pytest.raises(Refusal, match="tất cả 120"):
        says(boss, commands.call, summoned=100, **one)
    says(boss, commands.call, summoned=120, **one)
    with pytest.raises(Refusal, match="chưa ghi điểm danh"):
        says(boss, commands.hold, opening=70, voting=75, **one)
    then = on(2026, 11, 27)
    with pytest.raises(Refusal, match="từ 0 đến 120"):
        says(boss, commands.hold, then, opening=121, voting=75, **one)
    held = says(boss, commands.hold, then, opening=79, voting=100, **one)
    assert (held.valid, held.least, held.present) == (False, 80, 79)
    for command, said in (
        (commands.conclude, {}),
        (commands.vote, {"text": "Thông qua nghị quyết năm 2026", "yes": 70, "no": 1, "blank": 0}),
    ):
        with pytest.raises(Refusal, match="không hợp lệ, phải họp lại") as no:
            says(boss, command, then, **one, **said)
        assert "Điều 69" in no.value.cite
    void = says(boss, commands.declare_void, then, reason="Ca đêm không dự được", **one)
    assert (void.stage, void.shown) == (Stage.VOID.value, True)
    assert owed(works.mill, "soe.conf")[-1] == (date(2027, 3, 31), "open")

    plan = {
        "workplace_id": works.mill.pk, "year": 2026, "gathering": Gathering.PLENARY, "held_on": date(2026, 12, 10), "venue": "Hội trường",
        "contents": [Content.LAST.value],
    }  # fmt: skip
    again = says(boss, commands.plan_conference, then, again_of=void.pk, **plan)
    with pytest.raises(Refusal, match="họp lại"):
        says(boss, commands.plan_conference, then, again_of=void.pk, **plan)
    two = {"conference_id": again.pk}
    says(boss, commands.call, then, summoned=120, **two)
    day = on(2026, 12, 10, hour=15)
    says(boss, commands.hold, day, opening=100, voting=96, **two)
    with pytest.raises(Refusal, match="ít nhất một nội dung"):
        says(boss, commands.conclude, day, **two)
    with pytest.raises(Refusal, match="hội nghị hợp lệ"):
        says(boss, commands.declare_void, day, reason="Không vừa ý", **two)
    passed = says(boss, commands.vote, day, text="Thông qua quy chế thưởng năm 2027", yes=60, no=30, blank=6, **two)
    failed = says(boss, commands.vote, day, text="Chuyển ngày nghỉ bù sang thứ Hai", yes=50, no=40, blank=6, **two)
    assert (passed.passes, passed.least, failed.passes) == (True, 51, False)
    with pytest.raises(Refusal, match="đã ghi"):
        says(boss, commands.vote, day, text="Thông qua quy chế thưởng năm 2027", yes=60, no=30, blank=6, **two)
    done = says(boss, commands.conclude, day, **two)
    assert done.stage == Stage.VALID.value
    assert owed(works.mill, "soe.conf")[-1] == (date(2027, 3, 31), "met")
    with pytest.raises(Refusal, match="chưa thể"):
        says(boss, commands.conclude, day, **two)
    with as_system():
        steps = [
            entry.data["step"]
            for entry in Entry.objects.filter(about=planned.ref, kind="workplace.conference").order_by("id")
        ]
    assert steps == ["plan", "call", "hold", "void"]


def test_a_conference_needs_notice_by_the_house_and_by_its_own_regulation(works, says, planned):
    boss = works.boss
    soon = says(boss, commands.plan_conference, workplace_id=works.mill.pk, year=2026, gathering=Gathering.DELEGATES, held_on=date(2026, 11, 23), venue="Xưởng 1", contents=["work"], extra=True, asked_by=40)  # fmt: skip
    with pytest.raises(Refusal, match="chậm nhất") as no:
        says(boss, commands.call, conference_id=soon.pk, summoned=60)
    assert no.value.field == "called_on"
    with pytest.raises(Refusal, match="chưa đến"):
        says(boss, commands.call, conference_id=planned.pk, summoned=120, called_on=TODAY + timedelta(days=1))
    says(
        boss,
        commands.amend,
        workplace_id=works.mill.pk,
        union=True,
        opted=False,
        shown=True,
        year_ends=12,
        notice_days=10,
    )
    with pytest.raises(Refusal, match="chậm nhất"):
        says(boss, commands.call, conference_id=planned.pk, summoned=120)
    with pytest.raises(Refusal, match="ít nhất 40"):
        says(boss, commands.plan_conference, workplace_id=works.mill.pk, year=2026, gathering=Gathering.PLENARY, held_on=date(2026, 12, 3), venue="Xưởng 1", contents=["work"], extra=True, asked_by=39)  # fmt: skip


def test_two_officers_at_once_and_a_press_twice_lose_nothing(works, says, planned):
    says(works.boss, commands.call, conference_id=planned.pk, summoned=120, version=1)
    with pytest.raises(Refusal, match="Người khác"):
        says(works.town.handler, commands.cancel_conference, conference_id=planned.pk, reason="Trùng lịch", version=1)
    with pytest.raises(Refusal, match="chưa thể"):
        says(works.boss, commands.call, conference_id=planned.pk, summoned=120)
    with pytest.raises(Refusal, match="đang chuẩn bị"):
        says(works.boss, commands.plan_conference, workplace_id=works.mill.pk, year=2026, gathering=Gathering.PLENARY, held_on=date(2026, 12, 3), venue="Xưởng 1", contents=["work"])  # fmt: skip
    row = Workplace.objects.get(pk=works.mill.pk)
    same = {
        "workplace_id": row.pk,
        "union": True,
        "opted": False,
        "shown": True,
        "year_ends": 12,
        "notice_days": 0,
        "version": row.version,
    }
    says(works.boss, commands.amend, **same)
    with pytest.raises(Refusal, match="Người khác"):
        says(works.town.handler, commands.amend, **same)


def test_the_commune_keeps_the_record_from_paper_and_it_says_so(works, says, planned):
    row = says(works.town.handler, commands.call, conference_id=planned.pk, summoned=120, called_on=TODAY)
    assert row.kept == Kept.PLACE.value
    assert planned.kept == Kept.OWN.value


def test_a_count_mistaken_is_set_right_only_before_a_vote_and_it_shows(works, says, planned):
    one, then = {"conference_id": planned.pk}, on(2026, 11, 27)
    says(works.boss, commands.call, summoned=120, **one)
    says(works.boss, commands.hold, then, opening=79, voting=79, **one)
    row = says(works.boss, commands.correct, then, opening=97, voting=97, **one)
    assert (row.valid, row.corrected) == (True, 1)
    says(works.boss, commands.vote, then, text="Thông qua quy chế thưởng năm 2027", yes=90, no=5, blank=2, **one)
    with pytest.raises(Refusal, match="Đã ghi biểu quyết"):
        says(works.boss, commands.correct, then, opening=100, voting=100, **one)
    with as_system():
        told = Entry.objects.filter(about=planned.ref, kind="workplace.conference").order_by("id")
        assert [(each.data["step"], each.data.get("opening")) for each in told][-2:] == [("hold", 79), ("correct", 97)]
