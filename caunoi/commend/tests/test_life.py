"""A campaign from its plan to the roll of honour, and everything the rules say no to."""

from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.access.context import as_system, speaking_for
from caunoi.commend import commands, papers, queries, rules
from caunoi.commend.models import Conflict, Honour, Nomination, NomineePerson, Objection, SealedNote
from caunoi.commend.rules import Tally
from caunoi.commend.words import Entry, Ground, Nominee, Stage, Standing
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.models import Entry as LedgerEntry
from caunoi.voice.models import Petition
from tests.stage import NOON

from .conftest import STATEMENT


@pytest.mark.parametrize(
    ("share", "whole", "least"),
    [((2, 3), 4, 3), ((2, 3), 7, 5), ((4, 5), 5, 4), ((9, 10), 9, 9), ((1, 2), 7, 4), ((1, 1), 3, 3)],
)
def test_the_least_number_that_reaches_a_share_is_never_rounded_down(share, whole, least):
    assert rules.least(Fraction(*share), whole) == least


@given(st.integers(1, 99), st.integers(1, 99), st.integers(0, 200), st.integers(0, 200))
def test_votes_pass_exactly_when_they_reach_the_share(part, more, members, yes):
    share = Fraction(part, part + more - 1)
    assert rules.passes(yes, members, share) == (members > 0 and Fraction(yes, members or 1) >= share)


@pytest.mark.parametrize(
    ("member", "bodies", "collective", "nominator", "person", "ground"),
    [
        (1, {7}, 7, 8, None, Ground.NOMINATED), (1, {8}, 7, 8, None, Ground.NOMINATOR), (1, {9}, 7, 8, None, None),
        (1, {9}, None, 8, 1, Ground.SELF), (2, {9}, None, 8, 1, None),
    ],
)  # fmt: skip
def test_a_member_of_the_nominated_or_nominating_body_does_not_vote(
    member, bodies, collective, nominator, person, ground
):
    assert (
        rules.conflict(
            member=member, bodies=frozenset(bodies), collective=collective, nominator=nominator, person=person
        )
        == ground
    )


def test_a_campaign_ends_on_the_roll_with_a_numbered_decision(meeting):
    with as_system():
        able = queries.eligible_of(meeting.campaign, [meeting.first, meeting.second, meeting.person])
    # The head works in the nominating committee; the Front's head in a nominated body besides.
    assert [able[each.pk] for each in (meeting.first, meeting.second, meeting.person)] == [(3, 3), (2, 2), (3, 3)]
    last = meeting.counted(
        {meeting.first.pk: Tally(3, 0), meeting.second.pk: Tally(1, 1), meeting.person.pk: Tally(2, 0, 1)}
    )
    assert (last.waiting, last.agreed, last.void) == (0, 3, 0)
    assert [meeting.of(each).standing for each in (meeting.first, meeting.second, meeting.person)] == [
        "passed",
        "failed",
        "passed",
    ]
    meeting.act("close_count", meeting.town.handler, meeting.at)
    meeting.act("decide", meeting.town.head, meeting.at, chosen=[meeting.first.pk, meeting.person.pk])
    row = meeting.now()
    assert row.stage == Stage.DECIDED.value
    names = {each.name: each.number for each in queries.honours(place=meeting.town.place, year=2026)}
    assert names == {"Đoàn Thanh niên phường": "01/QĐ-UBND", "Nguyễn Thị Lan": "01/QĐ-UBND"}
    assert [each.name for each in queries.honours(name="nguyen thi lan")] == ["Nguyễn Thị Lan"]
    assert queries.decision_file(row, "pdf").content[:4] == b"%PDF"
    with speaking_for(meeting.town.handler.pk, today=NOON.date()):
        for code, _name in papers.forms_of(row):
            assert papers.paper_file(row, code, "docx").content[:2] == b"PK"


def test_two_counts_that_differ_are_both_void_and_made_again(meeting):
    pk = meeting.first.pk
    meeting.act("enter_counts", meeting.secretary, meeting.at, counts={pk: Tally(3, 0)})
    with pytest.raises(Refusal, match="người khác nhập"):
        meeting.act("enter_counts", meeting.secretary, meeting.at, counts={pk: Tally(3, 0)})
    with speaking_for(meeting.third.pk, today=NOON.date()):
        assert queries.council.BallotCount.objects.count() == 0, "the second person does not see the first count"
    differing = meeting.act("enter_counts", meeting.third, meeting.at, counts={pk: Tally(2, 1)})
    assert (differing.void, meeting.of(meeting.first).standing) == (1, "submitted")
    assert meeting.counted({pk: Tally(3, 0)}).agreed == 1
    with as_system():
        states = list(queries.council.BallotCount.objects.order_by("pk").values_list("state", flat=True))
    assert states == [Entry.VOID.value, Entry.VOID.value, Entry.AGREED.value, Entry.AGREED.value]


@pytest.mark.parametrize("tally", [Tally(4, 0), Tally(2, 2), Tally(0, 0), Tally(-1, 0, 2)])
def test_a_count_that_does_not_add_up_is_refused(meeting, tally):
    with pytest.raises(Refusal):
        meeting.act("enter_counts", meeting.secretary, meeting.at, counts={meeting.first.pk: tally})


def test_only_members_present_count_and_only_while_the_council_meets(meeting):
    with pytest.raises(Refusal, match="thành viên Hội đồng có mặt"):
        meeting.act("enter_counts", meeting.town.handler, meeting.at, counts={meeting.first.pk: Tally(3, 0)})
    with pytest.raises(Refusal, match="chưa kiểm phiếu xong"):
        meeting.act("close_count", meeting.town.handler, meeting.at)


def test_a_council_without_quorum_or_before_the_end_of_posting_does_not_meet(round_):
    round_.announced()
    round_.nominate(round_.youth)
    round_.posted()
    with pytest.raises(Refusal, match="cần ít nhất 3"):
        round_.meet(present=[round_.seats[0].pk, round_.seats[1].pk])
    with pytest.raises(Refusal, match="Còn lấy ý kiến"):
        round_.meet(at=NOON + timedelta(days=4))
    assert round_.now().stage == Stage.POSTED.value


def test_the_same_nominee_twice_is_refused_and_a_withdrawn_one_may_return(round_):
    round_.announced()
    made = round_.nominate(round_.youth)
    with pytest.raises(Refusal, match="đã được đề nghị"):
        round_.nominate(round_.youth, person=round_.fatherland, by_body=round_.front)
    person = {"kind": Nominee.INDIVIDUAL, "name": "Nguyễn Thị Lan", "unit": "Tổ 5", "consented": True}
    round_.nominate(None, **person)
    with pytest.raises(Refusal, match="đã được đề nghị"):
        round_.nominate(None, **{**person, "name": "NGUYỄN THỊ LAN"})
    with pytest.raises(Refusal, match="đã đồng ý"):
        round_.nominate(None, **{**person, "name": "Trần Văn Hai", "consented": False})
    with speaking_for(round_.town.handler.pk, today=NOON.date()):
        commands.withdraw(nomination_id=made.pk, reason="Gửi nhầm đợt", by=round_.town.handler, at=NOON)
    round_.nominate(round_.youth)


@pytest.mark.parametrize(
    ("changed", "match"),
    [({"quorum": (3, 2)}, "Tỷ lệ"), ({"passing": (0, 1)}, "Tỷ lệ"), ({"quota_collective": 0, "quota_individual": 0}, "Tổng chỉ tiêu"),
     ({"regulation": ""}, "quy chế"), ({"closes_on": NOON.date() - timedelta(days=60)}, "hết nhận đề nghị")],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_refused(round_, changed, match):
    with pytest.raises(Refusal, match=match):
        round_.plan(**changed)


def test_no_more_are_commended_than_the_quota(round_):
    round_.announced(quota_collective=1)
    both = [round_.nominate(round_.youth), round_.nominate(round_.town.bodies["phong-kt"])]
    round_.posted()
    round_.meet()
    round_.counted({each.pk: Tally(3, 0) for each in both})
    round_.act("close_count", round_.town.handler, round_.at)
    with pytest.raises(Refusal, match="chỉ tiêu là 1"):
        round_.act("decide", round_.town.head, round_.at, chosen=[each.pk for each in both])
    with pytest.raises(Refusal, match="người đứng đầu"):
        round_.act("decide", round_.town.handler, round_.at, chosen=[both[0].pk])
    round_.act("decide", round_.town.head, round_.at, chosen=[both[0].pk])
    assert [round_.of(each).standing for each in both] == ["awarded", "not_awarded"]
    with pytest.raises(Refusal):
        round_.act("decide", round_.town.head, round_.at, chosen=[both[0].pk])


def test_a_declared_relation_keeps_a_member_out_and_a_nomination_may_be_set_aside(meeting):
    with speaking_for(meeting.third.pk, today=NOON.date()):
        commands.declare_conflict(nomination_id=meeting.first.pk, by=meeting.third, at=meeting.at)
        commands.declare_conflict(nomination_id=meeting.first.pk, by=meeting.third, at=meeting.at)
    with as_system():
        assert Conflict.objects.filter(nomination=meeting.first, ground=Ground.RELATED.value).count() == 1
    with pytest.raises(Refusal, match="chỉ phát 2"):
        meeting.act("enter_counts", meeting.secretary, meeting.at, counts={meeting.first.pk: Tally(3, 0)})
    with speaking_for(meeting.town.handler.pk, today=NOON.date()):
        commands.set_aside(
            nomination_id=meeting.first.pk,
            reason="Thành viên có liên quan, để đợt sau",
            by=meeting.town.handler,
            at=meeting.at,
        )
    assert meeting.of(meeting.first).standing == Standing.SET_ASIDE.value


def test_an_objection_in_the_posting_becomes_one_petition_and_after_it_is_refused(round_):
    round_.announced()
    made = round_.nominate(round_.youth)
    said = {
        "nomination_id": made.pk,
        "text": "Đoàn phường chưa tổ chức buổi đối thoại nào trong năm nay.",
        "key": "a" * 32,
    }
    with pytest.raises(Refusal):
        commands.object_to(at=NOON, **said)
    round_.posted()
    first = commands.object_to(at=NOON + timedelta(days=4), **said)
    again = commands.object_to(at=NOON + timedelta(days=4), **said)
    assert first.code == again.code
    with as_system():
        petition = Petition.objects.get(pk=first.petition)
        assert (Objection.objects.count(), petition.respondents) == (1, [round_.youth.pk])
    with pytest.raises(Refusal, match="đã hết"):
        commands.object_to(at=NOON + timedelta(days=20), **{**said, "key": "b" * 32})


def test_nothing_personal_or_secret_is_written_to_the_ledger(meeting):
    with as_system():
        told = " ".join(str(each.data) for each in LedgerEntry.objects.all())
    assert "Lan" not in told
    assert STATEMENT not in told
    assert "denunc" not in told


@pytest.mark.parametrize("who", ["stranger", "neighbour", "former", "nobody"])
def test_before_the_posting_dossiers_and_people_are_seen_by_those_who_work_on_them(round_, who):
    round_.announced()
    round_.nominate(round_.youth)
    round_.nominate(None, kind=Nominee.INDIVIDUAL, name="Nguyễn Thị Lan", unit="Tổ 5", consented=True)
    reader = getattr(round_.town, who).pk if who != "nobody" else 0
    with speaking_for(reader, today=NOON.date()):
        assert (Nomination.objects.count(), NomineePerson.objects.count()) == (0, 0)
    with speaking_for(round_.secretary.pk, today=NOON.date()):
        assert (Nomination.objects.count(), NomineePerson.objects.count()) == (2, 2 - 1)
    assert Honour.objects.count() == SealedNote.objects.count() == 0
