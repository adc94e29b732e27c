"""Roles: held in a body, for a time; what they open and what they refuse."""

from datetime import date

import pytest

from caunoi.access import commands, queries
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from tests.stage import NOON

TODAY = NOON.date()


def test_a_stranger_is_told_whose_work_it_is(town):
    with pytest.raises(Refusal, match=f"Việc này của cán bộ tiếp nhận, {town.committee.name}"):
        queries.require(town.stranger, Role.RECEIVER, town.committee, TODAY)


def test_a_head_may_do_what_the_officers_may(town):
    queries.require(town.head, Role.RECEIVER, town.committee, TODAY)


def test_an_officer_may_not_do_what_the_head_does(town):
    with pytest.raises(Refusal, match="người đứng đầu"):
        queries.require(town.receiver, Role.HEAD, town.committee, TODAY)


@pytest.mark.parametrize(("day", "held"), [(date(2026, 9, 30), True), (date(2026, 10, 1), False)])
def test_a_role_ends_on_its_day(town, day, held):
    assert (queries.roles_in(town.former, town.committee, day) != set()) is held


def test_a_role_held_is_not_given_again(town):
    with pytest.raises(Refusal, match="đang giữ vai trò"):
        commands.grant_role(person=town.head, role=Role.HEAD, body=town.committee, since=TODAY, by="system", at=NOON)


def test_ending_a_role_needs_it_to_be_held(town):
    with pytest.raises(Refusal, match="không giữ vai trò"):
        commands.end_role(person=town.stranger, role=Role.HEAD, body=town.committee, until=TODAY, by="system", at=NOON)


def test_a_person_works_in_several_bodies(town):
    commands.grant_role(person=town.clerk, role=Role.RECEIVER, body=town.committee, since=TODAY, by="system", at=NOON)

    assert {body.office for body in queries.bodies_of(town.clerk, TODAY)} == {"phong-kt", "ubnd"}
