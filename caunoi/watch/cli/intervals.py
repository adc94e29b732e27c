"""caunoi watch intervals: shares with their intervals."""

import argparse

from caunoi.kernel.command_line import CommandLine
from caunoi.kernel.refusal import Refusal


def add(line: CommandLine) -> None:
    """Add the command."""
    parser = line.command(
        "watch intervals",
        "Khoảng tin cậy của tỷ lệ ở nhiều nơi, và thứ hạng trong chừng mực biết được",
        "Intervals of shares in many places, and ranks as far as they can be known",
        _intervals,
        examples=[
            "--shares ty-le.csv",
            "--shares ty-le.csv --method jeffreys --level 0.9",
            "--shares ty-le.csv --together --out xep-hang.csv",
        ],
    )
    parser.add_argument(
        "--shares",
        required=True,
        metavar="FILE.csv",
        help="cột name, part, whole (.gz được) · columns name, part, whole",
    )
    parser.add_argument(
        "--method", default="wilson", choices=sorted(_INTERVALS),
        help="exact: Clopper và Pearson; wilson-cc: hiệu chỉnh liên tục (wilson) · exact: Clopper and Pearson; -cc: corrected for continuity",
    )  # fmt: skip
    parser.add_argument("--level", type=float, default=0.95, metavar="L", help="mức tin cậy · level (0.95)")
    parser.add_argument(
        "--together",
        action="store_true",
        help="thêm tỷ lệ co về mức chung và thứ hạng · add shares drawn together and ranks",
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="hạt giống khi xếp hạng · seed of the ranks (1)"
    )
    parser.add_argument("--out", metavar="FILE", help="mặc định: ra màn hình · default: standard output")


_INTERVALS = {
    "wilson": ("wilson", False),
    "wilson-cc": ("wilson", True),
    "exact": ("exact", None),
    "jeffreys": ("jeffreys", None),
}


def _intervals(args: argparse.Namespace) -> int:
    import numpy as np

    from caunoi.kernel import survey

    from ..tables import read_shares, said, write_table

    shares = read_shares(args.shares)
    if not 0 < args.level < 1:
        raise Refusal("--level phải lớn hơn 0 và nhỏ hơn 1.", "--level must lie between 0 and 1.")
    name, corrected = _INTERVALS[args.method]
    more = {} if corrected is None else {"corrected": corrected}
    found = getattr(survey, name)(shares.part, shares.whole, level=args.level, **more)
    with np.errstate(divide="ignore", invalid="ignore"):
        columns = [shares.part, shares.whole, shares.part / shares.whole, found.low, found.high]
    header = ["name", "part", "whole", "share", "low", "high"]
    if args.together:
        try:
            drawn = survey.shrink(shares.part, shares.whole, level=args.level)
        except ValueError as wrong:
            vi, _, en = str(wrong).partition(" · ")
            raise Refusal(f"--together: {vi}.", f"--together: {en}.") from wrong
        placed = survey.ranks(drawn, seed=args.seed)
        columns += [drawn.share, drawn.low, drawn.high, placed.rank, placed.low, placed.high, placed.lowest]
        header += ["together", "together_low", "together_high", "rank", "rank_low", "rank_high", "lowest_tenth"]
    rows = zip(shares.names, *[[said(float(value)) for value in column] for column in columns], strict=True)
    write_table(args.out, header, rows)
    return 0
