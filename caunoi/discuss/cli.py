"""caunoi discuss draw, verify: repeat a draw from what was published; check acknowledged opinions against the ledger."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from .draw import kernel


def add(line: CommandLine) -> None:
    """Add the room's commands."""
    parser = line.command(
        "discuss draw",
        "Bốc lại một cuộc bốc thăm từ những gì đã công bố",
        "Repeat a random draw from what was published",
        _draw,
    )
    parser.add_argument("file", metavar="LIST", help="danh sách mã đã công bố · the published list of codes")
    parser.add_argument("--seats", type=int, required=True, help="số người được chọn · how many are drawn")
    parser.add_argument("--source", required=True, help="nguồn ngẫu nhiên đã công bố · the source announced")
    parser.add_argument("--day", required=True, type=date.fromisoformat, help="ngày có kết quả (2026-11-20) · its day")
    parser.add_argument("--secret", required=True, help="số bí mật đã mở · the secret that was opened")
    parser.add_argument("--chance", required=True, help="kết quả ngẫu nhiên công khai · the public chance")
    parser.add_argument(
        "--promise", default="", help="lời hứa đã công bố, để đối chiếu · the promise published, to compare"
    )
    parser.add_argument("--json", action="store_true")
    parser = line.command(
        "discuss verify",
        "Đối chiếu ý kiến đã nhận với sổ cái",
        "Compare acknowledged opinions with the ledger",
        _verify,
    )
    parser.add_argument(
        "--receipt", metavar="FILE", help="biên nhận JSON của một người, đối chiếu riêng · one person's receipt alone"
    )
    parser.add_argument("--json", action="store_true")
    parser = line.command(
        "discuss map",
        "Vẽ bản đồ ý kiến từ một tệp phiếu: nhóm ý kiến, điều cùng tán thành",
        "Map opinions from a file of votes: groups of opinion, what all agree on",
        _map,
    )
    parser.add_argument(
        "--votes",
        required=True,
        metavar="FILE.csv",
        help="participant,statement,vote; vote 1, 0, -1 hoặc agree, pass, disagree (.gz được) · or gzip",
    )
    parser.add_argument("--out", required=True, metavar="DIR", help="map.json, statements.csv, groups.csv, picture.csv")
    parser.add_argument("--seed", type=int, default=1, help="hạt giống (1) · seed")
    parser.add_argument(
        "--people",
        action="store_true",
        help="thêm participants.csv: mỗi người một dòng, chỉ cho người giữ phiếu · a row a person, for the holder of the votes alone",
    )
    parser.add_argument("--json", action="store_true", help="in tóm tắt dạng JSON · print the summary as JSON")


def _map(args: argparse.Namespace) -> int:
    from .opinionmap import map_and_people
    from .votes_file import read_votes, write_map, write_people

    if args.seed < 0:
        raise Refusal("--seed không thể âm.", "--seed cannot be negative.")
    if sys.stderr.isatty():
        print(say("Đang đọc phiếu…", "Reading votes…"), file=sys.stderr)
    file = read_votes(args.votes)
    if sys.stderr.isatty():
        print(say("Đang vẽ bản đồ…", "Drawing the map…"), file=sys.stderr)
    found, people = map_and_people(file.votes, args.seed)
    written = write_map(found, file.statements, args.out)
    if args.people:
        written.append(write_people(people, file.people, args.out))
    if args.json:
        print_json(
            {
                "participants": found.participants, "counted": found.counted, "votes": found.votes, "groups": [group.people for group in found.groups],
                "no_groups": found.no_groups and found.no_groups.value, "files": written,
            }
        )  # fmt: skip
        return 0
    told = say(
        f"{found.participants} người, {found.votes} phiếu.", f"{found.participants} people, {found.votes} votes."
    )
    if found.no_groups is not None:
        print(told, say(found.no_groups.vi, found.no_groups.en) + ".")
    else:
        sizes = ", ".join(str(group.people) for group in found.groups)
        print(told, say(f"{len(found.groups)} nhóm: {sizes} người.", f"{len(found.groups)} groups of {sizes} people."))
    return 0


def _draw(args: argparse.Namespace) -> int:
    try:
        lines = kernel.canonical(Path(args.file).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as wrong:
        raise Refusal(f"Không đọc được {args.file}.", f"{args.file} cannot be read.") from wrong
    digest, seats = kernel.digest_of(lines), kernel.seats_by_stratum(lines, args.seats)
    decided_by = kernel.decider(args.source, args.day)
    promise = kernel.promise_of(digest, seats, decided_by, args.secret)
    if args.promise and promise != args.promise:
        raise Refusal(
            f"Không khớp lời hứa đã công bố: tính ra {promise}.",
            f"This is not what was promised: it comes to {promise}.",
        )
    seed = kernel.seed_of(digest, seats, decided_by, args.secret, kernel.chance_as_entered(args.chance))
    found = kernel.drawn(lines, seats, seed)
    if args.json:
        strata = [{"stratum": part.stratum, "seated": part.seated, "reserves": part.reserves} for part in found]
        print_json({"list": digest, "promise": promise, "seed": seed, "strata": strata})
        return 0
    print(say(f"Lời hứa {promise}\nHạt giống {seed}", f"Promise {promise}\nSeed {seed}"))
    for part in found:
        print(part.stratum or "-", *part.seated)
    return 0


def _verify(args: argparse.Namespace) -> int:
    from caunoi.access.context import as_system

    from .burst import proof

    with as_system():
        found = list(proof.troubles_of(_receipt(args.receipt)) if args.receipt else proof.troubles())
    if args.json:
        print_json({"ok": not found, "troubles": [trouble.vi for trouble in found]})
    else:
        for trouble in found:
            print(say(trouble.vi, trouble.en), file=sys.stderr)
        if not found:
            print(
                say("Mọi ý kiến đã nhận còn nguyên như lúc nhận.", "Every acknowledged opinion stands as it was taken.")
            )
    return 1 if found else 0


def _receipt(name: str) -> list[dict[str, object]]:
    try:
        told = json.loads(Path(name).read_text(encoding="utf-8-sig"))
        return [dict(one) for one in told["opinions"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise Refusal(f"{name} không phải là biên nhận đọc được.", f"{name} is no receipt that can be read.") from wrong
