import socket
import struct
import threading

import pytest

from caunoi.files.virus import scan
from caunoi.files.words import Health


@pytest.fixture
def clamd(tmp_path, settings):
    """A scanner that speaks INSTREAM and answers as told."""
    path = str(tmp_path / "clamd.sock")
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(path)
    server.listen(1)
    heard = {}

    def serve(answer):
        def once():
            line, _ = server.accept()
            with line, line.makefile("rb") as stream:
                heard["command"] = stream.read(10)
                parts = []
                while size := struct.unpack(">I", stream.read(4))[0]:
                    parts.append(stream.read(size))
                heard["content"] = b"".join(parts)
                line.sendall(answer)

        threading.Thread(target=once, daemon=True).start()
        settings.CLAMAV_SOCKET = path
        return heard

    yield serve
    server.close()


def test_without_a_scanner_a_file_is_plainly_unscanned():
    assert scan(b"x").health == Health.UNSCANNED


def test_what_the_scanner_calls_ok_is_clean(clamd):
    heard = clamd(b"stream: OK\0")
    assert scan(b"a" * 200_000).health == Health.CLEAN
    assert (heard["command"], len(heard["content"])) == (b"zINSTREAM\0", 200_000)


@pytest.mark.parametrize(
    "answer", [b"stream: Eicar-Test-Signature FOUND\0", b"INSTREAM size limit exceeded. ERROR\0", b"", b"\xff\xfe"]
)
def test_every_other_answer_is_quarantine(clamd, answer):
    clamd(answer)
    assert scan(b"x").health == Health.QUARANTINED


def test_a_scanner_that_is_not_there_is_quarantine(settings, tmp_path):
    settings.CLAMAV_SOCKET = str(tmp_path / "none.sock")
    found = scan(b"x")
    assert (found.health, found.note) == (Health.QUARANTINED, "scanner: FileNotFoundError")
