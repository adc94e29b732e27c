"""``caunoi law``: deadlines, vote thresholds, the rules themselves, and a check of the whole book."""

import argparse
import re
import sys
from datetime import date, datetime
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

from caunoi.kernel.arithmetic import spelled
from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from . import check, national
from .rules import Deadline, Rule
from .words import Variant


def add(line: CommandLine) -> None:
    """Add the commands of the law room."""
    due = line.command("law due", "Tính hạn theo luật", "Compute a legal deadline", _due)
    due.add_argument("key", help="khoá của quy tắc, ví dụ kn.accept · the rule's key")
    due.add_argument(
        "--from", dest="start", type=_day, required=True, metavar="NGÀY", help="2026-11-19 hoặc/or 19/11/2026"
    )
    due.add_argument("--place", help="mã đơn vị hành chính · code of the place")
    due.add_argument("--variant", default="", help=", ".join(Variant) + " (trường hợp · the case)")
    due.add_argument(
        "--pause", type=_pause, action="append", default=[], metavar="TỪ..ĐẾN", help="ngày tạm dừng..ngày tiếp tục"
    )
    due.add_argument("--extended", type=int, default=0, metavar="N", help="số ngày đã gia hạn · time extensions added")
    due.add_argument("--json", action="store_true")

    tally = line.command(
        "law tally", "Xét kết quả biểu quyết của cộng đồng dân cư", "Whether a community vote passes", _tally
    )
    tally.add_argument("--topic", type=_count, required=True, metavar="N", help="nội dung 1–6 tại Điều 15 · topic 1–6")
    tally.add_argument("--households", type=_count, required=True, metavar="H", help="tổng số hộ · all households")
    tally.add_argument("--yes", type=_count, required=True, metavar="Y", help="số hộ tán thành · households in favour")
    tally.add_argument(
        "--villages", type=_count, metavar="V", help="tổng số thôn, khi lấy ý kiến toàn xã · all villages"
    )
    tally.add_argument("--villages-yes", type=_count, metavar="W", help="số thôn tán thành · villages in favour")
    tally.add_argument("--on", type=_day, metavar="NGÀY", help="ngày biểu quyết, mặc định hôm nay · day of the vote")
    tally.add_argument("--json", action="store_true")

    show = line.command("law show", "Xem một quy tắc qua các thời kỳ", "Show a rule over time", _show)
    show.add_argument("key")
    show.add_argument("--json", action="store_true")

    found = line.command("law find", "Tìm quy tắc", "Find rules", _find)
    found.add_argument("words", nargs="*", help="từ cần tìm · words")
    found.add_argument("--json", action="store_true")

    checked = line.command("law check", "Kiểm tra toàn bộ sổ luật", "Check the whole book", _check)
    checked.add_argument("--json", action="store_true")


def _due(args: argparse.Namespace) -> int:
    reader = _reader()
    found = reader.deadline(
        args.key, start=args.start, variant=args.variant, pauses=args.pause, extended=args.extended, place=args.place
    )
    if args.place and not reader.knows_places():
        print(
            say(
                "Chưa đọc được quy định riêng của địa phương; dùng quy định chung.",
                "Local numbers were not read; national ones used.",
            ),
            file=sys.stderr,
        )
    if args.json:
        print_json(as_json(found))
        return 0
    print(f"{found.rule.label} ({found.key})")
    print(f"  {say('Hạn', 'Due')}: {say(*spelled(found.due))}")
    if found.raw_due != found.due:
        print(f"  {say('Ngày đếm được', 'Counted plainly')}: {say(*spelled(found.raw_due))}")
    for step in found.steps:
        print(f"  – {step}")
    return 0


def _reader() -> ModuleType:
    """The readers that know declared days and places' numbers where Django is set up, else the shipped book alone."""
    django = sys.modules.get("django.apps")
    if django is None or not django.apps.ready:
        return national
    from . import queries

    return queries


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()


def as_json(found: Deadline) -> dict[str, Any]:
    """A deadline as the contract of ``law due --json`` names its parts."""
    return {
        "key": found.key,
        "from": found.start,
        "value": found.value,
        "unit": found.unit,
        "raw_due": found.raw_due,
        "due": found.due,
        "cite": found.cite,
        "effective_from": found.effective_from,
        "steps": found.steps,
    }


def _tally(args: argparse.Namespace) -> int:
    result = national.tally(
        args.topic,
        households=args.households,
        yes=args.yes,
        villages=args.villages,
        villages_yes=args.villages_yes,
        on=args.on or _today(),
    )
    if args.json:
        rule = f"{result.rule.key}: {result.rule.spoken}"
        base = str(result.rule.base)
        print_json(
            {
                "passes": result.passes,
                "threshold": result.threshold,
                "base": base,
                "rule": rule,
                "cite": result.rule.cite,
            }
        )
        return 0
    print(say("Được thông qua", "Passes") if result.passes else say("Không được thông qua", "Does not pass"))
    print(f"  {say('Cần ít nhất', 'Needed')}: {result.threshold}/{result.of} ({result.rule.spoken})")
    print(f"  {say('Tán thành', 'In favour')}: {result.yes}")
    print(f"  {say('Căn cứ', 'Basis')}: {result.rule.cite}")
    return 0


def _show(args: argparse.Namespace) -> int:
    texts = national.texts_of(args.key)
    if args.json:
        print_json([_text_json(rule) for rule in texts])
        return 0
    print(f"{texts[-1].label} ({args.key}) · {texts[-1].kind.label}")
    for rule in texts:
        until = f"{rule.effective_to:%d/%m/%Y}" if rule.effective_to else "…"
        print(f"  {rule.effective_from:%d/%m/%Y} – {until}: {rule.spoken or '—'}")
        for code, value in rule.variants.items():
            print(f"      {Variant(code).label}: {value}")
        for item in rule.items:
            print(f"      {item.code}. {item.label}")
        print(f"      {rule.cite} · {rule.confidence.label}{'' if rule.in_use else say(' · chưa dùng', ' · off')}")
    return 0


def _text_json(rule: Rule) -> dict[str, Any]:
    return {
        "key": rule.key,
        "name": rule.label,
        "kind": rule.kind,
        "value": None if rule.value is None else str(rule.value),
        "unit": rule.unit,
        "compare": rule.compare,
        "base": rule.base,
        "variants": dict(rule.variants),
        "items": [{"code": item.code, "text": item.label} for item in rule.items],
        "cite": rule.cite,
        "effective_from": rule.effective_from,
        "effective_to": rule.effective_to,
        "confidence": rule.confidence,
        "in_use": rule.in_use,
        "source": rule.source,
        "checked_on": rule.checked_on,
    }


def _find(args: argparse.Namespace) -> int:
    found = national.matters(" ".join(args.words), on=_today())
    if args.json:
        print_json([_text_json(rule) for _, rules in found for rule in rules])
        return 0
    if not found:
        raise Refusal("Không tìm thấy quy tắc nào.", "No rule found.")
    for matter, rules in found:
        print(matter.label)
        for rule in rules:
            print(f"  {rule.key:<28} {rule.label}{': ' + rule.spoken if rule.spoken else ''}")
    return 0


def _check(args: argparse.Namespace) -> int:
    report = check.whole_book()
    if args.json:
        print_json({"rules": report.rules, "texts": report.texts, "examples": report.examples, "faults": report.faults})
    else:
        for fault in report.faults:
            print(fault)
        print(
            say(
                f"{report.rules} quy tắc, {report.texts} bản, {report.examples} ví dụ: {len(report.faults)} lỗi.",
                f"{report.rules} rules, {report.texts} texts, {report.examples} examples: {len(report.faults)} faults.",
            )
        )
    return 1 if report.faults else 0


def _day(text: str) -> date:
    """A day written 2026-11-19 or 19/11/2026."""
    vietnamese = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text)
    try:
        if vietnamese:
            day, month, year = (int(part) for part in vietnamese.groups())
            return date(year, month, day)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(
        say(
            f"“{text}” không phải ngày; hãy ghi như 2026-11-19 hoặc 19/11/2026",
            f"“{text}” is not a day; write 2026-11-19 or 19/11/2026",
        )
    )


def _pause(text: str) -> tuple[date, date]:
    since, dots, until = text.partition("..")
    if not dots:
        raise argparse.ArgumentTypeError(say("hãy ghi TỪ..ĐẾN, như 2026-10-05..2026-10-15", "write FROM..UNTIL"))
    return _day(since), _day(until)


def _count(text: str) -> int:
    """A whole number, none below zero."""
    if not re.fullmatch(r"\d{1,9}", text):
        raise argparse.ArgumentTypeError(
            say(f"“{text}” không phải số nguyên không âm", f"“{text}” is not a whole number")
        )
    return int(text)
