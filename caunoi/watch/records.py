"""Files of one JSON record a line, read strictly and one by one, with the row and the key of what is wrong; gzip by content."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caunoi.kernel.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a file: its id, its place ("" where not known) and its text."""

    id: str
    place: str
    text: str


class Lines:
    """The records of a file, numbered from 1; ``size`` and ``done`` in bytes of the file as it lies on disk."""

    def __init__(self, name: str) -> None:
        self.name, self.done = name, 0
        try:
            self.size = Path(name).stat().st_size
        except OSError as wrong:
            raise Refusal(f"Không đọc được {name}: {wrong}.", f"{name} cannot be read: {wrong}.") from wrong

    def __iter__(self) -> Iterator[tuple[int, dict[str, Any]]]:
        try:
            with Path(self.name).open("rb") as raw:
                packed = raw.read(2) == b"\x1f\x8b"
                raw.seek(0)
                file: Iterable[bytes] = gzip.GzipFile(fileobj=raw) if packed else raw
                for number, line in enumerate(file, start=1):
                    self.done = raw.tell()
                    if number == 1:
                        line = line.removeprefix(b"\xef\xbb\xbf")
                    if line.strip():
                        yield number, self._record(number, line)
        except (OSError, EOFError, zlib.error) as wrong:
            raise Refusal(f"Không đọc được {self.name}: {wrong}.", f"{self.name} cannot be read: {wrong}.") from wrong

    def _record(self, number: int, line: bytes) -> dict[str, Any]:
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as wrong:
            raise Refusal(
                f"{self.name}, dòng {number}: không phải JSON.", f"{self.name}, row {number}: this is no JSON."
            ) from wrong
        if not isinstance(found, dict):
            raise Refusal(
                f"{self.name}, dòng {number}: cần một đối tượng {{…}}.",
                f"{self.name}, row {number}: an object {{…}} is needed.",
            )
        return found

    def text(self, number: int, record: dict[str, Any], key: str, *, needed: bool = True, numbers: bool = False) -> str:
        """The text under a key; refused where it is missing or something else."""
        value = record.get(key)
        if value is None and not needed:
            return ""
        if numbers and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str) or (needed and key != "text" and not value.strip()):
            raise Refusal(
                f"{self.name}, dòng {number}: thiếu {key!r} hoặc {key!r} không phải chữ.",
                f"{self.name}, row {number}: {key!r} is missing or is no text.",
            )
        return value


class Letters:
    """The letters of a file, each id once."""

    def __init__(self, name: str) -> None:
        self._lines = Lines(name)

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self._lines.size

    @property
    def done(self) -> int:
        """Bytes read of it."""
        return min(self._lines.done, self._lines.size)

    def __iter__(self) -> Iterator[Letter]:
        lines = self._lines
        seen: dict[str, int] = {}
        for number, record in lines:
            name = lines.text(number, record, "id", numbers=True)
            if name in seen:
                raise Refusal(
                    f"{lines.name}, dòng {number}: id {name!r} đã có ở dòng {seen[name]}.",
                    f"{lines.name}, row {number}: id {name!r} stands in row {seen[name]} already.",
                )
            seen[name] = number
            place = lines.text(number, record, "place", needed=False, numbers=True).strip()
            yield Letter(name, place, lines.text(number, record, "text"))
        if not seen:
            raise Refusal(f"{lines.name}: không có đơn nào.", f"{lines.name}: there is no letter in it.")


def read_letters(name: str) -> Letters:
    """One ``{"id", "place", "text"}`` a line; ``place`` may be missing."""
    return Letters(name)
