"""Accounts and roles: given by whoever administers the body, never to oneself, ended at once."""

import pytest
from django.urls import reverse

from caunoi.access.commands import grant_role
from caunoi.access.context import as_system
from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.identity.queries import person_by_username


@pytest.fixture
def administrator(town, noon):
    with as_system():
        grant_role(
            person=town.head, role=Role.ADMINISTRATOR, body=town.committee, since=noon.date(), by="system", at=noon
        )
    return town.head


@pytest.fixture
def page(client, administrator, time_machine_noon):
    client.force_login(administrator)
    return client


@pytest.fixture
def time_machine_noon(noon):
    import time_machine

    with time_machine.travel(noon, tick=False):
        yield


def give(page, town, **changes):
    sent = {"username": "nguoila", "role": "receiver", "body": str(town.committee.pk), "since": "19/11/2026", **changes}
    return page.post(reverse("desk:accounts"), sent)


def test_an_administrator_gives_a_role_in_the_body(page, town):
    assert give(page, town).status_code == 302

    assert roles_in(town.stranger, town.committee) == {"receiver"}


def test_nobody_gives_themselves_a_role(page, town):
    answer = give(page, town, username=town.head.username, role="custodian")

    assert "tự giao" in str(answer.context["form"].errors["username"])
    assert "custodian" not in roles_in(town.head, town.committee)


def test_a_role_is_not_given_in_a_body_one_does_not_administer(page, town):
    answer = give(page, town, body=str(town.bodies["neighbour"].pk))

    assert answer.status_code == 422
    assert roles_in(town.stranger, town.bodies["neighbour"]) == set()


def test_an_ended_role_opens_nothing_from_that_day(page, town):
    from caunoi.access.models import Grant

    grant = Grant.objects.get(holder=town.receiver, role="receiver")

    page.post(reverse("desk:role-end", args=[grant.pk]))

    assert roles_in(town.receiver, town.committee) == set()


def test_the_neighbours_roles_are_not_ones_to_end(page, town):
    from caunoi.access.models import Grant

    grant = Grant.objects.filter(holder=town.neighbour).first()

    assert page.post(reverse("desk:role-end", args=[grant.pk])).status_code == 404


def test_an_account_is_made_with_a_password_shown_once(page, town):
    answer = page.post(reverse("desk:account-new"), {"username": "mai.tt", "name": "Trần Thị Mai"})

    assert person_by_username("mai.tt").check_password(answer.context["password"])


def test_who_administers_nothing_is_turned_away(client, town, time_machine_noon):
    client.force_login(town.receiver)

    assert client.get(reverse("desk:accounts")).status_code == 403
