"""Open data: every set in three formats, public rows only, nothing a spreadsheet would run."""

import csv
import io
import json
from datetime import date, datetime

import polars
import pytest

from caunoi.files.opendata import Column, Dataset, Extent, Format, Kind, Span, catalogue, handed_out
from tests.stage import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]
COLUMNS = tuple(Column(kind.value, kind.vi, kind.en, kind) for kind in Kind)
ROWS = [("=1+1", 7, date(2026, 11, 19), NOON, True), ("Lê Thị Ý", None, None, None, None), ("", 0, "", "", False)]


def fetched(response) -> bytes:
    return b"".join(response.streaming_content)


def one(rows):
    return Dataset(
        "mau", "Bảng mẫu", "Sample", "Mẫu.", "Sample.", COLUMNS, lambda span: iter(rows), lambda span: Extent(len(rows))
    )


def test_the_same_rows_come_in_three_formats():
    sheet = fetched(handed_out(one(ROWS), Span(NOON.date()), Format.CSV)).decode("utf-8-sig")
    plain = json.loads(fetched(handed_out(one(ROWS), Span(NOON.date()), Format.JSON)))
    frame = polars.read_parquet(io.BytesIO(fetched(handed_out(one(ROWS), Span(NOON.date()), Format.PARQUET))))

    assert next(csv.DictReader(io.StringIO(sheet))) == {
        "text": "'=1+1",
        "number": "7",
        "day": "2026-11-19",
        "moment": "2026-11-19T12:00:00+07:00",
        "flag": "true",
    }
    assert plain[0] == {
        "text": "=1+1",
        "number": 7,
        "day": "2026-11-19",
        "moment": "2026-11-19T12:00:00+07:00",
        "flag": True,
    }
    assert [row["text"] for row in plain] == frame["text"].to_list() == ["=1+1", "Lê Thị Ý", ""]
    assert (frame["number"].to_list(), frame["day"].to_list()[:2], frame["flag"].to_list()) == (
        [7, None, 0],
        [date(2026, 11, 19), None],
        [True, None, False],
    )
    assert isinstance(frame["moment"][0], datetime)
    assert frame["moment"][0] == NOON


def test_a_set_longer_than_one_part_stays_whole_and_an_empty_one_keeps_its_columns():
    many = [(str(number), number, None, None, None) for number in range(12_001)]

    frame = polars.read_parquet(io.BytesIO(fetched(handed_out(one(many), Span(NOON.date()), Format.PARQUET))))
    none = polars.read_parquet(io.BytesIO(fetched(handed_out(one([]), Span(NOON.date()), Format.PARQUET))))

    assert frame["number"].to_list() == list(range(12_001))
    assert (none.height, none.columns) == (0, [kind.value for kind in Kind])
    assert json.loads(fetched(handed_out(one([]), Span(NOON.date()), Format.JSON))) == []


def test_every_set_of_every_room_is_listed_described_and_handed_out(client, town):
    listed = client.get(f"/du-lieu/?noi={town.place.code}").content.decode()

    codes = {each.code for each in catalogue.all()}
    assert {
        "disclosures",
        "reception-timetable",
        "reception-days",
        "dialogues",
        "promises",
        "consultations",
        "consultation-sections",
        "decisions",
    } <= codes
    for found in catalogue.all():
        page = client.get(f"/du-lieu/{found.code}/").content.decode()
        assert all(column.name in page for column in found.columns)
        for how in Format:
            address = f"/du-lieu/{found.code}.{how.value}"
            assert f"{address}?noi={town.place.code}" in listed
            fetched(client.get(address, {"noi": town.place.code}))
            fetched(client.get(address, {"noi": "79"}))
    place = client.get(f"/o/{town.place.code}/").content.decode()
    assert (f"/du-lieu/?noi={town.place.code}" in place, "CC BY 4.0" in listed) == (True, True)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/du-lieu/khong-co/", 404), ("/du-lieu/disclosures.xlsx", 404), ("/du-lieu/disclosures.csv?noi=khong-co", 404), ("/du-lieu/disclosures.csv?noi=%00", 200),
        ("/du-lieu/disclosures.csv?noi=99999", 404), ("/du-lieu/reception-days.csv?nam=%F0%9F%98%80", 200), ("/du-lieu/reception-days.csv?nam=9999", 200),
    ],
)  # fmt: skip
def test_whatever_is_asked_gets_an_answer(client, address, status):
    assert client.get(address).status_code == status
