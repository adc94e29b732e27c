"""Reading a stranger's file in a process of its own: little memory, little time, no keys, no database."""

import json
import os
import subprocess
import sys
import tempfile

from caunoi.files.checks.child import bind
from caunoi.kernel.refusal import Refusal

from .files import text_of
from .shapes import MAX_BYTES, Text, empty, too_large

_CHILD = [sys.executable, "-I", "-m", "caunoi.files.texts.apart"]
_MEMORY, _SECONDS = 1024 * 1024 * 1024, 40


def text_apart(name: str, data: bytes) -> Text:
    """The same as ``text_of``; a file that hangs or breaks its reader is refused, and only its reader is lost."""
    if not data:
        raise empty()
    if len(data) > MAX_BYTES:
        raise too_large()
    with tempfile.TemporaryDirectory(prefix="caunoi-read-") as folder:
        bare = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder}
        try:
            done = subprocess.run(
                _CHILD,
                input=json.dumps(name).encode() + b"\n" + data,
                capture_output=True,
                timeout=_SECONDS + 10,
                env=bare,
                cwd=folder,
                check=False,
            )
            answer = json.loads(done.stdout)
        except (subprocess.TimeoutExpired, ValueError) as lost:
            raise unreadable() from lost
    if "vi" in answer:
        raise Refusal(answer["vi"], answer["en"], field="file")
    return Text(**answer)


def unreadable() -> Refusal:
    """The file made its reader fail or took too long."""
    return Refusal(
        "Tệp này không mở được một cách an toàn. Hãy lưu lại thành docx hoặc dán nội dung vào ô bên dưới.",
        "This file could not be opened safely. Save it as docx, or paste its text below.",
        field="file",
    )


def _read() -> None:
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library prints is no answer
    bind(_MEMORY, _SECONDS)
    try:
        found = text_of(json.loads(head), data)
        answer = {"text": found.text, "format": found.format, "encoding": found.encoding}
    except Refusal as no:
        answer = {"vi": no.vi, "en": no.en}
    with answers:
        json.dump(answer, answers)


if __name__ == "__main__":
    _read()
