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
            "--design phieu-hoi.csv",
        ],
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--shares", metavar="FILE.csv", help="cột name, part, whole (.gz được) · columns name, part, whole"
    )
    which.add_argument(
        "--design", metavar="FILE.csv",
        help="mỗi dòng một người được hỏi: cột value, weight, stratum, cluster, có thể thêm size (số cụm của cả tầng), domain · a row a person asked; maybe size (clusters the stratum has in all) and domain",
    )  # fmt: skip
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

    if args.design:
        return _designed(args)
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


def _designed(args: argparse.Namespace) -> int:
    """Means (shares, of answers of 0 and 1) of all and of each domain, and the total, by how people were drawn."""
    import numpy as np

    from caunoi.kernel import design

    from ..tables import read_design, said, write_table
    from .telling import refusing

    if not 0 < args.level < 1:
        raise Refusal("--level phải lớn hơn 0 và nhỏ hơn 1.", "--level must lie between 0 and 1.")
    asked = read_design(args.design)
    with refusing(args.design):
        sample = design.sample_of(asked.value, asked.weight, asked.stratum, asked.cluster, asked.size)
    domain = np.asarray(asked.domain or [""] * len(asked.value))
    named = [("mean", "", design.mean(sample, level=args.level)), ("total", "", design.total(sample, level=args.level))]
    named += [
        ("mean", name, design.mean(sample, domain == name, level=args.level)) for name in dict.fromkeys(asked.domain)
    ]
    header = ("what", "domain", "people", "value", "error", "low", "high", "freedom")
    rows = [
        (what, name, one.people, *[said(part) for part in (one.value, one.error, one.low, one.high)], one.freedom)
        for what, name, one in named
    ]
    write_table(args.out, header, rows)
    return 0
