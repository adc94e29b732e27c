"""Who may not see a case sees nothing of it: not its page, its acts, its papers, its files, in no list and no search."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from caunoi.access.context import as_system, speaking_for
from caunoi.files.models import StoredFile
from caunoi.voice import commands
from caunoi.voice.models import Petition, PetitionStep
from caunoi.voice.views.officer.acts import PAGES
from caunoi.voice.words import Channel, Kind

from .test_happy_path import act, done
from .test_letters import compose

UNIQUE = "Bạch Đằng Giang thất thủ"
SUBPAGES = ("officer-case", "officer-identity", "officer-attach", "officer-publish", "officer-compose")


@pytest.fixture(autouse=True)
def vault(settings, tmp_path):
    settings.FILES_DIR = tmp_path


@pytest.fixture
def case(desk, town, filed):
    """An answered case of the ward with a paper and a file."""
    receipt = filed(title=UNIQUE, text="Chuyện Bạch Đằng Giang thất thủ đã kéo dài hai tuần, xin xem lại.")
    client = desk(town.head)
    done(act(client, receipt, "phan-loai", kind="feedback", topic="", instance="1"))
    client.post(
        reverse("voice:officer-attach", args=[receipt.petition]), {"files": SimpleUploadedFile("a.txt", b"bang chung")}
    )
    receipt_paper = compose(
        client, receipt, "processing_slip", eligibility="đủ điều kiện", competence="thuộc thẩm quyền", proposal="thụ lý"
    )
    assert receipt_paper.status_code == 302, receipt_paper.context["form"].errors
    return receipt, receipt_paper.url


def addresses(receipt, paper):
    yield from (reverse(f"voice:{name}", args=[receipt.petition]) for name in SUBPAGES)
    yield from (reverse("voice:officer-act", args=[receipt.petition, page]) for page in PAGES)
    yield from (paper, f"{paper}tep.pdf", f"{paper}tep.docx")
    with as_system():
        yield from (reverse("files:download", args=[row.pk]) for row in StoredFile.objects.all())


def lists(client):
    """Everything an officer reads where a case could turn up."""
    pages = [
        reverse("desk:today"), reverse("voice:officer-inbox"), reverse("voice:officer-inbox") + "?han=later", reverse("voice:officer-papers"),
        reverse("voice:officer-inbox") + "?q=bach+dang+giang", reverse("voice:officer-inbox") + "?q=1/2026", reverse("voice:officer-inbox") + "?buoc=moi",
    ]  # fmt: skip
    return "".join(client.get(page, follow=True).content.decode() for page in pages)


def sees_nothing(client, receipt, paper):
    for address in addresses(receipt, paper):
        for send in (client.get, client.post):
            assert send(address).status_code in (403, 404, 405), address
    assert UNIQUE not in lists(client)


@pytest.mark.parametrize("who", ["neighbour", "stranger", "former"])
def test_whoever_does_not_work_there_sees_nothing(desk, town, case, who):
    sees_nothing(desk(getattr(town, who)), *case)


def test_without_signing_in_every_address_asks_to_sign_in(client, case):
    client.logout()
    for address in addresses(*case):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "/tai-khoan/login/" in answer.url


def test_a_body_named_in_the_letter_later_loses_the_case_and_all_that_hangs_on_it(desk, town, case):
    receipt, paper = case
    answer = act(
        desk(town.head),
        receipt,
        "trinh-cap-tren",
        note="Đơn nêu chính Ủy ban nhân dân phường.",
        respondent_bodies=str(town.committee.pk),
    )
    done(answer)

    sees_nothing(desk(town.head), receipt, paper)
    sees_nothing(desk(town.clerk), receipt, paper)
    assert desk(town.city_head).get(reverse("voice:officer-case", args=[receipt.petition])).status_code == 200


def test_a_person_named_in_the_letter_sees_nothing_while_colleagues_do(desk, town, filed):
    receipt = filed(title=UNIQUE)
    client = desk(town.head)
    done(
        act(
            client,
            receipt,
            "phan-loai",
            kind="feedback",
            topic="",
            instance="1",
            respondent_people=str(town.handler.pk),
        )
    )

    assert desk(town.receiver).get(reverse("voice:officer-case", args=[receipt.petition])).status_code == 200
    handler = desk(town.handler)
    assert handler.get(reverse("voice:officer-case", args=[receipt.petition])).status_code == 404
    assert UNIQUE not in lists(handler)


def test_a_person_named_in_the_letter_is_nobodys_to_assign(desk, town, filed):
    receipt = filed()
    client = desk(town.head)
    done(
        act(
            client,
            receipt,
            "phan-loai",
            kind="feedback",
            topic="",
            instance="1",
            respondent_people=str(town.handler.pk),
        )
    )

    answer = act(client, receipt, "giao-viec", handler=str(town.handler.pk))

    assert "handler" in answer.context["form"].errors


def test_similar_cases_of_others_are_not_shown(desk, town, case, filed):
    receipt, _paper = case
    with as_system():
        Petition.objects.filter(pk=receipt.petition).update(
            body=town.bodies["neighbour"], seen_by=[town.bodies["neighbour"].pk]
        )
    other = filed(title=UNIQUE)

    text = desk(town.receiver).get(reverse("voice:officer-case", args=[other.petition])).content.decode()

    assert str(receipt.petition) not in text


def test_a_denouncer_is_opened_by_the_custodian_alone_and_on_record(desk, town, filed):
    receipt = filed(kind=Kind.DENUNCIATION, channel=Channel.COUNTER, respondent="Ông A")
    address = reverse("voice:officer-identity", args=[receipt.petition])

    refused = desk(town.head).post(address, {"reason": "Cần liên hệ người tố cáo"})
    opened = desk(town.custodian).post(address, {"reason": "Cần liên hệ người tố cáo"})

    assert "Nguyễn Thị Lan" not in refused.content.decode()
    assert "Nguyễn Thị Lan" in opened.content.decode()
    assert "no-store" in opened["Cache-Control"] or "no-cache" in opened["Cache-Control"]
    case = desk(town.head).get(reverse("voice:officer-case", args=[receipt.petition])).content.decode()
    assert "N. T. L." not in case
    assert "Nguyễn Thị Lan" not in case
    assert "Lý Thu Hà" in case


def test_the_sender_reads_on_after_handing_over_but_does_nothing(desk, town, case):
    receipt, _paper = case
    done(
        act(
            desk(town.receiver), receipt, "chuyen", body=str(town.bodies["city"].pk), note="Thuộc thẩm quyền Thành phố."
        )
    )
    client = desk(town.receiver)

    page = client.get(reverse("voice:officer-case", args=[receipt.petition]))

    assert page.status_code == 200
    assert [may.label for may in [*page.context["likely"], *page.context["others"]] if not may.why_not] == ["Đôn đốc"]
    with speaking_for(town.receiver.pk), pytest.raises(Exception, match="tiếp nhận"):
        commands.acknowledge(petition_id=receipt.petition, by=town.receiver, at=PetitionStep.objects.last().at)
