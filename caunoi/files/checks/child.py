"""The child: binds itself first, then looks at one file."""

import json
import sys
from typing import Any


def main() -> int:
    """Read one task from standard input, answer on standard output."""
    head, _, content = sys.stdin.buffer.read().partition(b"\n")
    task = json.loads(head)
    bind(task["limits"]["memory"], task["limits"]["seconds"])
    from caunoi.kernel.refusal import Refusal

    try:
        answer, made = _done(task, content)
    except Refusal as refusal:
        answer, made = {"refused": {"vi": refusal.vi, "en": refusal.en, "field": refusal.field}}, b""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + made)
    return 0


def bind(memory: int, seconds: int) -> None:
    """Take away memory, time, files and children beyond what one check needs; not possible on Windows."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024 * 1024, 64 * 1024 * 1024))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _done(task: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    from caunoi.files.rules import Box, Limits

    limits = Limits(**task["limits"])
    if task["task"] == "page":
        from caunoi.files.checks.drawing import page_as_png

        return {}, page_as_png(content, task["kind"], task["page"], task["side"])
    if task["task"] == "letters":
        from caunoi.files.checks.lettering import letters_in

        return {"letters": letters_in(content, task["pages"])}, b""
    if task["task"] == "veil":
        from caunoi.files.checks.pictures import veiled
        from caunoi.files.words import Kind

        made, width, height = veiled(content, Kind(task["kind"]), [Box(*each) for each in task["boxes"]], limits)
        return {"width": width, "height": height}, made
    from caunoi.files.checks.inspection import inspect

    found = inspect(content, task["name"], limits)
    answer = {
        "kind": found.kind.value,
        "media_type": found.media_type,
        "name": found.name,
        "width": found.width,
        "height": found.height,
        "pages": found.pages,
        "removed": found.removed,
    }
    return answer, found.content


if __name__ == "__main__":
    raise SystemExit(main())
