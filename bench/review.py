"""The half-year of a city of 168 communes with a million petitions: all figures and tables, from rows."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from .stage import figure, installation, million, milliseconds

NOW = datetime(2026, 11, 20, 5, tzinfo=UTC)


def run() -> list[dict]:
    """Milliseconds and statements to count a half-year for the city and for its busiest commune."""
    installation()
    million()
    from caunoi.access.context import as_system
    from caunoi.indicators.coverage import counted_days, coverage
    from caunoi.indicators.periods import period
    from caunoi.places.models import Body
    from caunoi.review.snapshot import snapshot
    from caunoi.review.tables import fill, forms
    from caunoi.voice.queries import tallies as voice
    from caunoi.voice.words import Kind

    today = date(2026, 11, 20)
    city = Body.objects.get(code="ubnd.79", until__isnull=True)
    half = period("2026-H1", on=today)
    span = counted_days(half.since, half.until)
    with as_system(), connection.cursor() as cursor:
        cursor.execute("SELECT body_id FROM voice_petition GROUP BY 1 ORDER BY count(*) DESC OFFSET 1 LIMIT 1")
        commune = Body.objects.get(pk=cursor.fetchone()[0])
        cursor.execute("SELECT count(*) FROM voice_petition")
        rows = [figure("petitions", cursor.fetchone()[0], "rows")]

    def tables() -> None:
        with as_system():
            covered = coverage(city, half)
            groups = voice.tally(covered.by_unit, span, voice.TABLE_AXES)
            fill(
                forms(),
                groups,
                voice.topic_fields(),
                covered.units,
                voice.results(covered.by_unit, span, Kind.COMPLAINT),
            )

    middle, worst = milliseconds(tables, 3)
    rows.append(
        figure(
            "official tables by commune, 168 communes",
            middle / 1000,
            "s median of 3",
            f"worst {worst / 1000:.2f} s; every table, from rows",
        )
    )
    for name, body in (
        ("review of the city, compared with a year before", city),
        (f"review of one commune ({commune.code})", commune),
    ):

        def count(body: Body = body) -> None:
            with as_system():
                snapshot(body, period("2026-H1", on=today), today=today)

        middle, worst = milliseconds(count, 3)
        with CaptureQueriesContext(connection) as queries:
            count()
        rows.append(
            figure(
                name,
                middle / 1000,
                "s median of 3",
                f"worst {worst / 1000:.2f} s; {len(queries)} statements; half-year 2026-H1",
            )
        )
    return [*rows, *_papers(city)]


def _papers(city: object) -> list[dict]:
    """Seconds to draft the city's review whole, and to write what is signed, annexed and shown of it."""
    from caunoi.access.context import as_system
    from caunoi.review import papers
    from caunoi.review.commands import draft_review
    from caunoi.review.slides import pptx

    with as_system():
        started = time.perf_counter()
        drafted = draft_review(body=city, period_code="2026-H1", by="system", at=NOW)
        taken = time.perf_counter() - started
    rows = [figure("drafting it, figures, tables, limitations and text kept", taken, "s", "once")]
    for name, work in (
        ("docx and pdf of the city's review", lambda: [papers.docx(drafted), papers.pdf(drafted)]),
        ("its official tables as xlsx", lambda: [papers.workbook(drafted, each) for each in papers.editions()]),
        ("its slides", lambda: [pptx(drafted)]),
    ):
        sizes: list[int] = []

        def write(work: Callable[[], list[bytes]] = work, sizes: list[int] = sizes) -> None:
            with as_system():
                sizes[:] = [len(content) for content in work()]

        middle, worst = milliseconds(write, 3)
        rows.append(figure(name, middle / 1000, "s median of 3", f"worst {worst / 1000:.2f} s; bytes {sizes}"))
    return rows
