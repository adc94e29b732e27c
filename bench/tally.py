"""Ten million opinions counted by section and place: what a page shows comes from tallies, and the tallies equal a full recount."""

import json
import os
import time

import psycopg

from .burst_house import ROOT, House
from .stage import figure, milliseconds

#: Of the issue: ten million opinions, counted by section and place in two seconds at most.
COUNTED = 10_000_000
TOGETHER = 100_000
PLACES = 500
#: By section, place and stance, from the tallies; the same from the opinions that were not taken back.
CELLS = """SELECT target, place, channel, value, sum(opinions)::bigint, sum(persons)::bigint FROM discuss_tally
  WHERE consultation_id = %s AND measure = 'section' GROUP BY 1, 2, 3, 4 HAVING sum(opinions) <> 0"""
AGAIN = """SELECT section_id, coalesce(place_id, 0), channel, coalesce(stance, 2), count(*), sum(weight)::bigint FROM discuss_opinion o
  WHERE consultation_id = %s AND section_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM discuss_withdrawal w WHERE w.opinion_id = o.id) GROUP BY 1, 2, 3, 4"""
PERSONS = """SELECT place, channel, sum(persons)::bigint FROM discuss_tally WHERE consultation_id = %s AND measure = 'persons' GROUP BY 1, 2 HAVING sum(persons) <> 0"""
PERSONS_AGAIN = (
    "SELECT coalesce(place_id, 0), channel, count(*) FROM discuss_participant WHERE consultation_id = %s GROUP BY 1, 2"
)
#: The page that anybody opens, timed from the request to the last byte in one process.
PAGE = """
import django; django.setup()
import json, time
from django.conf import settings
from django.test import Client
settings.ALLOWED_HOSTS = ["*"]
browser, took = Client(headers={"host": "localhost"}), []
for _ in range(6):
    started = time.perf_counter()
    answer = browser.get("/gop-y/cuoc/ket-qua/")
    took.append((time.perf_counter() - started) * 1000)
    if answer.status_code != 200:
        raise RuntimeError(answer.status_code)
print(json.dumps({"median": sorted(took[1:])[2], "worst": max(took[1:])}))
"""


def run() -> list[dict]:
    """Time of the count and of the page at ten million, the time of a recount, and the cells in which they differ."""
    house = House(ROOT / ".data" / "bench-tally")
    try:
        told = house.set_up()
        number = int(os.environ.get("CAUNOI_BENCH_OPINIONS", COUNTED))
        took = record(house, told, number)
        cells, opinions, median, worst = counted(house, told)
        page = json.loads(house.run(PAGE).splitlines()[-1])
        again, differing = recounted(house, told)
        return [
            figure(
                "counting by section and place, from the tallies", median / 1000, "s",
                f"{opinions:,} opinions in {cells:,} cells, worst {worst:.0f} ms; recorded in bulk at {number / took:,.0f}/s, nothing folded or vacuumed by hand;"
                f" load average {os.getloadavg()[0]:.1f}",
            ),
            figure("the results page, by section and by place", page["median"] / 1000, "s", f"worst {page['worst']:.0f} ms"),
            figure("the same counted from the opinions themselves", again, "s", "no page does this"),
            figure("cells in which tallies and recount differ", differing, "cells", "opinions and persons by section, place, channel and stance; people by place"),
        ]  # fmt: skip
    finally:
        house.stop()


def record(house: House, told: dict, opinions: int) -> float:
    """Record so many opinions in bulk over every section and 500 places, through the table's own rules and triggers; the seconds it took."""
    here = told["cuoc"]
    started = time.perf_counter()
    with psycopg.connect(house.env["DATABASE_OWNER_URL"], autocommit=True) as link:
        link.execute("SELECT set_config('caunoi.person', 'system', false), set_config('statement_timeout', '0', false)")
        places = [
            row[0]
            for row in link.execute(
                "SELECT id FROM places_place WHERE level = 'commune' AND until IS NULL ORDER BY id LIMIT %s", [PLACES]
            )
        ]
        for first in range(0, opinions, TOGETHER):
            link.execute(
                """INSERT INTO discuss_opinion (consultation_id, token, section_id, place_id, stance)
                   SELECT %(c)s, gen_random_uuid(), (%(s)s::bigint[])[1 + (random() * (cardinality(%(s)s::bigint[]) - 1))::int],
                     (%(p)s::bigint[])[1 + (random() * (cardinality(%(p)s::bigint[]) - 1))::int], (random() * 2)::int - 1
                   FROM generate_series(1, %(n)s)""",
                {"c": here["id"], "s": here["sections"], "p": places, "n": min(TOGETHER, opinions - first)},
            )
    return time.perf_counter() - started


def counted(house: House, told: dict) -> tuple[int, int, float, float]:
    """Cells, opinions in them, median and worst milliseconds of counting everything by section, place and stance."""
    with psycopg.connect(house.env["DATABASE_URL"]) as link:
        link.execute("SELECT set_config('caunoi.person', 'system', false)")
        asked = [told["cuoc"]["id"]]
        rows = link.execute(CELLS, asked).fetchall()
        median, worst = milliseconds(lambda: link.execute(CELLS, asked).fetchall(), 5)
    return len(rows), sum(row[4] for row in rows), median, worst


def recounted(house: House, told: dict) -> tuple[float, int]:
    """Seconds of counting the opinions and people themselves, and in how many cells the tallies say another thing."""
    asked = [told["cuoc"]["id"]]
    with psycopg.connect(house.env["DATABASE_OWNER_URL"]) as link:
        link.execute("SELECT set_config('caunoi.person', 'system', false), set_config('statement_timeout', '0', false)")
        started = time.perf_counter()
        again = [set(link.execute(ask, asked).fetchall()) for ask in (AGAIN, PERSONS_AGAIN)]
        took = time.perf_counter() - started
        kept = [set(link.execute(ask, asked).fetchall()) for ask in (CELLS, PERSONS)]
    return took, sum(len(one ^ other) for one, other in zip(again, kept, strict=True))
