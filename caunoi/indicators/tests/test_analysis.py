"""Outside the database the same figures come out: on DuckDB, and on Spark where it is installed."""

import shutil

import pytest

from caunoi.access.context import as_system
from caunoi.indicators import commands, queries
from caunoi.indicators.catalogue import indicators
from caunoi.indicators.coverage import counted_days
from caunoi.indicators.periods import period
from caunoi.indicators.words import Source
from tests.stage import NOON

pytest.importorskip("duckdb", reason="needs the extra “analytics”")
pytest.importorskip("ibis", reason="needs the extra “analytics”")
H1 = "2026-H1"


@pytest.fixture
def exported(half_year, town, letters, tmp_path):
    """The town's half-year, some of it rated, reopened and handed on, written as Parquet; the folder and the span."""
    from caunoi.indicators.export import export

    letters.rate(half_year["quick"], "2026-01-20")
    letters.rate(half_year["late"], "2026-04-25", solved="no", satisfied=False)
    twice = letters.file("2026-04-06")
    letters.sort(twice, "2026-04-07")
    letters.forward(twice, "2026-04-08", town.bodies["bantcd"], town.receiver, "2026-04-11", town.city_receiver)
    of = period(H1, on=NOON.date())
    with as_system():
        rows = export(tmp_path, since=of.since, until=of.until, province=town.province.pk)
    assert rows["letters"] > 10
    assert rows["replayed"] >= 2
    return tmp_path, counted_days(of.since, of.until)


def test_duckdb_over_parquet_tells_what_the_database_tells(exported, town):
    from caunoi.indicators import analysis

    folder, span = exported
    found: dict[int, dict[str, object]] = {}
    for place, code, value in analysis.finished(analysis.rows_of(analysis.values(analysis.on_duckdb(folder), span))):
        found.setdefault(place, {})[code] = value
    commands.recount_province(province=town.province, period_code=H1, by="system", at=NOON)
    for place in (town.place, town.neighbour_place):
        kept = queries.tallies_of([place.pk], [H1])[place.pk, H1]
        told = {
            code: each.value
            for code, each in kept.items()
            if indicators()[code].source not in (Source.ROOMS, Source.RECEPTIONS)
        }
        shares = {code for code in told if indicators()[code].source is Source.SHARE}
        here = found.get(place.pk, {})
        wanted = {code: told[code] for code in told if code in here and (code not in shares or told[code] is not None)}
        assert {code: here[code] for code in wanted} == wanted
    assert found[town.place.pk]["received"] >= 10
    assert found[town.place.pk]["solved"] == 1


def test_the_same_expressions_on_spark_give_the_same_table(exported):
    pytest.importorskip("pyspark", reason="needs the extra “spark”")
    if not shutil.which("java"):
        pytest.skip("needs Java")
    from caunoi.indicators import analysis
    from caunoi.indicators.cluster import session

    folder, span = exported
    ours = analysis.rows_of(analysis.values(analysis.on_duckdb(folder), span))
    with session(master="local[2]") as spark:
        theirs = analysis.rows_of(analysis.values(analysis.on_spark(folder, spark), span))

    assert analysis.digest(theirs) == analysis.digest(ours)
    assert len(ours) > 50
