"""caunoi watch scan: which neighbouring places have more cases than chance explains."""

import argparse
import sys
from typing import Any

from caunoi.kernel.command_line import CommandLine
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from .telling import Bar, refusing

_METHODS = ("eb-poisson", "pb-poisson", "permutation", "eb-negbin")
#: Windows are written so many at a time.
_STEP = 50_000


def add(line: CommandLine) -> None:
    """Add the command."""
    parser = line.command(
        "watch scan",
        "Tìm những nơi gần nhau cùng có số đếm cao bất thường trong các tuần cuối",
        "Find neighbouring places whose counts are unusually high over the last weeks",
        _scan,
        examples=[
            "--counts so-dem.csv --coords toa-do.csv --baselines muc-nen.csv --k 10 --out cum.csv",
            "--counts so-dem.csv --coords toa-do.csv --method permutation --weeks 8 --replicates 999 --top 20 --names",
        ],
    )
    parser.add_argument(
        "--counts",
        required=True,
        metavar="FILE.csv",
        help="mỗi cột một nơi, mỗi dòng một tuần, tuần cuối ở dưới (.gz được) · a column a place, a row a week, the last week below",
    )
    parser.add_argument(
        "--coords",
        required=True,
        metavar="FILE.csv",
        help="cột x, y hoặc lon, lat, và place nếu có tên · columns x, y or lon, lat, and place where named",
    )
    parser.add_argument(
        "--baselines",
        metavar="FILE.csv",
        help="số mong đợi, cùng cỡ bảng số đếm; không có thì ước lượng từ tổng hàng và cột · expected counts, else from the margins",
    )
    parser.add_argument(
        "--population",
        metavar="FILE.csv",
        help="dân số thay cho số mong đợi: một dòng, hoặc mỗi tuần một dòng · people instead of baselines: one row, or one a week",
    )
    parser.add_argument(
        "--method", default="eb-poisson", choices=_METHODS,
        help="so với số mong đợi (eb), với phần của mình (pb), hoặc chỉ với tổng hàng cột (permutation) · against what was expected, in proportion, or the margins alone",
    )  # fmt: skip
    parser.add_argument(
        "--k", type=int, default=10, metavar="N", help="số nơi gần nhất, kể cả chính nơi đó · nearest places (10)"
    )
    parser.add_argument("--weeks", type=int, metavar="N", help="chỉ xét N tuần cuối · only the last N weeks")
    parser.add_argument(
        "--theta",
        type=float,
        default=1.0,
        metavar="T",
        help="chỉ eb-negbin: phương sai m + m²/theta · variance m + m²/theta (1)",
    )
    parser.add_argument(
        "--kind",
        default="hotspot",
        choices=["hotspot", "emerging"],
        help="chỉ eb-negbin: cao đều hay tăng dần · high throughout, or rising",
    )
    parser.add_argument(
        "--mode",
        default="paper",
        choices=["paper", "r"],
        help="chỉ eb-negbin: chia cho căn phương sai như bài báo, hay cho phương sai như R scanstatistics (emerging; hotspot tới 1.0.2) · divide by the root of the variance, or by it",
    )
    parser.add_argument(
        "--replicates",
        type=int,
        default=0,
        metavar="N",
        help="số lần mô phỏng để có thêm cột mc_pvalue, gumbel_pvalue · draws, for p-values (0)",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="hạt giống (1) · seed")
    parser.add_argument("--top", type=int, metavar="N", help="chỉ ghi N cửa sổ cao nhất · only the N highest windows")
    parser.add_argument(
        "--names",
        action="store_true",
        help="ghi tên nơi, cách nhau bằng ; thay cho số cột · names joined by ; not column numbers",
    )
    parser.add_argument("--out", metavar="FILE", help="mặc định: ra màn hình · default: standard output")


def _scan(args: argparse.Namespace) -> int:
    from ..scan import chance_of, nearest, scan, zones_of
    from ..tables import read_coords, write_table

    for name in ("k", "weeks", "top"):
        if getattr(args, name) is not None and getattr(args, name) < 1:
            raise Refusal(f"--{name} phải từ 1 trở lên.", f"--{name} must be 1 or more.")
    if not 0 < args.theta < float("inf"):
        raise Refusal("--theta phải lớn hơn 0.", "--theta must be above 0.")
    if not 0 <= args.replicates <= 100_000 or args.replicates == 1:
        raise Refusal("--replicates: 0, hoặc từ 2 đến 100000.", "--replicates: 0, or 2 to 100000.")
    if args.seed < 0:
        raise Refusal("--seed không thể âm.", "--seed cannot be negative.")
    counts, seen = _whole(args.counts, True)
    at = read_coords(args.coords).ordered(counts, args.coords)
    given: dict[str, Any] = {}
    for name in ("baselines", "population"):
        if (file := getattr(args, name)) is not None:
            columns, values = _whole(file, False)
            given[name] = _matched(values, columns, counts, len(seen), file, once=name == "population")
    if args.weeks:
        seen = seen[-args.weeks :]
        given = {name: values[-args.weeks :] for name, values in given.items()}
    with refusing():
        zones = zones_of(nearest(at, args.k))
        found = scan(seen, zones, method=args.method, theta=args.theta, kind=args.kind, mode=args.mode, **given)
        chance = None
        if args.replicates:
            bar = Bar("Mô phỏng", "Drawing", args.replicates)
            chance = chance_of(found, replicates=args.replicates, seed=args.seed, progress=bar)
    header = ["zone", "duration", "score", "members", *(("mc_pvalue", "gumbel_pvalue") if chance else ())]
    write_table(args.out, header, _rows(found, counts, chance, args))
    if args.out and sys.stderr.isatty():
        print(say(f"Đã xét {found.score.size} cửa sổ.", f"{found.score.size} windows scored."), file=sys.stderr)
    return 0


def _rows(found: Any, names: tuple[str, ...], chance: Any, args: argparse.Namespace) -> Any:
    from ..tables import said

    members: dict[int, str] = {}
    for window in found.ordered(args.top):
        told = members.get(window.zone)
        if told is None:
            inside = found.zones.members(window.zone)
            told = ";".join(names[one] for one in inside) if args.names else " ".join(str(one + 1) for one in inside)
            members[window.zone] = told
        row = [window.zone + 1, window.duration, said(window.score), told]
        yield [*row, said(chance.monte_carlo(window.score)), said(chance.gumbel(window.score))] if chance else row


def _whole(name: str, whole: bool) -> tuple[tuple[str, ...], Any]:
    """A table without gaps: a scan has no place for what is not known."""
    import numpy as np

    from ..tables import read_counts

    table = read_counts(name, whole=whole)
    if (gaps := np.argwhere(np.isnan(table.values))).size:
        row, column = gaps[0]
        raise Refusal(
            f"{name}, dòng {row + 2}, cột {table.names[column]!r}: ô trống; quét cần đủ mọi ô.",
            f"{name}, row {row + 2}, column {table.names[column]!r}: empty; a scan needs every cell.",
        )
    return table.names, table.values


def _matched(
    values: Any, columns: tuple[str, ...], names: tuple[str, ...], weeks: int, file: str, *, once: bool
) -> Any:
    import numpy as np

    if set(columns) == set(names) and columns != names:
        values = values[:, [columns.index(name) for name in names]]
    if once and len(values) == 1:
        values = np.repeat(values, weeks, axis=0)
    if values.shape != (weeks, len(names)):
        raise Refusal(
            f"{file}: có {values.shape[0]} tuần, {values.shape[1]} nơi; bảng số đếm có {weeks} tuần, {len(names)} nơi.",
            f"{file}: {values.shape[0]} weeks, {values.shape[1]} places; the counts have {weeks} weeks, {len(names)} places.",
        )
    if (low := np.argwhere(values <= 0)).size:
        row, column = low[0]
        raise Refusal(
            f"{file}, dòng {row + 2}, cột {names[column]!r}: cần số lớn hơn 0.",
            f"{file}, row {row + 2}, column {names[column]!r}: must be above 0.",
        )
    return values
