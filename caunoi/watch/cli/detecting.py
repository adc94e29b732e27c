"""caunoi watch detect: weeks whose count is unusually high."""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from caunoi.kernel.command_line import CommandLine
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

_SETTINGS = ("improved", "original", "improved-delta", "improved-muan")
_HEADER = ("k", "s", "y", "upper", "expected", "phi", "trend", "pvalue", "alarm")
#: Judged weeks between two words of progress.
_STEP = 20


def add(line: CommandLine) -> None:
    """Add the command."""
    parser = line.command(
        "watch detect",
        "Tìm tuần có số đếm cao bất thường trong nhiều chuỗi số",
        "Find weeks whose count is unusually high, in many series",
        _detect,
    )
    parser.add_argument(
        "--counts",
        required=True,
        metavar="FILE.csv",
        help="mỗi cột một chuỗi, mỗi dòng một tuần (.gz được) · a column a series, a row a week",
    )
    parser.add_argument("--method", default="farrington", choices=["farrington", *_others()])
    parser.add_argument("--setting", default="improved", choices=_SETTINGS, help="chỉ cho farrington · farrington only")
    parser.add_argument("--years-back", type=int, help="số năm so sánh · years compared with (5)")
    parser.add_argument("--alpha", type=float, help="mức ý nghĩa · level (farrington 0.01)")
    parser.add_argument("--weeks", metavar="K1:K2", help="các tuần cần xét, đếm từ 1 · weeks to judge, from 1")
    parser.add_argument(
        "--mode",
        default="paper",
        choices=["paper", "r"],
        help="theo bài báo hay theo R 1.20.3 · as published or as R does",
    )
    parser.add_argument("--out", metavar="FILE", help="mặc định: ra màn hình · default: standard output")


def _detect(args: argparse.Namespace) -> int:
    from ..tables import read_counts, said, write_table

    counts = read_counts(args.counts)
    weeks = _weeks(args.weeks, len(counts.values))
    if args.alpha is not None and not 0 < args.alpha < 1:
        raise Refusal("--alpha phải lớn hơn 0 và nhỏ hơn 1.", "--alpha must lie between 0 and 1.")
    if args.years_back is not None and not 1 <= args.years_back <= len(counts.values) // 52:
        raise Refusal(
            f"--years-back {args.years_back}: tệp chỉ có {len(counts.values)} tuần.",
            f"--years-back {args.years_back}: the file has only {len(counts.values)} weeks.",
        )
    judge = _farrington if args.method == "farrington" else _OTHERS[args.method]
    try:
        rows = judge(counts.values, weeks, args)
        write_table(args.out, _HEADER, (tuple(said(v) if isinstance(v, float) else v for v in row) for row in rows))
    except ValueError as wrong:
        vi, _, en = str(wrong).partition(" · ")
        raise Refusal(vi[:1].upper() + vi[1:] + ".", (en or vi) + ".") from wrong
    return 0


def _weeks(text: str | None, last: int) -> list[int] | None:
    if text is None:
        return None
    first, _, until = text.partition(":")
    try:
        start, end = int(first), int(until or first)
    except ValueError:
        start, end = 1, 0
    if not 1 <= start <= end <= last:
        raise Refusal(
            f"--weeks {text}: cần K1:K2 trong khoảng 1 đến {last}.",
            f"--weeks {text}: K1:K2 must lie within 1 to {last}.",
        )
    return list(range(start, end + 1))


def _farrington(values: Any, weeks: list[int] | None, args: argparse.Namespace) -> Iterator[tuple[Any, ...]]:
    from ..detect.design import SETTINGS
    from ..detect.farrington import farrington

    setting = SETTINGS[args.setting]
    if args.years_back is not None:
        setting = replace(setting, years_back=args.years_back)
    if args.alpha is not None:
        setting = replace(setting, alpha=args.alpha)
    wanted = weeks or list(range(setting.first_week, len(values) + 1))
    if not wanted:
        raise ValueError(
            f"cần ít nhất {setting.first_week} tuần, tệp có {len(values)} · at least {setting.first_week} weeks are needed, the file has {len(values)}"
        )
    for start in range(0, len(wanted), _STEP):
        part = wanted[start : start + _STEP]
        found = farrington(values, weeks=part, setting=setting)
        for row, week in enumerate(part):
            for column in range(values.shape[1]):
                yield (
                    week, column + 1, float(values[week - 1, column]), float(found.upper[row, column]), float(found.expected[row, column]),
                    float(found.phi[row, column]), float(found.trend[row, column]), float(found.pvalue[row, column]), int(found.alarm[row, column]),
                )  # fmt: skip
        if len(wanted) > _STEP and sys.stderr.isatty():
            done = min(start + _STEP, len(wanted))
            print(say(f"Đã xét {done}/{len(wanted)} tuần", f"{done} of {len(wanted)} weeks judged"), file=sys.stderr)


def _bounds(judge: Callable[[Any, Any, argparse.Namespace], Any]) -> Callable[..., Iterator[tuple[Any, ...]]]:
    def rows(values: Any, weeks: list[int] | None, args: argparse.Namespace) -> Iterator[tuple[Any, ...]]:
        import numpy as np

        found = judge(values, None if weeks is None else np.asarray(weeks), args)
        upper = getattr(found, "upper", None)
        shown = found.value if upper is None else upper
        keep = range(len(found.weeks)) if weeks is None else np.flatnonzero(np.isin(found.weeks, weeks))
        nothing = float("nan")
        for row in keep:
            week = int(found.weeks[row])
            for column in range(values.shape[1]):
                seen = values[week - 1, column] if upper is None else found.observed[row, column]
                yield (
                    week, column + 1, float(seen), float(shown[row, column]), nothing, nothing, nothing, nothing, int(found.alarm[row, column]),
                )  # fmt: skip

    return rows


def _moving(name: str, *more: Any) -> Callable[..., Iterator[tuple[Any, ...]]]:
    def judge(values: Any, weeks: Any, args: argparse.Namespace) -> Any:
        from ..detect import moving

        named: dict[str, Any] = {"weeks": weeks}
        if args.alpha is not None and name != "rki":
            named["alpha"] = args.alpha
        if name == "ears":
            named["mode"] = args.mode
        if name == "cdc" and args.years_back is not None:
            named["years_back"] = args.years_back
        return getattr(moving, name)(values, *more, **named)

    return _bounds(judge)


def _building(name: str, **more: Any) -> Callable[..., Iterator[tuple[Any, ...]]]:
    def judge(values: Any, weeks: Any, args: argparse.Namespace) -> Any:
        from ..detect import building

        # What adds up must begin somewhere: at the first week asked for, or after two years.
        first = int(weeks[0]) if weeks is not None else min(105, len(values))
        if name == "outbreak_p":
            return building.outbreak_p(values, first=first if weeks is not None else 1, mode=args.mode)
        return getattr(building, name)(values, first=first, **more)

    return _bounds(judge)


_OTHERS: dict[str, Callable[..., Iterator[tuple[Any, ...]]]] = {
    **{f"ears-{kind.lower()}": _moving("ears", kind) for kind in ("C1", "C2", "C3")},
    **{f"rki{kind}": _moving("rki", kind) for kind in (1, 2, 3)},
    **{f"bayes{kind}": _moving("bayes", kind) for kind in (1, 2, 3)},
    "cdc": _moving("cdc"),
    "cusum": _building("cusum"),
    "cusum-rossi": _building("cusum", transform="rossi"),
    "cusum-glm": _building("cusum", mean="season"),
    "cusum-glm-rossi": _building("cusum", mean="season", transform="rossi"),
    "glr-poisson": _building("glr"),
    "glr-negbin": _building("glr", family="negbin"),
    "outbreakp": _building("outbreak_p"),
}


def _others() -> list[str]:
    return list(_OTHERS)
