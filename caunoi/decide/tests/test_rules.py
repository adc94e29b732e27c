"""Thresholds at their edges, counts that cannot be, rolls as typed; and what holds for every count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from caunoi.decide import rules
from caunoi.decide.queries.law import law_on, pass_rule, topics_on
from caunoi.decide.rules import BOOK, Proposal, Votes
from caunoi.decide.words import BallotCase, Counter, Form, Kind, Origin, Scope, Skill, Team
from caunoi.kernel.refusal import Refusal

DAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def _database(db):
    """Declared days are looked up."""


@pytest.mark.parametrize(("topic", "base", "yes", "passes"), [
    (1, 187, 125, True), (1, 187, 124, False), (2, 187, 125, True), (2, 187, 124, False), (3, 187, 94, True), (3, 187, 93, False),
    (4, 187, 94, True), (4, 187, 93, False), (5, 187, 93, False), (5, 187, 94, True), (5, 188, 94, False), (5, 188, 95, True), (6, 187, 93, False), (6, 187, 94, True), (6, 188, 94, False), (6, 188, 95, True),
    (1, 3, 2, True), (1, 3, 1, False), (6, 1, 1, True), (6, 2, 1, False),
])  # fmt: skip
@pytest.mark.parametrize("form", list(Form))
def test_each_topic_passes_at_its_share_of_all_households(topic, base, yes, passes, form):
    votes = Votes(present=base, yes=yes, no=base - yes)

    found = rules.outcome(votes, base=base, threshold=pass_rule(topic, DAY).threshold, form=form)

    assert (found.passes, found.thin) == (passes, False)


@pytest.mark.parametrize(("agreed", "passes"), [(7, False), (8, True)])
def test_a_commune_wide_matter_passes_at_two_thirds_of_the_villages(agreed, passes):
    assert rules.commune_outcome(agreed, 12, law_on(DAY)["decide.commune_wide"].threshold).passes is passes


@pytest.mark.parametrize("topic", range(1, 7))
@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("scope", list(Scope))
def test_only_lawful_pairs_of_topic_form_and_scope_open(topic, form, scope):
    of = Proposal(
        topic=topic, kind=Kind.ORDINARY, scope=scope, form=form, origin=Origin.HEAD, households=187, on_roll=187, villages=12, online=94,
        ballot_case=BallotCase.AGREED if form is Form.BALLOT else None,
    )  # fmt: skip

    found = rules.obstacles(of, topics_on(DAY), law_on(DAY))

    lawful = (
        (form is Form.MEETING or (form is Form.BALLOT and topic in (1, 2, 6)) or (form is Form.ONLINE and topic == 6 and scope is Scope.VILLAGE))
        and (scope is Scope.VILLAGE or topic in (1, 2))
    )  # fmt: skip
    assert (found == []) is lawful
    assert all(each.cite for each in found)


@pytest.mark.parametrize(("online", "opens"), [(93, False), (94, True)])
def test_online_needs_more_than_half_of_all_households_to_agree_first(online, opens):
    of = Proposal(
        topic=6,
        kind=Kind.ORDINARY,
        scope=Scope.VILLAGE,
        form=Form.ONLINE,
        origin=Origin.HEAD,
        households=187,
        on_roll=187,
        online=online,
    )

    assert (rules.obstacles(of, topics_on(DAY), law_on(DAY)) == []) is opens


@given(base=some.integers(1, 400), yes=some.integers(0, 400), topic=some.integers(1, 6))
def test_one_more_in_favour_never_turns_pass_to_fail(base, yes, topic):
    yes = min(yes, base - 1)
    threshold = pass_rule(topic, DAY).threshold
    before = rules.outcome(Votes(present=base, yes=yes), base=base, threshold=threshold, form=Form.BALLOT).passes
    after = rules.outcome(Votes(present=base, yes=yes + 1), base=base, threshold=threshold, form=Form.BALLOT).passes

    assert after or not before


@given(some.lists(some.tuples(some.integers(0, 50), some.integers(0, 50)), max_size=3))
def test_two_equal_counts_settle_and_nothing_else_does(pairs):
    counts = {
        counter: Votes(present=yes + no, yes=yes, no=no) for counter, (yes, no) in zip(Counter, pairs, strict=False)
    }
    agreed = rules.agreed_count(counts)

    assert (agreed is not None) == (len(counts) > 1 and len(set(counts.values())) < len(counts))


def test_a_tie_for_the_last_seat_elects_neither():
    votes = Votes(present=100, for_candidates=((1, 80), (2, 60), (3, 60)))

    assert rules.elected(votes, base=100, threshold=pass_rule(5, DAY).threshold, seats=2) == [1]


@pytest.mark.parametrize(("skills", "complete"), [
    ([Skill.FRONT_HEAD, Skill.IT, Skill.PLAIN], True), ([Skill.PLAIN] * 3, False), ([Skill.FRONT_HEAD, Skill.IT], False),
    ([Skill.FRONT_HEAD, Skill.PLAIN, Skill.PLAIN], False),
])  # fmt: skip
def test_an_online_team_is_three_to_five_led_by_the_front_with_one_able_in_it(skills, complete):
    assert (rules.missing_from(Team.ONLINE_TEAM, skills, law_on(DAY)) == "") is complete


def test_a_roll_names_every_wrong_line_and_keeps_the_good_ones():
    found = rules.read_roll(
        "Mã hộ;Đại diện;Ngày\nA-1;;\na-1;;\nB-2;Lê A;\nC-3;Lê B;31/02/2026\nD-4;Lê C;1/2/2026".encode()
    )

    assert [each.wrong is None for each in found] == [True, False, False, False, True]
    assert found[-1].consented_on == date(2026, 2, 1)


def test_no_two_steps_share_a_stage_and_every_stage_is_reached():
    reached = {BOOK.first, *(step.then for step in BOOK)}

    assert {step.when for step in BOOK} <= reached
    with pytest.raises(Refusal):
        BOOK.step(next(iter(rules.ENDED - {step.when for step in BOOK})), next(iter(BOOK)).act)
