"""Early warning on 341,299 real cases: letters to members of a city's council, 2015 to 2023, with the break of 2020 (the nearest public likeness of petitions).

CAUNOI_CASES names the file: nycomplaints of kjhealy/nycomplaints (MIT; NYC Open Data), as .rda (read by pyreadr or R) or as .csv.
"""

import os
import shutil
import subprocess
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl

from .stage import figure

#: After November 2023 the file thins out.
FIRST, LAST = date(2015, 1, 5), date(2023, 11, 26)
#: Weeks judged: those with two years before them.
JUDGED_FROM, HISTORY, Q = date(2017, 1, 9), 104, 0.1
YEARS = range(2017, 2024)
#: The city closed on 22 March 2020.
BREAK, BREAK_ENDS = date(2020, 3, 23), date(2021, 12, 27)
PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "cases.svg"


def run() -> list[dict]:
    """Counting, pooled tails with their control of false ones, Farrington above them, scan, forecast; what 2020 did to each."""
    table = read()
    if table is None:
        return [figure("cases", "–", "", "not measured: CAUNOI_CASES names no file")]
    began = time.process_time()
    world = _World(table)
    counted = time.process_time() - began
    rows = [
        figure("cases counted", len(table), "cases", f"{world.repeated} keys twice; {len(world.cube.topics)} topics × {len(world.cube.starts)} weeks × {len(world.cube.places)} districts; {counted:.1f} CPU s"),
        figure("… in the cube", world.cube.total, "cases", f"{world.cube.outside:.0f} outside these weeks"),
    ]  # fmt: skip
    began = time.process_time()
    chances = world.chances()
    spent = time.process_time() - began
    rows += _tails(world, chances)
    rows += _warnings(world, chances)
    rows.append(figure("judging a week of all cells", 1000 * spent / len(chances), "CPU ms"))
    rows += [*_levels(world), *_scan(world), *_forecast(world), *_late(table)]
    return rows


def read() -> pl.DataFrame | None:
    """The file as a table of key, place, topic, day, closed."""
    name = os.environ.get("CAUNOI_CASES", "")
    if not name or not Path(name).exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(name)
        if plain.suffix == ".rda":
            plain = Path(folder) / "cases.csv"
            try:
                import pyreadr

                pyreadr.read_r(name)["nycomplaints"].to_csv(plain, index=False, na_rep="NA")
            except ImportError:
                if shutil.which("Rscript") is None:
                    return None
                code = f'load("{name}"); write.csv(as.data.frame(nycomplaints), "{plain}", row.names = FALSE)'
                subprocess.run(["Rscript", "-e", code], check=True, capture_output=True)
        rows = pl.read_csv(plain, null_values="NA", infer_schema_length=0)
    return rows.select(
        pl.col("unique_key").alias("key"), pl.col("account").alias("place"), pl.col("complaint_type").fill_null("(none)").str.to_titlecase().alias("topic"),
        pl.col("opendate").str.to_date().alias("day"), pl.col("closedate").str.to_date(strict=False).alias("closed"), "zip",
    )  # fmt: skip


class _World:
    """The cube, what is usual of its weeks, and which districts are neighbours."""

    def __init__(self, table: pl.DataFrame) -> None:
        from caunoi.watch.series import cube_of, days_of, events_of

        whole = table.drop_nulls(["place", "topic", "day"])
        found = events_of(whole.select("key", "place", "topic", "day"))
        self.repeated = found.repeated
        self.cube = cube_of(found, first=FIRST, last=LAST)
        self.counts = self.cube.judged().astype(np.float32)
        self.totals = self.cube.counts.sum(axis=(0, 2))
        self.worked, self.off = days_of(self.cube.starts, lambda day: day.weekday() < 5)
        self.weeks = [at for at, start in enumerate(self.cube.starts) if start >= JUDGED_FROM]
        self.usual = {at: self._usual(at) for at in self.weeks}
        shared = whole.drop_nulls("zip").group_by("place", "zip").len()
        self.near = _neighbours(shared, list(self.cube.places))

    def _usual(self, week: int) -> object:
        from caunoi.watch.series import usual

        part = slice(week - HISTORY, week + 1)
        return usual(self.cube.starts[part], self.totals[part], self.worked[part], self.off[part], rest=0.3, tet=False)

    def chances(self) -> dict[int, np.ndarray]:
        """For each judged week the chance (topics, places) of as many or more."""
        from caunoi.watch.tails import pooled

        found = {}
        for week in self.weeks:
            told, part = self.usual[week], self.counts[:, week - HISTORY : week + 1]
            rows = [
                pooled(each[:-1], each[-1], season=told.share, doubt=told.doubt[-1]).middle
                for each in part
            ]  # fmt: skip
            found[week] = np.stack(rows)
        return found

    def year(self, week: int) -> int:
        """The year a week began in."""
        return self.cube.starts[week].year


def _neighbours(shared: pl.DataFrame, places: list[str], k: int = 6) -> np.ndarray:
    """Districts that share postal codes are near each other: no coordinates are in the file."""
    codes = {code: at for at, code in enumerate(shared["zip"].unique(maintain_order=True).to_list())}
    at = {place: number for number, place in enumerate(places)}
    table = np.zeros((len(places), len(codes)))
    for place, code, number in shared.iter_rows():
        if place in at:
            table[at[place], codes[code]] = number
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    alike = table @ table.T
    np.fill_diagonal(alike, 2.0)
    return np.argsort(-alike, axis=1, kind="stable")[:, :k]


def _tails(world: _World, chances: dict[int, np.ndarray]) -> list[dict]:
    rows = []
    for name, years in (("2017–2019", (2017, 2018, 2019)), ("2020", (2020,)), ("2021–2023", (2021, 2022, 2023))):
        told = np.concatenate([part.ravel() for week, part in chances.items() if world.year(week) in years])
        told = told[np.isfinite(told)]
        share = [float((told <= level).mean() / level) for level in (1e-2, 1e-3, 1e-4)]
        rows.append(figure(f"cells at 1e-2, to what chance alone gives, {name}", share[0], "times", f"1e-3: {share[1]:.1f}, 1e-4: {share[2]:.1f}; {len(told):,} cells; real rises are among them"))  # fmt: skip
    return rows


def _warnings(world: _World, chances: dict[int, np.ndarray]) -> list[dict]:
    from caunoi.watch.tails import discoveries

    weekly, went_on, compared = {}, {year: [] for year in YEARS}, []
    for week, part in chances.items():
        alarms = discoveries(part, q=Q)[0] & (world.counts[:, week] >= 3)
        weekly[week] = int(alarms.sum())
        after = world.cube.counts[:, week + 1 : week + 5]
        before = world.cube.counts[:, week - 52 : week].mean(axis=1)
        if after.shape[1] == 4:
            more = after.mean(axis=1) >= 1.5 * np.maximum(before, 0.25)
            went_on[world.year(week)] += more[alarms].tolist()
            compared.append(float(more[~alarms].mean()))
    _draw(world, weekly)
    rows = []
    for year in YEARS:
        of = [number for week, number in weekly.items() if world.year(week) == year]
        told = went_on[year]
        rows.append(figure(f"warnings of cells a week, {year}", float(np.mean(of)), "", f"most in a week {max(of)}; {100 * np.mean(told or [0]):.0f} % of them went on at 1.5 times the year's mean for four weeks"))  # fmt: skip
    closed = next(at for at, start in enumerate(world.cube.starts) if start >= BREAK)
    around = {at - closed: weekly[at] for at in range(closed - 4, closed + 12)}
    rows += [
        figure("of quiet cells, so many rose likewise", 100 * float(np.mean(compared)), "%", "without a warning; the share by chance"),
        figure("warnings in the 12 weeks from the break of 2020", sum(number for at, number in around.items() if at >= 0), "", "by week: " + " ".join(str(number) for at, number in around.items() if at >= 0)),
    ]  # fmt: skip
    fell = world.totals[closed : closed + 4].mean() / world.totals[closed - 8 : closed].mean()
    rows.append(figure("cases in the first 4 weeks of the break", 100 * float(fell), "%", "of the 8 weeks before it"))
    before = {
        topic: world.cube.counts[topic, closed - 52 : closed - 3].sum() * 4 / 49
        for topic in range(len(world.cube.topics))
    }
    rose = sorted(
        ((world.cube.counts[topic, closed : closed + 4].sum(), topic) for topic in before),
        key=lambda each: before[each[1]] - each[0],
    )[:3]
    rows.append(figure("… topics that rose most", float(rose[0][0]), "cases", "; ".join(f"{world.cube.topics[topic]}: {now:.0f} for {before[topic]:.0f} usual" for now, topic in rose)))  # fmt: skip
    new = next(
        (
            at
            for at in range(closed - 8, closed + 12)
            if any(
                "Covid" in str(world.cube.topics[topic])
                for topic, _place in np.argwhere(discoveries(chances[at], q=Q)[0] & (world.counts[:, at] >= 3))
            )
        ),
        None,
    )
    rows.append(
        figure(
            "… a topic never seen before (COVID-19): first warning",
            world.cube.starts[new].isoformat() if new is not None else "never",
            "",
            "the week's Monday",
        )
    )
    return rows


def _levels(world: _World) -> list[dict]:
    from dataclasses import replace

    from caunoi.watch.detect.design import SETTINGS
    from caunoi.watch.detect.farrington import farrington
    from caunoi.watch.tails import discoveries

    city = world.cube.counts.sum(axis=2).T
    setting = replace(SETTINGS["improved"], years_back=3)
    weeks = [at + 1 for at in world.weeks if at + 1 >= setting.first_week]
    # The same with the weeks of the break said to be like no others: a gap in the past, judged themselves as they came.
    apart = city.copy()
    apart[[BREAK <= start < BREAK_ENDS for start in world.cube.starts]] = np.nan
    found = []
    for table in (city, apart):
        pvalues = farrington(table, weeks=weeks, setting=setting).pvalue
        found.append(np.stack([discoveries(row, q=Q)[0].sum() for row in pvalues]))
    rows = []
    for year in YEARS[1:]:
        inside = [row for row, week in enumerate(weeks) if world.year(week - 1) == year]
        note = f"of {city.shape[1]} series"
        if year > BREAK.year:
            note += f"; {found[1][inside].mean():.1f} where the break is set apart"
        rows.append(
            figure(f"city × topic by Farrington, {year}: warnings a week", float(found[0][inside].mean()), "", note)
        )
    return rows


def _scan(world: _World) -> list[dict]:
    """The topic that rose most in the break, district by district: one cluster or the whole city?"""
    from caunoi.watch.scan import chance_of, scan, zones_of

    zones = zones_of(world.near)
    starts = world.cube.starts
    rows = []
    for name, day in (("the break of 2020", date(2020, 3, 30)), ("a year before", date(2019, 4, 1))):
        week = next(at for at, start in enumerate(starts) if start >= day)
        seen, past = world.cube.counts[:, week - 3 : week + 1], world.cube.counts[:, week - 52 : week - 3]
        began = time.process_time()
        best = None
        for topic in range(len(world.cube.topics)):
            if past[topic].sum() < 200:
                continue
            expected = np.repeat(past[topic].mean(axis=0)[None, :] + 0.02, 4, axis=0)
            found = scan(seen[topic], zones, method="eb-poisson", baselines=expected)
            top = next(iter(found.ordered(1)))
            if best is None or top.score > best[1].score:
                best = (topic, top, chance_of(found, replicates=99, seed=1).gumbel(top.score), expected)
        topic, top, chance, expected = best
        inside = zones.members(top.zone)
        got, usual = seen[topic][-top.duration :, inside].sum(), expected[-top.duration :, inside].sum()
        rows.append(
            figure(f"scan, {name}: highest window", float(top.score), "", f"{world.cube.topics[topic]}, {len(inside)} districts, {top.duration} weeks: {got:.0f} cases, {usual:.0f} usual; chance {chance:.1g} (Poisson); {time.process_time() - began:.1f} CPU s for all topics")
        )  # fmt: skip
    return rows


def _forecast(world: _World) -> list[dict]:
    """One week ahead, each from what was known then: the city and every district."""
    from caunoi.warn import forecast

    rows = []
    worth = (world.worked + 0.3 * world.off) / 5.6
    by_place = world.cube.counts.sum(axis=0)
    for name, day in (
        ("2019", date(2019, 12, 30)),
        ("the break of 2020", date(2020, 8, 31)),
        ("November 2023", date(2023, 11, 27)),
    ):
        end = next((at for at, start in enumerate(world.cube.starts) if start >= day), len(world.cube.starts))
        told = forecast.tried(world.totals[end - HISTORY : end].tolist(), worth[end - HISTORY : end + 4].tolist())
        each = [
            forecast.tried(column[end - HISTORY : end].tolist(), worth[end - HISTORY : end + 4].tolist())
            for column in by_place.T
        ]
        each = [one for one in each if one is not None]
        rows.append(
            figure(
                f"forecast, 26 weeks to {name}: within the interval", 100 * float(np.mean([one.held for one in each])), "%",
                f"of 90 promised, over districts; city {100 * told.held:.0f} %; mean error {np.mean([one.error for one in each]):.1f} a district "
                f"({np.mean([one.naive for one in each]):.1f} by repeating the last week), city {told.error:.0f} ({told.naive:.0f})",
            )
        )  # fmt: skip
    return rows


def _late(table: pl.DataFrame, allowed_days: int = 30) -> list[dict]:
    """Answers after thirty days: what would have been said of open cases, and what became of them."""
    from caunoi.warn.forecast import Waiting, late_tried

    rows = []
    for name, today in (("2019", date(2019, 12, 30)), ("the break of 2020", date(2020, 8, 31))):
        part = table.filter((pl.col("day") >= today - timedelta(weeks=60)) & (pl.col("day") <= today)).drop_nulls("day")
        cases = [
            Waiting((day - FIRST).days, (closed - FIRST).days if closed and closed >= day else None, (day - FIRST).days + allowed_days)
            for day, closed in part.select("day", "closed").iter_rows()
        ]  # fmt: skip
        found = late_tried(cases, (today - FIRST).days)
        if found is not None:
            rows.append(figure(f"late answers foretold, weeks before {name}", found.said, "of open cases", f"{found.were} were; {found.cases} cases; Brier score {found.brier:.3f}, {found.were / found.cases * (1 - found.were / found.cases):.3f} by their share alone"))  # fmt: skip
    return rows


def _draw(world: _World, weekly: dict[int, int]) -> None:
    """Cases a week above, warnings a week below, the break marked; the figures stand in the table beside it."""
    wide, high, gap, left = 760.0, 130.0, 46.0, 44.0
    first, last = world.weeks[0], world.weeks[-1]

    def x(at: float) -> float:
        return left + (wide - left - 8) * (at - first) / (last - first)

    parts = []
    for number, (title, values) in enumerate((
        ("Số vụ việc mỗi tuần · cases a week", {at: float(world.totals[at]) for at in world.weeks}),
        ("Số cảnh báo mỗi tuần · warnings a week", {at: float(n) for at, n in weekly.items()}),
    )):  # fmt: skip
        top, most = 24 + number * (high + gap), max(values.values())
        points = " ".join(f"{x(at):.1f},{top + high * (1 - value / most):.1f}" for at, value in values.items())
        parts += [
            f'<text x="{left}" y="{top - 8}">{title}</text>',
            f'<text x="{left - 6}" y="{top + 6}" text-anchor="end">{most:.0f}</text><text x="{left - 6}" y="{top + high}" text-anchor="end">0</text>',
            f'<path d="M{left} {top}V{top + high}H{wide - 8}" fill="none" stroke="#767676"/>',
            f'<polyline points="{points}" fill="none" stroke="#1d4f91" stroke-width="1.2"/>',
        ]  # fmt: skip
        closed = next(at for at in world.weeks if world.cube.starts[at] >= BREAK)
        parts.append(f'<path d="M{x(closed):.1f} {top}v{high}" stroke="#a4262c" stroke-dasharray="4 3"/>')
        parts += [
            f'<text x="{x(at):.1f}" y="{top + high + 14}" text-anchor="middle">{year}</text>'
            for year in YEARS for at in world.weeks[:1] + [w for w in world.weeks if world.year(w) == year][:1]
            if world.year(at) == year and (at != first or year == world.year(first))
        ]  # fmt: skip
    parts.append(f'<text x="{x(closed) + 4:.1f}" y="36" fill="#a4262c">23/3/2020</text>')
    whole = 24 + 2 * high + gap + 24
    PICTURE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {whole:.0f}" font-family="sans-serif" font-size="11" fill="#333" role="img">'
        f"<title>Số vụ việc và số cảnh báo mỗi tuần, 2017–2023 · cases and warnings a week</title>"
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n',
        encoding="utf-8",
    )
