"""caunoi warn: judge a week now, list the warnings."""

import argparse
from datetime import date

from django.utils import timezone

from caunoi.access.context import as_system
from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from . import commands, queries, rules
from .words import State

#: A list printed whole has at most so many lines.
WHOLE = 2_000


def add(line: CommandLine) -> None:
    """Add early warning's commands."""
    week = line.command(
        "warn week",
        "Đếm và xét một tuần, nêu cảnh báo; chạy lại không đổi gì hai lần",
        "Count and judge a week and raise warnings; done again, nothing changes twice",
        _week,
    )
    week.add_argument(
        "--week",
        metavar="YYYY-MM-DD",
        help="một ngày trong tuần (mặc định: tuần vừa hết) · a day of the week (the last)",
    )
    listed = line.command("warn list", "Liệt kê cảnh báo", "List warnings", _list)
    listed.add_argument("--state", choices=[state.value for state in State])
    listed.add_argument("--json", action="store_true", help="in JSON · print JSON")


def _week(args: argparse.Namespace) -> int:
    now = timezone.now()
    week = rules.last_whole_week(timezone.localdate())
    if args.week:
        try:
            week = date.fromisoformat(args.week)
        except ValueError as wrong:
            raise Refusal(f"--week {args.week}: cần ngày dạng 2026-11-09.", f"--week {args.week}: needs a day such as 2026-11-09.") from wrong  # fmt: skip
    judged = commands.judge_week(week=week, by="operator", at=now)
    if judged is None:
        print(say("Chưa có đơn nào trước hết tuần ấy.", "No letter came before the end of that week."))
        return 0
    print(
        say(
            f"Tuần từ {judged.week:%d/%m/%Y}: {judged.letters} đơn, {judged.cases} vụ việc; xét {judged.cells} ô và {judged.series} chuỗi; {judged.found} điều bất thường.",
            f"Week from {judged.week}: {judged.letters} letters, {judged.cases} cases; {judged.cells} cells and {judged.series} series judged; {judged.found} out of the usual.",
        )
    )  # fmt: skip
    return 0


def _list(args: argparse.Namespace) -> int:
    with as_system():
        rows = list(queries.warnings(state=State(args.state) if args.state else None)[:WHOLE])
    if args.json:
        print_json(
            [
                {
                    "id": str(row.pk), "sort": row.sort, "method": row.method, "place": row.place.code, "topic": row.topic.code if row.topic else "", "since": row.since.isoformat(),
                    "first_week": row.first_week.isoformat(), "week": row.week.isoformat(), "observed": row.observed, "expected": row.expected, "upper": row.upper,
                    "qvalue": row.qvalue, "letters": row.letters, "people": row.people, "senders": row.senders, "letters_of_unknown_sender": row.unmarked,
                    "weeks_until_told": row.weeks_until_told, "places": row.reporting.get("names", []), "state": row.state,
                }
                for row in rows
            ]
        )  # fmt: skip
        return 0
    for row in rows:
        print(
            f"{row.week:%d/%m/%Y}  {row.topic_label}, {row.where}: {row.observed} ({row.expected:.1f}), {row.senders_label}, {row.state_word.label}"
        )
    return 0
