"""The first day: from a database without anybody to an office whose steps are read from its records."""

import re

import pytest
import time_machine
from django.urls import reverse

from caunoi.access.commands import grant_role
from caunoi.access.context import as_system
from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.identity.queries import person_by_username
from caunoi.kernel.refusal import Refusal
from caunoi.places.queries import body_on, children
from caunoi.site.cli import _line


@pytest.fixture
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def run(db, at_noon):
    """A function that runs one command of the operator, with the tests' database."""

    def run(*argv):
        args = _line(["access", "desk"]).parser.parse_args(argv)
        return args.run(args) or 0

    return run


def shown_password(told: str) -> str:
    return re.search(r"[0-9a-f]{4}(?:-[0-9a-f]{4}){3}", told)[0]


def test_a_commune_begins_with_its_bodies_and_somebody_who_can_sign_in(run, capsys):
    assert run("begin", "--place", "27031", "--username", "quantri", "--name", "Lê Thị Quản") == 0

    person = person_by_username("quantri")
    assert person.check_password(shown_password(capsys.readouterr().out))
    assert roles_in(person, body_on("ubnd.27031")) == {"administrator"}
    assert body_on("mttq.27031") is not None


def test_what_is_begun_is_not_begun_again(run):
    run("begin", "--place", "27031", "--username", "quantri", "--name", "Lê Thị Quản")

    with pytest.raises(Refusal, match="đã có người quản trị: Lê Thị Quản"):
        run("begin", "--place", "27031", "--username", "nguoikhac", "--name", "Người Khác")
    assert person_by_username("nguoikhac") is None


@pytest.mark.parametrize(
    ("place", "username", "why"),
    [
        ("99999", "quantri", "Chưa rõ"),
        ("Tân Phú", "quantri", "dùng một mã ở trên"),
        ("27031", "Quản Trị", "chữ thường không dấu"),
    ],
)
def test_an_unclear_beginning_is_refused_whole(run, place, username, why):
    with pytest.raises(Refusal, match=why):
        run("begin", "--place", place, "--username", username, "--name", "Lê Thị Quản")
    assert body_on("ubnd.27031") is None
    assert person_by_username(username) is None


def test_the_operator_gives_lists_and_ends_what_people_hold(run, town, capsys):
    here = town.committee.code
    run("accounts", "add", "mai.tt", "--name", "Trần Thị Mai", "--role", "receiver", "--body", here)
    run("accounts", "role", "mai.tt", "--role", "editor", "--body", here)
    run("accounts", "end", "mai.tt", "--role", "receiver", "--body", here)
    capsys.readouterr()

    run("accounts", "list", "--body", here)

    listed = [line.split()[:3] for line in capsys.readouterr().out.splitlines() if "mai.tt" in line]
    assert listed == [[here, "editor", "mai.tt"]]


def test_an_account_with_a_mistaken_body_is_not_made_at_all(run, town):
    with pytest.raises(Refusal, match="Không có cơ quan"):
        run("accounts", "add", "mai.tt", "--name", "Trần Thị Mai", "--role", "receiver", "--body", "ubnd.0")
    assert person_by_username("mai.tt") is None


def test_a_closed_account_signs_in_no_more_until_it_is_reopened(run, town, client):
    run("accounts", "close", town.receiver.username)
    assert not client.login(username=town.receiver.username, password="mat-khau-thu-123")

    run("accounts", "reopen", town.receiver.username)
    assert client.login(username=town.receiver.username, password="mat-khau-thu-123")


@pytest.fixture
def page(client, town, noon, at_noon):
    with as_system():
        grant_role(
            person=town.head, role=Role.ADMINISTRATOR, body=town.committee, since=noon.date(), by="system", at=noon
        )
    client.force_login(town.head)
    return client


def steps(page):
    return {
        step.title: step for chapter in page.get(reverse("desk:begin")).context["chapters"] for step in chapter.steps
    }


def test_steps_are_read_from_the_records(page, town):
    before = steps(page)
    assert not before["Lập danh mục thôn, tổ dân phố"].done
    assert before["Tạo tài khoản, giao đủ các bàn"].done

    made = {"kind": "street_group", "name": "1", "since": "19/11/2026", "households": "187"}
    assert page.post(reverse("places:groups", args=[town.place.code]), made).status_code == 302

    after = steps(page)
    assert after["Lập danh mục thôn, tổ dân phố"].seen == "1 thôn, tổ"
    assert after["Giao tài khoản cho trưởng thôn, tổ trưởng"].seen == "0 trên 1 thôn, tổ"


def test_the_leaders_of_a_new_group_get_their_desk_from_the_communes_administrator(page, town):
    made = {"kind": "street_group", "name": "1", "since": "19/11/2026", "households": "187"}
    page.post(reverse("places:groups", args=[town.place.code]), made)
    group = children(town.place)[0]
    leaders = body_on(f"bdh.{group.code}")

    given = {"username": "nguoila", "role": "head", "body": str(leaders.pk), "since": "19/11/2026"}
    assert page.post(reverse("desk:accounts"), given).status_code == 302

    assert steps(page)["Giao tài khoản cho trưởng thôn, tổ trưởng"].done


def test_the_page_of_first_steps_asks_the_database_a_constant_number_of_times(
    page, town, django_assert_max_num_queries
):
    page.get(reverse("desk:begin"))
    for name in "123":
        made = {"kind": "street_group", "name": name, "since": "19/11/2026", "households": "10"}
        page.post(reverse("places:groups", args=[town.place.code]), made)
    with django_assert_max_num_queries(40):
        page.get(reverse("desk:begin"))


def test_who_heads_a_body_and_keeps_no_accounts_is_not_led_where_nothing_opens(client, town, at_noon):
    client.force_login(town.head)
    page = client.get(reverse("desk:begin")).content.decode()
    assert f'href="{reverse("desk:accounts")}"' not in page
    assert "Việc của người quản trị tài khoản." in page


def test_who_neither_administers_nor_heads_a_body_has_no_first_steps(client, town, at_noon):
    client.force_login(town.receiver)

    assert client.get(reverse("desk:begin")).status_code == 403


def test_an_administrator_gives_a_new_password_and_the_old_one_opens_nothing(page, town, client):
    answer = page.post(reverse("desk:account", args=[town.receiver.pk]), {"viec": "mat-khau"})

    person = person_by_username(town.receiver.username)
    assert person.check_password(answer.context["password"])
    assert not person.check_password("mat-khau-thu-123")


def test_an_account_is_closed_and_reopened_from_its_page(page, town):
    address = reverse("desk:account", args=[town.receiver.pk])
    page.post(address, {"viec": "dong"})
    assert not person_by_username(town.receiver.username).is_active

    page.post(address, {"viec": "mo-lai"})
    assert person_by_username(town.receiver.username).is_active


@pytest.mark.parametrize("who", ["neighbour", "city_head", "stranger", "head"])
def test_accounts_of_others_and_ones_own_are_not_ones_to_take_over(page, town, who):
    person = getattr(town, who)
    page.post(reverse("desk:account", args=[person.pk]), {"viec": "mat-khau"})

    assert person_by_username(person.username).check_password("mat-khau-thu-123")


def test_somebody_with_a_role_above_keeps_their_account_from_the_communes_administrator(page, town, noon):
    with as_system():
        grant_role(
            person=town.city_head, role=Role.DEPUTY, body=town.committee, since=noon.date(), by="system", at=noon
        )

    answer = page.get(reverse("desk:account", args=[town.city_head.pk]))
    assert answer.status_code == 200
    assert not answer.context["mine"]
    assert page.post(reverse("desk:account", args=[town.city_head.pk]), {"viec": "dong"}).status_code == 404
