import os

import pytest

from caunoi.files import vault


def test_what_is_put_comes_back_and_lies_encrypted_and_private(settings):
    address = vault.put("Đơn của ông An".encode())

    path = settings.FILES_DIR / address[:2] / address[2:4] / address
    assert vault.get(address).decode() == "Đơn của ông An"
    assert "ông An".encode() not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_same_content_is_kept_once():
    assert vault.put(b"x" * 100) == vault.put(b"x" * 100)
    assert len(vault.addresses()) == 1


def test_a_changed_file_is_not_handed_out(settings):
    address = vault.put(b"x" * 100)
    path = settings.FILES_DIR / address[:2] / address[2:4] / address
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(ValueError, match="was changed"):
        vault.get(address)


@pytest.mark.parametrize("address", ["../../etc/passwd", "", "A" * 64, "/" * 64, "0" * 63])
def test_an_address_is_never_a_path(address):
    with pytest.raises(ValueError, match="no such address"):
        vault.get(address)


def test_a_write_that_fails_leaves_nothing_behind(settings, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda descriptor: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        vault.put(b"nua chung")
    assert [path for path in settings.FILES_DIR.rglob("*") if path.is_file()] == []


def test_dropped_content_is_gone():
    address = vault.put(b"x")
    vault.drop(address)
    vault.drop(address)
    assert not vault.holds(address)
