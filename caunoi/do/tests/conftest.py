"""A lane to be widened in the town: decisions of the community as the room that keeps them tells of them, a keeper, a photograph."""

import io
import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from caunoi.access.context import as_system, speaking_for
from caunoi.do import commands, queries
from caunoi.do.queries import permits
from caunoi.do.rules.works import Permit
from caunoi.do.words import Given, Giver, Proposer, WorkKind
from caunoi.places.commands import establish_place
from caunoi.places.words import PlaceKind
from tests.stage import NOON

TODAY = NOON.date()


class Decisions:
    """The decisions that are told; a test changes them as the households or the committee would."""

    def __init__(self):
        self.told = {}

    def listing(self, place, topics):
        return [each for each in self.told.values() if each.topic in topics and each.place == place.pk]

    def one(self, ref):
        return self.told.get(ref)

    def change(self, ref, **told):
        self.told[ref] = replace(self.told[ref], **told)


def permit(place, code="ABCD2345", **told):
    """A decision of a place: 125 of 187 households agreed to contribute, in force for ten days."""
    day = TODAY - timedelta(days=10)
    given = {
        "ref": f"decision:{code}", "code": code, "title": "Góp vốn mở rộng hẻm 44", "topic": 1, "place": place.pk, "commune": place.parent_id or place.pk,
        "whole": False, "yes": 125, "base": 187, "decided_on": day, "effective_on": day, "in_force": True, "stage_vi": "Có hiệu lực", "stage_en": "In force",
        "href": f"/quyet-dinh/{code}/",
    }  # fmt: skip
    return Permit(**given | told)


def photo(name="anh.jpg", colour=(90, 120, 60)):
    """A photograph that says where it was taken."""
    picture = Image.new("RGB", (60, 40), colour)
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 46.0, 0.0), 3: "E", 4: (106.0, 42.0, 0.0)})
    held = io.BytesIO()
    picture.save(held, "JPEG", exif=exif)
    return SimpleUploadedFile(name, held.getvalue(), "image/jpeg")


@pytest.fixture
def says():
    """``says(person, command, …)``: the person speaks and acts."""

    def act(who, command, /, at=NOON, **said):
        with speaking_for(who.pk, today=at.date()):
            return command(by=who, at=at, **said)

    return act


@pytest.fixture
def decisions():
    """Decisions of the community for this test alone."""
    before = list(permits._listing), list(permits._one)
    made = Decisions()
    queries.decided_by(made.listing, made.one)
    yield made
    permits._listing[:], permits._one[:] = before


@pytest.fixture
def lane(town, decisions):
    """A lane of group 1, proposed by households, its accounts kept by the commune's committee; the decision is told but not linked."""
    with as_system():
        group = establish_place(
            code="",
            kind=PlaceKind.STREET_GROUP,
            name="1",
            parent=town.place,
            since=date(2025, 7, 1),
            by="system",
            at=NOON,
        )
        decisions.told["decision:ABCD2345"] = permit(group)
        return commands.propose_work(
            body=town.committee, place=group, kind=WorkKind.LANE, title="Mở rộng hẻm 44 từ 2,5 m lên 4 m",
            what="Các hộ hiến đất, góp tiền; thợ trong tổ góp ngày công.", proposer=Proposer.HOUSEHOLDS, proposed_by="32 hộ",
            proposed_on=TODAY - timedelta(days=40), by="system", at=NOON,
        )  # fmt: skip


@pytest.fixture
def open_lane(lane, town, says):
    """The same, collecting under the decision."""
    says(town.handler, commands.link_decision, work_id=lane.pk, decision="decision:ABCD2345", level=1_500_000)
    return says(town.handler, commands.open_collection, work_id=lane.pk)


@pytest.fixture
def give(open_lane, town, says):
    """``give(amount=…)``: a household gives and gets a receipt."""

    def gift(**said):
        given = {
            "giver": Giver.HOUSEHOLD,
            "given": Given.MONEY,
            "on": TODAY,
            "token": uuid.uuid4(),
            "amount": 1_500_000,
        }
        return says(town.handler, commands.contribute, work_id=open_lane.pk, **given | said)

    return gift


@pytest.fixture
def pay(open_lane, town, says):
    """``pay(amount=…)``: paid from the cash box with a voucher."""

    def paid(**said):
        given = {
            "on": TODAY, "what": "Xi măng, cát, đá", "payee": "Cửa hàng vật liệu Thành Đạt", "amount": 1_000_000, "voucher": "Hóa đơn 0001234",
            "files": [photo(f"hoa-don-{uuid.uuid4().hex[:6]}.jpg")], "token": uuid.uuid4(),
        }  # fmt: skip
        return says(town.handler, commands.spend, work_id=open_lane.pk, **given | said)

    return paid
