"""Training from the plan to the certificate: who may, who sees, what is refused, what is weak and what changed."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system, speaking_for
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.training import commands, queries, rules
from caunoi.training.models import Attendance, SessionCode
from caunoi.ui.measures import Reach, measures
from tests.stage import NOON, VIETNAM
from tests.town import officer

BEGINS = datetime(2026, 11, 19, 13, 30, tzinfo=VIETNAM)


@pytest.fixture
def held(town):
    """A course of the committee with one session this afternoon and the clerk on its list."""
    with speaking_for(town.handler.pk, today=NOON.date()):
        course = commands.plan_course(
            body=town.committee,
            year=2026,
            title="Trả lời đúng hạn",
            hours=4,
            indicator="on_time_share",
            by=town.handler,
            at=NOON,
        )
        session = commands.set_session(
            course_id=course.pk, starts_at=BEGINS, ends_at=BEGINS + timedelta(hours=3), venue="Hội trường phường", trainer="Trần Văn Thầy", seats=1,
            by=town.handler, at=NOON,
        )  # fmt: skip
        commands.enlist(session_id=session.pk, person=town.clerk, by=town.handler, at=NOON)
    return course, session


def signed(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize(
    ("value", "better", "points"), [(62.0, "up", 38.0), (100.0, "up", 0.0), (12.5, "down", 12.5), (0.0, "down", 0.0)]
)
def test_weakness_is_how_far_a_share_is_from_where_it_should_be(value, better, points):
    assert rules.weakness(value, better) == points


def test_attendance_by_the_code_is_for_the_listed_and_while_the_session_runs(town, held):
    _, session = held
    with as_system():
        code = SessionCode.objects.get(session=session).code
    for person, at, match in (
        (town.clerk, NOON, "Chưa đến giờ"), (town.clerk, BEGINS + timedelta(hours=9), "hết giờ"), (town.receiver, BEGINS, "chưa có tên"),
    ):  # fmt: skip
        with speaking_for(person.pk, today=NOON.date()), pytest.raises(Refusal, match=match):
            commands.check_in(code=code, by=person, at=at)
    with speaking_for(town.clerk.pk, today=NOON.date()):
        with pytest.raises(Refusal, match="không đúng"):
            commands.check_in(code="CN-0000", by=town.clerk, at=BEGINS)
        commands.check_in(code=code, by=town.clerk, at=BEGINS)
        first = Attendance.objects.get()
        commands.check_in(code=code, by=town.clerk, at=BEGINS + timedelta(minutes=5))
        assert Attendance.objects.get().certificate == first.certificate
        assert SessionCode.objects.count() == 0
    page = Client().get(reverse("training:certified", args=[first.certificate])).content.decode()
    assert "Đặng Văn Sơn" in page
    assert "Không có giấy chứng nhận" in Client().get(reverse("training:certified", args=["CN-1"])).content.decode()
    pdf = signed(town.clerk).get(reverse("training:certificate", args=[first.pk]))
    assert pdf.content[:4] == b"%PDF"
    assert signed(town.receiver).get(reverse("training:certificate", args=[first.pk])).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "neighbour", "former"])
def test_lists_are_seen_by_the_organiser_and_those_on_them(town, held, who):
    _, session = held
    with speaking_for(getattr(town, who).pk, today=NOON.date()):
        assert (Attendance.objects.count(), SessionCode.objects.count()) == (0, 0)
        with pytest.raises(Refusal):
            commands.enlist(session_id=session.pk, person=town.stranger, by=getattr(town, who), at=NOON)


def test_what_a_session_cannot_be_is_refused(town, held):
    course, session = held
    with speaking_for(town.handler.pk, today=NOON.date()):
        again = {
            "course_id": course.pk,
            "venue": "Hội trường",
            "trainer": "Trần Văn Thầy",
            "seats": 5,
            "by": town.handler,
            "at": NOON,
        }
        with pytest.raises(Refusal, match="vào giờ này"):
            commands.set_session(starts_at=BEGINS, ends_at=BEGINS + timedelta(hours=1), **again)
        with pytest.raises(Refusal, match="kết thúc sau"):
            commands.set_session(starts_at=BEGINS, ends_at=BEGINS - timedelta(hours=1), **again)
        with pytest.raises(Refusal, match="đủ 1 chỗ"):
            commands.enlist(session_id=session.pk, person=town.receiver, by=town.handler, at=NOON)
        with pytest.raises(Refusal, match="chưa bắt đầu"):
            commands.take_sheet(session_id=session.pk, present=[1], by=town.handler, at=NOON)
        rows = [each.pk for each in queries.listed(session)]
        assert commands.take_sheet(session_id=session.pk, present=rows, by=town.handler, at=BEGINS) == 1
        assert commands.take_sheet(session_id=session.pk, present=rows, by=town.handler, at=BEGINS) == 0
        with pytest.raises(Refusal, match="không hủy được"):
            commands.call_off(session_id=session.pk, reason="Giảng viên bận", by=town.handler, at=BEGINS)
        with pytest.raises(Refusal, match="chỉ tiêu"):
            commands.plan_course(
                body=town.committee,
                year=2026,
                title="Lớp khác",
                hours=4,
                indicator="khong-co",
                by=town.handler,
                at=NOON,
            )


def test_the_weakest_shares_bring_the_courses_that_answer_them(town, held, monkeypatch):
    course, _ = held
    from caunoi.indicators.figures import Figure
    from caunoi.indicators.words import Unit

    def told(body, since, until):
        value = 40.0 if since < NOON.date() - timedelta(days=10) else 70.0
        return {
            "on_time_share": Figure(
                code="on_time_share", value=value, unit=Unit.SHARE, records=50, query="q", part=20, whole=50
            )
        }

    monkeypatch.setattr(queries, "_figures", told)
    weak = queries.weakest(town.committee, NOON.date())
    assert [(each.indicator.code, each.points, each.courses) for each in weak] == [("on_time_share", 60.0, [course])]
    with as_system():
        Attendance.objects.update(attended_at=BEGINS, certificate="x")
    soon, later = queries.effect(course, NOON.date()), queries.effect(course, NOON.date() + timedelta(days=200))
    assert [(each.before, each.after, each.better) for each in soon] == [(40.0, None, None)]
    assert [(each.before, each.after, each.better) for each in later] == [(40.0, 70.0, True)]


def test_an_officer_plans_a_course_on_the_pages_and_sees_own_sessions(town, held):
    course, session = held
    handler = signed(town.handler)
    said = {
        "body": town.committee.code,
        "year": "2026",
        "title": "Kỹ năng tiếp công dân",
        "hours": "8",
        "indicator": "",
    }
    assert handler.post(reverse("training:new"), said).status_code == 302
    bad = handler.post(reverse("training:new"), {**said, "hours": "0"})
    assert bad.status_code == 422
    assert "Kỹ năng tiếp công dân" in bad.content.decode()
    form = {
        "day": "25/11/2026",
        "begins": "08:00",
        "ends": "11:00",
        "venue": "Hội trường",
        "trainer": "Cô Lan",
        "seats": "30",
    }
    assert handler.post(reverse("training:session-new", args=[course.pk]), form).status_code == 302
    for name, args in (
        ("courses", []),
        ("needs", []),
        ("course", [course.pk]),
        ("session", [session.pk]),
        ("sheet-pdf", [session.pk]),
        ("plan-docx", [town.committee.code, 2026]),
    ):
        assert handler.get(reverse(f"training:{name}", args=args)).status_code == 200, name
    assert "<svg" in handler.get(reverse("training:session", args=[session.pk])).content.decode()
    clerk = signed(town.clerk)
    assert b"BEGIN:VEVENT" in clerk.get(reverse("training:calendar")).content
    assert b"<svg xmlns" not in clerk.get(reverse("training:session", args=[session.pk])).content.split(b"<main")[-1]
    assert clerk.get(reverse("training:material", args=[course.pk])).status_code == 404
    assert signed(town.stranger).get(reverse("training:course", args=[course.pk])).status_code == 404


def test_whoever_works_in_two_bodies_comes_for_the_one_they_hold_most_in_or_the_one_named(town, held):
    course, _ = held
    with as_system():
        both = officer(
            "haicho", "Vũ Hai Nơi", (town.bodies["phong-kt"], [Role.HANDLER]), (town.committee, [Role.RECEIVER, Role.EDITOR])
        )  # fmt: skip
    with speaking_for(town.handler.pk, today=NOON.date()):
        rows = []
        for hours, named in ((4, None), (8, town.bodies["phong-kt"])):
            session = commands.set_session(
                course_id=course.pk, starts_at=BEGINS + timedelta(hours=hours), ends_at=BEGINS + timedelta(hours=hours + 1), venue="Hội trường",
                trainer="Cô Lan", seats=5, by=town.handler, at=NOON,
            )  # fmt: skip
            rows.append(commands.enlist(session_id=session.pk, person=both, body=named, by=town.handler, at=NOON))
        with pytest.raises(Refusal, match="không làm việc ở cơ quan đó"):
            commands.enlist(
                session_id=session.pk, person=town.receiver, body=town.bodies["phong-kt"], by=town.handler, at=NOON
            )
        commands.take_sheet(session_id=session.pk, present=[rows[1].pk], by=town.handler, at=BEGINS + timedelta(hours=9))  # fmt: skip
    span = {"since": date(2026, 11, 1), "until": date(2026, 12, 1)}
    counted = measures.counts(["training.attended", "training.held"], Reach(country=True, by="body"), **span)

    assert [row.body for row in rows] == [town.committee, town.bodies["phong-kt"]]
    assert counted[town.bodies["phong-kt"].pk]["training.attended"] == 1
    assert counted[town.committee.pk]["training.held"] == 1


@pytest.mark.parametrize(
    ("before_of", "after", "after_of", "few"),
    [(40, 70.0, 40, False), (9, 70.0, 40, True), (40, 70.0, 3, True), (40, None, 0, False)],
)
def test_an_effect_of_few_records_says_so(before_of, after, after_of, few):
    effect = queries.Effect(None, 3, 40.0, after, None, before_of, after_of)

    assert effect.few is few
