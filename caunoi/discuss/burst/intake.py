"""Many sendings in one durable transaction: gathered, inserted, entered in the ledger, committed, then answered."""

import asyncio
import base64
import contextlib
import os
import uuid
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

import asyncpg
import msgspec

from . import tree
from .facts import OpinionsTaken
from .shapes import Row, digest_of

#: What waits at most before new sendings are turned away, what one transaction holds at most; how long it gathers, longer while another
#: is being written: fewer and fuller transactions cost half as much for each opinion.
MOST_WAITING = 4_000
MOST_TOGETHER = 400
GATHER = 0.002
GATHER_BUSY = 0.005
WRITERS = 2
PATIENCE = 15

SPEAK = "SELECT set_config('caunoi.person', '', true), set_config('caunoi.receipt', $1, true)"
#: The database's own proof: open at this moment, the target of this consultation, the sender invited where only invited people speak.
INSERT = """
INSERT INTO discuss_opinion (consultation_id, token, section_id, question_id, statement_id, option_id, place_id, stance, scale, text)
SELECT c.id, s.token, s.section, s.question, s.statement, s.option, coalesce(i.place_id, s.place), s.stance, s.scale, s.text
FROM unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::smallint[], $9::smallint[], $10::text[])
  AS s(consultation, token, section, question, statement, option, place, stance, scale, text)
JOIN discuss_consultation c ON c.id = s.consultation AND c.stage = 'open' AND c.opens_at <= now() AND now() < c.closes_at
LEFT JOIN discuss_invitation i ON i.token = s.token AND i.consultation_id = c.id
WHERE (c.entry = 'open' OR i.token IS NOT NULL)
  AND (s.section IS NULL OR EXISTS (SELECT 1 FROM discuss_section x WHERE x.id = s.section AND x.consultation_id = c.id AND (x.commented OR x.position = 0)))
  AND (s.question IS NULL OR EXISTS (SELECT 1 FROM discuss_question x WHERE x.id = s.question AND x.consultation_id = c.id))
  AND (s.statement IS NULL OR EXISTS (SELECT 1 FROM discuss_statement x WHERE x.id = s.statement AND x.consultation_id = c.id AND x.stage = 'shown'))
ORDER BY s.token
ON CONFLICT DO NOTHING
RETURNING id, token, section_id, question_id, statement_id
"""
EARLIER = """
SELECT token, section_id, question_id, statement_id, option_id, stance, scale, text
FROM discuss_opinion WHERE token = ANY ($1::uuid[]) AND turn = 0
"""
ENTRY = """
INSERT INTO ledger_entry (at, kind, about, actor, data, transaction, leaf)
VALUES (now(), $1, $2, 'public', $3::jsonb, 0, '') RETURNING encode(leaf, 'hex'), at
"""


class Fate(StrEnum):
    """What became of one opinion."""

    TAKEN = "taken"
    ALREADY = "already"
    DIFFERENT = "different"
    REFUSED = "refused"


class Unavailable(Exception):
    """The database cannot be written to just now, or too much waits; nothing was acknowledged."""


@dataclass(slots=True)
class Outcome:
    """One opinion's fate, its digest, and where it stands in the ledger when it was taken now."""

    fate: Fate
    digest: str
    entry: str = ""
    root: str = ""
    place: int = 0
    size: int = 0
    path: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Sending:
    rows: list[Row]
    answer: asyncio.Future[list[Outcome]]


class Intake:
    """The queue before the database, and the writers that empty it."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._pool: asyncpg.Pool | None = None
        self._opening = asyncio.Lock()
        self._queue: deque[_Sending] = deque()
        self._waiting = 0
        self._busy = 0
        self._work = asyncio.Event()
        self._writers: list[asyncio.Task[None]] = []

    async def pool(self) -> asyncpg.Pool:
        """The connections, made at first use and again after the database was away."""
        if self._pool is None:
            async with self._opening:
                if self._pool is None:
                    # Planning the statement anew would cost as much as running it.
                    self._pool = await asyncpg.create_pool(
                        self._address,
                        min_size=1,
                        max_size=WRITERS + 2,
                        command_timeout=PATIENCE,
                        timeout=PATIENCE,
                        server_settings={"plan_cache_mode": "force_generic_plan", "application_name": "caunoi-burst"},
                    )
        return self._pool

    async def take(self, rows: list[Row]) -> list[Outcome]:
        """Each row's outcome once it is durable; refuses at once when too much waits."""
        if self._waiting + len(rows) > MOST_WAITING:
            raise Unavailable
        if not self._writers or any(writer.done() for writer in self._writers):
            self._writers = [writer for writer in self._writers if not writer.done()]
            self._writers += [asyncio.create_task(self._write()) for _ in range(WRITERS - len(self._writers))]
        sending = _Sending(rows, asyncio.get_running_loop().create_future())
        self._queue.append(sending)
        self._waiting += len(rows)
        self._work.set()
        return await sending.answer

    async def close(self) -> None:
        """Let the connections go."""
        for writer in self._writers:
            writer.cancel()
        if self._pool is not None:
            self._pool.terminate()

    async def _write(self) -> None:
        while True:
            if not self._queue:
                self._work.clear()
                await self._work.wait()
            if self._waiting < MOST_TOGETHER:
                await asyncio.sleep(GATHER if self._busy == 0 else GATHER_BUSY)
            batch: list[_Sending] = []
            size = 0
            while self._queue and (not batch or size + len(self._queue[0].rows) <= MOST_TOGETHER):
                batch.append(self._queue.popleft())
                size += len(batch[-1].rows)
            if not batch:
                continue
            self._waiting -= size
            self._busy += 1
            try:
                await self._answer(batch)
            finally:
                self._busy -= 1

    async def _answer(self, batch: list[_Sending]) -> None:
        try:
            found = await self._kept([row for sending in batch for row in sending.rows])
        except (asyncpg.DataError, asyncpg.IntegrityConstraintViolationError) as wrong:
            # One sending the rules let through and the table does not must not take the others with it.
            if len(batch) == 1:
                _settle(batch[0], wrong)
            else:
                for sending in batch:
                    await self._answer([sending])
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError, asyncio.IncompleteReadError):
            for sending in batch:
                _settle(sending, Unavailable())
        except BaseException as wrong:
            for sending in batch:
                _settle(sending, Unavailable())
            if not isinstance(wrong, Exception):
                raise
        else:
            outcomes = iter(found)
            for sending in batch:
                _settle(sending, [next(outcomes) for _ in sending.rows])

    async def _kept(self, rows: list[Row]) -> list[Outcome]:
        digests = [digest_of(row) for row in rows]
        order = sorted(range(len(rows)), key=lambda at: rows[at].token)
        pool = await self.pool()
        async with pool.acquire(timeout=PATIENCE) as link, link.transaction():
            await link.execute(SPEAK, ",".join({str(row.token) for row in rows}))
            added = await link.fetch(INSERT, *_columns([rows[at] for at in order]))
            numbers = {(row[1], row[2], row[3], row[4]): row[0] for row in added}
            outcomes: list[Outcome | None] = [None] * len(rows)
            by_consultation: dict[int, list[int]] = {}
            for at, row in enumerate(rows):
                if row.target in numbers:
                    by_consultation.setdefault(row.consultation, []).append(at)
            for consultation, taken in by_consultation.items():
                # Two sendings of one participant may meet in one transaction: the number is the first one's.
                first = {rows[at].target: at for at in reversed(taken)}
                taken = sorted(first.values())
                for at, outcome in zip(
                    taken, await _entered(link, consultation, taken, rows, digests, numbers), strict=True
                ):
                    outcomes[at] = outcome
            if any(outcome is None for outcome in outcomes):
                await _earlier(link, rows, digests, outcomes)
        return [outcome for outcome in outcomes if outcome is not None]


async def _entered(
    link: asyncpg.Connection, consultation: int, taken: list[int], rows: list[Row], digests: list[bytes],
    numbers: dict[tuple[uuid.UUID, int | None, int | None, int | None], int],
) -> list[Outcome]:  # fmt: skip
    """The ledger's entry for what was taken of one consultation, and each opinion's way to it."""
    contents = [digests[at] for at in taken]
    levels = tree.levels_of(contents)
    root = levels[-1][0].hex()
    fact = OpinionsTaken(
        count=len(taken), root=root, opinions=tuple(numbers[rows[at].target] for at in taken),
        digests=base64.b64encode(b"".join(contents)).decode(),
    )  # fmt: skip
    entry = await link.fetchrow(
        ENTRY, fact.act, f"consultation:{consultation}", msgspec.json.encode(fact.payload()).decode()
    )
    return [
        Outcome(
            Fate.TAKEN,
            contents[place].hex(),
            entry[0],
            root,
            place,
            len(taken),
            [beside.hex() for beside in tree.path_of(levels, place)],
        )
        for place in range(len(taken))
    ]


async def _earlier(
    link: asyncpg.Connection, rows: list[Row], digests: list[bytes], outcomes: list[Outcome | None]
) -> None:
    """What was not inserted: said before in the same words, said otherwise, or not taken by the consultation."""
    unknown = [at for at, outcome in enumerate(outcomes) if outcome is None]
    before = {
        (row[0], row[1], row[2], row[3]): (row[4], row[5], row[6], row[7])
        for row in await link.fetch(EARLIER, list({rows[at].token for at in unknown}))
    }
    for at in unknown:
        said = before.get(rows[at].target)
        fate = Fate.REFUSED if said is None else Fate.ALREADY if said == rows[at].said else Fate.DIFFERENT
        outcomes[at] = Outcome(fate, digests[at].hex() if fate is Fate.ALREADY else "")


def _columns(rows: list[Row]) -> Iterable[list[object]]:
    names = ("consultation", "token", "section", "question", "statement", "option", "place", "stance", "scale", "text")
    return ([getattr(row, name) for row in rows] for name in names)


def _settle(sending: _Sending, answer: list[Outcome] | Exception) -> None:
    with contextlib.suppress(asyncio.InvalidStateError):  # the sender has gone
        if isinstance(answer, Exception):
            sending.answer.set_exception(answer)
        else:
            sending.answer.set_result(answer)


def address() -> str:
    """The application's own connection, bound by row policies; never the owner's."""
    return os.environ.get("DATABASE_URL", "postgresql://caunoi_app@/caunoi")
