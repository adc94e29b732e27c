"""The burst intake's own door: a plain ASGI callable, started beside the site (``caunoi.site.serving``).

``POST /y-kien`` takes a sending as JSON (``shapes.Sent``): 201 when something was taken, 200 when all of it was there before, 409 when none
could be taken, 403 without an invitation where one is needed, 404, 413, 415 or 422 when it is no sending, 429 or 503 with Retry-After when
the sender should come again. ``GET /healthz`` says whether the database answers.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import UTC, datetime
from typing import Any

import asyncpg
import msgspec

from caunoi.kernel.refusal import Refusal

from ..words import Entry, Stage
from . import standing as board
from .across import across
from .gate import Gate
from .intake import Fate, Intake, Outcome, Unavailable, address
from .shapes import Sent

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
MOST_BYTES = 256 * 1024
COME_AGAIN = b"1"
#: What a database that is away, or goes away in the middle, looks like from here.
AWAY = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError)

_decode = msgspec.json.Decoder(Sent).decode
_encode = msgspec.json.Encoder().encode
_intake: Intake | None = None
_board = board.Board()
_gate = Gate()


class _Bad(Exception):
    """An answer other than an outcome: its status and both sentences."""

    def __init__(self, status: int, vi: str, en: str, field: str = "") -> None:
        super().__init__(vi)
        self.status, self.vi, self.en, self.field = status, vi, en, field


async def app(scope: Message, receive: Receive, send: Send) -> None:
    """Answer one request."""
    if scope["type"] != "http":
        return
    if scope["method"] == "OPTIONS":
        await send({"type": "http.response.start", "status": 204, "headers": [*across(scope), (b"allow", b"POST")]})
        await send({"type": "http.response.body", "body": b""})
        return
    try:
        status, body = await _answer(scope, receive)
    except _Bad as bad:
        status, body = bad.status, {"error": {"vi": bad.vi, "en": bad.en, "field": bad.field}}
    except (Unavailable, *AWAY):
        status, body = 503, {"error": {"vi": "Hệ thống đang bận, xin gửi lại sau giây lát. Ý kiến này chưa được nhận.",
                                       "en": "Busy just now; please send again in a moment. This was not acknowledged.", "field": ""}}  # fmt: skip
    content = _encode(body)
    headers = [
        (b"content-type", b"application/json; charset=utf-8"), (b"content-length", str(len(content)).encode()),
        (b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"), *across(scope),
    ]  # fmt: skip
    if status in (429, 503):
        headers.append((b"retry-after", COME_AGAIN if status == 503 else b"60"))
    if status == 405:
        headers.append((b"allow", b"POST"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


async def _answer(scope: Message, receive: Receive) -> tuple[int, dict[str, Any]]:
    path = scope["path"].rstrip("/")
    if path == "/healthz":
        return await _health()
    if path != "/y-kien":
        raise _Bad(404, "Không có địa chỉ này.", "No such address.")
    if scope["method"] != "POST":
        raise _Bad(405, "Chỉ nhận POST.", "POST only.")
    if not _gate.lets_in((scope.get("client") or ("",))[0]):
        raise _Bad(
            429,
            "Địa chỉ mạng này gửi quá nhiều; xin chờ một phút rồi gửi lại.",
            "Too much from this network address; wait a minute.",
        )
    sent = await _read(scope, receive)
    standing = await _standing(sent.consultation)
    try:
        letters = board.letters_of(standing, sent)
        place = await _place(standing, sent.place)
        rows = board.rows_of(standing, sent, letters, place, datetime.now(UTC))
    except Refusal as no:
        raise _Bad(403 if no.field == "code" else 409 if _is_closed(standing) else 422, no.vi, no.en, no.field) from no
    try:
        outcomes = await _taking().take(rows)
    except (asyncpg.DataError, asyncpg.IntegrityConstraintViolationError) as wrong:
        raise _Bad(
            422, "Nội dung không lưu được, xin kiểm tra lại.", "This cannot be kept; please check it."
        ) from wrong
    return _told(standing, board.code_of(letters), outcomes)


async def _read(scope: Message, receive: Receive) -> Sent:
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    if not kind.lower().startswith(b"application/json"):
        raise _Bad(415, "Hãy gửi JSON (application/json).", "Send JSON (application/json).")
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Bad(400, "Kết nối đã đóng.", "The connection has closed.")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = message.get("more_body", False)
        if size > MOST_BYTES:
            raise _Bad(413, "Gửi một lần quá nhiều; xin chia nhỏ.", "Too much at once; please send in parts.")
    try:
        return _decode(b"".join(parts))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
        raise _Bad(
            422, "Dữ liệu gửi không đúng mẫu.", f"This does not have the shape asked for: {wrong}"[:300]
        ) from wrong


async def _standing(slug: str) -> board.Standing:
    found = _board.remembered(slug)
    if not _board.fresh(slug):
        pool = await _taking().pool()
        async with pool.acquire(timeout=5) as link:
            found = await _board.read(slug, link)
    if found is None:
        raise _Bad(404, "Không có cuộc lấy ý kiến này.", "There is no such consultation.")
    return found


async def _place(standing: board.Standing, code: str) -> int | None:
    if not code:
        return None
    place = standing.places.get(code)
    if place is None and code not in standing.places:
        pool = await _taking().pool()
        async with pool.acquire(timeout=5) as link:
            place = await board.place_of(standing, code, link)
    if place is None:
        raise Refusal(
            "Nơi này không thuộc địa bàn lấy ý kiến.", "This place is not where opinions are asked.", field="place"
        )
    return place


def _told(standing: board.Standing, code: str, outcomes: list[Outcome]) -> tuple[int, dict[str, Any]]:
    fates = {outcome.fate for outcome in outcomes}
    if fates == {Fate.REFUSED} and standing.entry is Entry.INVITED:
        raise _Bad(
            403,
            "Mã mời không đúng hoặc cuộc lấy ý kiến vừa kết thúc.",
            "The invitation is not known, or the consultation has just closed.",
            "code",
        )
    status = 201 if Fate.TAKEN in fates else 200 if fates == {Fate.ALREADY} else 409
    return status, {"code": code, "opinions": outcomes}


def _is_closed(standing: board.Standing) -> bool:
    now = datetime.now(UTC)
    return standing.stage is not Stage.OPEN or not (
        standing.opens_at and standing.closes_at and standing.opens_at <= now < standing.closes_at
    )


async def _health() -> tuple[int, dict[str, Any]]:
    pool = await _taking().pool()
    async with pool.acquire(timeout=5) as link:
        await link.fetchval("SELECT 1")
    return 200, {"ok": True}


def _taking() -> Intake:
    global _intake  # noqa: PLW0603 - one queue for each process, made inside its event loop
    if _intake is None:
        _intake = Intake(address())
    return _intake


async def reset() -> None:
    """Forget the queue and connections; for tests, whose event loops end."""
    global _intake, _board
    if _intake is not None:
        await _intake.close()
    _intake, _board = None, board.Board()
    await asyncio.sleep(0)
