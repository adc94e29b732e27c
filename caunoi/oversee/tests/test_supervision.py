"""Supervision by the Front: told in time, reported to, held, reported on, recommended from; each clock is a duty of whoever owes it."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.duties.models import Duty
from caunoi.followup import queries as followup
from caunoi.oversee import commands, papers, queries, rules
from caunoi.oversee.models import OversightHearing, OversightMember, Supervision
from caunoi.oversee.words import Act, Basis, Form, Left, Move, Phase, Seat, Sort, Stage
from tests.stage import NOON, VIETNAM

from .conftest import END, START, TEAM, TODAY, refused


def duties(about):
    with as_system():
        return {row.rule: (row.due, row.standing, row.owed_by_id) for row in Duty.objects.filter(about=about)}


@pytest.mark.parametrize(
    ("day", "first", "after"),
    [(date(2026, 1, 1), date(2026, 1, 1), date(2026, 4, 1)), (date(2026, 11, 19), date(2026, 10, 1), date(2027, 1, 1)), (date(2026, 9, 30), date(2026, 7, 1), date(2026, 10, 1))],
)  # fmt: skip
def test_a_quarter_has_its_days(day, first, after):
    assert rules.quarter_of(day) == (first, after)


def test_the_books_reach_every_stage():
    assert {step.then for step in rules.BOOK} | {Stage.PLANNED} == set(Stage)
    assert {step.then for step in rules.MATRIX} | {Phase.OPEN} == set(Phase)
    assert rules.BOOK.walk([Act.NOTIFY, Act.RECEIVE, Act.HOLD, Act.REPORT, Act.RECOMMEND]) is Stage.REPORTED
    assert rules.MATRIX.walk([Move.OPINE, Move.GROUP, Move.SEND, Move.ANSWER, Move.SIGN, Move.ISSUE]) is Phase.ISSUED


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (
            {"starts_on": date(2026, 12, 3), "ends_on": date(2026, 12, 3)},
            "starts_on",
        ),  # told fifteen days before would be yesterday
        ({"ends_on": START - timedelta(days=1)}, "ends_on"),
        ({"title": "ngắn"}, "title"),
        ({"scope": ""}, "scope"),
    ],
)
def test_a_supervision_is_planned_in_time_to_be_told(front, town, speak, changed, field):
    said = {
        "body": front, "subject": town.committee, "title": "Việc thu chi quỹ vận động", "form": Form.TEAM, "basis": Basis.PROGRAMME, "scope": "Thu chi quỹ tại các tổ",
        "starts_on": START, "ends_on": END, "by": town.front, "at": NOON,
    }  # fmt: skip
    with speak(town.front):
        refused(field, commands.plan, **{**said, **changed})
        refused("subject", commands.plan, **{**said, "subject": front})
    with speak(town.head):
        refused(None, commands.plan, **{**said, "by": town.head})  # nobody plans in another's name
        refused(
            "body", commands.plan, **{**said, "body": town.committee, "subject": front, "by": town.head}
        )  # the committee supervises nobody here


def test_each_clock_is_a_duty_of_whoever_owes_it(notified, front, town, speak):
    assert duties(notified.ref) == {
        "gs.notice": (date(2026, 11, 22), "met", front.pk), "gs.report_in": (date(2026, 11, 30), "open", town.committee.pk),
    }  # fmt: skip
    with speak(town.neighbour):
        refused(None, commands.send_report, supervision_id=notified.pk, number="45/BC-UBND", by=town.neighbour, at=NOON)
    with speak(town.front):  # the overseer does not send the supervised body's report
        refused(None, commands.send_report, supervision_id=notified.pk, number="45/BC-UBND", by=town.front, at=NOON)
    with speak(town.handler):
        commands.send_report(
            supervision_id=notified.pk, files=[("bao-cao.txt", "Báo cáo thu chi".encode())], by=town.handler, at=NOON
        )
        refused(None, commands.send_report, supervision_id=notified.pk, number="45/BC-UBND", by=town.handler, at=NOON)
    assert duties(notified.ref)["gs.report_in"][1] == "met"
    ended = datetime(2026, 12, 9, 17, tzinfo=VIETNAM)
    with speak(town.front):
        refused(
            "ended_on",
            commands.hold,
            supervision_id=notified.pk,
            ended_on=END,
            course="Đã làm việc tại 12 tổ.",
            by=town.front,
            at=NOON,
        )
        commands.hold(
            supervision_id=notified.pk, ended_on=END, course="Đã làm việc tại 12 tổ.", by=town.front, at=ended
        )
    assert duties(notified.ref)["gs.report_out"] == (date(2026, 12, 24), "open", front.pk)
    findings = "Mười tổ công khai đủ; hai tổ chưa niêm yết sổ chi, chưa họp hộ dân."
    with speak(town.front_clerk):
        refused(
            None, commands.report, supervision_id=notified.pk, findings=findings, by=town.front_clerk, at=ended
        )  # the head of the team reports
    with speak(town.front):
        refused(
            "findings",
            commands.report,
            supervision_id=notified.pk,
            findings=f"{findings} Hỏi bà Lan 0912345678.",
            by=town.front,
            at=ended,
        )
        commands.report(supervision_id=notified.pk, findings=findings, by=town.front, at=ended)
        made = commands.recommend(
            supervision_id=notified.pk,
            to=town.committee,
            what="Niêm yết sổ chi tại hai tổ trước 31/12",
            by=town.front,
            at=ended,
        )
        again = commands.recommend(
            supervision_id=notified.pk,
            to=town.committee,
            what="Niêm yết sổ chi tại hai tổ trước 31/12",
            by=town.front,
            at=ended,
        )
    assert made.pk == again.pk
    row = followup.of(made.ref)
    assert (row.state, row.owed_by_id, row.number) == ("open", town.committee.pk, made.number)
    assert duties(row.about)["house.followup.answer"][1:] == ("open", town.committee.pk)
    with as_system():
        row = queries.supervision_of(notified.pk)
        assert [code for code, _name in papers.fitting(row)] == ["quyet-dinh", "ke-hoach", "bao-cao", "kien-nghi"]
        for code, _name in papers.fitting(row):
            assert papers.supervision_file(row, code, "docx").content[:2] == b"PK"
        assert papers.supervision_file(row, "kien-nghi", "pdf").content[:4] == b"%PDF"


def test_a_team_has_one_head_and_a_plan_is_not_sent_without(planned, town, speak):
    said = {
        "supervision_id": planned.pk,
        "decision": "12/QĐ",
        "outline": "1. Số thu. 2. Số chi.",
        "by": town.front,
        "at": NOON,
    }
    with speak(town.front):
        refused("members", commands.notify, **said)
        refused(
            "members", commands.set_team, supervision_id=planned.pk, members=[TEAM[0], TEAM[0]], by=town.front, at=NOON
        )
        refused("members", commands.set_team, supervision_id=planned.pk, members=[TEAM[1]], by=town.front, at=NOON)
        commands.set_team(supervision_id=planned.pk, members=TEAM, by=town.front, at=NOON)
        refused("starts_on", commands.notify, **{**said, "at": NOON + timedelta(days=4)})  # too late: the day must move
        moved = commands.move(
            supervision_id=planned.pk,
            starts_on=date(2026, 12, 20),
            ends_on=date(2026, 12, 20),
            reason="Dời theo lịch phường",
            by=town.front,
            at=NOON,
        )
    assert moved.notice_due == date(2026, 12, 5)
    with speak(town.front):
        commands.cancel(supervision_id=planned.pk, reason="Nơi được giám sát đã giải thể", by=town.front, at=NOON)
    assert duties(planned.ref)["gs.notice"][1] == "waived"


def test_plans_are_the_overseers_until_shown_and_names_stay_by_consent(planned, town, speak):
    for person, count in ((town.front, 1), (town.head, 0), (town.neighbour, 0), (town.stranger, 0)):
        with speak(person):
            assert Supervision.objects.count() == count
    with speak(town.front):
        commands.set_team(supervision_id=planned.pk, members=TEAM, by=town.front, at=NOON)
        commands.notify(
            supervision_id=planned.pk, decision="12/QĐ", outline="1. Số thu. 2. Số chi.", by=town.front, at=NOON
        )
    for person, names in ((town.front, 2), (town.head, 1), (town.stranger, 1), (town.former, 1)):
        with speak(person):
            assert Supervision.objects.count() == 1
            assert OversightMember.objects.count() == names
    with speak(town.neighbour):
        assert Supervision.objects.filter(pk=planned.pk).update(title="khác") == 0


def test_a_year_is_planned_in_its_fourth_quarter(front, town, speak):
    assert commands.open_programmes(at=datetime(2026, 9, 30, 12, tzinfo=VIETNAM)) == 0
    assert commands.open_programmes(at=NOON) == 1
    assert commands.open_programmes(at=NOON) == 0
    about = f"oversee.year:{front.code}.2027"
    assert duties(about) == {"gs.plan": (date(2026, 12, 31), "open", front.pk)}
    with speak(town.front):
        refused(
            "year",
            commands.begin_programme,
            body=front,
            year=2030,
            aim="Giám sát việc dân quan tâm",
            by=town.front,
            at=NOON,
        )
        year = commands.begin_programme(body=front, year=2027, aim="Giám sát việc dân quan tâm", by=town.front, at=NOON)
        refused(
            "year",
            commands.begin_programme,
            body=front,
            year=2027,
            aim="Giám sát việc dân quan tâm",
            by=town.front,
            at=NOON,
        )
        refused(None, commands.sign_programme, programme_id=year.pk, by=town.front, at=NOON)  # empty
        commands.plan(
            body=front, subject=town.committee, title="Giải quyết thủ tục đất đai", form=Form.DOCUMENTS, basis=Basis.PROGRAMME, scope="Hồ sơ đất đai trễ hẹn", starts_on=date(2027, 3, 2),
            ends_on=date(2027, 3, 4), programme=year, by=town.front, at=NOON,
        )  # fmt: skip
        commands.sign_programme(programme_id=year.pk, by=town.front, at=NOON)
    assert duties(about)["gs.plan"][1] == "met"
    with speak(town.stranger):
        [shown] = queries.programmes_of(town.place)
        assert [item.title for item in shown.items.all()] == ["Giải quyết thủ tục đất đai"]
        assert papers.programme_file(shown, "pdf").content[:4] == b"%PDF"


def test_council_and_committee_hear_the_front_each_half_year(front, town, speak):
    assert commands.open_hearings(at=NOON) == 2
    assert commands.open_hearings(at=NOON) == 0
    row = OversightHearing.objects.get(body=town.committee)
    assert duties(row.ref) == {"gs.6m": (date(2026, 12, 31), "open", town.committee.pk)}
    said = {
        "hearing_id": row.pk,
        "told": "Ba cuộc giám sát, năm kiến nghị.",
        "concluded": "Giao văn phòng theo dõi.",
        "at": NOON,
    }
    with speak(town.neighbour):
        refused(None, commands.hear, held_on=TODAY, by=town.neighbour, **said)
    with speak(town.handler):
        refused("held_on", commands.hear, held_on=date(2026, 6, 1), by=town.handler, **said)
        refused("held_on", commands.hear, held_on=date(2026, 12, 1), by=town.handler, **said)
        commands.hear(held_on=TODAY, by=town.handler, **said)
        refused(None, commands.hear, held_on=TODAY, by=town.handler, **said)
    assert duties(row.ref)["gs.6m"][1] == "met"


def test_what_a_hearing_leaves_is_followed_on_the_public_list_to_its_end(front, town, speak, client):
    commands.open_hearings(at=NOON)
    row = OversightHearing.objects.get(body=town.committee)
    asked = {
        "hearing_id": row.pk,
        "to": town.committee,
        "what": "Công khai hồ sơ đất đai trễ hẹn mỗi tháng.",
        "at": NOON,
    }
    with speak(town.handler):
        refused(None, commands.leave, sort=Left.QUESTION, by=town.handler, **asked)  # not held yet
        commands.hear(hearing_id=row.pk, held_on=TODAY, told="Ba cuộc giám sát, năm kiến nghị.", concluded="", by=town.handler, at=NOON)  # fmt: skip
        for sort, due in ((Left.PROMISE, None), (Left.PROMISE, TODAY)):
            refused("due", commands.leave, sort=sort, due=due, by=town.handler, **asked)
        refused("to", commands.leave, sort=Left.QUESTION, by=town.handler, **{**asked, "to": town.bodies["thanhtra"]})
        refused("what", commands.leave, sort=Left.QUESTION, by=town.handler, **{**asked, "what": "Gọi bà Lan 0912345678 để trả lời."})  # fmt: skip
        promised = commands.leave(sort=Left.PROMISE, due=date(2026, 12, 20), by=town.handler, **asked)
        assert commands.leave(sort=Left.PROMISE, due=date(2026, 12, 20), by=town.handler, **asked) == promised
    with speak(town.neighbour):
        refused(None, commands.leave, sort=Left.QUESTION, by=town.neighbour, **asked)
    with speak(town.front):
        question = commands.leave(sort=Left.QUESTION, by=town.front, **asked)
        assert queries.hearing_for(town.front, row.pk) == row
        assert queries.hearing_for(town.neighbour, row.pk) is None
    assert (promised.due_on, question.due_on > TODAY) == (date(2026, 12, 20), True)
    shown = client.get(reverse("oversee:place", args=[town.place.code])).content.decode()
    listed = client.get(reverse("followup:followups"), {"noi": town.place.code}).content.decode()
    client.force_login(town.head)  # of the body that owes it
    for number in (promised.number, question.number):
        assert number in shown
        assert number in listed
        owed = client.get(reverse("followup:desk", args=[number]))
        assert owed.status_code == 200
        assert asked["what"] in owed.content.decode()


def test_an_officer_enters_a_hearing_and_what_it_leaves_page_by_page(front, town, client):
    commands.open_hearings(at=NOON)
    row = OversightHearing.objects.get(body=town.committee)
    here, asked = reverse("oversee:hearing", args=[row.pk]), reverse("oversee:hearing-left", args=[row.pk])
    client.force_login(town.neighbour)
    assert {client.get(here).status_code, client.get(asked).status_code} == {404}
    client.force_login(town.front)
    assert client.get(asked).status_code == 404  # nothing is left before it was held
    held = {"held_on": f"{TODAY:%d/%m/%Y}", "told": "Ba cuộc giám sát, năm kiến nghị.", "concluded": ""}
    assert client.post(here, held).url == here
    said = {"sort": "promise", "to": town.committee.pk, "what": "Gửi thư xin lỗi cho hồ sơ trễ.", "due": ""}
    wrong = client.post(asked, said)
    assert wrong.status_code == 422
    assert "Gửi thư xin lỗi" in wrong.content.decode()
    assert client.post(asked, {**said, "due": "20/12/2026"}).url == here
    assert "Gửi thư xin lỗi" in client.get(here).content.decode()


@pytest.mark.parametrize(
    ("year", "today", "allowed"),
    [(2027, date(2026, 9, 30), False), (2027, date(2026, 10, 1), True), (2027, date(2026, 12, 31), True), (2027, date(2027, 2, 1), True), (2027, date(2028, 1, 1), False), (2028, date(2026, 12, 1), False)],
)  # fmt: skip
def test_a_programme_is_made_in_the_fourth_quarter_before_its_year_or_late_within_it(year, today, allowed):
    if allowed:
        rules.must_be_time_to_plan(year, today, "NQLT 403/2017")
    else:
        refused("year", rules.must_be_time_to_plan, year=year, today=today, cite="NQLT 403/2017")


@pytest.mark.parametrize(
    ("mine", "theirs", "kind", "sort", "allowed"),
    [
        (1, 1, "peoples_committee", Sort.DRAFT, True), (1, 2, "peoples_committee", Sort.DRAFT, False), (1, 1, "party_committee", Sort.DRAFT, False),
        (1, 1, "party_committee", Sort.STANDING, True), (1, 1, "enterprise", Sort.STANDING, False),
    ],
)  # fmt: skip
def test_drafts_are_of_state_bodies_of_the_same_level(mine, theirs, kind, sort, allowed):
    if allowed:
        rules.must_be_of_the_same_level(mine, theirs, kind, sort)
    else:
        refused("drafter", rules.must_be_of_the_same_level, mine=mine, theirs=theirs, kind=kind, sort=sort)


def test_seats_are_ordered(notified):
    with as_system():
        assert [each.seat for each in queries.team_of(notified)] == [Seat.HEAD, Seat.MEMBER]
