"""What a dialogue promised becomes a task with one action on its page: once, by those who may give it, and it leads back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.boards import commands as boards
from caunoi.boards.queries import members_on
from caunoi.boards.tests.conftest import board  # noqa: F401
from caunoi.decide import queries as decide
from caunoi.decide.words import Board as Seats
from caunoi.dialogue.tests.conftest import announced, hall, live, promised  # noqa: F401
from caunoi.duties.models import Duty
from caunoi.duties.queries import Scope, counts, kept, running_duty, worklist
from caunoi.duties.words import Pile
from caunoi.mandate import commands as mandates
from caunoi.mandate.models import Task
from caunoi.review import commands as reviews
from tests.letters import half_year, letters, moment  # noqa: F401
from tests.stage import NOON

pytestmark = pytest.mark.django_db


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def test_a_promise_becomes_a_task_once_and_each_leads_to_the_other(promised, monkeypatch):  # noqa: F811
    monkeypatch.setattr("caunoi.journeys.views.localdate", lambda: NOON.date())
    town, row = promised.town, promised.promise
    head = signed(town.head)
    page = reverse("dialogue:promise-desk", args=[row.pk])
    way = reverse("journeys:task", args=["dialogue.promise", str(row.pk)])
    assert way in head.get(page).content.decode()
    form = head.get(way).content.decode()
    assert "Nạo vét toàn bộ cống hẻm 12." in form
    assert "20/12/2026" in form
    said = {"body": row.body.code, "duty": row.what, "due": "20/12/2026", "why": "Lời hứa tại đối thoại"}
    empty = head.post(way, {**said, "duty": ""})
    assert empty.status_code == 422
    assert head.post(way, {**said, "body": "", "named": "Sở không có thật"}).status_code == 422

    first, second = head.post(way, said), head.post(way, said)

    with as_system():
        task = Task.objects.get(source_ref=row.ref)
    assert first["Location"] == second["Location"] == reverse("mandate:task", args=[task.pk])
    assert (task.giver, task.body, str(task.due)) == (town.committee, town.bodies["phong-kt"], "2026-12-20")
    shown = head.get(page).content.decode()
    assert "Đã thành nhiệm vụ của Phòng Kinh tế" in shown
    assert way not in shown
    assert page in head.get(reverse("mandate:task", args=[task.pk])).content.decode()


def test_a_promise_that_its_own_body_follows_as_a_task_counts_once(promised, monkeypatch):  # noqa: F811
    monkeypatch.setattr("caunoi.journeys.views.localdate", lambda: NOON.date())
    town, row = promised.town, promised.promise
    whose, today = Scope.of_bodies([row.body]), NOON.date()
    span = {"since": today, "until": row.due + timedelta(days=1)}
    with as_system():
        listed, owed = counts(whose, today=today), [each.fell_due for each in kept(whose, **span)]
    said = {"body": row.body.code, "duty": row.what, "due": f"{row.due:%d/%m/%Y}", "why": "Lời hứa tại đối thoại"}

    signed(town.head).post(reverse("journeys:task", args=["dialogue.promise", str(row.pk)]), said)

    with as_system():
        task = Task.objects.get(source_ref=row.ref)
        assert Duty.objects.get(pk=task.duty_id).beside == running_duty(row.ref, row.body).pk
        assert (counts(whose, today=today), [each.fell_due for each in kept(whose, **span)]) == (listed, owed)


def test_a_promise_whose_task_another_body_does_counts_once_and_stands_in_its_worklist(promised, monkeypatch):  # noqa: F811
    monkeypatch.setattr("caunoi.journeys.views.localdate", lambda: NOON.date())
    town, row, today = promised.town, promised.promise, NOON.date()
    other, place = town.committee, Scope.of_place(row.body.place)
    span = {"since": today, "until": row.due + timedelta(days=1)}

    def told():
        with as_system():
            return counts(place, today=today), sum(each.fell_due for each in kept(place, **span))

    before = told()
    said = {"duty": row.what, "due": f"{row.due:%d/%m/%Y}", "why": "Lời hứa tại đối thoại"}
    way = reverse("journeys:task", args=["dialogue.promise", str(row.pk)])
    signed(town.head).post(way, {**said, "body": row.body.code})
    with as_system():
        task = Task.objects.get(source_ref=row.ref)
        mandates.move(task_id=task.pk, body=other, reason="Ủy ban trực tiếp làm việc này.", by="system", at=NOON)
        duty = Duty.objects.get(pk=Task.objects.get(pk=task.pk).duty_id)
        lists = {
            body.pk: [each.pk for pile in Pile for each in worklist(Scope.of_bodies(bodies), pile, today=today).rows]
            for body, bodies in ((other, [other]), (row.body, [other, row.body]))
        }

    assert (duty.owed_by, duty.beside) == (other, running_duty(row.ref, row.body).pk)
    assert told() == before
    assert duty.pk in lists[other.pk]
    assert duty.pk not in lists[row.body.pk]  # who works in both sees the promise alone


def test_a_board_s_advice_becomes_a_task_of_an_office_of_the_body_it_was_given_to(board, town, speak):  # noqa: F811
    with speak(town.head):
        advice = boards.advise(
            board_id=board.pk, to=town.committee, what="Công khai dự toán hẻm 12", by=town.head, at=NOON
        )
    head, way = signed(town.head), reverse("journeys:task", args=["boardadvice", str(advice.pk)])
    page = reverse("boards:officer-advice", args=[advice.pk])
    assert way in head.get(page).content.decode()
    assert signed(town.neighbour).get(way).status_code == 404
    said = {"body": town.bodies["phong-kt"].code, "duty": advice.what, "due": "20/12/2026", "why": "Kiến nghị của Ban"}

    head.post(way, said)

    with as_system():
        assert Task.objects.get(source_ref=f"boardadvice:{advice.pk}").body == town.bodies["phong-kt"]
    assert "Đã thành nhiệm vụ của Phòng Kinh tế" in head.get(page).content.decode()


def test_nobody_else_may_give_it_and_what_is_no_record_has_no_page(promised):  # noqa: F811
    town, row = promised.town, promised.promise
    way = reverse("journeys:task", args=["dialogue.promise", str(row.pk)])
    for person in (town.receiver, town.neighbour, town.stranger, town.former):
        assert signed(person).get(way).status_code == 404
        assert signed(person).post(way, {"duty": "Chen vào"}).status_code == 404
    assert Client().get(way).status_code == 302
    for kind, key in (
        ("dialogue.promise", "khong-phai"),
        ("boardadvice", "9" * 30),
        ("boardadvice", "x"),
        ("voice", "1"),
        ("dialogue.promise", "00000000-0000-0000-0000-000000000000"),
    ):
        assert signed(town.head).get(reverse("journeys:task", args=[kind, key])).status_code == 404


def test_a_published_review_leads_to_a_conference_and_the_conference_back(half_year, town, moment):  # noqa: F811
    with as_system():
        draft = reviews.draft_review(body=town.committee, period_code="2026-H1", by="system", at=moment("2026-07-10"))
        review = reviews.publish_review(review_id=draft.pk, by="system", at=moment("2026-07-11"))
    head, page = signed(town.head), reverse("review:report", args=[review.pk])
    way = f"{reverse('plenary:new')}?tai-lieu=review:{review.pk}"
    assert way in head.get(page).content.decode()
    assert way not in Client().get(page).content.decode()
    assert way not in signed(town.neighbour).get(page).content.decode()
    on = localdate() + timedelta(days=9)
    said = {
        "body": town.committee.code, "kind": "half", "title": "Hội nghị sơ kết 6 tháng đầu năm", "on": f"{on:%d/%m/%Y}", "hour": "08:00", "venue": "Hội trường",
        "chair": "Nguyễn Hữu Lâm", "chair_office": "Chủ tịch",
    }  # fmt: skip
    made = head.post(way, said)["Location"]
    assert page in head.get(made).content.decode()
    for address, fields in (
        ("chuong-trinh/", {"what": "Báo cáo sơ kết"}),
        ("moi-du/", {"circle": "own"}),
        ("buoc/call/", {}),
    ):
        head.post(made + address, fields)
    assert "Hội nghị đã bàn báo cáo này" in Client().get(page).content.decode()


def test_whom_the_households_voted_off_is_shown_on_the_board_and_freed(board, town, monkeypatch):  # noqa: F811
    since = NOON.date() - timedelta(days=3)
    vote = decide.Elected(
        "ABCD2345", Seats.INVESTMENT, town.place, town.place, ("Lê B", "Lê Không Ở Ban"), since, None, "3/QĐ"
    )
    monkeypatch.setattr(decide, "dismissed_in", lambda place: [vote])
    head, page = signed(town.head), reverse("boards:officer-board", args=[board.pk])
    with as_system():
        member = next(row for row in members_on(board, NOON.date()) if row.name == "Lê B")
    release = reverse("boards:officer-release", args=[board.pk, member.pk])

    shown = head.get(page).content.decode()
    assert "Nhân dân đã biểu quyết cho thôi" in shown
    assert reverse("decide:decision", args=["ABCD2345"]) in shown
    assert "Lê Không Ở Ban" not in shown
    form = head.get(release).content.decode()
    assert f"Cho thôi ngày {since:%d/%m/%Y}" in form
    assert (
        head.post(release, {"on": f"{since:%d/%m/%Y}", "reason": "Cho thôi theo biểu quyết, mã ABCD2345"}).status_code
        == 302
    )

    assert "Nhân dân đã biểu quyết cho thôi" not in head.get(page).content.decode()
