"""Paper letters: pictures kept, text corrected beside them, one letter at the end with its files."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from caunoi.access.context import as_system
from caunoi.files import ocr
from caunoi.files.models import StoredFile
from caunoi.voice import proposals
from caunoi.voice.models import Petition


@pytest.fixture(autouse=True)
def vault(settings, tmp_path):
    settings.FILES_DIR = tmp_path


def picture(name="don.png"):
    sheet = io.BytesIO()
    Image.new("RGB", (1400, 2000), "white").save(sheet, "PNG")
    return SimpleUploadedFile(name, sheet.getvalue(), "image/png")


@pytest.fixture
def no_engine(monkeypatch):
    monkeypatch.setattr(ocr, "engines", tuple)


def scanned(client, town, file):
    return client.post(reverse("voice:officer-scan"), {"body": str(town.committee.pk), "pages": file})


def test_without_a_machine_a_sentence_says_so_and_typing_goes_on(desk, town, no_engine):
    client = desk(town.receiver)
    assert "tesseract-ocr-vie" in client.get(reverse("voice:officer-scan")).content.decode()

    reading = scanned(client, town, picture())
    page = client.get(reading.url)
    assert page.status_code == 200
    [each] = page.context["found"]
    went_on = client.post(
        reading.url, {f"chu-{each['row'].pk}": "ĐƠN PHẢN ÁNH\nV/v: đèn đường hẻm 12 hỏng đã lâu\nKính gửi UBND"}
    )
    counter = client.get(went_on.url)

    assert counter.context["form"]["title"].value() == "đèn đường hẻm 12 hỏng đã lâu"
    assert "Kính gửi UBND" in counter.context["form"]["text"].value()

    key = went_on.url.rpartition("=")[2]
    given = {
        "key": key,
        "body": str(town.committee.pk),
        "channel": "post",
        "received_on": "18/11/2026",
        "kind": "feedback",
        "place": str(town.place.pk),
    }
    done = client.post(
        reverse("voice:officer-intake"),
        {**given, "title": "Đèn đường hẻm 12 hỏng", "text": "Đèn đường hẻm 12 hỏng đã lâu."},
    )

    assert done.status_code == 302, done.context["form"].errors
    with as_system():
        [petition] = Petition.objects.all()
        assert [row.about for row in StoredFile.objects.all()] == [petition.ref]


def test_what_is_no_picture_is_refused_beside_the_field(desk, town, no_engine):
    answer = scanned(desk(town.receiver), town, SimpleUploadedFile("don.pdf", b"<html>not a pdf</html>"))

    assert answer.status_code == 422
    assert "pages" in answer.context["form"].errors


def test_scanned_pages_are_not_the_neighbours_to_read(desk, town, no_engine):
    reading = scanned(desk(town.receiver), town, picture())
    with as_system():
        [row] = StoredFile.objects.all()

    client = desk(town.neighbour)

    assert client.get(reading.url).status_code == 404
    assert client.get(reverse("files:page", args=[row.pk, 1])).status_code == 404
    assert client.get(reverse("files:download", args=[row.pk])).status_code == 404


def test_a_title_is_read_from_the_line_that_names_the_letter():
    assert (
        proposals.title_of("CỘNG HÒA\nĐƠN KHIẾU NẠI quyết định thu hồi đất\nTôi là")
        == "ĐƠN KHIẾU NẠI quyết định thu hồi đất"
    )
    assert proposals.title_of("Kính gửi ông chủ tịch") == ""
