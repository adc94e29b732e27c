"""Opinions in bursts: acknowledged a second over HTTP with server, database and clients on one machine; killed in the middle."""

import asyncio
import json
import os
import random
import subprocess
import sys
import threading
import time
import uuid

import psycopg

from .burst_check import CHECK
from .burst_house import ROOT, House
from .burst_load import Load, requests
from .stage import figure

SECONDS = 8
SINGLE = 5


def run() -> list[dict]:
    """Rates and latencies at 1, 8 and 64 clients, the ratio to single statements, the fault run."""
    house = House(ROOT / ".data" / "bench-burst")
    try:
        told = house.set_up()
        house.start_door()
        rows, best = [], 0.0
        for clients, each in ((1, 1), (8, 1), (64, 1), (64, 3)):
            before = _stored(house)
            found = _measured(house, told, clients, each)
            best = max(best, found["rate"]) if each == 1 else best
            rows.append(
                figure(
                    f"acknowledged opinions/s over HTTP, {clients} clients" + (f", {each} answers a form" if each > 1 else ""), found["rate"], "opinions/s",
                    f"p50 {found['p50']:.1f} ms, p99 {found['p99']:.1f} ms; {found['acknowledged']} acknowledged, {_stored(house) - before} found;"
                    f" load generator {100 * found['own_cpu']:.0f} % of a core; load average {os.getloadavg()[0]:.1f}",
                )
            )  # fmt: skip
        single = _single(house, told)
        rows += [
            figure(
                "one opinion a statement and commit, 8 connections, no HTTP",
                single,
                "opinions/s",
                f"load average {os.getloadavg()[0]:.1f}",
            ),
            figure("burst intake over HTTP to single statements without", best / single, "ratio"),
            _killed(house, told),
        ]
        return rows
    finally:
        house.stop()


def _measured(house: House, told: dict, clients: int, each: int) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "bench.burst_load", str(house.port), str(clients), str(SECONDS), str(each)],
        input=json.dumps(told), cwd=ROOT, env=house.env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-1500:])
    return json.loads(done.stdout)


def _single(house: House, told: dict) -> float:
    end, done = time.perf_counter() + SINGLE, [0] * 8

    def work(number: int) -> None:
        chance = random.Random(number)
        with psycopg.connect(house.env["DATABASE_URL"]) as link:
            while time.perf_counter() < end:
                link.execute(
                    "INSERT INTO discuss_opinion (consultation_id, token, section_id, stance, text) VALUES (%s, %s, %s, 1, 'Đồng ý với dự thảo.')",
                    [told["cuoc"]["id"], uuid.uuid4(), chance.choice(told["cuoc"]["sections"])],
                )
                link.commit()
                done[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / SINGLE


def _killed(house: House, told: dict) -> dict:
    load = Load(requests(told["cuoc"], "cuoc", told["place"], 60_000, 11), keep=True)
    killer = threading.Thread(target=kill_in_the_middle, args=(house,))
    killer.start()
    asyncio.run(load.run(house.port, 64, 8))
    killer.join()
    found = checked(house, load)
    return figure(
        "killed in the middle: acknowledged opinions missing or doubled", found["missing"] + found["doubled"], "opinions",
        f"{len(load.receipts)} acknowledged through a kill of the server and one of the database; ledger and tallies: {len(found['troubles'])} troubles",
    )  # fmt: skip


def kill_in_the_middle(house: House) -> None:
    """The server killed and started, then the database killed and started."""
    time.sleep(1.5)
    house.kill_door()
    house.start_door()
    time.sleep(1.0)
    house.kill_database()
    house.start_database()


def checked(house: House, load: Load) -> dict:
    """What the database says of the acknowledged: missing, doubled, troubles of ledger, proofs and tallies."""
    given = house.home / "acknowledged.json"
    given.write_text(
        json.dumps([one for receipt in load.receipts.values() for one in receipt["opinions"]]), encoding="utf-8"
    )
    return json.loads(house.run(CHECK.replace("GIVEN", str(given))).splitlines()[-1])


def _stored(house: House) -> int:
    with psycopg.connect(house.env["DATABASE_URL"]) as link:
        link.execute("SELECT set_config('caunoi.person', 'system', true)")
        return link.execute("SELECT count(*) FROM discuss_opinion").fetchone()[0]
