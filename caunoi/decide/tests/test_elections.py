"""Elections of village heads: their clocks, who sits and until when, who leads meanwhile, when the next one is owed."""

from datetime import date, timedelta

import pytest

from caunoi.access.context import as_system, speaking_for
from caunoi.decide import commands, queries
from caunoi.decide.rules import Votes
from caunoi.decide.words import Board, Form, HandVote, Kind, Need, Origin, Stage, Team
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.places.models import Term
from tests.stage import NOON

from .test_votes import elected

pytestmark = pytest.mark.django_db
CLOCKS = {"election.plan": 20, "election.list": 15, "election.team": 10, "election.publicity": 7}


def announced(village, days=25, **more):
    row = village.started(kind=Kind.ELECTION, board=Board.VILLAGE_HEAD, topic=0, title="Bầu Tổ trưởng tổ dân phố 1")
    with as_system():
        commands.put_forward(decision_id=row.pk, name="Lê Thị Hạnh", born=date(1980, 5, 4), by="system", at=NOON)
        commands.announce(decision_id=row.pk, vote_on=NOON.date() + timedelta(days=days), by="system", at=NOON, **more)
        row.refresh_from_db()
    return row


def owed(row):
    with as_system():
        return {duty.rule: duty for duty in Duty.objects.filter(about=row.ref).select_related("owed_by")}


def test_announcing_an_election_opens_its_four_clocks_and_each_step_meets_its_own(village):
    row = announced(village)
    before = owed(row)

    with as_system():
        commands.prepare(decision_id=row.pk, need=Need.ELECTION_PLAN, on=NOON.date(), by="system", at=NOON)
    after = owed(row)

    assert {rule: (row.vote_on - duty.due).days for rule, duty in before.items()} == CLOCKS
    assert before["election.list"].owed_by.kind == "front_board"
    assert {rule for rule, duty in after.items() if duty.standing == "met"} == {"election.plan"}


def test_a_step_done_before_the_announcement_is_not_owed_again_and_a_withdrawn_election_owes_nothing(village):
    row = village.started(kind=Kind.ELECTION, board=Board.VILLAGE_HEAD, topic=0, title="Bầu Tổ trưởng")
    with as_system():
        commands.put_forward(decision_id=row.pk, name="Lê Thị Hạnh", born=date(1980, 5, 4), by="system", at=NOON)
        commands.prepare(decision_id=row.pk, need=Need.ELECTION_PLAN, on=NOON.date(), by="system", at=NOON)
        commands.announce(decision_id=row.pk, vote_on=NOON.date() + timedelta(days=30), by="system", at=NOON)
    assert set(owed(row)) == set(CLOCKS) - {"election.plan"}

    with as_system():
        commands.drop(decision_id=row.pk, reason="Sáp nhập tổ dân phố.", by="system", at=NOON)

    assert {duty.standing for duty in owed(row).values()} == {"waived"}


@pytest.mark.parametrize(("days", "opens"), [(19, False), (20, True)])
def test_an_election_too_near_for_its_plan_is_refused_with_its_article(village, days, opens):
    if opens:
        assert announced(village, days).stage == Stage.ANNOUNCED
        return
    with pytest.raises(Refusal, match="quá gần") as no:
        announced(village, days)
    assert (no.value.field, "Điều 6" in no.value.cite) == ("vote_on", True)


def test_everybody_reads_the_days_of_an_election_and_the_villages_see_their_head(village, client, town):
    row = announced(village)

    page = client.get(f"/quyet-dinh-cong-dong/viec/{row.code}/").content.decode()
    client.force_login(town.handler)
    desk = client.get("/can-bo/quyet-dinh/").content.decode()

    assert [(row.vote_on - mark.on).days for mark in queries.calendar_of(row)] == [20, 15, 10, 7]
    assert "Các mốc trước ngày bầu" in page
    assert "Người đứng đầu" in desk


def interim(row, at, by="system", name="Ông Tạm Quyền"):
    return commands.name_interim(decision_id=row.pk, name=name, document="9/QĐ-UBND", by=by, at=at)


def test_a_failed_election_leaves_an_interim_head_for_six_months_until_one_is_elected(village, town, village_head):
    failed, later = elected(village, (93, 50))
    with speaking_for(village_head.pk, today=later.date()), pytest.raises(Refusal, match="người đứng đầu"):
        interim(failed, later, by=village_head)
    with speaking_for(town.head.pk, today=later.date()):
        interim(failed, later, by=town.head)
    with as_system():
        term = Term.objects.get(name="Ông Tạm Quyền")
        head = queries.heads_of([village.place], later.date())[village.place.pk]
        assert (head.name, head.interim, term.until) == ("Ông Tạm Quyền", True, date(2027, 6, 14))
        with pytest.raises(Refusal):
            interim(failed, later, name="Người Thứ Hai")
        assert acts_about(failed.ref).filter(kind="name_interim").count() == 1
    assert owed(failed)["village.interim"].settled_on is None
    assert failed.place_id not in {each.place.pk for each in queries.elected_in(town.place)}


def test_a_head_taking_the_seat_ends_the_interim_meets_the_duty_and_is_handed_on(village, town):
    failed, later = elected(village, (93, 50))
    with as_system():
        interim(failed, later)
    row, _ = elected(village, (100, 40))
    at = later + timedelta(days=1)
    with as_system():
        commands.send(decision_id=row.pk, resolution="Bầu bà Lê Thị Hạnh làm Tổ trưởng.", by="system", at=at)
        commands.receive(decision_id=row.pk, by="system", at=at)
        commands.recognise(decision_id=row.pk, document="12/QĐ-UBND", by="system", at=at)
        seated = acts_about(row.ref).get(kind="seat_elected").data
        head = queries.heads_of([village.place], at.date())[village.place.pk]
        assert Term.objects.get(name="Ông Tạm Quyền").until == at.date()
    found = queries.elected_in(village.place)

    assert (head.name, head.interim, head.until) == ("Lê Thị Hạnh", False, date(2031, 12, 15))
    assert owed(failed)["village.interim"].standing == "met"
    assert owed(row)["village.term"].due == head.until
    assert (seated["place"], seated["board"], seated["until"]) == (village.place.code, "village_head", "2031-12-15")
    assert [(each.names, each.board, each.until) for each in found] == [
        (("Lê Thị Hạnh",), Board.VILLAGE_HEAD, head.until)
    ]


def test_no_interim_head_is_named_over_an_ordinary_matter_or_an_open_election(village):
    with as_system():
        for row in (village.started(6), announced(village)):
            with pytest.raises(Refusal, match="lâm thời"):
                interim(row, NOON)


def resigned(village, town):
    """A head's letter put to the households, agreed to and recognised; gives the matter and the moment."""
    row = village.started(
        kind=Kind.DISMISSAL, board=Board.VILLAGE_HEAD, topic=0, title="Ông Bình xin thôi làm Tổ trưởng", origin=Origin.RESIGNATION
    )  # fmt: skip
    village.ready(row)
    row = village.met(row, 100, 150)
    at = NOON + timedelta(days=4)
    with speaking_for(town.head.pk, today=at.date()):
        commands.send(decision_id=row.pk, resolution="Cho thôi làm Tổ trưởng theo đơn.", by=town.head, at=at)
        commands.receive(decision_id=row.pk, by=town.head, at=at)
        commands.recognise(decision_id=row.pk, document="3/QĐ-UBND", by=town.head, at=at)
    row.refresh_from_db()
    return row, at


def test_a_resignation_needs_no_petition_and_leads_to_the_election_that_is_owed(village, town, client):
    row, at = resigned(village, town)
    before = client.get(f"/quyet-dinh-cong-dong/viec/{row.code}/").content.decode()
    client.force_login(town.handler)
    offered = client.get(f"/can-bo/quyet-dinh/viec/{row.code}/").content.decode()
    start = client.get(
        f"/can-bo/quyet-dinh/bat-dau/?noi={village.place.code}&viec=election:village_head"
    ).content.decode()
    election = village.started(
        kind=Kind.ELECTION, board=Board.VILLAGE_HEAD, topic=0, title="Bầu Tổ trưởng mới", at=at + timedelta(days=1)
    )
    unplanned = owed(row)["dismiss.new_election"].standing
    with as_system():
        commands.prepare(decision_id=election.pk, need=Need.ELECTION_PLAN, on=at.date(), by="system", at=at)
    after = client.get(f"/can-bo/quyet-dinh/viec/{row.code}/").content.decode()

    assert "22/01/2027" in before
    assert "Cuộc bầu mới chưa được thông báo" in before
    assert "Chuẩn bị cuộc bầu mới" in offered
    assert f"/viec/{election.code}/" in after
    assert f"Bầu người đứng đầu {village.place.full_name}" in start
    assert (unplanned, owed(row)["dismiss.new_election"].standing) == ("open", "met")


def test_a_letter_of_resignation_opens_nothing_but_a_dismissal(village):
    with as_system():
        found = queries.obstacles_of(village.started(6, origin=Origin.RESIGNATION), NOON.date())

    assert [(each.field, "Điều 9" in each.cite) for each in found] == [("origin", True)]


def test_a_thin_election_is_voted_again_without_preparing_what_was_prepared(village):
    row = announced(village)
    day = row.vote_on
    at = NOON + timedelta(days=(day - NOON.date()).days)
    with as_system():
        for need in (Need.ELECTION_PLAN, Need.CANDIDATES, Need.TEAM_SET_UP, Need.PUBLICITY):
            commands.prepare(decision_id=row.pk, need=need, on=NOON.date(), by="system", at=NOON)
        village.manned(row)
        commands.join_team(decision_id=row.pk, team=Team.ELECTION_TEAM, name="Tổ Bầu Cử", by="system", at=NOON)
        only = row.candidates.get()
        votes = Votes(present=60, for_candidates=((only.pk, 60),))
        commands.hold_meeting(
            decision_id=row.pk, on=day, manner=HandVote.SECRET, manner_agreed=60, votes=votes, by="system", at=at
        )
        row.refresh_from_db()
        thin = row.stage
        commands.vote_again(decision_id=row.pk, form=Form.MEETING, vote_on=day + timedelta(days=3), by="system", at=at)
        row.refresh_from_db()
        states = {each.need: each.state for each in queries.wanted_of(row, at.date())}

    assert thin == Stage.THIN
    assert set(states.values()) == {"done"}
    assert Need.ELECTION_PLAN in states
    assert Need.NOTICE in states
