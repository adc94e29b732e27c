"""Where a timetable hangs on paper: who recorded it, where, since when, with a picture where there is one."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from caunoi.access.context import as_system, speaking_for
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.reception import commands
from caunoi.reception.models import TimetableProof
from tests.stage import NOON, VIETNAM

TODAY, ADDRESS = NOON.date(), "/can-bo/tiep-dan/niem-yet/"
EARLY, SOON = date(2026, 12, 10), date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def desk(town, hall):
    """A browser at which the receiver is signed in; a near and a far day are posted."""
    hall.open()
    hall.post(EARLY, SOON, at=datetime.combine(TODAY - timedelta(days=20), time(8), VIETNAM))
    browser = Client()
    browser.force_login(town.receiver, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def picture():
    kept = BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, "PNG")
    return SimpleUploadedFile("bang-tin.png", kept.getvalue(), "image/png")


def told(town, **more):
    return {
        "body": str(town.committee.pk), "where": "Bảng tin nhà văn hóa tổ dân phố 3", "posted_on": TODAY.strftime("%d/%m/%Y"),
        "first": "20/11/2026", "last": "31/12/2026", "picture_text": "Bảng tin có lịch tiếp", **more,
    }  # fmt: skip


def test_everybody_reads_who_hung_it_where_since_when_and_for_which_days_it_came_late(desk, town):
    for _ in range(2):
        assert desk.post(f"{ADDRESS}moi/", {**told(town), "picture": picture()}).status_code == 302
    page = Client().get(f"/tiep-dan/o/{town.place.code}/").content.decode()
    proof = TimetableProof.objects.get()
    shown = Client().get(f"/tiep-dan/niem-yet/{proof.pk}/anh/")
    with as_system():
        told_once = acts_about(town.committee.ref).filter(kind="reception.proved_posted").count()

    for words in ("Bảng tin nhà văn hóa tổ dân phố 3", "từ 19/11/2026", town.receiver.name, "Xem ảnh", "muộn cho"):
        assert words in page
    assert page.count("24/11/2026")
    assert told_once == 1
    assert (shown.status_code, shown["Content-Type"].startswith("image/")) == (200, True)


@pytest.mark.parametrize(("wrong", "field"), [
    ({"where": "x"}, "where"), ({"posted_on": "20/11/2026"}, "posted_on"), ({"last": "19/11/2026"}, "last"), ({"last": "31/12/2028"}, "last"),
    ({"first": "01/01/2025", "last": "02/01/2025"}, "first"), ({"posted_on": "31/02/2026"}, "posted_on"),
])  # fmt: skip
def test_what_cannot_be_is_told_beside_its_field_and_nothing_typed_is_lost(desk, town, wrong, field):
    response = desk.post(f"{ADDRESS}moi/", {**told(town), **wrong})

    assert (response.status_code, list(response.context["form"].errors), TimetableProof.objects.count()) == (
        422,
        [field],
        0,
    )
    assert "Bảng tin có lịch tiếp" in response.content.decode()


def test_a_text_is_no_picture_and_keeps_nothing(desk, town):
    response = desk.post(f"{ADDRESS}moi/", {**told(town), "picture": SimpleUploadedFile("a.png", b"x" * 99)})

    assert (response.status_code, TimetableProof.objects.count()) == (422, 0)
    assert response.context["form"].errors


def test_a_wrong_proof_is_taken_back_with_a_reason_and_shown_no_more(desk, town):
    desk.post(f"{ADDRESS}moi/", {**told(town), "picture": picture()})
    proof = TimetableProof.objects.get()
    without = desk.post(f"{ADDRESS}{proof.pk}/rut/", {"reason": ""})
    done = desk.post(f"{ADDRESS}{proof.pk}/rut/", {"reason": "Ghi nhầm bảng tin của tổ khác."})

    assert (without.status_code, done.status_code) == (422, 302)
    assert "Bảng tin nhà văn hóa" not in Client().get(f"/tiep-dan/o/{town.place.code}/").content.decode()
    assert Client().get(f"/tiep-dan/niem-yet/{proof.pk}/anh/").status_code == 404
    assert "Bảng tin nhà văn hóa" not in desk.get(ADDRESS).content.decode()


def test_no_other_body_s_people_record_or_take_back_and_no_stranger_reaches_the_desk(desk, town):
    desk.post(f"{ADDRESS}moi/", told(town))
    proof = TimetableProof.objects.get()
    given = {"body": town.committee, "first": TODAY, "last": EARLY, "posted_on": TODAY, "where": "Bảng tin"}
    with speaking_for(town.neighbour.pk, today=TODAY):
        with pytest.raises(Refusal):
            commands.prove_posted(**given, by=town.neighbour, at=NOON)
        with pytest.raises(Refusal):
            commands.take_back_proof(proof_id=proof.pk, reason="Không phải của tôi.", by=town.neighbour, at=NOON)

    assert Client().get(ADDRESS).status_code in (302, 403)
    assert TimetableProof.objects.get().withdrawn_at is None
