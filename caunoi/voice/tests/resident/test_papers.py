"""Photos and papers: kept while writing, taken along when sent, shown to the sender alone, destroyed with the draft."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from caunoi.access.context import as_system, speaking_for
from caunoi.files.models import StoredFile
from caunoi.voice.models import PetitionStep
from tests.stage import NOON

from .conftest import Resident


def photo(name="rac.jpg", colour="green"):
    sheet = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(sheet, "JPEG")
    return SimpleUploadedFile(name, sheet.getvalue(), "image/jpeg")


def stored():
    with as_system():
        return list(StoredFile.objects.filter(removed_at=None).order_by("name"))


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


def test_a_photo_is_kept_while_writing_and_goes_along_with_the_petition(resident, town):
    resident.write(but="giay-to")
    resident.client.post("/gui-don/giay-to/", {"files": [photo()], "go": "tim"})
    page = resident.client.get("/gui-don/giay-to/").content.decode()
    for slug in ("giay-to", "nguoi-gui", "nhieu-nguoi"):
        resident.answer(slug, **Resident.ANSWERS[slug])
    resident.client.get("/gui-don/viec-tuong-tu/")
    last_look = resident.client.get("/gui-don/kiem-tra/").content.decode()
    resident.client.post("/gui-don/kiem-tra/")

    (row,) = stored()
    assert "rac.jpg" in page
    assert "1 tệp" in last_look
    assert row.about.startswith("voice:")
    assert row.body == town.committee


def test_the_sender_opens_their_photo_with_the_secret_and_others_do_not(resident):
    resident.write(but="giay-to")
    resident.client.post("/gui-don/giay-to/", {"files": [photo()], "go": "on"})
    for slug in ("nguoi-gui", "nhieu-nguoi"):
        resident.answer(slug, **Resident.ANSWERS[slug])
    resident.client.get("/gui-don/viec-tuong-tu/")
    resident.client.post("/gui-don/kiem-tra/")
    kept = resident.receipt

    closed = resident.client.get(f"/tra-cuu/{kept['code']}/").content.decode()
    resident.client.post(f"/tra-cuu/{kept['code']}/mo/", {"secret": kept["secret"]})
    opened = resident.client.get(f"/tra-cuu/{kept['code']}/")
    (attached,) = opened.context["attached"]
    assert "rac.jpg" not in closed
    assert resident.client.get(attached.href).status_code == 200
    assert Client().get(f"/tep/{stored()[0].pk}/").status_code == 302


def test_a_photo_can_be_taken_off_again(resident):
    resident.write(but="giay-to")
    resident.client.post("/gui-don/giay-to/", {"files": [photo()], "go": "tim"})
    (row,) = stored()

    resident.client.post("/gui-don/giay-to/", {"bo": str(row.pk)})
    other = resident.client.post("/gui-don/giay-to/", {"bo": "khong-phai-khoa"})
    assert stored() == []
    assert other.status_code == 302


def test_nobody_takes_off_anothers_photo(resident, town):
    resident.write(but="giay-to")
    resident.client.post("/gui-don/giay-to/", {"files": [photo()], "go": "tim"})
    (row,) = stored()
    stranger = Resident(town)
    stranger.write(but="giay-to")

    stranger.client.post("/gui-don/giay-to/", {"bo": str(row.pk)})
    assert len(stored()) == 1


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("rong.pdf", b"", "application/pdf"), "không có nội dung"),
        (SimpleUploadedFile("don.jpg", b"<html><script>alert(1)</script></html>", "image/jpeg"), "don.jpg"),
        (SimpleUploadedFile("don.exe", b"MZ" + b"\0" * 500, "application/octet-stream"), "don.exe"),
        (SimpleUploadedFile("hong.pdf", b"%PDF-1.7 hong", "application/pdf"), "hong.pdf"),
    ],
)
def test_a_bad_file_is_said_beside_the_field_and_the_good_ones_stay(resident, file, sentence):
    resident.write(but="giay-to")
    resident.client.post("/gui-don/giay-to/", {"files": [photo("tot.jpg")], "go": "tim"})

    file.seek(0)
    page = resident.client.post("/gui-don/giay-to/", {"files": [file], "go": "on"})
    text = page.content.decode()
    assert page.status_code == 422
    assert sentence in text
    assert "tot.jpg" in text
    assert [row.name for row in stored()] == ["tot.jpg"]


def test_more_than_ten_files_are_refused(resident):
    resident.write(but="giay-to")

    page = resident.client.post(
        "/gui-don/giay-to/", {"files": [photo(f"{n}.jpg", (n * 20, 0, 0)) for n in range(11)], "go": "on"}
    )
    assert page.status_code == 422
    assert "tối đa 10 tệp" in page.content.decode()


def test_papers_go_when_the_draft_is_thrown_away(resident):
    resident.write(but="giay-to")
    resident.client.post("/gui-don/giay-to/", {"files": [photo()], "go": "tim"})

    resident.client.post("/gui-don/xoa/")
    assert stored() == []


def test_papers_are_added_to_a_case_with_what_is_said_and_a_bad_one_adds_nothing(client, filed, town):
    receipt = filed()
    client.post(f"/tra-cuu/{receipt.code}/mo/", {"secret": receipt.secret})
    note = "Ảnh chụp tối qua, đèn vẫn tắt."

    bad = client.post(
        f"/tra-cuu/{receipt.code}/bo-sung/",
        {"note": note, "files": [SimpleUploadedFile("x.jpg", b"<html><script>alert(1)</script></html>")]},
    )
    with as_system():
        after_bad = PetitionStep.objects.filter(act="supplement").count()
    client.post(f"/tra-cuu/{receipt.code}/bo-sung/", {"note": note, "files": [photo("toi-qua.jpg")]})
    with speaking_for(town.handler.pk, today=NOON.date()):
        seen = [row.name for row in StoredFile.objects.all()]
    with speaking_for(town.neighbour.pk, today=NOON.date()):
        neighbour_sees = StoredFile.objects.count()
    assert bad.status_code == 422
    assert "x.jpg" in bad.content.decode()
    assert after_bad == 0
    assert seen == ["toi-qua.jpg"]
    assert neighbour_sees == 0


def test_an_issued_letter_is_read_by_its_petitioner_alone(client, filed, town):
    from caunoi.identity.sealing import seal
    from caunoi.notices.models import IssuedPaper

    receipt = filed()
    with as_system():
        common = {
            "about": f"voice:{receipt.petition}",
            "body": town.committee,
            "content": seal({}),
            "created_by": "x",
            "created_at": NOON,
        }
        signed = {
            "state": "issued",
            "signed_on": NOON.date(),
            "signed_at": NOON,
            "issued_at": NOON,
            "series": "TB",
            "period": "2026",
            "symbol": "TB-UBND",
        }
        mine = IssuedPaper.objects.create(code="answer", name="Thông báo", number=1, **common, **signed)
        IssuedPaper.objects.create(code="verify", name="Giao xác minh", number=2, **common, **signed)
    client.post(f"/tra-cuu/{receipt.code}/mo/", {"secret": receipt.secret})
    letters = client.get(f"/tra-cuu/{receipt.code}/").context["letters"]

    assert [letter.href for letter in letters] == [f"/tra-cuu/{receipt.code}/van-ban/{mine.pk}.pdf"]
    assert Client().get(letters[0].href).status_code == 302
