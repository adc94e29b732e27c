"""Whole courses: thin meeting to ballots, sent and recognised in their days; what is withdrawn, redone, annulled; who may not."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import ProgrammingError, connection, transaction

from caunoi.access.context import as_system, speaking_for
from caunoi.decide import commands, queries
from caunoi.decide.models import (
    BallotPaper,
    BallotStub,
    Consent,
    Decision,
    Household,
    OnlineBallot,
    OnlinePass,
    Preparation,
    TeamMember,
    VoteCount,
)  # fmt: skip
from caunoi.decide.rules import Votes
from caunoi.decide.words import Board, Consenting, Form, HandVote, Kind, Need, Origin, Stage, Team
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from tests.stage import NOON

from .conftest import Village, codes
from .test_votes import online

pytestmark = pytest.mark.django_db
OFFICER = "/can-bo/quyet-dinh"


def counted_twice(village, row, votes, at):
    town = village.town
    with as_system():
        commands.enter_count(decision_id=row.pk, votes=votes, by=town.handler, at=at)
        commands.enter_count(decision_id=row.pk, votes=votes, by=town.head, at=at)
        row.refresh_from_db()
    return row


def test_a_convention_goes_from_a_thin_meeting_to_ballots_to_recognition_with_every_duty_met(village, town):
    row = village.started(3, title="Quy ước của tổ dân phố 1")
    vote = NOON + timedelta(days=40)
    with as_system():
        commands.announce(decision_id=row.pk, vote_on=vote.date(), by="system", at=NOON)
        for need in (Need.DRAFT_POSTED, Need.PAPERS):
            commands.prepare(decision_id=row.pk, need=need, on=NOON.date(), by="system", at=NOON)
        village.manned(row)
    row = village.met(row, 80, 90, after=40)
    assert row.stage == Stage.THIN

    again = vote + timedelta(days=1)
    with as_system():
        commands.vote_again(
            decision_id=row.pk, form=Form.BALLOT, vote_on=again.date() + timedelta(days=3), by="system", at=again
        )
        for need in (Need.DRAFT_POSTED, Need.BALLOT_PLAN, Need.PLAN_SENT):
            day = NOON.date() if need is Need.DRAFT_POSTED else again.date()
            commands.prepare(decision_id=row.pk, need=need, on=day, by="system", at=again)
        assert Duty.objects.get(about=row.ref, rule="ballot.plan_send").standing == "met"
    at = village.balloted(row, returned=160, after=44)
    row = counted_twice(village, row, Votes(present=160, yes=94, no=66), at)
    assert (row.stage, row.yes, row.base) == (Stage.PASSED, 94, 187)

    with as_system():
        assert Duty.objects.get(about=row.ref, rule="convention.send").settled_on is None
        commands.send(decision_id=row.pk, resolution="Các hộ thông qua quy ước.", by="system", at=at)
        assert Duty.objects.get(about=row.ref, rule="convention.send").standing == "met"
        commands.receive(decision_id=row.pk, by="system", at=at)
        answer = Duty.objects.get(about=row.ref, rule="convention.recognise")
        assert (answer.owed_by.code, answer.settled_on) == (f"ubnd.{town.place.code}", None)
        commands.recognise(decision_id=row.pk, document="45/QĐ-UBND", by="system", at=at)
        answer.refresh_from_db()
        row.refresh_from_db()
        kinds = [each.kind for each in acts_about(row.ref)]

    assert (answer.standing, row.stage, row.effective_on) == ("met", Stage.IN_FORCE, at.date())
    assert kinds.count("enter_count") == 2
    assert {"start_decision", "hold_meeting", "print_ballots", "settle_decision", "move_decision"} <= set(kinds)


@pytest.mark.parametrize("topic", [3, 4, 5])
def test_a_topic_of_the_meeting_goes_out_by_ballot_only_after_a_thin_one(village, topic):
    row = village.started(topic, Form.BALLOT)

    with as_system(), pytest.raises(Refusal, match="Điều 19") as no:
        commands.announce(decision_id=row.pk, vote_on=NOON.date() + timedelta(days=60), by="system", at=NOON)

    assert no.value.cite


@pytest.mark.parametrize("topic", [1, 2, 3, 4, 5])
def test_only_other_self_management_is_voted_online(village, topic):
    row = village.started(topic, Form.ONLINE)

    with as_system(), pytest.raises(Refusal, match="Điều 5 Nghị định số 59/2023"):
        commands.announce(decision_id=row.pk, vote_on=NOON.date() + timedelta(days=60), by="system", at=NOON)


@pytest.mark.parametrize(("form", "days", "opens"), [
    (Form.MEETING, 1, False), (Form.MEETING, 2, True), (Form.BALLOT, 1, False), (Form.BALLOT, 2, True),
])  # fmt: skip
def test_households_have_two_days_notice(village, form, days, opens):
    row = village.started(6, form)
    given = {"decision_id": row.pk, "vote_on": NOON.date() + timedelta(days=days), "by": "system", "at": NOON}
    with as_system():
        if opens:
            commands.announce(**given)
        else:
            with pytest.raises(Refusal, match="quá muộn") as no:
                commands.announce(**given)
            assert (no.value.field, "Điều" in no.value.cite) == ("vote_on", True)
        row.refresh_from_db()

    assert (row.stage == Stage.ANNOUNCED) is opens


def test_an_online_vote_is_not_closed_before_its_last_day_is_over(village):
    row, slips, at = online(village)
    commands.cast(code=slips["H-001"], decision_code=row.code, choice="yes", at=at)

    with as_system():
        with pytest.raises(Refusal, match="lấy phiếu đến"):
            commands.close_vote(decision_id=row.pk, by="system", at=at)
        commands.close_vote(decision_id=row.pk, by="system", at=at + timedelta(days=1))
        row.refresh_from_db()

    assert (row.stage, row.yes, row.least) == (Stage.FAILED, 1, 94)
    with pytest.raises(Refusal, match="đã kết thúc"):
        commands.cast(code=slips["H-002"], decision_code=row.code, choice="yes", at=at)


def test_a_failed_ballot_is_voted_again_with_fresh_ballots(village):
    row = village.started(6, Form.BALLOT)
    village.ready(row)
    at = village.balloted(row, returned=100)
    counted_twice(village, row, Votes(present=100, yes=93, no=7), at)
    old = village.papers[0]
    with as_system():
        commands.start_again(decision_id=row.pk, by="system", at=at)
        row.refresh_from_db()
        assert (row.stage, row.passes, BallotStub.objects.count(), BallotPaper.objects.count()) == ("draft", None, 0, 0)
        commands.announce(decision_id=row.pk, vote_on=at.date() + timedelta(days=3), by="system", at=at)
        for need in (Need.BALLOT_PLAN, Need.PLAN_SENT, Need.FRONT_AGREED):
            commands.prepare(decision_id=row.pk, need=need, on=at.date(), by="system", at=at)
    later = village.balloted(row, returned=120, after=7)
    with as_system(), pytest.raises(Refusal, match="không phải phiếu"):
        commands.read_papers(decision_id=row.pk, codes=[old], by="system", at=later)
    row = counted_twice(village, row, Votes(present=120, yes=94, no=26), later)

    assert (row.stage, row.yes) == (Stage.PASSED, 94)


def test_a_closed_online_vote_keeps_its_list_and_is_not_opened_again(village):
    row, slips, at = online(village)
    receipt = commands.cast(code=slips["H-001"], decision_code=row.code, choice="yes", at=at)
    with as_system():
        commands.close_vote(decision_id=row.pk, by="system", at=at + timedelta(days=1))
        with pytest.raises(Refusal, match="việc mới"):
            commands.start_again(decision_id=row.pk, by="system", at=at + timedelta(days=1))
        row.refresh_from_db()

    assert queries.inclusion(row, receipt) is not None


def test_where_rows_lie_in_the_storage_says_nothing_of_who_voted_when(village):
    row, slips, at = online(village)
    for code in ("H-120", "H-003", "H-077", "H-001"):
        commands.cast(code=slips[code], decision_code=row.code, choice="yes", at=at)

    with as_system(), connection.cursor() as cursor:
        for order in ("ctid", "id"):
            cursor.execute(
                f"SELECT household_id FROM decide_onlinepass WHERE decision_id = %s ORDER BY {order}", [row.pk]
            )
            found = [household for (household,) in cursor.fetchall()]
            assert (len(found), found) == (187, sorted(found))
        assert OnlinePass.objects.filter(decision=row, used=True).count() == 4


def test_the_online_vote_is_opened_on_its_page_and_the_slips_come_once(village, client, town):
    row = village.started(6, Form.ONLINE)
    with as_system():
        commands.record_consents(
            decision_id=row.pk, to=Consenting.ONLINE, codes=codes(94), on=NOON.date(), by="system", at=NOON
        )
    at = village.ready(row)
    client.force_login(town.handler)
    early = client.post(f"{OFFICER}/viec/{row.code}/ma/")
    with time_machine.travel(at, tick=False):
        client.force_login(town.handler)
        printed = client.post(f"{OFFICER}/viec/{row.code}/ma/")
        again = client.post(f"{OFFICER}/viec/{row.code}/ma/")

    assert (early.status_code, printed.content[:5], again.status_code) == (409, b"%PDF-", 409)
    with as_system():
        assert OnlinePass.objects.filter(decision=row).count() == 187


@pytest.fixture
def whole(village, town):
    """A commune-wide matter announced in twelve villages."""
    for number in range(2, 13):
        Village(town, 3, str(number))
    with as_system():
        row = commands.start(
            place=town.place, topic=1, title="Góp sửa cầu chung của xã", text="Mỗi hộ góp 200.000 đồng sửa cầu chung.", form=Form.MEETING,
            origin=Origin.COMMITTEE, by="system", at=NOON,
        )  # fmt: skip
        commands.announce(decision_id=row.pk, vote_on=NOON.date() + timedelta(days=4), by="system", at=NOON)
    return row


def decided_by(village, row, agreeing):
    with as_system():
        parts = queries.parts_of(row)
        for part in parts:
            commands.prepare(decision_id=part.pk, need=Need.PAPERS, on=NOON.date(), by="system", at=NOON)
            village.manned(part)
    for number, part in enumerate(parts):
        everybody = 187 if part.place_id == village.place.pk else 3
        village.met(part, everybody if number < agreeing else 0, everybody)
    with as_system():
        row.refresh_from_db()
    return row, parts


def test_seven_of_twelve_villages_are_one_too_few(village, whole):
    row, _ = decided_by(village, whole, 7)

    assert (row.stage, row.passes, row.yes, row.base, row.least) == (Stage.FAILED, False, 7, 12, 8)


def test_a_village_cannot_leave_a_commune_wide_matter_nor_undo_its_part(village, whole):
    with as_system():
        part = queries.parts_of(whole)[0]
        with pytest.raises(Refusal, match="phần của một việc toàn xã"):
            commands.drop(decision_id=part.pk, reason="Thôn này không muốn làm.", by="system", at=NOON)
    row, parts = decided_by(village, whole, 8)
    at = NOON + timedelta(days=4)
    with as_system():
        for act, given in (
            (commands.send, {"resolution": "Các hộ thống nhất."}),
            (commands.annul, {"reason": "Nội dung trái luật.", "document": "1/QĐ"}),
        ):
            with pytest.raises(Refusal, match="phần của một việc toàn xã"):
                act(decision_id=parts[0].pk, by="system", at=at, **given)
        commands.fix_date(decision_id=row.pk, effective_on=at.date(), document="9/QĐ-UBND", by="system", at=at)
        row.refresh_from_db()

    assert (row.stage, row.base) == (Stage.IN_FORCE, 12)


def test_a_commune_wide_matter_withdrawn_before_any_vote_is_withdrawn_everywhere(village, whole):
    with as_system():
        commands.drop(decision_id=whole.pk, reason="Cầu đã được ngân sách xã sửa.", by="system", at=NOON)
        stages = set(Decision.objects.values_list("stage", flat=True))

    assert stages == {"dropped"}


def test_a_commune_wide_matter_some_village_voted_on_is_not_withdrawn(village, whole):
    with as_system():
        part = queries.parts_of(whole)[-1]
        commands.prepare(decision_id=part.pk, need=Need.PAPERS, on=NOON.date(), by="system", at=NOON)
        village.manned(part)
    village.met(part, 3, 3)

    with as_system(), pytest.raises(Refusal, match="không rút được nữa"):
        commands.drop(decision_id=whole.pk, reason="Cầu đã được ngân sách xã sửa.", by="system", at=NOON)


def test_a_vote_withdrawn_owes_nothing_any_more(village):
    row = village.started(6, Form.BALLOT)
    with as_system():
        commands.prepare(decision_id=row.pk, need=Need.BALLOT_PLAN, on=NOON.date(), by="system", at=NOON)
        commands.drop(decision_id=row.pk, reason="Hộ đề nghị đã rút.", by="system", at=NOON)

        assert not Duty.objects.filter(about=row.ref, settled_on__isnull=True).exists()


def test_two_officers_rewording_a_draft_lose_nothing(village, town):
    row = village.started(6)
    given = {"title": "Tên mới của việc", "text": "Nội dung mới của việc này.", "form": Form.MEETING}
    with as_system():
        commands.reword(decision_id=row.pk, version=1, by=town.handler, at=NOON, **given)
        with pytest.raises(Refusal, match="vừa sửa"):
            commands.reword(decision_id=row.pk, version=1, by=town.head, at=NOON, **{**given, "title": "Tên khác hẳn"})
        row.refresh_from_db()

    assert (row.title, row.version) == ("Tên mới của việc", 2)


def test_a_member_of_the_inspection_board_is_seated_for_the_heads_term_by_the_front(village, town):
    row = village.started(kind=Kind.ELECTION, board=Board.INSPECTION, topic=0, title="Bầu Ban Thanh tra nhân dân")
    at = NOON + timedelta(days=4)
    with as_system():
        one = commands.put_forward(decision_id=row.pk, name="Phan Thị Sáu", born=date(1970, 1, 2), by="system", at=NOON)
    village.ready(row)
    with as_system():
        commands.join_team(decision_id=row.pk, team=Team.ELECTION_TEAM, name="Tổ Bầu Cử", by="system", at=NOON)
        commands.hold_meeting(
            decision_id=row.pk, on=at.date(), manner=HandVote.SECRET, manner_agreed=150,
            votes=Votes(present=150, for_candidates=((one.pk, 94),)), by="system", at=at,
        )  # fmt: skip
        commands.send(decision_id=row.pk, resolution="Bầu bà Phan Thị Sáu.", by="system", at=at)
    with speaking_for(town.head.pk, today=at.date()), pytest.raises(Refusal, match="MTTQ"):
        commands.receive(decision_id=row.pk, by=town.head, at=at)
    with as_system():
        commands.receive(decision_id=row.pk, by="system", at=at)
        commands.recognise(decision_id=row.pk, document="3/QĐ-MTTQ", by="system", at=at)
        answered = Duty.objects.get(about=row.ref, rule="election.recognise")
        seat = answered.owed_by.place.bodies.get(kind="peoples_inspection").terms.get()

    assert (answered.owed_by.office, answered.standing) == ("mttq", "met")
    assert (seat.name, seat.seat, seat.until) == ("Phan Thị Sáu", "member", date(2031, 11, 23))


def test_outsiders_see_an_announced_vote_and_none_of_its_rolls_counts_or_people(village, town):
    row, _slips, _at = online(village)
    balloted = village.started(6, Form.BALLOT)
    village.ready(balloted)
    when = village.balloted(balloted, returned=100)
    with as_system():
        commands.enter_count(decision_id=balloted.pk, votes=Votes(present=100, yes=99, no=1), by=town.handler, at=when)

    for person in (town.neighbour, town.former, town.stranger):
        with speaking_for(person.pk, today=NOON.date()):
            assert Decision.objects.filter(pk=row.pk).exists()
            for table in (
                Household, Consent, Preparation, TeamMember, BallotStub, BallotPaper, VoteCount, OnlinePass, OnlineBallot,
            ):  # fmt: skip
                assert not table.objects.exists(), table
            assert Decision.objects.filter(pk=row.pk).update(title="Chiếm quyền") == 0
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                Household.objects.create(place=village.place, commune=town.place, code="X-1", since=NOON.date())
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                row.candidates.create(name="Người Lạ", age=40)
            for act in (
                lambda who: commands.tick_stubs(
                    decision_id=balloted.pk, codes=["H-150"], returned=True, by=who, at=when
                ),
                lambda who: commands.close_vote(decision_id=row.pk, by=who, at=when),
                lambda who: commands.print_ballots(decision_id=balloted.pk, by=who, at=when),
                lambda who: commands.enter_count(
                    decision_id=balloted.pk, votes=Votes(present=1, yes=1), by=who, at=when
                ),
            ):
                with pytest.raises(Refusal):
                    act(person)


def test_a_head_of_the_village_keeps_it_and_recognises_nothing(village, village_head):
    row = village.started(3)
    with as_system():
        Decision.objects.filter(pk=row.pk).update(stage="received")

    with speaking_for(village_head.pk, today=NOON.date()):
        assert Household.objects.count() == 187
        with pytest.raises(Refusal, match="người đứng đầu"):
            commands.recognise(decision_id=row.pk, document="1/QĐ", by=village_head, at=NOON)


def test_agreement_is_taken_back_on_its_page(village, client, town):
    row = village.started(6, Form.ONLINE)
    with as_system():
        commands.record_consents(
            decision_id=row.pk, to=Consenting.ONLINE, codes=codes(94), on=NOON.date(), by="system", at=NOON
        )
    client.force_login(town.handler)

    done = client.post(f"{OFFICER}/viec/{row.code}/rut-dong-thuan/", {"to": "online", "codes": "H-001, H-002"})

    assert done.status_code == 302
    with as_system():
        assert queries.consents(row, Consenting.ONLINE, NOON.date()) == 92


def test_names_on_a_roll_are_read_only_with_a_reason_that_is_kept(village):
    with as_system():
        row = Household.objects.first()
        with pytest.raises(Refusal, match="đồng ý"):
            commands.set_representative(household_id=row.pk, representative="Lê Văn A", by="system", at=NOON)
        commands.set_representative(
            household_id=row.pk, representative="Lê Văn A", consented_on=NOON.date(), by="system", at=NOON
        )
        with pytest.raises(Refusal):
            commands.open_representatives(place=village.place, reason="xem", by="system", at=NOON)
        found = commands.open_representatives(
            place=village.place, reason="In danh sách mời họp tháng 11", by="system", at=NOON
        )

        assert found == {row.pk: "Lê Văn A"}
        assert acts_about(f"roll:{village.place.code}").filter(kind="open_representatives").count() == 1


@pytest.mark.parametrize(("slug", "given", "kept"), [
    ("sua", {"title": "Tên đang gõ dở", "text": "", "form": "meeting", "version": "1"}, "Tên đang gõ dở"),
    ("thong-bao", {"vote_on": "31/02/2027", "where": "Nhà văn hóa tổ 1"}, "Nhà văn hóa tổ 1"),
    ("dong-thuan", {"to": "online", "codes": "H-001", "on": "99/99/2026"}, "H-001"),
    ("to-ban", {"team": "witness", "name": "A"}, 'value="A"'),
    ("rut", {"reason": "ngắn"}, "ngắn"),
])  # fmt: skip
def test_bad_input_is_answered_beside_the_field_with_the_words_kept(village, client, town, slug, given, kept):
    row = village.started(6)
    client.force_login(town.handler)

    page = client.post(f"{OFFICER}/viec/{row.code}/{slug}/", given)

    assert page.status_code == 422
    assert kept in page.content.decode()


def test_printing_at_the_wrong_stage_and_odd_addresses_are_refused_kindly(village, client, town):
    row = village.started(6)
    client.force_login(town.handler)

    assert client.post(f"{OFFICER}/viec/{row.code}/phieu/").status_code == 409
    assert client.post(f"{OFFICER}/viec/{row.code}/ma/").status_code == 409
    assert client.get(f"{OFFICER}/viec/{row.code}/van-ban/mau-03.pdf").status_code == 409
    assert client.get(f"{OFFICER}/viec/{row.code}/van-ban/mau-99.pdf").status_code == 404
    assert client.get(f"{OFFICER}/?trang=xyz").status_code == 200
    for address in ("decisions?place=%00", "decisions?place=x&limit=0", "decisions.csv?place=khong-co"):
        assert 400 <= client.get(f"/api/v1/{address}").status_code < 500, address
