"""The burst intake beside the site: a port that cannot be used is told in a sentence and takes nothing else down."""

import socket
import sys
import time

import pytest

from caunoi.kernel.refusal import Refusal
from caunoi.site import serving


@pytest.fixture
def taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("named", [True, False])
def test_a_taken_port_means_no_burst_intake_and_a_sentence(taken, named, monkeypatch, capsys):
    monkeypatch.setenv("CAUNOI_BURST_PORT", str(taken) if named else "")

    assert serving.burst_port("127.0.0.1", taken - 1) is None
    assert str(taken) in capsys.readouterr().err


@pytest.mark.parametrize("named", ["abc", "-1", "70000", "²"])
def test_a_port_that_is_no_number_is_refused_with_a_sentence(named, monkeypatch):
    monkeypatch.setenv("CAUNOI_BURST_PORT", named)

    with pytest.raises(Refusal):
        serving.burst_port("127.0.0.1", 8000)


def test_nought_means_none(monkeypatch, capsys):
    monkeypatch.setenv("CAUNOI_BURST_PORT", "0")

    assert serving.burst_port("127.0.0.1", 8000) is None
    assert capsys.readouterr().err == ""


def test_a_burst_intake_that_keeps_falling_is_given_up_with_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(serving, "MOST_FAILURES", 2)
    beside = serving.Beside([sys.executable, "-c", "raise SystemExit(1)"])
    end = time.monotonic() + 20

    while beside.failures < 2 and time.monotonic() < end:
        beside.look()
        time.sleep(0.05)
    beside.look()

    assert beside.child is None
    assert capsys.readouterr().err.count("\n") == 1
