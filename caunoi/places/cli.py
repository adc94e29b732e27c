"""caunoi places: load, find, show, address, bodies."""

import argparse
import sys
from datetime import date
from typing import Any

from django.utils import timezone

from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from . import commands, queries


def add(line: CommandLine) -> None:
    """Add the commands of places and bodies."""
    line.command("places load", "Nạp danh mục đơn vị hành chính", "Load the list of administrative units", _load)
    find = line.command("places find", "Tìm đơn vị theo tên, cũ hoặc mới", "Find a unit by name, old or new", _find)
    find.add_argument("text", help="tên, có dấu hoặc không · a name, with or without marks")
    find.add_argument("--limit", type=int, default=10)
    show = line.command("places show", "Đơn vị mang mã này vào một ngày", "The unit a code means on a day", _show)
    show.add_argument("code", help="mã thống kê: 79, 767, 27004 · the statistics office's code")
    address = line.command("places address", "Đọc địa chỉ cũ hoặc mới", "Read an address, old or new", _address)
    address.add_argument("text", help="địa chỉ · an address")
    bodies = line.command("places bodies", "Lập cơ quan của một tỉnh", "Establish the bodies of a province", _bodies)
    bodies.add_argument("code", help="mã tỉnh, thành phố · the province's code")
    for parser in (find, show, address):
        parser.add_argument("--on", type=_day, default=None, metavar="DATE", help="ngày, 2020-05-01 · a day")
        parser.add_argument("--json", action="store_true")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text}: YYYY-MM-DD") from wrong


def _load(args: argparse.Namespace) -> None:
    loaded = commands.load_places(at=timezone.localtime())
    print(say(f"Thêm {loaded.added}, sửa {loaded.changed}.", f"Added {loaded.added}, changed {loaded.changed}."))


def _find(args: argparse.Namespace) -> int:
    day = args.on or timezone.localdate()
    found = queries.search_places(args.text, day, args.limit)
    if args.json:
        print_json([_found(each) for each in found])
    for each in found if not args.json else ():
        became = ", ".join(heir.place.full_name for heir in each.became)
        print(f"{each.place.code:<8} {each.label}" + (f"  → {became}" if became else "") + f"  ({each.why.label})")
    if not found:
        print(say("Không tìm thấy.", "Nothing found."), file=sys.stderr)
    return 0 if found else 1


def _found(each: queries.Found) -> dict[str, Any]:
    return {
        "code": each.place.code, "name": each.name, "label": each.label, "level": each.place.level, "kind": each.place.kind,
        "current": each.current, "why": each.why.value, "since": each.place.since, "until": each.place.until,
        "became": [_heir(heir) for heir in each.became],
    }  # fmt: skip


def _heir(heir: queries.Heir) -> dict[str, Any]:
    return {"code": heir.place.code, "name": heir.place.full_name, "partial": heir.partial, "sure": heir.sure}


def _show(args: argparse.Namespace) -> int:
    day = args.on or timezone.localdate()
    place = queries.place_on(args.code, day)
    if place is None:
        raise Refusal(
            f"Không có đơn vị nào mang mã {args.code} vào ngày {day:%d/%m/%Y}.",
            f"No unit has code {args.code} on {day}.",
        )
    now = [heir for heir in queries.became(place, since=day) if heir.place.pk != place.pk]
    before = queries.was(place)
    if args.json:
        print_json(
            {
                "code": place.code, "name": place.full_name, "label": queries.label_on(place, day), "level": place.level,
                "kind": place.kind, "on": day, "since": place.since, "until": place.until, "instrument": place.instrument,
                "approximate": place.approximate, "names": [_name(name) for name in queries.names_of(place)],
                "was": [_heir(heir) for heir in before], "became": [_heir(heir) for heir in now], "note": place.note,
            }
        )  # fmt: skip
        return 0
    print(f"{place.code}  {queries.label_on(place, day)}  {queries.days_of(place)}")
    for title, heirs in ((say("Hình thành từ", "Made from"), before), (say("Nay thuộc", "Now in"), now)):
        if heirs:
            print(f"{title}: " + ", ".join(_line(heir) for heir in heirs))
    if place.note:
        print(place.note)
    return 0


def _name(name: Any) -> dict[str, Any]:
    return {"name": name.full_name, "since": name.since, "until": name.until, "instrument": name.instrument}


def _line(heir: queries.Heir) -> str:
    part = say(" (một phần)", " (a part)") if heir.partial else ""
    return f"{heir.place.full_name}{part}" + ("" if heir.sure else say(" (chưa kiểm chứng)", " (not verified)"))


def _address(args: argparse.Namespace) -> int:
    found = queries.resolve_address(args.text, args.on)
    if args.json:
        print_json(
            {
                "certain": found.certain, "units": [_heir(heir) for heir in found.units], "question": found.question,
                "matched": found.matched_name, "within": found.within.full_name if found.within else "", "street": found.street,
            }
        )  # fmt: skip
        return 0
    for heir in found.units:
        print(f"{heir.place.code:<8} {_line(heir)}, {heir.place.province}")
    if found.question:
        print(found.question, file=sys.stderr)
    return 0 if found.certain else 1


def _bodies(args: argparse.Namespace) -> None:
    made = commands.establish_bodies(province_code=args.code, by="system", at=timezone.localtime())
    print(say(f"Đã lập {made} cơ quan.", f"Established {made} bodies."))
