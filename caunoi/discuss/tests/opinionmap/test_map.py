"""What a map says and when it says that there are no groups."""

import dataclasses
import json

import numpy as np
import pytest

from caunoi.discuss.opinionmap import NoGroups, Votes, clusters, map_of
from caunoi.discuss.tests.opinionmap.conversations import brexit, of_rows, planted, structureless


def test_the_public_conversation_has_groups_each_with_what_stands_for_it():
    found = map_of(brexit(), 1)

    assert (found.participants, found.counted, found.votes) == (204, 189, 5303)
    assert found.no_groups is None
    assert sum(group.people for group in found.groups) == 189
    assert [group.people for group in found.groups] == sorted((group.people for group in found.groups), reverse=True)
    assert all(1 <= len(group.standing) <= 5 for group in found.groups)
    assert found.consensus_for == (14, 1, 17, 19, 16)


def test_a_map_is_kept_as_json_and_names_nobody():
    text = json.dumps(map_of(brexit(), 1).as_json(), allow_nan=False)

    assert json.loads(text)["no_groups"] is None
    assert "participant_id" not in text
    assert {field.name for field in dataclasses.fields(type(map_of(brexit(), 1)))} & {
        "labels",
        "places",
        "members",
    } == set()


def test_two_runs_are_identical():
    assert map_of(brexit(), 7) == map_of(brexit(), 7)


@pytest.mark.parametrize(
    ("people", "statements", "seen", "least"), [(120, 40, 0.6, 0.9), (400, 60, 0.4, 0.9), (1500, 120, 0.2, 0.9)]
)
def test_planted_groups_are_found(people, statements, seen, least):
    votes, _ = planted(3, people, statements, 3, seen)

    found = map_of(votes, 1)

    assert found.no_groups is None
    assert found.won == len(found.groups) == 3
    assert found.stability.agreement > least
    assert max(abs(each.people - people / 3) for each in found.groups) < people / 20


@pytest.mark.parametrize("people", [100, 400])
def test_a_conversation_without_structure_is_split_at_most_once_in_twenty(people):
    split = [seed for seed in range(60) if map_of(structureless(seed, people), seed).no_groups is None]

    assert len(split) <= 3


def test_under_a_hundred_people_there_are_no_groups_but_all_else():
    votes, _ = planted(1, people=99, seen=0.7)

    found = map_of(votes, 1)

    assert found.no_groups is NoGroups.FEW
    assert (found.groups, found.stability, found.influence) == ((), None, None)
    assert len(found.statements) == 60


def test_groups_smaller_than_fifteen_are_never_shown():
    votes, _ = planted(5, people=300, groups=2, seen=0.7)
    keep = (np.asarray(votes.participant) % 2 == 0) | (np.asarray(votes.participant) < 24)
    few = Votes(*(np.asarray(part)[keep] for part in (votes.participant, votes.statement, votes.value)))

    found = map_of(few, 1)

    assert found.counted == 162
    assert all(group.people >= 15 for group in found.groups)


def test_squares_with_few_people_are_not_in_the_picture():
    found = map_of(brexit(), 1)

    assert min(cell.people for cell in found.cells) >= 5
    assert sum(cell.people for cell in found.cells) + found.scattered == found.counted


def test_the_influence_of_a_coordinated_twentieth_is_told():
    found = map_of(brexit(), 1).influence

    assert found.people == 11
    assert 0 <= found.consensus_replaced <= 5
    assert found.firm_replaced == 0
    assert 0 < found.widest_move < 0.2
    assert -1 <= found.groups_agreement <= 1


def test_where_statements_differ_by_chance_few_are_said_to_stand_out_and_no_twentieth_replaces_them():
    those = [map_of(structureless(seed, 300), 1) for seed in range(4)]

    assert len(map_of(brexit(), 1).firm_for) == 5
    assert sum(len(each.firm_for) for each in those) < 10 < sum(len(each.consensus_for) for each in those)
    assert all(set(each.firm_for) <= set(each.consensus_for) and each.influence.firm_replaced == 0 for each in those)


def test_a_statement_set_aside_steers_nothing_and_is_picked_for_nothing():
    found = map_of(brexit(), 1, set_aside={14, 8})

    place = {each.statement: (each.x, each.y, each.extremity) for each in found.statements}
    picked = {standing.statement for group in found.groups for standing in group.standing} | set(found.consensus_for)
    assert place[14] == place[8] == (0.0, 0.0, 0.0)
    assert picked & {8, 14} == set()


def test_the_turn_of_a_statement_varies_and_new_ones_come_first():
    votes, _ = planted(1)
    newest = 999
    more = of_rows([*zip(votes.participant, votes.statement, votes.value, strict=True), (0, newest, 1)])

    turns = {each.statement: each.priority for each in map_of(more, 1).statements}

    assert len({round(turn, 6) for turn in turns.values()}) > 50
    assert max(turns, key=turns.get) == newest


@pytest.mark.parametrize(
    ("won", "shown"),
    [
        ([], None), ([3], 3), ([3, 2], 3), ([3, 2, 2, 2], 3), ([3, 2, 2, 2, 2], 2),
        ([3, 2, 2, 3, 2, 2], 3), ([2, 4, 4, 4, 4, 3, 3, 3], 4), ([2, 4, 4, 4, 4, 3, 3, 3, 3], 3),
    ],
)  # fmt: skip
def test_a_new_number_of_groups_is_shown_when_it_has_won_four_times_in_a_row(won, shown):
    assert clusters.steady_count(won) == shown


def test_an_earlier_number_of_groups_stays_until_then():
    votes, _ = planted(2, groups=3)

    assert map_of(votes, 1).won == 3
    assert len(map_of(votes, 1, past=(2, 2, 2)).groups) in (0, 2)
    assert len(map_of(votes, 1, past=(2, 3, 3, 3)).groups) == 3


@pytest.mark.parametrize("rows", [[], [(1, 1, 1)], [(1, 1, 0), (2, 1, 0)], [(p, 1, 1) for p in range(200)]])
def test_hardly_any_votes_still_make_a_map(rows):
    found = map_of(of_rows(rows), 1)

    assert found.groups == ()
    assert found.no_groups in (NoGroups.FEW, NoGroups.ALIKE)
    json.dumps(found.as_json(), allow_nan=False)


@pytest.mark.parametrize(
    "broken",
    [Votes([1, 2], [1], [1, 1]), Votes([1], [1], [2]), Votes([[1]], [[1]], [[1]]), Votes([1.5], [1], [1])],
)
def test_broken_votes_are_refused(broken):
    with pytest.raises(ValueError, match=r"must be|whole numbers|vote is"):
        map_of(broken, 1)


def test_beyond_the_most_participants_late_comers_are_left_out(monkeypatch):
    monkeypatch.setattr("caunoi.discuss.opinionmap.votes.MOST_PARTICIPANTS", 150)
    votes, _ = planted(1, people=200)

    found = map_of(votes, 1)

    assert found.participants == 150
    assert found.left_out == len(votes.value) - found.votes
