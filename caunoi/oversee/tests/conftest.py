"""The Front of the small town, its organisation, a supervision and a criticism, on Thursday 19 November 2026."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.oversee import commands
from caunoi.oversee.words import Basis, Form, Manner, Seat
from tests.stage import NOON
from tests.town import body, officer

TODAY = NOON.date()
START, END = date(2026, 12, 7), date(2026, 12, 9)
DRAFT = """Điều 1. Phạm vi
Quy định này áp dụng cho việc giữ trật tự vỉa hè trên địa bàn phường.
Điều 2. Giờ bán hàng
Hàng rong được bán từ 5 giờ đến 7 giờ tại các điểm quy định.
Điều 3. Xử lý
Người vi phạm bị nhắc nhở, tái phạm thì lập biên bản."""
ISSUED = DRAFT.replace("từ 5 giờ đến 7 giờ", "từ 5 giờ đến 8 giờ")


@pytest.fixture(autouse=True)
def _today(request):
    cache.clear()
    if "site" in request.fixturenames:  # a browser and a server live in real time
        yield
        return
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def front(town):
    """The Front and council of the town, with their officers in the town's list."""
    with as_system():
        mttq = body("mttq", town.place, "fatherland_front", f"Ủy ban Mặt trận Tổ quốc {town.place.full_name}")
        town.bodies["mttq"] = mttq
        town.bodies["hdnd"] = body("hdnd", town.place, "peoples_council", f"Hội đồng nhân dân {town.place.full_name}")
        town.bodies["danguy"] = body("danguy", town.place, "party_committee", f"Đảng ủy {town.place.full_name}")
        town.officers["front"] = officer("mattran", "Ngô Ngọc Mai", (mttq, [Role.HEAD, Role.HANDLER]))
        town.officers["front_clerk"] = officer("canbomt", "Lý Văn Hai", (mttq, [Role.HANDLER]))
    return mttq


@pytest.fixture
def planned(front, town, speak):
    """A supervision of the committee planned for 7 December."""
    with speak(town.front):
        return commands.plan(
            body=front, subject=town.committee, title="Việc thu, chi quỹ vận động ở tổ dân phố", form=Form.TEAM, basis=Basis.PETITIONS,
            scope="Thu chi quỹ năm 2026 tại 12 tổ dân phố, công khai với hộ dân.", starts_on=START, ends_on=END, by=town.front, at=NOON,
        )  # fmt: skip


TEAM = (
    commands.Member("Ngô Ngọc Mai", Seat.HEAD, "Chủ tịch Ủy ban Mặt trận Tổ quốc", public=True),
    commands.Member("Trần Thị Dân", Seat.MEMBER),
)


@pytest.fixture
def notified(planned, town, speak):
    """The same with its team, its plan sent."""
    with speak(town.front):
        commands.set_team(supervision_id=planned.pk, members=TEAM, by=town.front, at=NOON)
        return commands.notify(
            supervision_id=planned.pk, decision="12/QĐ-MTTQ-BTT", outline="1. Số thu. 2. Số chi. 3. Công khai.", by=town.front, at=NOON
        )  # fmt: skip


@pytest.fixture
def criticised(front, town, speak):
    """A draft of the committee being criticised, its last day for opinions past."""
    with speak(town.front):
        return commands.request_criticism(
            body=front, drafter=town.committee, title="Dự thảo Quy định giữ trật tự vỉa hè", draft=DRAFT, manner=Manner.CIRCULATE, until=date(2026, 11, 18), by=town.front, at=NOON - timedelta(days=9)
        )  # fmt: skip


def refused(field, act, **arguments):
    """The act is refused beside the field; the sentence comes back."""
    with pytest.raises(Refusal) as no:
        act(**arguments)
    assert field is None or no.value.field == field
    return str(no.value)
