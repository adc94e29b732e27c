import pytest

from caunoi.access.commands import grant_role
from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.identity.commands import enrol
from caunoi.places.models import Body, Place


def make_body(code, name, place):
    return Body.objects.create(
        code=code,
        office=code.split(".")[0],
        kind="people_committee",
        name=name,
        place=place,
        province=place.province or place,
        sort_key=name,
        key=name.lower(),
    )


def make_person(username, name, body, role, at):
    person = enrol(username=username, name=name, password=None, by="test", at=at)
    grant_role(person=person, role=role, body=body, since=at.date(), by="test", at=at)
    return person


@pytest.fixture
def ward(db):
    place = Place.objects.filter(level="commune", until__isnull=True).order_by("code").first()
    return make_body("ubnd.test1", "Ủy ban nhân dân phường Thử Một", place)


@pytest.fixture
def other_ward(ward):
    place = Place.objects.filter(level="commune", until__isnull=True).order_by("-code").first()
    return make_body("ubnd.test2", "Ủy ban nhân dân phường Thử Hai", place)


@pytest.fixture
def head(ward, noon):
    return make_person("chutich", "Lê Văn Cường", ward, Role.HEAD, noon)


@pytest.fixture
def officer(ward, noon):
    return make_person("canbo", "Phạm Thị Dung", ward, Role.RECEIVER, noon)


@pytest.fixture
def neighbour(other_ward, noon):
    return make_person("langgieng", "Trần Văn Em", other_ward, Role.HEAD, noon)


@pytest.fixture
def everything(ward):
    """The test speaks as the installation itself."""
    with as_system():
        yield
