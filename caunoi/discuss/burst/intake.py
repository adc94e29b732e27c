"""Many sendings in one durable transaction: gathered, inserted, entered in the ledger, committed, then answered."""

import asyncio
import base64
import os
import uuid
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import asyncpg
import msgspec

from . import tree
from .facts import OpinionsTaken
from .shapes import Row, digest_of

#: What waits at most before new sendings are turned away, what one transaction holds at most, how long the first one waits for company.
MOST_WAITING = 4_000
MOST_TOGETHER = 400
#: Of what waits one transaction takes half, down to so many: while the database writes one half, the door reads and answers the other.
#: Were all taken at once, every sender would wait for the same transaction, and database and door would take turns on two cores.
WORTH_HALVING = 24
GATHER = 0.001
#: One writer: what comes while it writes is the next transaction. A second one made no difference that could be measured.
WRITERS = 1
#: So many takings a process remembers, to know a repeated sending when it comes.
MOST_REMEMBERED = 100_000
PATIENCE = 15

#: One call, one commit, one turn to the database; see the migration that makes the function.
TAKE = "SELECT discuss_take($1, $2, $3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::smallint[], $10::smallint[], $11::text[], $12, $13, $14, $15)"
#: What the function says when it took none because some could not be taken.
NOT_ALL = "CN001"
SPEAK = "SELECT set_config('caunoi.person', '', true), set_config('caunoi.receipt', $1, true)"
EARLIER = """
SELECT token, section_id, question_id, statement_id, option_id, stance, scale, text, id, entry
FROM discuss_opinion WHERE token = ANY ($1::uuid[]) AND turn = 0
"""
ENTERED = "SELECT id, encode(leaf, 'hex'), data FROM ledger_entry WHERE id = ANY ($1::bigint[])"


Target = tuple[uuid.UUID, int | None, int | None, int | None]


class Fate(StrEnum):
    """What became of one opinion."""

    TAKEN = "taken"
    ALREADY = "already"
    DIFFERENT = "different"
    REFUSED = "refused"


class Unavailable(Exception):
    """The database cannot be written to just now, or too much waits; nothing was acknowledged."""


class Proof(msgspec.Struct, frozen=True, gc=False):
    """Where an opinion stands in the ledger: the entry, the root it holds, the place among so many, the path up to the root."""

    entry: str
    root: str
    place: int
    size: int
    path: list[str]


class Outcome(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One opinion's fate, its digest, and its proof when it was taken; written to the sender as it is."""

    fate: Fate
    digest: str
    proof: Proof | None = None


@dataclass(slots=True)
class _Sending:
    rows: list[Row]
    answer: asyncio.Future[list[Outcome]]
    #: Something of it was taken here before: it goes alone, so that it costs the others nothing.
    again: bool = False


class Intake:
    """The queue before the database, and the writers that empty it."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._pool: asyncpg.Pool | None = None
        self._opening = asyncio.Lock()
        self._queue: deque[_Sending] = deque()
        self._waiting = 0
        self._work = asyncio.Event()
        self._writers: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop
        self._taken: dict[Target, None] = {}

    async def pool(self) -> asyncpg.Pool:
        """Connections for reading, made at first use and again after the database was away; each writer has its own."""
        if self._pool is None:
            async with self._opening:
                if self._pool is None:
                    self._pool = await asyncpg.create_pool(
                        self._address, min_size=0, max_size=2, command_timeout=PATIENCE, timeout=PATIENCE,
                        server_settings={"application_name": "caunoi-burst"},
                    )  # fmt: skip
        return self._pool

    async def take(self, rows: list[Row]) -> list[Outcome]:
        """Each row's outcome once it is durable; refuses at once when too much waits."""
        if self._waiting + len(rows) > MOST_WAITING:
            raise Unavailable
        if len(self._writers) < WRITERS:
            self._loop = asyncio.get_running_loop()
            while len(self._writers) < WRITERS:
                writer = asyncio.create_task(self._write())
                self._writers.add(writer)
                writer.add_done_callback(self._writers.discard)
        sending = _Sending(
            rows, self._loop.create_future(), not self._taken.keys().isdisjoint(row.target for row in rows)
        )
        self._queue.append(sending)
        self._waiting += len(rows)
        self._work.set()
        return await sending.answer

    async def close(self) -> None:
        """Let the connections go."""
        for writer in tuple(self._writers):
            writer.cancel()
        if self._pool is not None:
            self._pool.terminate()

    async def _write(self) -> None:
        hand = _Hand(self._address)
        try:
            await self._write_with(hand)
        finally:
            hand.drop()

    async def _write_with(self, hand: "_Hand") -> None:
        while True:
            if not self._queue:
                self._work.clear()
                await self._work.wait()
                await asyncio.sleep(GATHER)
            # What waited meanwhile is sent before the senders of the last one are answered: nothing is awaited in between.
            together = min(MOST_TOGETHER, max(WORTH_HALVING, self._waiting // 2))
            batch: list[_Sending] = []
            size = 0
            while self._queue and (not batch or size + len(self._queue[0].rows) <= together):
                batch.append(self._queue.popleft())
                size += len(batch[-1].rows)
            if not batch:
                continue
            self._waiting -= size
            await self._answer(hand, batch)

    async def _answer(self, hand: "_Hand", batch: list[_Sending]) -> None:
        """Settle every sending of a batch; those of one consultation stand or fall together, and then one by one."""
        by_consultation: dict[int, list[_Sending]] = {}
        for sending in batch:
            if sending.again:
                continue
            by_consultation.setdefault(sending.rows[0].consultation, []).append(sending)
        alone = [[sending] for sending in batch if sending.again]
        for together in [*by_consultation.values(), *alone]:
            try:
                await self._settled(hand, together)
            except BaseException as wrong:
                for sending in together:
                    _settle(sending, Unavailable())
                if not isinstance(wrong, Exception):
                    raise

    async def _settled(self, hand: "_Hand", batch: list[_Sending]) -> None:
        try:
            found = await _taken(await hand.link(), [row for sending in batch for row in sending.rows])
        except (asyncpg.DataError, asyncpg.IntegrityConstraintViolationError) as wrong:
            # One sending the rules let through and the table does not must not take the others with it.
            if len(batch) == 1:
                _settle(batch[0], wrong)
                return
            found = None
        if found is not None:
            outcomes = iter(found)
            for sending in batch:
                self._taken.update(dict.fromkeys(row.target for row in sending.rows))
                _settle(sending, [next(outcomes) for _ in sending.rows])
            while len(self._taken) > MOST_REMEMBERED:
                del self._taken[next(iter(self._taken))]
            return
        if len(batch) > 1:
            # Halves, so that one repeated sending among many costs a few turns and not one for each of them.
            middle = len(batch) // 2
            await self._settled(hand, batch[:middle])
            await self._settled(hand, batch[middle:])
            return
        _settle(batch[0], await _one_by_one(await hand.link(), batch[0].rows))


class _Hand:
    """A writer's own connection, made anew after the database was away."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._link: asyncpg.Connection | None = None

    async def link(self) -> asyncpg.Connection:
        if self._link is None or self._link.is_closed():
            # Planning the statement anew would cost as much as running it.
            self._link = await asyncpg.connect(
                self._address, command_timeout=PATIENCE, timeout=PATIENCE,
                server_settings={"plan_cache_mode": "force_generic_plan", "application_name": "caunoi-burst"},
            )  # fmt: skip
        return self._link

    def drop(self) -> None:
        """Let it go at once."""
        if self._link is not None:
            self._link.terminate()


async def _taken(link: asyncpg.Connection, rows: list[Row]) -> list[Outcome] | None:
    """All rows taken, with their way to the ledger's entry; None when the database took none because some could not be."""
    # Everybody inserts in one order, so that two writers with the same participant wait for each other one way only.
    order = sorted(range(len(rows)), key=lambda at: rows[at].token.bytes)
    digests = [digest_of(rows[at]) for at in order]
    levels = tree.levels_of(digests)
    root = levels[-1][0].hex()
    told = _in_letters(levels)
    consultation = rows[0].consultation
    try:
        entry = await link.fetchval(
            TAKE, ",".join({str(row.token) for row in rows}), consultation, *_columns([rows[at] for at in order]), OpinionsTaken.act,
            f"consultation:{consultation}", root, base64.b64encode(b"".join(digests)).decode(),
        )  # fmt: skip
    except asyncpg.PostgresError as no:
        if no.sqlstate == NOT_ALL:
            return None
        raise
    outcomes: list[Outcome | None] = [None] * len(rows)
    for place, at in enumerate(order):
        outcomes[at] = _proven(Fate.TAKEN, digests[place], entry, root, place, len(rows), told)
    return [outcome for outcome in outcomes if outcome is not None]


async def _one_by_one(link: asyncpg.Connection, rows: list[Row]) -> list[Outcome]:
    """Each row's fate: taken now, said before in the same words, said otherwise, or not taken by the consultation."""
    outcomes = []
    for row in rows:
        found = await _taken(link, [row])
        outcomes.append(found[0] if found else await _earlier(link, row))
    return outcomes


async def _earlier(link: asyncpg.Connection, row: Row) -> Outcome:
    async with link.transaction():
        await link.execute(SPEAK, str(row.token))
        for known in await link.fetch(EARLIER, [row.token]):
            if (known[0], known[1], known[2], known[3]) != row.target:
                continue
            if (known[4], known[5], known[6], known[7]) != row.said:
                return Outcome(Fate.DIFFERENT, "")
            return await _again(link, row, known[8], known[9])
    return Outcome(Fate.REFUSED, "")


async def _again(link: asyncpg.Connection, row: Row, number: int, entry: int | None) -> Outcome:
    """The receipt of the first time, where the ledger holds it."""
    digest = digest_of(row)
    found = await link.fetchrow(ENTERED, [entry]) if entry is not None else None
    if found is None:
        return Outcome(Fate.ALREADY, digest.hex())
    data = msgspec.json.decode(found[2])
    joined = base64.b64decode(data["digests"])
    digests = [joined[at : at + 32] for at in range(0, len(joined), 32)]
    place = data["opinions"].index(number)
    return _proven(
        Fate.ALREADY, digests[place], found[1], data["root"], place, len(digests), _in_letters(tree.levels_of(digests))
    )


def _in_letters(levels: list[list[bytes]]) -> list[list[str]]:
    return [[node.hex() for node in level] for level in levels]


def _proven(
    fate: Fate, digest: bytes, entry: str, root: str, place: int, size: int, levels: list[list[str]]
) -> Outcome:
    return Outcome(fate, digest.hex(), Proof(entry, root, place, size, tree.path_of(levels, place)))


def _columns(rows: list[Row]) -> Iterable[tuple[object, ...]]:
    """All columns of the rows but the first, which is the consultation."""
    return islice(zip(*map(msgspec.structs.astuple, rows), strict=True), 1, None)


def _settle(sending: _Sending, answer: list[Outcome] | Exception) -> None:
    if sending.answer.done():  # the sender has gone
        return
    if isinstance(answer, Exception):
        sending.answer.set_exception(answer)
    else:
        sending.answer.set_result(answer)


def address() -> str:
    """The application's own connection, bound by row policies; never the owner's."""
    return os.environ.get("DATABASE_URL", "postgresql://caunoi_app@/caunoi")
