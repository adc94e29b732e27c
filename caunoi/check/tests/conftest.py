"""Two boards of the small town on Thursday 19 November 2026: one inspects, one watches a project; a member of each has an account."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.boards import commands as boards
from caunoi.boards.words import Kind, Seat, Way
from caunoi.check import commands
from caunoi.check.words import Looks
from caunoi.kernel.refusal import Refusal
from tests.stage import NOON, VIETNAM
from tests.town import body, officer

SINCE = date(2026, 5, 4)
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def _today(request, settings, tmp_path):
    cache.clear()
    settings.FILES_DIR = tmp_path / "vault"
    if "site" in request.fixturenames:  # a browser and a server live in real time
        yield
        return
    with time_machine.travel(NOON, tick=False):
        yield
    shutil.rmtree(tmp_path / "vault", ignore_errors=True)


def refused(words, act, /, **arguments):
    """The act is refused in these words."""
    with pytest.raises(Refusal) as no:
        act(**arguments)
    assert words in str(no.value), str(no.value)
    return no.value


def signed(person):
    """A browser somebody is signed in with."""
    client = Client()
    client.force_login(person)
    return client


def back(days):
    """Nine in the morning so many days before Thursday 19 November 2026."""
    return datetime.combine(TODAY - timedelta(days=days), time(9), VIETNAM)


def picture(name="anh.jpg", *, located=False, colour=(120, 60, 30)):
    """A photo as a phone sends it; ``located`` carries where it was taken."""
    made = BytesIO()
    exif = Image.Exif()
    if located:
        exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 45.0, 0.0), 3: "E", 4: (106.0, 40.0, 0.0)})
        exif[0x010F] = "Hãng điện thoại"
    Image.new("RGB", (64, 48), colour).save(made, "JPEG", exif=exif)
    return SimpleUploadedFile(name, made.getvalue(), "image/jpeg")


@dataclass
class Yard:
    """The two boards, their members with accounts, a project told and watched."""

    town: Any
    inspecting: Any
    watching: Any
    member: Any
    watcher: Any
    keeper: Any
    project: Any = None

    def inspection(self, **more):
        """An inspection of the committee planned in October for today and told in time, unless said otherwise."""
        noticed = more.pop("noticed", True)
        said = {
            "what": "Kiểm tra thu chi quỹ",
            "on": TODAY,
            "scope": "Sổ thu, sổ chi.",
            "inspected": self.town.committee,
        }
        with as_system():
            row = commands.plan_inspection(board_id=self.inspecting.pk, by="system", at=back(40), **{**said, **more})
            if noticed:
                row = commands.send_plan(inspection_id=row.pk, on=back(20).date(), by="system", at=back(20))
        return row

    def entry(self, **more):
        """What a day on the site says."""
        said = {
            "number": uuid4(),
            "project_id": self.project.pk,
            "on": TODAY,
            "looks": Looks.RIGHT,
            "text": "Đổ bê tông đúng mác.",
            "by": self.watcher,
            "at": NOON,
        }
        return {**said, **more}


def build_yard(town):
    """The yard, in the current transaction; called as the system."""
    member, watcher = officer("thanhvien", "Lê Thị Sáu"), officer("giamsat", "Trần Văn Năm")
    front = body("mttq", town.place, "fatherland_front", f"Ủy ban Mặt trận Tổ quốc Việt Nam {town.place.full_name}")
    keeper = officer("mattran", "Võ Thị Ngọc", (front, [Role.HANDLER]))
    common = {"body": front, "decision": "12/QĐ", "since": SINCE, "quorum": (1, 2), "by": "system", "at": back(190)}
    inspecting = boards.set_up(
        kind=Kind.INSPECTION, name="Ban Thanh tra nhân dân", size=3, until=date(2030, 5, 4), **common
    )
    watching = boards.set_up(kind=Kind.INVESTMENT, name="Ban Giám sát hẻm 12", size=5, **common)
    for board, person in ((inspecting, member), (watching, watcher)):
        boards.seat(
            board_id=board.pk,
            name=person.name,
            seat=Seat.HEAD,
            way=Way.ELECTED,
            election="Nghị quyết 2",
            eligible=True,
            since=SINCE,
            person=person.ref,
            by="system",
            at=back(190),
        )
    yard = Yard(town, inspecting, watching, member, watcher, keeper)
    yard.project = commands.open_project(board_id=watching.pk, by="system", at=back(150), **SHEET)
    commands.tell_investor(project_id=yard.project.pk, on=back(149).date(), by="system", at=back(149))
    yard.project.refresh_from_db()
    return yard


SHEET = {
    "name": "Mở rộng hẻm 12", "built": "Mở rộng mặt hẻm, làm cống.", "spot": "Hẻm 12, khu phố 3", "investor": "Ban Quản lý dự án phường",
    "contractor": "Công ty Xây dựng Minh Long", "value": 1_250_000_000, "fund": "Ngân sách phường, Nhân dân hiến đất", "starts_on": date(2026, 7, 1),
    "ends_on": date(2027, 3, 1), "supervise_from": date(2026, 9, 1), "plan": "Xem nền, cống, mặt hẻm; mỗi tuần một lần.",
}  # fmt: skip


@pytest.fixture
def yard(town):
    with as_system():
        return build_yard(town)
