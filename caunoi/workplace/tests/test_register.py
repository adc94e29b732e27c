"""What a workplace owes by its sort and size; who registers it, who sits at its desks, what it shows."""

from datetime import date

import pytest

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.workplace import commands, queries
from caunoi.workplace.models import Agreement, StaffConference, StaffResolution, WorkPromise
from caunoi.workplace.words import Gathering, Sort
from tests.stage import NOON

from .conftest import LONG_AGO, duties, on, owed, talk_of

TODAY = NOON.date()
PROOF = "Bảng lương tháng 10/2026 đã ký nhận, kèm ủy nhiệm chi số 118."


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


def test_a_round_over_many_workplaces_costs_as_much_as_over_one(works, django_assert_max_num_queries):
    with as_system():
        for number in range(40):
            commands.register(
                place=works.town.place,
                sort=Sort.ENTERPRISE,
                workers=20,
                name=f"Công ty Thử {number:02}",
                by="system",
                at=NOON,
            )
    commands.open_everywhere(by="clock", at=NOON)
    with django_assert_max_num_queries(12):
        assert commands.open_everywhere(by="clock", at=NOON) == 0


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
    deal = says(
        works.rival,
        commands.draft,
        then,
        workplace_id=row.pk,
        title="Thỏa ước An Phát",
        summary="Tiền ăn ca và lương tháng 13.",
    )
    says(
        works.rival,
        commands.promise,
        then,
        agreement_id=deal.pk,
        text="Tiền ăn ca 30.000 đồng một bữa",
        due=date(2027, 5, 1),
    )
    terms = {"workplace_id": row.pk, "union": False, "opted": False, "year_ends": 12, "notice_days": 0}
    says(works.rival, commands.amend, shown=True, **terms)
    counts = [model.objects.count() for model in (StaffConference, StaffResolution, Agreement, WorkPromise)]
    assert counts == [1, 1, 0, 0]  # the draft and what it promises stay inside
    says(works.rival, commands.amend, shown=False, **terms)
    assert StaffConference.objects.count() == StaffResolution.objects.count() == 0


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
