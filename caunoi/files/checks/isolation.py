"""Checks in a process of their own: little memory, little time, no keys, no database, no network names.

The parent sends one JSON line and the file; the child answers one JSON line and the file made harmless.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from typing import Any

from caunoi.files.rules import Limits, must_fit, must_not_be_empty
from caunoi.files.words import Kind
from caunoi.kernel.refusal import Refusal

from .inspection import Inspected

_CHILD = [sys.executable, "-I", "-m", "caunoi.files.checks.child"]


def inspect_apart(content: bytes, name: str, limits: Limits) -> Inspected:
    """The same as ``inspect``, but what breaks or hangs breaks and hangs elsewhere."""
    must_not_be_empty(len(content))
    must_fit(len(content), limits.bytes)
    answer, made = ask_child({"task": "inspect", "name": name}, content, limits)
    values = {**answer, "kind": Kind(answer["kind"]), "removed": tuple(answer["removed"])}
    return Inspected(content=made, **values)


def ask_child(task: dict[str, Any], content: bytes, limits: Limits) -> tuple[dict[str, Any], bytes]:
    """One task and one file to a fresh child; refuses with the child's sentence, or because the child died."""
    head = json.dumps({**task, "limits": asdict(limits)}).encode() + b"\n"
    with tempfile.TemporaryDirectory(prefix="caunoi-check-") as folder:
        try:
            done = subprocess.run(
                _CHILD,
                input=head + content,
                capture_output=True,
                timeout=limits.seconds + 10,
                env=_bare(folder),
                cwd=folder,
                check=False,
            )
        except subprocess.TimeoutExpired as hung:
            raise unsafe() from hung
    line, _, made = done.stdout.partition(b"\n")
    try:
        answer = json.loads(line)
    except ValueError as died:
        raise unsafe() from died
    if refused := answer.pop("refused", None):
        raise Refusal(refused["vi"], refused["en"], field=refused["field"])
    return answer, made


def unsafe() -> Refusal:
    """The file made the checker fail: nobody else shall open it either."""
    return Refusal(
        "Tệp này không mở được một cách an toàn. Hãy lưu lại thành PDF hoặc chụp ảnh rồi gửi.",
        "This file could not be opened safely. Save it as PDF or take a picture of it, and send that.",
        field="file",
    )


def _bare(folder: str) -> dict[str, str]:
    """An environment without secrets."""
    return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder, "OMP_THREAD_LIMIT": "1"}
