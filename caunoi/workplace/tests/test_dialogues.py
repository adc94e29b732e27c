"""A workplace dialogue: sides by the law, notice, quorum, both signatures, the result in time."""

from datetime import date

import pytest

from caunoi.kernel.refusal import Refusal
from caunoi.workplace import commands, queries
from caunoi.workplace.words import Occasion, Side
from tests.stage import NOON

from .conftest import LONG_AGO, on, owed, talk_of

TODAY = NOON.date()
PROOF = "Bảng lương tháng 10/2026 đã ký nhận, kèm ủy nhiệm chi số 118."


def test_a_dialogue_from_the_list_of_members_to_its_result_on_time(works, says):
    boss, union = works.boss, works.union
    with pytest.raises(Refusal, match="danh sách thành viên"):
        talk_of(works, says)
    seats = {"workplace_id": works.mill.pk, "listed_on": TODAY, "employer_members": 3}
    with pytest.raises(Refusal, match="từ 4 đến 8") as no:
        says(boss, commands.list_members, worker_members=9, **seats)
    assert "Điều 38" in no.value.cite
    says(boss, commands.list_members, worker_members=8, **seats)
    with pytest.raises(Refusal, match="Đã có danh sách"):
        says(boss, commands.list_members, worker_members=8, **seats)
    assert owed(works.mill, "labour.dialogue.list") == [(date(2028, 11, 20), "open")]
    near = talk_of(works, says, held_on=date(2026, 11, 25))
    with pytest.raises(Refusal, match="chậm nhất"):
        says(boss, commands.notify, dialogue_id=near.pk)
    talk = talk_of(works, says)
    with pytest.raises(Refusal, match="cùng loại"):
        talk_of(works, says)
    one = {"dialogue_id": talk.pk}
    says(boss, commands.notify, **one)
    then, result = on(2026, 11, 30, hour=16), "Thống nhất nâng tiền ăn ca lên 30.000 đồng từ tháng 1 năm 2027."
    with pytest.raises(Refusal, match="hãy hoãn") as no:
        says(boss, commands.hold_dialogue, then, employer_present=3, worker_present=5, result=result, **one)
    assert "Điều 39" in no.value.cite
    says(boss, commands.postpone, then, held_on=date(2026, 12, 8), reason="Bên người lao động vắng ba người", **one)
    with pytest.raises(Refusal, match="chưa thể"):
        says(boss, commands.hold_dialogue, on(2026, 12, 8), employer_present=3, worker_present=6, result=result, **one)
    says(boss, commands.notify, then, **one)
    says(boss, commands.hold_dialogue, on(2026, 12, 8), employer_present=3, worker_present=6, result=result, **one)
    assert owed(works.mill, "soe.dialogue")[-1] == (date(2026, 12, 31), "met")
    assert owed(works.mill, "labour.dialogue.publish") == [(date(2026, 12, 11), "open")]
    with pytest.raises(Refusal, match="chưa thể"):
        says(boss, commands.publish, on(2026, 12, 9), **one)
    word = says(
        boss, commands.promise, on(2026, 12, 9), text="Nâng tiền ăn ca lên 30.000 đồng", due=date(2027, 1, 31), **one
    )
    assert not word.shown
    assert "ăn ca" not in "".join(
        duty.subject for duty in queries.owed(works.mill, date(2026, 12, 9), public=True).rows
    )
    with pytest.raises(Refusal):
        says(boss, commands.sign, on(2026, 12, 9), side=Side.WORKERS, **one)
    says(boss, commands.sign, on(2026, 12, 9), side=Side.EMPLOYER, **one)
    with pytest.raises(Refusal, match="đã ký"):
        says(boss, commands.sign, on(2026, 12, 9), side=Side.EMPLOYER, **one)
    says(union, commands.sign, on(2026, 12, 9), side=Side.WORKERS, **one)
    out = says(boss, commands.publish, on(2026, 12, 15), **one)
    word.refresh_from_db()
    assert (out.late, out.shown, word.shown) == (True, True, True)
    assert owed(works.mill, "labour.dialogue.publish") == [(date(2026, 12, 11), "met")]


def test_the_workers_side_asks_and_is_answered_within_the_laws_days(works, says):
    says(
        works.boss,
        commands.list_members,
        LONG_AGO,
        workplace_id=works.mill.pk,
        listed_on=LONG_AGO.date(),
        employer_members=3,
        worker_members=8,
    )
    ask = {"workplace_id": works.mill.pk, "asked_on": TODAY, "contents": "Chậm lương hai tháng tại xưởng sợi."}
    with pytest.raises(Refusal):
        says(works.boss, commands.ask_dialogue, asked_by=3, **ask)
    with pytest.raises(Refusal, match="từ 3 đến 8"):
        says(works.union, commands.ask_dialogue, asked_by=2, **ask)
    talk = says(works.union, commands.ask_dialogue, asked_by=3, **ask)
    with pytest.raises(Refusal, match="đã được ghi"):
        says(works.union, commands.ask_dialogue, asked_by=3, **ask)
    assert owed(works.mill, "labour.dialogue.answer") == [(date(2026, 11, 27), "open")]
    says(works.boss, commands.agree, dialogue_id=talk.pk, held_on=date(2026, 11, 24))
    assert owed(works.mill, "labour.dialogue.answer") == [(date(2026, 11, 27), "met")]
    with pytest.raises(Refusal, match="đã hết hạn"):
        talk_of(works, says, held_on=date(2027, 11, 30))


def test_a_record_is_set_right_only_before_it_is_signed(works, says):
    says(
        works.boss,
        commands.list_members,
        workplace_id=works.mill.pk,
        listed_on=TODAY,
        employer_members=3,
        worker_members=8,
    )
    talk = talk_of(works, says, occasion=Occasion.EVENT, held_on=TODAY)
    said = {"dialogue_id": talk.pk, "employer_present": 3, "worker_present": 6}
    says(works.boss, commands.notify, dialogue_id=talk.pk)
    says(works.boss, commands.hold_dialogue, result="Thống nhất nâng tiền ăn ca lên 28.000 đồng.", **said)
    says(works.boss, commands.correct_record, result="Thống nhất nâng tiền ăn ca lên 30.000 đồng.", **said)
    says(works.union, commands.sign, dialogue_id=talk.pk, side=Side.WORKERS)
    with pytest.raises(Refusal, match="Một bên đã ký"):
        says(works.boss, commands.correct_record, result="Không thống nhất nâng tiền ăn ca.", **said)
    assert len(owed(works.mill, "labour.dialogue.publish")) == 1
