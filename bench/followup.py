"""A million recommendations and promises: the public list, everywhere and of one place, narrowed and far down, and one place's figures;
the pages of the six rooms of that place and of its province, whole, as a reader gets them."""

import os
from datetime import timedelta
from statistics import quantiles
from time import perf_counter
from typing import Any

import psycopg

from .stage import TODAY, figure, installation

ROWS = 1_000_000


def run() -> list[dict[str, Any]]:
    """p95 of the list as the page asks for it, and of the counts beside it; each with its number of statements."""
    installation()
    _fill()
    from django.db import connection, reset_queries
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from caunoi.followup import commands, queries
    from caunoi.followup.words import Kind, Sight
    from caunoi.places.models import Place

    started = perf_counter()
    commands.count_areas(at=timezone.now())
    counted = (perf_counter() - started) * 1000
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT place_id, owed_by_id FROM followup_followup GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 1"
        )
        place_id, body_id = cursor.fetchone()
    place = Place.objects.select_related("province").get(pk=place_id)
    from caunoi.places.models import Body

    body = Body.objects.get(pk=body_id)
    deep = queries.mark(queries.shown(queries.Narrowed(place=place), TODAY, size=250)[-1])
    asks = {
        "everywhere": (queries.Narrowed(), ""),
        "everywhere, overdue": (queries.Narrowed(sight=Sight.LATE), ""),
        "everywhere, still owed, promises": (queries.Narrowed(sight=Sight.OWED, kind=Kind.PROMISE), ""),
        "a province, disputed": (queries.Narrowed(place=place.province, sight=Sight.DISPUTED), ""),
        "one place": (queries.Narrowed(place=place), ""),
        "one place, the tenth page": (queries.Narrowed(place=place), deep),
        "one body, overdue": (queries.Narrowed(body=body, sight=Sight.LATE), ""),
    }
    found = []
    for name, (narrowed, after) in asks.items():
        reset_queries()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            queries.shown(narrowed, TODAY, after=after, size=26)
        found.append(
            figure(
                f"list, {name}, p95",
                _p95(lambda n=narrowed, a=after: queries.shown(n, TODAY, after=a, size=26)),
                "ms",
                f"{len(asked)} statement",
            )
        )
    found.append(figure("figures and ageing of one place, p95", _p95(lambda: queries.counts(TODAY, place=place)), "ms"))
    found.append(
        figure(
            "figures and ageing of everywhere, p95", _p95(lambda: queries.counts(TODAY)), "ms", "from the last round"
        )
    )
    found += _pages(place, cold=True) + _pages(place, cold=False)
    found.append(figure("the round that counts every area", counted, "ms", f"{ROWS:,} rows"))
    return found


#: Pages of the rooms; ``{c}`` is the busiest commune, ``{p}`` its province.
PAGES = {
    "a commune's page, six rooms": "/o/{c}/",
    "the province's page, six rooms": "/o/{p}/",
    "know, a commune": "/cong-khai/?noi={c}",
    "decide, a commune": "/quyet-dinh-cong-dong/{c}/",
    "do, a commune": "/dan-lam/?noi={c}",
    "check, a commune": "/kiem-tra/{c}/",
    "oversee, a commune": "/giam-sat/{c}/",
    "benefit, a commune": "/hai-long/{c}/",
    "followed to the end, a commune": "/theo-den-cung/?noi={c}",
    "followed to the end, everywhere": "/theo-den-cung/",
}


def _pages(place: Any, *, cold: bool) -> list[dict[str, Any]]:
    """Whole pages through every layer; cold ones find nothing remembered, as the first reader of a minute does."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from caunoi.kernel import remember

    client, found = Client(HTTP_HOST="localhost"), []
    for name, address in PAGES.items():
        path = address.format(c=place.code, p=place.province.code)

        def look(path: str = path) -> int:
            if cold:
                cache.clear()
                remember.forget_everything()
            return client.get(path).status_code

        status = look()
        with CaptureQueriesContext(connection) as asked:
            look()
        told = f"{len(asked)} statements" + ("" if status == 200 else f", answered {status}")
        found.append(
            figure(
                f"page, {'first' if cold else 'next'} reader, {name}, p95", _p95(look, 40 if cold else 60), "ms", told
            )
        )
    return found


def _p95(work: Any, times: int = 60) -> float:
    work()
    taken = []
    for _ in range(times):
        started = perf_counter()
        work()
        taken.append((perf_counter() - started) * 1000)
    return quantiles(taken, n=20)[-1]


def _fill() -> None:
    """A million rows over the bench's communes, of every state and age, once."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as link:
        have = link.execute("SELECT count(*) FROM followup_followup").fetchone()[0]
        if have >= ROWS:
            return
        link.execute(
            """INSERT INTO followup_followup (number, kind, ref, source, href, place_id, province_id, owed_by_id, raised_by, text, raised_on, first_due, due_on, state,
                 reason, answered_on, finished_on, finished_by, dispute_until, ended_on, synthetic)
               SELECT 'KN-B-' || n, (ARRAY['recommendation', 'promise'])[1 + n %% 2], 'bench:' || n, (ARRAY['boardadvice', 'dialogue.promise', 'check.recommendation'])[1 + n %% 3], '',
                 b.place_id, b.province_id, b.id, 'Ban Thanh tra nhân dân', 'Sửa mặt đường, nắp cống và đèn chiếu sáng đoạn ' || n, d.raised, d.raised + 30, d.raised + 30 + n %% 60, s.state,
                 CASE WHEN s.state = 'open' THEN '' ELSE 'Tiếp thu' END, CASE WHEN s.state = 'open' THEN NULL ELSE d.raised + 10 END,
                 CASE WHEN s.state IN ('done', 'disputed', 'settled') THEN d.raised + 40 END, '', CASE WHEN s.state IN ('done', 'disputed', 'settled') THEN d.raised + 55 END,
                 CASE WHEN s.state IN ('refused', 'done', 'settled', 'withdrawn') THEN d.raised + 20 + n %% 300 END, true
               FROM generate_series(1, %s) n
               JOIN (SELECT id, place_id, province_id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS of FROM places_body
                     WHERE office = 'ubnd' AND until IS NULL AND place_id <> province_id) b ON b.at = n %% b.of
               CROSS JOIN LATERAL (SELECT %s::date - (n * 7 %% 1500) AS raised) d
               CROSS JOIN LATERAL (SELECT (ARRAY['open', 'accepted', 'accepted', 'settled', 'settled', 'settled', 'settled', 'settled', 'refused', 'done',
                                                 'settled', 'settled', 'settled', 'settled', 'disputed', 'settled', 'settled', 'settled', 'settled', 'withdrawn'])[1 + (n / 3) %% 20] AS state) s""",
            [ROWS, TODAY - timedelta(days=1)],
        )
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as link:
        link.execute("VACUUM ANALYZE followup_followup")
