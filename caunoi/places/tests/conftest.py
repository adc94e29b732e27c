"""What the tests of places and bodies share."""

import pytest

from caunoi.places import commands, queries


@pytest.fixture
def city(db, noon):
    """Ho Chi Minh City as of today."""
    return queries.place_on("79", noon.date())


@pytest.fixture
def commune(db, noon):
    """Phường Tân Bình as of today."""
    return queries.place_on("27004", noon.date())


@pytest.fixture
def bodies(db, noon):
    """The usual bodies of Ho Chi Minh City and its communes; how many."""
    return commands.establish_bodies(province_code="79", by="person:1", at=noon)
