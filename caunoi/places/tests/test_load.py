"""Loading the list: again changes nothing, what people changed here stays."""

import json
from datetime import date
from pathlib import Path

import pytest

from caunoi.ledger.queries import acts_about
from caunoi.places import commands, queries
from caunoi.places.models import Competence, Place, PlaceName
from caunoi.places.words import PlaceKind

TABLE = "shared/data/places/old_to_new_2025.json"
ORACLE = next((folder / TABLE for folder in Path(__file__).resolve().parents if (folder / TABLE).exists()), None)
pytestmark = pytest.mark.django_db


def test_loading_again_changes_nothing(noon):
    before = acts_about("place:*").count()
    loaded = commands.load_places(at=noon)
    assert (loaded.added, loaded.changed) == (0, 0)
    assert acts_about("place:*").count() == before


def test_loading_mends_what_the_list_knows(noon):
    place = queries.place_on("27004", noon.date())
    Place.objects.filter(pk=place.pk).update(name="Sai")
    PlaceName.objects.filter(place=place).delete()

    loaded = commands.load_places(at=noon)

    assert (loaded.added, loaded.changed) == (1, 1)
    assert queries.name_on(queries.place_on("27004", noon.date())) == "Phường Tân Bình"
    assert [entry.data["added"] for entry in acts_about("place:*")] == [1]


def test_loading_leaves_alone_what_people_changed_here(noon):
    place = queries.place_on("27004", noon.date())
    commands.rename_place(
        place=place, kind=PlaceKind.WARD, name="Tân Bình Mới", since=date(2026, 11, 15), by="person:1", at=noon
    )

    commands.load_places(at=noon)

    assert queries.place_on("27004", noon.date()).name == "Tân Bình Mới"
    assert queries.name_on(place, date(2026, 11, 14)) == "Phường Tân Bình"


def test_a_rule_of_competence_somebody_ended_stays_ended(noon):
    rule = Competence.objects.filter(office="phong-kt").first()
    commands.end_competence(rule=rule, until=date(2026, 12, 1), by="person:1", at=noon)

    commands.load_places(at=noon)

    rule.refresh_from_db()
    assert rule.until == date(2026, 12, 1)
    assert Competence.objects.filter(office="phong-kt", topic=rule.topic).count() == 1


def test_successions_agree_with_an_independent_table():
    if ORACLE is None:
        pytest.skip(f"the independent table of 2025 ({TABLE}) is not beside the checkout")
    table = json.loads(ORACLE.read_text(encoding="utf-8"))["data"]
    theirs = {
        ward["level3_id"]: {split["new_id"] for split in ward["splits"]} for level in table for ward in level["level3s"]
    }
    wards = {place.code: place for place in queries.existing(date(2025, 6, 30)).filter(level="commune")}
    heirs = queries.heirs(wards.values(), date(2025, 7, 1))
    ours = {code: {heir.place.code for heir in heirs[place.pk]} for code, place in wards.items()}

    equal = sum(ours[code] == theirs[code] for code in ours if code in theirs)
    apart = sum(ours[code].isdisjoint(theirs[code]) for code in ours if code in theirs)

    assert set(ours) - set(theirs) == set()
    assert (equal, apart, len(ours)) == (10_005, 7, 10_035)
