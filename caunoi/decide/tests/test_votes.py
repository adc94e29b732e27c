"""Votes held end to end: meetings, ballots counted twice, online ballots; what the law refuses."""

from datetime import date, timedelta

import pytest
from django.db import connection

from caunoi.access.context import as_system, speaking_for
from caunoi.decide import commands, queries
from caunoi.decide.models import BallotPaper, BallotStub, Decision, Household, OnlineBallot, OnlinePass
from caunoi.decide.rules import BOOK, Votes
from caunoi.decide.words import Act, Board, Consenting, Counter, Form, HandVote, Kind, Need, Origin, Stage, Team
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.ledger import seal as trees
from caunoi.places.models import Term
from tests.stage import NOON

from .conftest import Village, codes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("topic", "yes", "passes"),
    [(1, 125, True), (1, 124, False), (2, 125, True), (2, 124, False), (6, 94, True), (6, 93, False)],
)
def test_a_meeting_passes_at_the_share_of_all_households(village, topic, yes, passes):
    row = village.started(topic)
    village.ready(row)

    row = village.met(row, yes, present=150)

    assert (row.passes, row.base, row.stage) == (passes, 187, "passed" if passes else "failed")


def test_too_few_present_leads_to_ballots_and_not_to_a_failure(village):
    row = village.started(1)
    village.ready(row)
    row = village.met(row, yes=120, present=120)
    later = NOON + timedelta(days=5)
    stage = row.stage

    with as_system():
        commands.vote_again(
            decision_id=row.pk, form=Form.BALLOT, vote_on=later.date() + timedelta(days=3), by="system", at=later
        )
        row.refresh_from_db()

    assert stage == Stage.THIN
    assert (row.stage, row.form, row.ballot_case, row.passes) == (Stage.ANNOUNCED, Form.BALLOT, "b", None)


def test_a_meeting_announced_too_late_is_refused_with_its_article(village):
    row = village.started(1)

    with as_system(), pytest.raises(Refusal, match="Điều 3 Nghị định số 59/2023"):
        commands.announce(decision_id=row.pk, vote_on=NOON.date() + timedelta(days=1), by="system", at=NOON)


def test_a_meeting_without_papers_cannot_be_recorded(village):
    row = village.started(1)
    with as_system():
        commands.announce(decision_id=row.pk, vote_on=NOON.date() + timedelta(days=4), by="system", at=NOON)
        village.manned(row)

    with pytest.raises(Refusal, match="Gửi tài liệu"):
        village.met(row, 130, 150)


@pytest.mark.parametrize(
    ("topic", "form", "why"),
    [
        (1, Form.ONLINE, "chỉ việc tự quản khác"),
        (3, Form.BALLOT, "phải quyết định tại cuộc họp"),
        (6, Form.ONLINE, "0/187"),
    ],
)
def test_a_vote_that_would_be_void_cannot_be_opened(village, topic, form, why):
    row = village.started(topic, form)

    with as_system(), pytest.raises(Refusal, match=why):
        commands.announce(decision_id=row.pk, vote_on=NOON.date() + timedelta(days=4), by="system", at=NOON)
    with as_system():
        row.refresh_from_db()
    assert row.stage == Stage.DRAFT


@pytest.mark.parametrize(("households", "opens"), [(18, False), (19, True)])
def test_an_initiative_needs_a_tenth_of_all_households(village, households, opens):
    row = village.started(6, origin=Origin.INITIATIVE)
    with as_system():
        commands.record_consents(
            decision_id=row.pk, to=Consenting.INITIATIVE, codes=codes(households), on=NOON.date(), by="system", at=NOON
        )
        found = queries.obstacles_of(row, NOON.date())

    assert (found == []) is opens


def test_an_initiatives_consent_lapses_after_three_months_and_the_front_may_stand_in(village):
    row = village.started(6, origin=Origin.INITIATIVE)
    with as_system():
        commands.record_consents(
            decision_id=row.pk, to=Consenting.INITIATIVE, codes=codes(30), on=NOON.date(), by="system", at=NOON
        )
        later = queries.obstacles_of(row, date(2027, 2, 22))
        commands.front_agrees(decision_id=row.pk, on=NOON.date(), by="system", at=NOON)
        row.refresh_from_db()
        agreed = queries.obstacles_of(row, date(2027, 2, 22))

    assert len(later) == 1
    assert agreed == []


def test_codes_not_on_the_roll_do_not_consent(village):
    row = village.started(6, origin=Origin.INITIATIVE)
    with as_system():
        added, unknown = commands.record_consents(
            decision_id=row.pk,
            to=Consenting.INITIATIVE,
            codes=["H-001", "h-002", "X-9"],
            on=NOON.date(),
            by="system",
            at=NOON,
        )

    assert (added, unknown) == (2, ["X-9"])


def test_two_counts_that_agree_settle_and_open_the_duty_to_send(village, town):
    row = village.started(6, Form.BALLOT)
    village.ready(row)
    at = village.balloted(row, returned=150)
    votes = Votes(present=150, yes=100, no=45, blank=3, spoiled=2)

    with as_system():
        commands.enter_count(decision_id=row.pk, votes=votes, by=town.handler, at=at)
        with pytest.raises(Refusal, match="hai người"):
            commands.enter_count(decision_id=row.pk, votes=votes, by=town.handler, at=at)
        commands.enter_count(decision_id=row.pk, votes=votes, by=town.head, at=at)
        row.refresh_from_db()
        duty = Duty.objects.get(about=row.ref, rule="decision.send")

    assert (row.stage, row.passes, row.yes, row.absent, row.handed_out) == (Stage.PASSED, True, 100, 37, 187)
    assert duty.due == date(2026, 12, 1)


def test_counts_that_differ_want_a_third(village, town):
    row = village.started(6, Form.BALLOT)
    village.ready(row)
    at = village.balloted(row, returned=150)
    one, two = Votes(present=150, yes=94, no=56), Votes(present=150, yes=93, no=57)

    with as_system():
        commands.enter_count(decision_id=row.pk, votes=one, by=town.handler, at=at)
        commands.enter_count(decision_id=row.pk, votes=two, by=town.head, at=at)
        row.refresh_from_db()
        between = (row.stage, queries.counting_of(row).differences)
        commands.enter_count(decision_id=row.pk, votes=two, by=town.handler, at=at, counter=Counter.THIRD)
        row.refresh_from_db()

    assert between == (Stage.COUNTING, [("yes", 94, 93), ("no", 56, 57)])
    assert (row.stage, row.yes, row.least) == (Stage.FAILED, 93, 94)


def test_a_count_entered_meanwhile_is_told_and_nothing_is_lost(village, town):
    row = village.started(6, Form.BALLOT)
    village.ready(row)
    at = village.balloted(row, returned=150)
    votes = Votes(present=150, yes=94, no=56)

    with as_system():
        commands.enter_count(decision_id=row.pk, votes=votes, by=town.handler, at=at, counter=Counter.FIRST)
        with pytest.raises(Refusal, match="vừa nhập"):
            commands.enter_count(decision_id=row.pk, votes=votes, by=town.head, at=at, counter=Counter.FIRST)
        assert list(queries.counts_of(row)) == [Counter.FIRST]


@pytest.mark.parametrize(("votes", "why"), [
    (Votes(present=151, yes=151), "151 phiếu"), (Votes(present=150, yes=100, no=10), "Hãy đếm lại"), (Votes(present=188, yes=188), "lớn hơn tổng số hộ"),
    (Votes(present=150, yes=-1, no=151), "không thể âm"),
])  # fmt: skip
def test_a_count_that_cannot_be_is_refused(village, town, votes, why):
    row = village.started(6, Form.BALLOT)
    village.ready(row)
    at = village.balloted(row, returned=150)

    with as_system(), pytest.raises(Refusal, match=why):
        commands.enter_count(decision_id=row.pk, votes=votes, by=town.handler, at=at)


def test_a_household_not_on_the_roll_or_coming_twice_is_refused(village):
    row = village.started(6, Form.BALLOT)
    at = village.ready(row)
    with as_system():
        commands.print_ballots(decision_id=row.pk, by="system", at=at)
        commands.hand_out(decision_id=row.pk, by="system", at=at)
        commands.tick_stubs(decision_id=row.pk, codes=["H-001"], returned=True, by="system", at=at)
        with pytest.raises(Refusal, match="không có trên sổ hộ"):
            commands.tick_stubs(decision_id=row.pk, codes=["H-002", "H-999"], returned=True, by="system", at=at)
        with pytest.raises(Refusal, match="mỗi hộ chỉ một phiếu"):
            commands.tick_stubs(decision_id=row.pk, codes=["H-001"], returned=True, by="system", at=at)

        assert queries.stubs_of(row).returned == 1


def test_a_ballot_is_read_once_and_a_foreign_one_never(village):
    row = village.started(6, Form.BALLOT)
    village.ready(row)
    at = village.balloted(row, returned=100)

    with as_system():
        commands.read_papers(decision_id=row.pk, codes=village.papers[:2], by="system", at=at)
        for codes_read, why in ((village.papers[:1], "đã được đọc"), (["ABCDABCDABCD"], "không phải phiếu")):
            with pytest.raises(Refusal, match=why):
                commands.read_papers(decision_id=row.pk, codes=codes_read, by="system", at=at)


def online(village, yes=100):
    """An online vote of topic 6 agreed to and opened; gives the decision, the slips and the moment."""
    row = village.started(6, Form.ONLINE)
    with as_system():
        commands.record_consents(
            decision_id=row.pk, to=Consenting.ONLINE, codes=codes(94), on=NOON.date(), by="system", at=NOON
        )
    at = village.ready(row)
    with as_system():
        slips = commands.open_online(decision_id=row.pk, by="system", at=at)
        row.refresh_from_db()
    return row, dict(slips), at


def test_an_online_ballot_is_counted_and_its_receipt_proves_it(village):
    row, slips, at = online(village)
    receipts = [commands.cast(code=slips[code], decision_code=row.code, choice="yes", at=at) for code in codes(94)]
    before = queries.commitments_of(row)
    with as_system():
        row.vote_until = at.date() - timedelta(days=1)
        row.save()
        commands.close_vote(decision_id=row.pk, by="system", at=at)
        row.refresh_from_db()
    found = queries.inclusion(row, receipts[7])

    assert before == []
    assert (row.passes, row.yes, row.base, row.present) == (True, 94, 187, 94)
    assert found is not None
    assert trees.holds(bytes.fromhex(receipts[7]), bytes.fromhex(row.online_root), found.proof)
    assert queries.inclusion(row, "ab" * 32) is None


def test_an_online_code_works_once_and_a_wrong_one_never(village):
    row, slips, at = online(village)
    commands.cast(code=slips["H-001"].lower(), decision_code=row.code, choice="no", at=at)

    with pytest.raises(Refusal, match="đã được dùng"):
        commands.cast(code=slips["H-001"], decision_code=row.code, choice="yes", at=at)
    with pytest.raises(Refusal, match="không đúng"):
        commands.cast(code="AAAAA-AAAAA", decision_code=row.code, choice="yes", at=at)
    with as_system():
        assert OnlineBallot.objects.count() == 1


def test_nothing_in_the_database_ties_a_household_to_its_ballot(village):
    row, slips, at = online(village)
    for code, choice in (("H-003", "yes"), ("H-001", "no"), ("H-002", "blank")):
        commands.cast(code=slips[code], decision_code=row.code, choice=choice, at=at)

    for ballot, right in ((OnlineBallot, OnlinePass), (BallotPaper, BallotStub)):
        fields = {field.name for field in ballot._meta.get_fields()}
        assert not fields & {"household", "person", "at", "on", "created_at"}
        assert {field.related_model for field in ballot._meta.get_fields() if field.is_relation} == {Decision}
        assert {field.related_model for field in right._meta.get_fields() if field.is_relation} == {Decision, Household}
    with as_system(), connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM decide_onlinepass WHERE decision_id = %s", [row.pk])
        assert cursor.fetchone()[0] == 1
        cursor.execute(
            "SELECT count(*) FROM decide_onlineballot b JOIN decide_onlinepass p ON p.decision_id = b.decision_id AND p.used"
        )
        assert cursor.fetchone()[0] == 9
        cursor.execute("SELECT choice FROM decide_onlineballot")
        assert not any(b"yes" in bytes(choice) or b"blank" in bytes(choice) for (choice,) in cursor.fetchall())


def test_a_commune_wide_decision_follows_from_its_villages(village, town):
    others = [Village(town, 3, str(n)) for n in range(2, 13)]
    with as_system():
        whole = commands.start(
            place=town.place, topic=1, title="Góp sửa cầu chung của xã", text="Mỗi hộ góp 200.000 đồng sửa cầu chung.", form=Form.MEETING,
            origin=Origin.COMMITTEE, by="system", at=NOON,
        )  # fmt: skip
        commands.announce(decision_id=whole.pk, vote_on=NOON.date() + timedelta(days=4), by="system", at=NOON)
        parts = queries.parts_of(whole)
        for part in parts:
            commands.prepare(decision_id=part.pk, need=Need.PAPERS, on=NOON.date(), by="system", at=NOON)
            village.manned(part)
    for number, part in enumerate(parts):
        everybody = 187 if part.place_id == village.place.pk else 3
        village.met(part, everybody if number < 8 else 0, everybody)
    with as_system():
        whole.refresh_from_db()

    assert len(others) == 11
    assert (whole.stage, whole.passes, whole.yes, whole.base, whole.least) == (Stage.PASSED, True, 8, 12, 8)


def elected(village, votes, present=150):
    row = village.started(kind=Kind.ELECTION, board=Board.VILLAGE_HEAD, topic=0, title="Bầu Tổ trưởng tổ dân phố 1")
    later = NOON + timedelta(days=25)
    with as_system():
        people = [
            commands.put_forward(decision_id=row.pk, name=name, born=date(1980, 5, 4), by="system", at=NOON)
            for name in ("Lê Thị Hạnh", "Trương Văn Nam")
        ]
        commands.announce(decision_id=row.pk, vote_on=later.date(), by="system", at=NOON)
        for need in (Need.ELECTION_PLAN, Need.CANDIDATES, Need.TEAM_SET_UP, Need.PUBLICITY):
            commands.prepare(decision_id=row.pk, need=need, on=NOON.date(), by="system", at=NOON)
        village.manned(row)
        commands.join_team(decision_id=row.pk, team=Team.ELECTION_TEAM, name="Tổ Bầu Cử", by="system", at=NOON)
        pairs = tuple(zip((each.pk for each in people), votes, strict=True))
        commands.hold_meeting(
            decision_id=row.pk,
            on=later.date(),
            manner=HandVote.SECRET,
            manner_agreed=150,
            votes=Votes(present=present, for_candidates=pairs),
            by="system",
            at=later,
        )
        row.refresh_from_db()
    return row, later


def test_a_village_head_is_elected_recognised_and_seated_for_five_years(village, town):
    row, later = elected(village, (100, 40))
    with speaking_for(town.head.pk, today=later.date()):
        commands.send(decision_id=row.pk, resolution="Bầu bà Lê Thị Hạnh làm Tổ trưởng.", by=town.head, at=later)
        commands.receive(decision_id=row.pk, by=town.head, at=later)
        commands.recognise(decision_id=row.pk, document="12/QĐ-UBND", by=town.head, at=later)
    with as_system():
        row.refresh_from_db()
        term = Term.objects.get(name="Lê Thị Hạnh")
        acts = [Act(each.act) for each in row.steps.all()]

    assert (row.stage, term.seat, term.until) == (Stage.IN_FORCE, "head", date(2031, 12, 14))
    assert BOOK.walk(acts) == row.stage


def test_nobody_is_elected_below_half_of_all_households(village):
    row, _ = elected(village, (93, 50))

    assert (row.stage, row.passes) == (Stage.FAILED, False)


def test_a_candidate_under_age_is_refused(village):
    row = village.started(kind=Kind.ELECTION, board=Board.VILLAGE_HEAD, topic=0, title="Bầu Tổ trưởng")

    with as_system(), pytest.raises(Refusal, match="21 tuổi"):
        commands.put_forward(decision_id=row.pk, name="Trẻ Tuổi", born=date(2005, 11, 20), by="system", at=NOON)


def test_topic_three_is_recognised_or_refused_in_writing(village, town):
    row = village.started(6)
    village.ready(row)
    row = village.met(row, 94, 150)
    at = NOON + timedelta(days=4)
    with as_system():
        commands.send(decision_id=row.pk, resolution="Các hộ thống nhất.", by="system", at=at)
        row.refresh_from_db()
    assert (row.stage, row.effective_on) == (Stage.IN_FORCE, at.date())

    with speaking_for(town.head.pk, today=at.date()), pytest.raises(Refusal, match="lý do"):
        commands.annul(decision_id=row.pk, reason="", document="1/QĐ", by=town.head, at=at)
    with speaking_for(town.head.pk, today=at.date()):
        commands.annul(
            decision_id=row.pk,
            reason="Nội dung trái Luật Bảo vệ môi trường.",
            document="1/QĐ-UBND",
            by=town.head,
            at=at,
        )
    with as_system():
        row.refresh_from_db()
    assert row.stage == Stage.ANNULLED


def test_the_neighbour_the_former_and_the_stranger_see_no_roll_and_touch_nothing(village, town):
    row = village.started(6)

    for person in (town.neighbour, town.former, town.stranger):
        with speaking_for(person.pk, today=NOON.date()):
            assert not Household.objects.exists()
            assert not Decision.objects.filter(pk=row.pk).exists()
            with pytest.raises(Refusal):
                commands.drop(decision_id=row.pk, reason="Không muốn nữa rồi.", by=person, at=NOON)
            with pytest.raises(Refusal):
                commands.import_roll(place=village.place, rows=[], by=person, at=NOON)


def test_no_officer_reads_a_choice(village, town, village_head):
    row, slips, at = online(village)
    commands.cast(code=slips["H-001"], decision_code=row.code, choice="no", at=at)

    for person in (town.head, town.handler, village_head, town.city_head):
        with speaking_for(person.pk, today=NOON.date()):
            assert not OnlineBallot.objects.exists()


def test_a_village_head_settles_the_commune_wide_matter_without_seeing_the_other_villages(town, village, village_head):
    with as_system():
        whole = commands.start(
            place=town.place, topic=2, title="Quỹ phòng chống lụt bão", text="Mỗi hộ góp 50.000 đồng một năm.", form=Form.MEETING, origin=Origin.COMMITTEE,
            by="system", at=NOON,
        )  # fmt: skip
        commands.announce(decision_id=whole.pk, vote_on=NOON.date() + timedelta(days=4), by="system", at=NOON)
        part = queries.parts_of(whole)[0]
    at = NOON + timedelta(days=4)
    with speaking_for(village_head.pk, today=NOON.date()):
        commands.prepare(decision_id=part.pk, need=Need.PAPERS, on=NOON.date(), by=village_head, at=NOON)
        commands.join_team(decision_id=part.pk, team=Team.SECRETARY, name="Trần Thư Ký", by=village_head, at=NOON)
        commands.hold_meeting(
            decision_id=part.pk,
            on=at.date(),
            manner=HandVote.HANDS,
            manner_agreed=150,
            votes=Votes(present=150, yes=130, no=20),
            by=village_head,
            at=at,
        )
        with pytest.raises(Refusal):
            commands.fix_date(decision_id=whole.pk, effective_on=at.date(), document="1/TB", by=village_head, at=at)
    with as_system():
        whole.refresh_from_db()

    assert (whole.stage, whole.yes, whole.base) == (Stage.PASSED, 1, 1)


def test_a_dismissal_needs_half_of_the_households_and_owes_a_new_election(village, town):
    row = village.started(
        kind=Kind.DISMISSAL, board=Board.VILLAGE_HEAD, topic=0, title="Cho thôi làm Tổ trưởng", origin=Origin.INITIATIVE
    )
    with as_system():
        commands.record_consents(
            decision_id=row.pk, to=Consenting.INITIATIVE, codes=codes(94), on=NOON.date(), by="system", at=NOON
        )
        commands.record_consents(
            decision_id=row.pk, to=Consenting.DISMISSAL, codes=codes(93), on=NOON.date(), by="system", at=NOON
        )
        short = queries.obstacles_of(row, NOON.date())
        commands.record_consents(
            decision_id=row.pk, to=Consenting.DISMISSAL, codes=codes(94), on=NOON.date(), by="system", at=NOON
        )
    village.ready(row)
    row = village.met(row, 100, 150)
    at = NOON + timedelta(days=4)
    with speaking_for(town.head.pk, today=at.date()):
        commands.send(decision_id=row.pk, resolution="Cho thôi làm Tổ trưởng.", by=town.head, at=at)
        commands.receive(decision_id=row.pk, by=town.head, at=at)
        commands.recognise(decision_id=row.pk, document="3/QĐ-UBND", by=town.head, at=at)
    with as_system():
        duty = Duty.objects.get(about=row.ref, rule="dismiss.new_election")
        told = [(each.code, each.board, each.since) for each in queries.dismissed_in(row.commune)]

    assert told == [(row.code, Board.VILLAGE_HEAD, at.date())]
    assert "93/187" in short[0].vi
    assert duty.due == date(2027, 1, 22)
