"""Letters from a table: each good row becomes a letter with its receipt, each bad one is told, none comes in twice."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places
from caunoi.places.models import Body, Place, Topic

from .. import tables
from ..filing import Filing, Who
from ..models import Draft
from ..queries.finding import communes_found
from ..tables import Fault, Line
from ..words import Channel, Part
from .intake import Receipt, key_digest, lodge


@dataclass(slots=True)
class Imported:
    """What came of a table: receipts by row, rows that were in already, faults."""

    receipts: list[tuple[int, Receipt]] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def rows_wrong(self) -> int:
        """How many rows could not be taken."""
        return len({fault.row for fault in self.faults if fault.row > 1})


class _Wrong(Exception):
    """A cell that cannot be taken."""

    def __init__(self, column: str, text: str) -> None:
        super().__init__(text)
        self.column = column


def import_table(*, text: str, body: Body, by: Person | str, at: datetime, check_only: bool = False) -> Imported:
    """Take the rows of a table in for a body; with ``check_only`` nothing is kept. The same row again files nothing."""
    if isinstance(by, Person):
        require(by, Role.RECEIVER, body)
    lines, faults = tables.read(text)
    done = Imported(faults=list(faults))
    topics = {topic.code: topic for topic in places.topics()}
    found: dict[str, Place] = {}
    for line in lines:
        try:
            with transaction.atomic():
                _take(line, body, topics, found, by, at, done, check_only=check_only)
        except _Wrong as wrong:
            done.faults.append(Fault(line.row, wrong.column, str(wrong)))
        except Refusal as no:
            done.faults.append(Fault(line.row, _COLUMN_OF.get(no.field, ""), str(no)))
    done.faults.sort(key=lambda fault: fault.row)
    return done


_COLUMN_OF = {
    "title": "tom_tat",
    "text": "noi_dung",
    "place": "noi",
    "kind": "loai",
    "representatives": "so_nguoi_ky",
    "body": "bi_neu",
}


def _take(
    line: Line, body: Body, topics: dict[str, Topic], found: dict[str, Place], by: Person | str, at: datetime, done: Imported, *, check_only: bool
) -> None:  # fmt: skip
    key = row_key(line, body)
    if Draft.objects.filter(key_digest=key_digest(key), petition__isnull=False).exists():
        done.repeated.append(line.row)
        return
    received_on = _day(line, at.date())
    filing, channel = _filing(line, body, topics, found, at.date()), _cell(line, "kenh", tables.channel_of)
    with transaction.atomic():
        receipt = lodge(filing=filing, channel=channel, by=by, at=at, received_on=received_on, key=key)
        transaction.set_rollback(check_only)
    if check_only:
        return
    done.receipts.append((line.row, receipt))


def row_key(line: Line, body: Body) -> str:
    """What makes a row the same row: its own number, else everything it says."""
    own = (
        line.get("so")
        or hashlib.sha256(json.dumps(line.values, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    )
    return f"bang:{body.code}:{own}"


def _filing(line: Line, body: Body, topics: dict[str, Topic], found: dict[str, Place], on: date) -> Filing:
    topic = line.get("linh_vuc")
    if topic and topic not in topics:
        raise _Wrong("linh_vuc", f"Không có lĩnh vực mã “{topic[:30]}”. Có: {', '.join(list(topics)[:12])}…")
    signers = line.get("so_nguoi_ky")
    if signers and not (signers.isascii() and signers.isdigit() and int(signers) > 0):
        raise _Wrong("so_nguoi_ky", "Phải là một số lớn hơn 0.")
    who = Who(
        name=line.get("nguoi_gui"),
        address=line.get("dia_chi"),
        phone=line.get("dien_thoai"),
        email=line.get("thu_dien_tu"),
        part=Part.PETITIONER,
    )
    return Filing(
        title=line.get("tom_tat"), text=line.get("noi_dung"), wish=line.get("mong_muon"), place=_place(line, body, found, on),
        kind=_cell(line, "loai", tables.kind_of), address=line.get("dia_diem"), topic=topics.get(topic), body=body,
        people=(who,) if who.name or who.phone or who.email else (), respondent=line.get("bi_neu"),
        secret=line.get("giu_bi_mat").lower() in ("x", "1", "có", "co", "yes", "true"), signers=int(signers or 1),
    )  # fmt: skip


def _place(line: Line, body: Body, found: dict[str, Place], on: date) -> Place:
    asked = line.get("noi")
    if not asked:
        return body.place
    if asked not in found:
        place = places.place_on(asked, on) if asked.isdigit() else None
        if place is None:
            options = communes_found(asked, on=on).options
            if len(options) != 1:
                raise _Wrong(
                    "noi",
                    f"Không rõ “{asked[:60]}” là xã, phường nào ({len(options)} nơi). Hãy ghi mã xã hoặc tên kèm tỉnh.",
                )
            place = places.place_on(options[0].code, on)
        if place is None:
            raise _Wrong("noi", f"Không có xã, phường “{asked[:60]}”.")
        found[asked] = place
    return found[asked]


def _day(line: Line, today: date) -> date:
    day = _cell(line, "ngay_nhan", tables.day_of)
    if day > today:
        raise _Wrong("ngay_nhan", "Ngày nhận ở tương lai.")
    if day.year < today.year - 10:
        raise _Wrong("ngay_nhan", "Ngày nhận quá xa (trên mười năm).")
    return day


def _cell[Value](line: Line, code: str, read: Callable[[str], Value]) -> Value:
    try:
        return read(line.get(code))
    except ValueError as wrong:
        raise _Wrong(code, str(wrong)) from wrong


__all__ = ["Channel", "Imported", "import_table", "row_key"]
