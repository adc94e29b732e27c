"""The pages: from a form to the roll; the council's sealed note stays the council's on every page, in the API and in every file."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system, speaking_for
from caunoi.access.models import Grant
from caunoi.commend import commands, queries
from caunoi.commend.models import Campaign, Nomination, SealedNote
from caunoi.commend.rules import Tally
from caunoi.kernel.refusal import Refusal
from caunoi.voice.models import Petition
from caunoi.voice.words import Kind, Stage
from tests.stage import NOON

pytestmark = pytest.mark.django_db


def signed(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def on(monkeypatch):
    """The day pages take for today."""

    def move(at):
        for module in ("officer", "public", "council"):
            monkeypatch.setattr(f"caunoi.commend.views.{module}.now", lambda: at, raising=False)
            monkeypatch.setattr(f"caunoi.commend.views.{module}.localdate", lambda: at.date(), raising=False)

    move(NOON)
    return move


@pytest.fixture
def denounced(round_, filed):
    """The youth union is under an accepted denunciation before the council meets."""
    from caunoi.voice.words import Channel

    round_.announced()
    round_.first = round_.nominate(round_.youth)
    round_.second = round_.nominate(round_.front)
    round_.posted()
    with as_system():
        receipt = filed(
            channel=Channel.COUNTER,
            kind=Kind.DENUNCIATION,
            respondent="Đoàn Thanh niên",
            respondent_bodies=(round_.youth,),
        )
        Petition.objects.filter(pk=receipt.petition).update(stage=Stage.ACCEPTED.value, accepted_on=NOON.date())
    round_.meet()
    return round_


def test_the_council_knows_of_a_denunciation_and_nobody_else_does(denounced, on):
    on(denounced.at)
    town, pk = denounced.town, denounced.campaign.pk
    with pytest.raises(Refusal, match="lưu ý mật chưa mở"):
        denounced.act("enter_counts", denounced.secretary, denounced.at, counts={denounced.first.pk: Tally(3, 0)})
    for reader in (town.handler, town.receiver, town.neighbour, town.former, town.stranger, town.city_head):
        with speaking_for(reader.pk, today=NOON.date()):
            assert SealedNote.objects.count() == 0
            with pytest.raises(Refusal):
                commands.look_at_notes(campaign_id=pk, by=reader, at=denounced.at)
        assert signed(reader).get(reverse("commend:notes", args=[pk])).status_code == 404
    member = signed(denounced.third)
    assert "Đoàn Thanh niên" not in member.get(reverse("commend:notes", args=[pk])).content.decode()
    opened = member.post(reverse("commend:notes", args=[pk]))
    assert "Đoàn Thanh niên phường" in opened.content.decode()
    assert opened["Cache-Control"] == "no-store"
    secrets = ("tố cáo", "lưu ý mật", "Hội đồng cần cân nhắc")
    for client, paths in (
        (Client(), [reverse("commend:posting", args=[pk]), reverse("commend:nominee", args=[denounced.first.pk]), reverse("commend:roll"), "/api/v1/commendations"]),
        (signed(town.handler), [reverse("commend:campaign", args=[pk]), reverse("commend:nomination", args=[denounced.first.pk])]),
    ):  # fmt: skip
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200
            assert not any(word in answer.content.decode() for word in secrets), path
    denounced.counted({denounced.first.pk: Tally(3, 0), denounced.second.pk: Tally(2, 0)})
    denounced.act("close_count", town.handler, denounced.at)
    denounced.act("decide", town.head, denounced.at, chosen=[denounced.first.pk, denounced.second.pk])
    assert "youth" not in Client().get("/api/v1/commendations.csv").content.decode()


def test_a_member_kept_out_of_a_vote_and_one_who_left_their_body_see_no_note(denounced):
    with speaking_for(denounced.third.pk, today=NOON.date()):
        assert SealedNote.objects.count() == 1
        commands.declare_conflict(nomination_id=denounced.first.pk, by=denounced.third, at=denounced.at)
        assert SealedNote.objects.count() == 0
    with as_system():
        Grant.objects.filter(holder=denounced.secretary).update(until=NOON.date())
    with speaking_for(denounced.secretary.pk, today=NOON.date()):
        assert SealedNote.objects.count() == 0


def test_a_denunciation_accepted_after_the_vote_stops_the_decision_until_the_council_looked(round_, filed):
    from caunoi.voice.words import Channel

    round_.announced()
    made = round_.nominate(round_.youth)
    round_.posted()
    round_.meet()
    round_.counted({made.pk: Tally(3, 0)})
    round_.act("close_count", round_.town.handler, round_.at)
    with as_system():
        receipt = filed(
            channel=Channel.COUNTER, kind=Kind.DENUNCIATION, respondent="Đoàn", respondent_bodies=(round_.youth,)
        )
        Petition.objects.filter(pk=receipt.petition).update(stage=Stage.VERIFYING.value, accepted_on=NOON.date())
    with pytest.raises(Refusal, match="xem lại hồ sơ"):
        round_.act("decide", round_.town.head, round_.at, chosen=[made.pk])
    round_.act("look_at_notes", round_.secretary, round_.at)
    round_.act("decide", round_.town.head, round_.at, chosen=[made.pk])


def test_an_officer_plans_nominates_and_counts_on_the_pages(round_, on):
    handler, town = signed(round_.town.handler), round_.town
    said = {
        "body": town.committee.code, "title": "Dân vận khéo năm 2026", "award": "certificate", "since": "01/01/2026", "last": "31/10/2026", "opens_on": "01/11/2026",
        "closes_on": "20/11/2026", "quota_collective": "3", "quota_individual": "0", "regulation": "Quy chế số 12/QC", "quorum": "2/3", "passing": "2/3",
    }  # fmt: skip
    refused = handler.post(reverse("commend:new"), {**said, "quorum": "5/3"})
    assert refused.status_code == 422
    assert "Tỷ lệ phải lớn hơn 0" in refused.content.decode()
    assert "Dân vận khéo" in refused.content.decode()
    assert handler.post(reverse("commend:new"), said).status_code == 302
    with as_system():
        row = round_.campaign = Campaign.objects.get(title="Dân vận khéo năm 2026")
    at = [row.pk]
    assert (
        handler.post(
            reverse("commend:criterion", args=at), {"title": "Công khai đúng hạn", "proof": "openness", "least": "90"}
        ).status_code
        == 302
    )
    assert (
        handler.post(
            reverse("commend:criterion", args=at),
            {"title": "Trả lời đúng hạn", "proof": "indicator", "indicator": "khong-co"},
        ).status_code
        == 422
    )
    for person, office in (
        (town.head, "chair"),
        (round_.secretary, "secretary"),
        (round_.third, "member"),
        (round_.fatherland, "member"),
    ):
        assert (
            handler.post(reverse("commend:seats", args=at), {"username": person.username, "office": office}).status_code
            == 302
        )
    assert (
        handler.post(reverse("commend:seats", args=at), {"username": "khong.co", "office": "member"}).status_code == 422
    )
    assert signed(town.head).post(reverse("commend:step", args=[row.pk, "announce"])).status_code == 302
    nominating = reverse("commend:nominate", args=[row.pk, "tap-the"])
    form = {
        "by_body": town.committee.code,
        "collective": round_.youth.code,
        "statement": "Đã đối thoại hai lần và giữ đủ lời hứa với bà con.",
    }
    assert handler.post(nominating, form).status_code == 302
    assert "đã được đề nghị" in handler.post(nominating, form).content.decode()
    on(NOON + timedelta(days=3))
    assert handler.post(reverse("commend:step", args=[row.pk, "post"])).status_code == 302
    with as_system():
        made = Nomination.objects.get(campaign=row)
    public = Client().get(reverse("commend:nominee", args=[made.pk]))
    assert "không có hồ sơ" in public.content.decode()
    assert "Gửi ý kiến" in public.content.decode()
    objected = Client().post(
        reverse("commend:objection", args=[made.pk]),
        {"text": "Tôi thấy chưa đúng vì hẻm 12 vẫn ngập.", "key": "k" * 32},
    )
    assert "Mã bí mật" in objected.content.decode()
    on(NOON + timedelta(days=15))
    with as_system():
        seats = [str(each.pk) for each in queries.seats_of(row)]
    assert (
        "chưa đủ số người họp"
        in handler.post(reverse("commend:meeting", args=at), {"present": seats[:1]}).content.decode()
    )
    assert handler.post(reverse("commend:meeting", args=at), {"present": seats}).status_code == 302
    boxes = {f"y_{made.pk}": "3", f"n_{made.pk}": "0", f"s_{made.pk}": ""}
    assert handler.get(reverse("commend:count", args=at)).status_code == 404
    for person in (round_.secretary, round_.third):
        assert signed(person).post(reverse("commend:count", args=at), boxes).status_code == 302
    assert signed(round_.third).get(reverse("commend:count", args=at)).status_code == 200
    assert handler.post(reverse("commend:step", args=[row.pk, "count"])).status_code == 302
    assert (
        signed(town.head)
        .post(reverse("commend:decide", args=at), {"chosen": [str(made.pk)], "office": "Chủ tịch"})
        .status_code
        == 302
    )
    assert (
        "Đoàn Thanh niên phường"
        in Client()
        .get(reverse("commend:roll"), {"noi": town.place.code, "nam": "2026", "ten": "doan"})
        .content.decode()
    )
    assert Client().get(reverse("commend:decision-file", args=[row.pk, "pdf"])).content[:4] == b"%PDF"
    assert handler.get(reverse("commend:paper", args=[row.pk, "bien-ban", "docx"])).status_code == 200
    assert signed(town.stranger).get(reverse("commend:paper", args=[row.pk, "bien-ban", "docx"])).status_code == 404


@pytest.mark.parametrize("query", ["?nam=%00&noi=x&ten=%00", "?trang=999&loai=zzz", "?noi=79&nam=99999", "?trang=-1"])
def test_odd_addresses_are_answered_kindly(query):
    assert Client().get(reverse("commend:roll") + query).status_code == 200
    assert Client().get("/api/v1/commendations?place=khong-co").status_code in (409, 422)


def test_the_lists_ask_the_database_a_fixed_number_of_times(meeting, django_assert_max_num_queries):
    handler = signed(meeting.town.handler)
    handler.get(reverse("commend:campaigns"))
    with django_assert_max_num_queries(45):
        assert handler.get(reverse("commend:campaign", args=[meeting.campaign.pk])).status_code == 200
    with django_assert_max_num_queries(12):
        Client().get(reverse("commend:roll"))
