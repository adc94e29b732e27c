"""The small town's desks on Thursday 19 November 2026, nine in the morning."""

from datetime import date

import pytest
import time_machine

from caunoi.access.context import as_system
from caunoi.voice import queries
from caunoi.voice.commands import Who
from caunoi.voice.words import Kind, Part
from tests.stage import NOON


@pytest.fixture(autouse=True)
def _today():
    """Every test happens on Thursday 19 November 2026 at noon."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def desk(client):
    """Signs an officer in and gives the browser back."""

    def sit(person):
        client.force_login(person)
        return client

    return sit


@pytest.fixture
def state(db):
    """The case of a receipt as it stands."""

    def of(receipt):
        with as_system():
            return queries.case_by_id(receipt.petition)

    return of


@pytest.fixture
def group(filed):
    """A complaint of twelve people with two representatives."""
    people = (
        Who(name="Phạm Văn Đức", part=Part.REPRESENTATIVE), Who(name="Bùi Thị Lan", part=Part.REPRESENTATIVE),
        *(Who(name=f"Người Ký {n}", part=Part.SIGNER) for n in range(1, 11)),
    )  # fmt: skip
    return filed(
        kind=Kind.COMPLAINT, title="Khiếu nại quyết định bồi thường dự án kênh", signers=12, people=people, knew_on=date(2026, 10, 20),
        text="Chúng tôi khiếu nại quyết định số 125/QĐ-UBND về bồi thường vì tính thiếu diện tích đất của các hộ.",
    )  # fmt: skip
