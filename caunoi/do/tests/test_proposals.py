"""Residents propose a work: a question a page, one clock, one answer everybody reads; nobody reads words that were not answered."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.do import commands
from caunoi.do.models import CommunityWork, ProposalContact, WorkProposal
from caunoi.do.words import Proposer, Reply, WorkKind
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from tests.stage import NOON

WORDS = "Đoạn sau trường không có đèn, học sinh đi học về tối rất nguy hiểm."


@pytest.fixture
def sent(lane, town):
    """A proposal of group 1 with a telephone, waiting."""
    return commands.send_proposal(
        place=lane.place, kind=WorkKind.LIGHT, title="Lắp đèn hẻm 72", what=WORDS, proposer=Proposer.HOUSEHOLDS, households=24, key="k1", phone="0912345678",
        contact_name="Lan", device="may-cua-lan", at=NOON,
    )  # fmt: skip


def hidden(content):
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', content)) | {"csrfmiddlewaretoken": ""}


def duties(row):
    with as_system():
        return {each.rule: (each.standing, each.due) for each in Duty.objects.filter(about=row.ref)}


def test_a_resident_proposes_in_five_pages_and_reads_the_answer(lane, town, django_assert_max_num_queries):
    public, here = Client(), reverse("do:propose", args=[town.place.code])
    content = public.get(here).content.decode()
    said = [
        {"where": str(lane.place_id)},
        {"kind": "light"},
        {"title": "Lắp đèn hẻm 72", "what": WORDS},
        {"proposer": "households", "households": "24"},
    ]
    for answer in said:
        assert content.count("<h1") == 1
        content = public.post(here, {**hidden(content), **answer}).content.decode()
    for _ in range(2):
        there = public.post(here, {**hidden(content), "phone": "0912 345 678"})
        assert there.status_code == 302, there.content.decode()[-2500:]
    with as_system():
        row = WorkProposal.objects.get()
        assert (row.place, row.body, row.proposed_by) == (lane.place, town.committee, "24 hộ")
        assert b"0912345678" not in bytes(ProposalContact.objects.get().sealed)
    receipt = public.get(there["Location"]).content.decode()
    assert row.code in receipt
    for page in (receipt, public.get(reverse("do:proposals"), {"noi": town.place.code}).content.decode()):
        assert "Chờ trả lời" in page
        assert "Lắp đèn hẻm 72" not in page  # nobody reads words that were not read by who answers
        assert "0912" not in page
    assert public.get(reverse("do:proposals"), {"ma": row.code.lower()})["Location"] == reverse(
        "do:proposal", args=[row.pk]
    )
    assert public.get(reverse("do:kept-proposal", args=[row.pk])).status_code == 302
    desk = Client()
    desk.force_login(town.neighbour)
    assert desk.get(reverse("do:kept-proposal", args=[row.pk])).status_code == 404
    desk.force_login(town.handler)
    with django_assert_max_num_queries(16):
        assert "Lắp đèn hẻm 72" in desk.get(reverse("do:kept-proposals")).content.decode()
    one = reverse("do:kept-proposal", args=[row.pk])
    assert "0912345678" in desk.get(one).content.decode()
    kept = {"answer": "Nhận làm trong quý này, ủy ban lo vật tư.", "shown": "on", "version": "1"}
    wrong = desk.post(one, {**kept, "reply": "talk"})
    assert (wrong.status_code, "Nhận làm trong quý này" in wrong.content.decode()) == (422, True)
    assert desk.post(one, {**kept, "reply": "taken"}).status_code == 302
    assert desk.post(one, {**kept, "reply": "declined"}).status_code == 302  # ended: led to its page, nothing changed
    with as_system():
        work = CommunityWork.objects.get(title="Lắp đèn hẻm 72")
        assert (work.proposed_by, work.body, ProposalContact.objects.count()) == ("24 hộ", town.committee, 0)
    told = public.get(reverse("do:proposal", args=[row.pk])).content.decode()
    assert WORDS in told
    assert reverse("do:work", args=[work.pk]) in told


def test_the_answer_has_a_clock_and_a_day_for_the_households(sent, town, says):
    assert duties(sent) == {"house.do.proposal": ("open", sent.due)}
    later = NOON + timedelta(days=2)
    says(
        town.handler,
        commands.answer_proposal,
        proposal_id=sent.pk,
        reply=Reply.TALK,
        answer="Đưa ra các hộ bàn.",
        talk_on=later.date(),
        at=NOON,
    )
    found = duties(sent)
    assert found["house.do.proposal"][0] == "met"
    assert found["do.plan"] == ("open", later.date())
    with pytest.raises(Refusal):
        says(
            town.handler,
            commands.answer_proposal,
            proposal_id=sent.pk,
            reply=Reply.TALK,
            answer="Lại đưa ra bàn.",
            talk_on=later.date(),
        )
    with pytest.raises(Refusal):  # a page somebody else has changed meanwhile
        says(
            town.handler,
            commands.answer_proposal,
            proposal_id=sent.pk,
            reply=Reply.DECLINED,
            answer="Không làm được.",
            version=1,
        )
    says(
        town.handler,
        commands.answer_proposal,
        proposal_id=sent.pk,
        reply=Reply.DECLINED,
        answer="Các hộ không tán thành.",
        shown=False,
        at=later,
    )
    assert duties(sent)["do.plan"][0] == "met"
    page = Client().get(reverse("do:proposal", args=[sent.pk])).content.decode()
    assert "Các hộ không tán thành." in page
    assert WORDS not in page


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("title", {"title": "Đèn"}), ("what", {"what": "Gọi tôi số 0912 345 678 để bàn nhé"}), ("what", {"what": "Ông A căn cước 079200001234 lấn hẻm 72"}),
        ("households", {"households": 0}), ("households", {"households": 10**9}), ("body_name", {"proposer": Proposer.BODY}), ("place", {"elsewhere": True}),
    ],
)  # fmt: skip
def test_what_cannot_be_proposed_is_refused_beside_its_question(lane, town, field, told):
    said = {
        "place": lane.place,
        "kind": WorkKind.LIGHT,
        "title": "Lắp đèn hẻm 72",
        "what": WORDS,
        "proposer": Proposer.HOUSEHOLDS,
        "key": "k",
    }
    if told.pop("elsewhere", False):
        said["place"] = town.province
    with pytest.raises(Refusal) as no:
        commands.send_proposal(**said | told, at=NOON)
    assert no.value.field == field


def test_one_browser_does_not_flood_and_the_same_form_is_one(sent, lane):
    said = {
        "place": lane.place,
        "kind": WorkKind.LIGHT,
        "what": WORDS,
        "proposer": Proposer.HOUSEHOLDS,
        "device": "may-cua-lan",
        "at": NOON,
    }
    assert commands.send_proposal(**said, title="Lắp đèn hẻm 72", key="k1").pk == sent.pk
    for number in (2, 3):
        commands.send_proposal(**said, title=f"Đề xuất thứ {number}", key=f"k{number}")
    with pytest.raises(Refusal):
        commands.send_proposal(**said, title="Đề xuất thứ tư", key="k4")


def test_the_wall_keeps_unread_words_and_telephones_with_who_answers(sent, town, speak):
    for person in (town.stranger, town.neighbour, town.former, town.clerk):
        with speak(person):
            assert (WorkProposal.objects.count(), ProposalContact.objects.count()) == (0, 0)
            assert WorkProposal.objects.update(title="Đổi") == 0
        with pytest.raises(DatabaseError), speak(person), transaction.atomic():
            ProposalContact.objects.create(proposal_id=sent.pk, body=town.committee, sealed=b"x")
    with speak(town.handler):
        assert (WorkProposal.objects.count(), ProposalContact.objects.count()) == (1, 1)
