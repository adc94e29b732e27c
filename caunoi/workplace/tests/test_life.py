"""A year at work: registered, called, void and held again, talked, agreed, promised, reviewed; each duty opened and met."""

from datetime import date, timedelta

import pytest

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.models import Entry
from caunoi.workplace import commands, queries
from caunoi.workplace.models import StaffConference, Workplace
from caunoi.workplace.words import Content, Gathering, Kept, Occasion, Side, Sort, Stage
from tests.stage import NOON

from .conftest import LONG_AGO, on

TODAY = NOON.date()
PROOF = "Bảng lương tháng 10/2026 đã ký nhận, kèm ủy nhiệm chi số 118."


def duties(**wanted):
    with as_system():
        return list(Duty.objects.filter(**wanted).order_by("due"))


def owed(row, rule):
    return [(each.due, each.standing) for each in duties(owed_by=row.body, rule=rule)]


def test_what_a_workplace_owes_is_opened_by_its_sort_and_each_round_opens_it_once(works):
    assert owed(works.mill, "soe.conf") == [(date(2026, 3, 31), "open")]
    assert owed(works.mill, "soe.dialogue") == [(date(2025, 12, 31), "open")]
    assert owed(works.mill, "soe.review") == [(date(2026, 1, 1), "open")]
    assert owed(works.school, "unit.conf.regular") == [(date(2026, 3, 31), "open")]
    assert owed(works.shop, "labour.dialogue") == [(date(2025, 12, 31), "open")]
    assert [row.rule for row in duties(owed_by=works.shop.body)] == ["labour.dialogue"]
    opened = commands.open_everywhere(by="clock", at=NOON)
    assert opened == 6
    assert commands.open_everywhere(by="clock", at=NOON) == 0
    assert owed(works.mill, "soe.conf")[-1] == (date(2027, 3, 31), "open")


def test_so_few_that_no_conference_is_owed_waives_the_duty_that_runs(works, says):
    says(works.town.handler, commands.recount, LONG_AGO, workplace_id=works.school.pk, workers=7, on=LONG_AGO.date())
    assert owed(works.school, "unit.conf.regular") == [(date(2026, 3, 31), "waived")]


def test_a_workplace_is_registered_once_by_its_committee_alone(works, says):
    town = works.town
    again = {"place": town.place, "sort": Sort.ENTERPRISE, "workers": 12, "name": "Công ty Cơ khí An Phát"}
    with pytest.raises(Refusal, match="Đã có"):
        says(town.handler, commands.register, **again)
    for person in (town.neighbour, town.stranger, town.former, works.boss):
        with pytest.raises(Refusal, match="của cán bộ xử lý"):
            says(person, commands.register, **again | {"name": "Công ty Mới"})
    says(town.handler, commands.register, place=town.place, sort=Sort.AGENCY, workers=25, body=town.committee)
    with pytest.raises(Refusal, match="đã có trong sổ"):
        says(town.handler, commands.register, place=town.place, sort=Sort.AGENCY, workers=25, body=town.committee)
    with pytest.raises(Refusal, match="địa phương khác"):
        says(
            town.handler,
            commands.register,
            place=town.place,
            sort=Sort.AGENCY,
            workers=25,
            body=town.bodies["neighbour"],
        )


def test_desks_are_given_only_where_they_open_nothing_else_and_never_both_to_one_person(works, says):
    town = works.town
    agency = says(town.handler, commands.register, place=town.place, sort=Sort.AGENCY, workers=25, body=town.committee)
    with pytest.raises(Refusal, match="cán bộ của mình"):
        says(town.handler, commands.entrust, workplace_id=agency.pk, person=town.stranger, side=Role.EMPLOYER)
    with pytest.raises(Refusal, match="cả hai bên"):
        says(town.handler, commands.entrust, workplace_id=works.mill.pk, person=works.boss, side=Role.WORKERS_SIDE)
    with pytest.raises(Refusal):
        says(works.boss, commands.entrust, workplace_id=works.mill.pk, person=town.stranger, side=Role.EMPLOYER)
    with pytest.raises(Refusal, match="Chọn bên"):
        says(town.handler, commands.entrust, workplace_id=works.mill.pk, person=town.stranger, side=Role.HEAD)
    fresh = says(
        town.handler, commands.entrust, workplace_id=works.shop.pk, side=Role.WORKERS_SIDE, username="cdanphat", name="Vũ Thị Đại Diện", email="cd@anphat.example"
    )  # fmt: skip
    assert not fresh.has_usable_password()
    says(town.handler, commands.release, workplace_id=works.mill.pk, person=works.boss, side=Role.EMPLOYER)
    with pytest.raises(Refusal):
        says(works.boss, commands.recount, workplace_id=works.mill.pk, workers=5, on=TODAY)


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
    assert no.value.field == "held_on"
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


def talk_of(works, says, **changed):
    said = {
        "workplace_id": works.mill.pk,
        "occasion": Occasion.PERIODIC,
        "held_on": date(2026, 11, 30),
        "contents": "Tiền ăn ca, phụ cấp độc hại, sửa nhà để xe.",
    }
    return says(works.boss, commands.set_dialogue, **said | changed)


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
    with pytest.raises(Refusal):
        says(boss, commands.sign, on(2026, 12, 9), side=Side.WORKERS, **one)
    says(boss, commands.sign, on(2026, 12, 9), side=Side.EMPLOYER, **one)
    with pytest.raises(Refusal, match="đã ký"):
        says(boss, commands.sign, on(2026, 12, 9), side=Side.EMPLOYER, **one)
    says(union, commands.sign, on(2026, 12, 9), side=Side.WORKERS, **one)
    out = says(boss, commands.publish, on(2026, 12, 15), **one)
    assert (out.late, out.shown) == (True, True)
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


@pytest.fixture
def signed(works, says):
    """An agreement of the mill, signed and with two promises; the later is still ahead."""
    deal = says(
        works.boss,
        commands.draft,
        workplace_id=works.mill.pk,
        title="Thỏa ước lao động tập thể 2026–2028",
        summary="Lương tháng 13, tiền ăn ca, nghỉ mát, thưởng chuyên cần.",
    )
    for text, due in (
        ("Trả lương tháng 13 trước Tết Nguyên đán", date(2026, 12, 20)),
        ("Tổ chức nghỉ mát cho toàn bộ người lao động", date(2027, 8, 31)),
    ):
        says(works.boss, commands.promise, agreement_id=deal.pk, text=text, due=due)
    says(works.boss, commands.poll, agreement_id=deal.pk, polled_on=TODAY, polled=120, approved=100)
    return says(
        works.boss,
        commands.sign_agreement,
        agreement_id=deal.pk,
        signed_on=TODAY,
        since=TODAY,
        last_day=date(2028, 11, 18),
    )


def test_an_agreement_is_not_signed_without_the_workers_nor_beyond_the_law(works, says):
    boss = works.boss
    new = {
        "workplace_id": works.mill.pk,
        "title": "Thỏa ước 2026",
        "summary": "Lương tháng 13 và tiền ăn ca cho mọi người.",
    }
    deal = says(boss, commands.draft, **new | {"title": "Thỏa ước năm 2026"})
    with pytest.raises(Refusal, match="mang tên"):
        says(boss, commands.draft, **new | {"title": "Thỏa ước năm 2026"})
    one = {"agreement_id": deal.pk}
    term = {"signed_on": TODAY, "since": TODAY, "last_day": date(2028, 11, 18)}
    with pytest.raises(Refusal, match="chưa thể"):
        says(boss, commands.sign_agreement, **one, **term)
    for polled, approved, match in ((119, 100, "toàn bộ 120"), (120, 121, "từ 0 đến 120")):
        with pytest.raises(Refusal, match=match):
            says(boss, commands.poll, polled_on=TODAY, polled=polled, approved=approved, **one)
    says(boss, commands.poll, polled_on=TODAY, polled=120, approved=60, **one)
    with pytest.raises(Refusal, match="cần ít nhất 61"):
        says(boss, commands.sign_agreement, **one, **term)
    says(boss, commands.poll, polled_on=TODAY, polled=120, approved=61, **one)
    for wrong, match in (
        ({"last_day": date(2029, 11, 19)}, "từ 1 đến 3 năm"), ({"since": date(2026, 11, 18)}, "trước ngày ký"), ({"signed_on": date(2026, 11, 18)}, "trước ngày lấy ý kiến"),
        ({"signed_on": date(2026, 11, 20)}, "chưa đến"),
    ):  # fmt: skip
        with pytest.raises(Refusal, match=match):
            says(boss, commands.sign_agreement, **one, **term | wrong)
    says(boss, commands.sign_agreement, **one, **term)
    town = works.town
    agency = says(town.handler, commands.register, place=town.place, sort=Sort.AGENCY, workers=25, body=town.committee)
    with pytest.raises(Refusal, match="Cơ quan nhà nước"):
        says(town.handler, commands.draft, **new | {"workplace_id": agency.pk})


def test_what_was_signed_is_sent_and_promises_are_duties_kept_or_broken(works, says, signed):
    boss, union, row = works.boss, works.union, works.mill
    assert owed(row, "labour.cba.send") == [(date(2026, 11, 30), "open")]
    sent = says(
        boss,
        commands.send,
        on(2026, 12, 2),
        agreement_id=signed.pk,
        sent_on=date(2026, 12, 1),
        sent_to="Sở Nội vụ Thành phố",
    )
    assert sent.sent_late
    assert owed(row, "workplace.promise") == [(date(2026, 12, 20), "open"), (date(2027, 8, 31), "open")]
    with as_system():
        first, second = queries.promises_of(row).order_by("due")
    with pytest.raises(Refusal, match="minh chứng"):
        says(boss, commands.keep_promise, promise_id=first.pk, proof="Đã trả.", kept_on=TODAY)
    with pytest.raises(Refusal, match="chưa thể ghi"):
        says(union, commands.break_promise, on(2026, 12, 20), promise_id=first.pk, proof=PROOF)
    with pytest.raises(Refusal):
        says(boss, commands.break_promise, on(2026, 12, 21), promise_id=first.pk, proof=PROOF)
    says(
        union,
        commands.break_promise,
        on(2026, 12, 21),
        promise_id=first.pk,
        proof="Đến ngày 21/12 chưa ai nhận được lương tháng 13.",
    )
    assert owed(row, "workplace.promise")[0] == (date(2026, 12, 20), "open")
    late = says(
        boss, commands.keep_promise, on(2027, 1, 4), promise_id=first.pk, proof=PROOF, kept_on=date(2026, 12, 30)
    )
    assert late.kept_late
    assert owed(row, "workplace.promise")[0] == (date(2026, 12, 20), "met")
    with pytest.raises(Refusal, match="chưa thể"):
        says(boss, commands.keep_promise, on(2027, 1, 4), promise_id=first.pk, proof=PROOF, kept_on=date(2026, 12, 30))
    with pytest.raises(Refusal, match="trong thời hạn"):
        says(
            boss, commands.promise, agreement_id=signed.pk, text="Xây nhà trẻ trong khuôn viên", due=date(2028, 11, 19)
        )
    with pytest.raises(Refusal, match="đã được ghi"):
        says(boss, commands.promise, agreement_id=signed.pk, text=second.text, due=date(2027, 1, 1))


def test_an_agreement_about_to_end_is_warned_of_and_a_new_one_settles_it(works, says, signed):
    near = on(2028, 8, 21)
    assert not queries.deal_of(signed, date(2028, 8, 19)).warned
    assert queries.deal_of(signed, date(2028, 8, 20)).warned
    commands.open_everywhere(by="clock", at=near)
    assert owed(works.mill, "house.workplace.expiring") == [(date(2028, 11, 18), "open")]
    deal = says(
        works.boss,
        commands.draft,
        near,
        workplace_id=works.mill.pk,
        title="Thỏa ước 2028–2030",
        summary="Tiếp tục các cam kết của thỏa ước trước, thêm nhà trẻ.",
    )
    says(works.boss, commands.poll, near, agreement_id=deal.pk, polled_on=near.date(), polled=120, approved=90)
    says(
        works.boss,
        commands.sign_agreement,
        near,
        agreement_id=deal.pk,
        signed_on=near.date(),
        since=date(2028, 11, 19),
        last_day=date(2030, 11, 18),
    )
    assert owed(works.mill, "house.workplace.expiring") == [(date(2028, 11, 18), "met")]
    assert queries.deal_of(signed, date(2028, 11, 19)).over


def test_a_half_year_is_reviewed_over_figures_of_the_records_and_sent_once(works, says, signed):
    commands.open_everywhere(by="clock", at=NOON)
    words = {
        "done": "Đã ký thỏa ước mới với 100 trên 120 người tán thành.",
        "short": "",
        "ahead": "Trả lương tháng 13 trước ngày 20 tháng 12.",
    }
    one = {"workplace_id": works.mill.pk, "period": "2026-H2"}
    with pytest.raises(Refusal, match="chưa bắt đầu"):
        says(works.boss, commands.write_review, **one | {"period": "2027-H1"}, **words)
    row = says(works.boss, commands.write_review, **one, **words | {"done": "Ngắn"})
    with pytest.raises(Refusal, match="Hãy viết"):
        says(works.boss, commands.send_review, review_id=row.pk)
    with pytest.raises(Refusal, match="Người khác"):
        says(works.town.handler, commands.write_review, **one, **words, version=0)
    row = says(works.boss, commands.write_review, **one, **words, version=1)
    sent = says(works.boss, commands.send_review, review_id=row.pk)
    told = {each.code: each.value for each in queries.frozen(sent.figures)}
    assert (told["workers"], told["agreements"], told["promises"], told["void"]) == (120, 1, 0, 0)
    assert owed(works.mill, "soe.review")[-1] == (date(2027, 1, 1), "met")
    for command, said in ((commands.send_review, {"review_id": row.pk}), (commands.write_review, {**one, **words})):
        with pytest.raises(Refusal, match="đã gửi"):
            says(works.boss, command, **said)


def test_a_private_enterprise_shows_nothing_until_it_says_so(works, says):
    row = works.shop
    assert not row.shown
    conference = says(
        works.rival, commands.plan_conference, workplace_id=row.pk, year=2026, gathering=Gathering.DELEGATES, held_on=date(2026, 11, 27), venue="Xưởng", contents=["work"]
    )  # fmt: skip
    says(works.rival, commands.call, conference_id=conference.pk, summoned=12)
    then = on(2026, 11, 27)
    says(works.rival, commands.hold, then, conference_id=conference.pk, opening=12, voting=11)
    says(
        works.rival,
        commands.vote,
        then,
        conference_id=conference.pk,
        text="Thông qua nội quy lao động mới",
        yes=11,
        no=0,
        blank=0,
    )
    says(works.rival, commands.conclude, then, conference_id=conference.pk)
    assert StaffConference.objects.filter(pk=conference.pk).count() == 0
    says(
        works.rival,
        commands.amend,
        workplace_id=row.pk,
        union=False,
        opted=False,
        shown=True,
        year_ends=12,
        notice_days=0,
    )
    assert StaffConference.objects.filter(pk=conference.pk).count() == 1


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


def test_a_changed_draft_is_polled_anew_and_its_promises_lie_within_the_term(works, says):
    boss = works.boss
    new = {"title": "Thỏa ước năm 2026", "summary": "Lương tháng 13 và tiền ăn ca cho mọi người."}
    deal = says(boss, commands.draft, workplace_id=works.mill.pk, **new)
    one, term = {"agreement_id": deal.pk}, {"signed_on": TODAY, "since": TODAY, "last_day": date(2028, 11, 18)}
    far = says(boss, commands.promise, text="Xây nhà trẻ trong khuôn viên", due=date(2029, 5, 1), **one)
    near = says(boss, commands.promise, text="Trả lương tháng 13 trước Tết", due=date(2027, 1, 30), **one)
    says(boss, commands.poll, polled_on=TODAY, polled=120, approved=100, **one)
    with pytest.raises(Refusal, match="ngoài thời hạn"):
        says(boss, commands.sign_agreement, **one, **term)
    with pytest.raises(Refusal, match="chưa lấy ý kiến"):
        says(boss, commands.withdraw_promise, promise_id=far.pk)
    edited = says(
        boss, commands.edit_draft, title="Thỏa ước năm 2026", summary="Lương tháng 13, tiền ăn ca 30.000 đồng.", **one
    )
    assert (edited.stage, edited.polled) == ("draft", None)
    says(boss, commands.withdraw_promise, promise_id=far.pk)
    with pytest.raises(Refusal, match="chưa thể"):
        says(boss, commands.sign_agreement, **one, **term)
    says(boss, commands.poll, polled_on=TODAY, polled=120, approved=100, **one)
    with pytest.raises(Refusal, match="chưa ký"):
        says(boss, commands.keep_promise, promise_id=near.pk, proof=PROOF, kept_on=TODAY)
    says(boss, commands.sign_agreement, **one, **term)
    assert owed(works.mill, "workplace.promise") == [(date(2027, 1, 30), "open")]
    with pytest.raises(Refusal, match="trước ngày cam kết"):
        says(boss, commands.keep_promise, promise_id=near.pk, proof=PROOF, kept_on=date(2026, 11, 1))


def test_a_slip_of_the_year_is_refused_and_a_choice_taken_back_waives_what_it_opened(works, says, planned):
    plan = {
        "workplace_id": works.mill.pk,
        "year": 2026,
        "gathering": Gathering.PLENARY,
        "venue": "Hội trường",
        "contents": ["work"],
        "extra": True,
    }
    for day in (date(2062, 11, 30), date(9999, 12, 31), date(1, 1, 1)):
        with pytest.raises(Refusal, match="quá hai năm"):
            says(works.boss, commands.plan_conference, held_on=day, **plan)
    says(
        works.boss,
        commands.list_members,
        workplace_id=works.mill.pk,
        listed_on=TODAY,
        employer_members=3,
        worker_members=8,
    )
    with pytest.raises(Refusal, match="quá hai năm"):
        talk_of(works, says, held_on=date(9999, 12, 31))
    same = {"workplace_id": works.shop.pk, "union": False, "shown": False, "year_ends": 12, "notice_days": 0}
    says(works.rival, commands.amend, opted=True, **same)
    assert [owed(works.shop, rule) for rule in ("soe.conf", "soe.review")] == [
        [(date(2027, 3, 31), "open")],
        [(date(2027, 1, 1), "open")],
    ]
    says(works.rival, commands.amend, opted=False, **same)
    assert [owed(works.shop, rule) for rule in ("soe.conf", "soe.review")] == [
        [(date(2027, 3, 31), "waived")],
        [(date(2027, 1, 1), "waived")],
    ]
