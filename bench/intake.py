"""Durable intake over HTTP: whole petitions a second at 1, 8 and 64 clients, beside bare inserts on the same server."""

import asyncio
import contextlib
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.request import urlopen

import psycopg

from .stage import figure, installation

SECONDS = 6


def run() -> list[dict]:
    """Requests a second, p50, p99, statements a request, and the ratio to insert-only SQL; server, database and clients on one machine."""
    url = installation()
    bodies = letters(2000)
    rows = [figure("statements for one petition", *_statements())]
    with served() as port:
        best = 0.0
        for clients in (1, 8, 64):
            before = _count(url)
            sent, taken = asyncio.run(load(port, bodies, clients))
            kept = _count(url) - before
            taken.sort()
            rate = len(taken) / sent
            best = max(best, rate)
            p50, p99 = taken[len(taken) // 2] * 1000, taken[int(len(taken) * 0.99)] * 1000
            rows.append(
                figure(
                    f"petitions/s, {clients} clients",
                    rate,
                    "petitions/s",
                    f"p50 {p50:.1f} ms, p99 {p99:.1f} ms; {len(taken)} acknowledged, {kept} found",
                )
            )
    bare = _insert_only(url)
    rows.append(figure("insert-only SQL, one row and commit, 8 connections", bare, "commits/s"))
    rows.append(figure("whole petitions to insert-only SQL", best / bare, "ratio"))
    rows.append(
        figure(
            "to the better peer measured on such a machine (20 cases/s)",
            best / 20,
            "ratio",
            "django-helpdesk 2.6.1: 19 statements, 5 commits",
        )
    )
    return rows


@contextlib.contextmanager
def served() -> Iterator[int]:
    """The site as it is served, on a port of its own."""
    port = _free_port()
    env = dict(os.environ, CAUNOI_PLAIN_STATIC="1")
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2", "--blocking-threads", "4",
         "--backlog", "1024", "--log-level", "error", "--no-ws", "caunoi.site.wsgi:application"], env=env)  # fmt: skip
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def letters(count: int) -> list[bytes]:
    from caunoi.places.models import Place
    from caunoi.site.demo import texts

    rng = random.Random(7)
    codes = list(
        Place.objects.filter(province__code="79", level="commune", until__isnull=True).values_list("code", flat=True)
    )
    made = []
    for _ in range(count):
        drawn = texts.letter(rng)
        who = {"name": texts.person(rng), "phone": "0912345678", "address": "12 đường số 3"}
        body = {
            "title": drawn.title,
            "text": drawn.text,
            "place": rng.choice(codes),
            "kind": "feedback",
            "people": [who],
        }
        made.append(json.dumps(body).encode())
    return made


def _statements() -> tuple[int, str, str]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    body = letters(1)[0]
    client = Client(SERVER_NAME="127.0.0.1")
    client.post("/api/v1/petitions", body, content_type="application/json")
    with CaptureQueriesContext(connection) as queries:
        done = client.post("/api/v1/petitions", body, content_type="application/json")
    if done.status_code != 201:
        raise RuntimeError(done.content[:300])
    begins = sum(1 for q in queries if q["sql"] in ("BEGIN",))
    inner = sum(1 for q in queries if q["sql"] not in ("BEGIN", "COMMIT") and "SAVEPOINT" not in q["sql"])
    return (
        inner,
        "statements",
        f"{begins} transaction; savepoints {sum(1 for q in queries if 'SAVEPOINT' in q['sql'])} more",
    )


async def load(port: int, bodies: list[bytes], clients: int, seconds: float = SECONDS) -> tuple[float, list[float]]:
    taken: list[float] = []
    end = time.perf_counter() + seconds
    started = time.perf_counter()

    async def one(offset: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        place = offset
        while time.perf_counter() < end:
            body = bodies[place % len(bodies)]
            place += clients
            begun = time.perf_counter()
            writer.write(
                b"POST /api/v1/petitions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
                % (len(body), body)
            )
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
            )
            await reader.readexactly(length)
            if not head.startswith(b"HTTP/1.1 201"):
                raise RuntimeError(head[:200])
            taken.append(time.perf_counter() - begun)
        writer.close()

    await asyncio.gather(*(one(number) for number in range(clients)))
    return time.perf_counter() - started, taken


def _insert_only(url: str) -> float:
    import threading

    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as link:
        link.execute("DROP TABLE IF EXISTS bench_bare")
        link.execute(
            "CREATE TABLE bench_bare (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), text text, at timestamptz DEFAULT now())"
        )
        link.execute("GRANT ALL ON bench_bare TO PUBLIC")
    end = time.perf_counter() + SECONDS
    done = [0] * 8

    def work(number: int) -> None:
        with psycopg.connect(url, autocommit=True) as link:
            while time.perf_counter() < end:
                link.execute("INSERT INTO bench_bare (text) VALUES (%s)", ["Đèn đường hỏng đã hai tuần nay. " * 10])
                done[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / SECONDS


def _count(url: str) -> int:
    with psycopg.connect(url) as link:
        link.execute("SELECT set_config('caunoi.person', 'system', true)")
        return link.execute("SELECT count(*) FROM voice_petition").fetchone()[0]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not start")
