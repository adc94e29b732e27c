"""A load generator cheap enough not to be the limit: keep-alive sockets in one process, requests made ready, answers read by their head alone.

python -m bench.burst_load PORT CLIENTS SECONDS [ANSWERS] < consultation.json   prints one JSON line: rate, latencies, acknowledged receipts when asked.
"""

import asyncio
import json
import random
import sys
import time
import uuid

WORDS = ("Mức thu này hợp lý với nhà tôi, nhưng nên miễn cho hộ nghèo và người già neo đơn.", "Tôi đề nghị thu theo quý cho đỡ phiền.",
         "Đồng ý với dự thảo.", "Cần ghi rõ ai kiểm tra việc thu và công khai sổ sách ở nhà văn hóa.")  # fmt: skip
AGAIN_AFTER = 0.05


def requests(
    consultation: dict, slug: str, place: str, count: int, seed: int, each: int = 1
) -> list[tuple[str, bytes]]:
    """So many sendings of one opinion each, or of a form with ``each`` answers, every one of a new participant: (key, request)."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        key = uuid.UUID(int=chance.getrandbits(128)).hex
        votes = sum(chance.random() < 0.5 for _ in range(each))
        said = [
            {"statement": statement, "stance": chance.choice((1, 1, -1, 0))}
            for statement in chance.sample(consultation["statements"], votes)
        ] + [
            {"section": section, "stance": chance.choice((1, -1)), "text": chance.choice(WORDS)}
            for section in chance.sample(consultation["sections"], each - votes)
        ]
        body = json.dumps(
            {"consultation": slug, "key": key, "place": place, "opinions": said}, ensure_ascii=False
        ).encode()
        made.append(
            (
                key,
                b"POST /y-kien HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
                % (len(body), body),
            )
        )
    return made


class Client(asyncio.Protocol):
    """One connection: sends, waits for the answer, sends the next."""

    def __init__(self, load: "Load") -> None:
        self.load, self.buffer, self.sent_at = load, b"", 0.0
        self.current: tuple[str, bytes] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.next()

    def next(self) -> None:
        """Send the next request unless the time is up."""
        self.current = self.load.next_request()
        if self.current is None:
            self.transport.close()
            return
        self.sent_at = time.perf_counter()
        self.transport.write(self.current[1])

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        mark = self.buffer.lower().find(b"content-length:", 0, end)
        length = int(self.buffer[mark + 15 : self.buffer.find(b"\r\n", mark)])
        if len(self.buffer) < end + 4 + length:
            return
        status, content = self.buffer[9:12], self.buffer[end + 4 : end + 4 + length]
        self.buffer = self.buffer[end + 4 + length :]
        self.load.answered(self.current[0], status, content, time.perf_counter() - self.sent_at)
        if status == b"503":
            self.load.again.append(self.current)
            asyncio.get_running_loop().call_later(AGAIN_AFTER, self.next)
        else:
            self.next()

    def connection_lost(self, _: Exception | None) -> None:
        self.load.lost(self.current)


class Load:
    """All clients together, and what was acknowledged to them."""

    def __init__(self, made: list[tuple[str, bytes]], *, keep: bool = False) -> None:
        self.made, self.again, self.keep = iter(made), [], keep
        self.end, self.taken, self.receipts, self.other, self.alive = 0.0, [], {}, {}, 0

    def next_request(self) -> tuple[str, bytes] | None:
        """One that was turned away before, or a new one."""
        if time.perf_counter() >= self.end:
            return None
        return self.again.pop() if self.again else next(self.made, None)

    def answered(self, key: str, status: bytes, content: bytes, seconds: float) -> None:
        """Note what came back."""
        if status in (b"201", b"200"):
            self.taken.append(seconds)
            if self.keep:
                self.receipts[key] = json.loads(content)
        else:
            self.other[status.decode()] = self.other.get(status.decode(), 0) + 1

    def lost(self, current: tuple[str, bytes] | None) -> None:
        """A connection ended: what it had sent is sent again, by another."""
        if current is not None:
            self.again.append(current)
        self.alive -= 1

    async def run(self, port: int, clients: int, seconds: float) -> float:
        """Keep so many clients sending for so long, connecting anew when they are cut off; the seconds it took."""
        started = time.perf_counter()
        self.end = started + seconds
        loop = asyncio.get_running_loop()
        while time.perf_counter() < self.end or self.alive > 0:
            while self.alive < clients and time.perf_counter() < self.end:
                try:
                    self.alive += 1
                    await loop.create_connection(lambda: Client(self), "127.0.0.1", port)
                except OSError:
                    self.alive -= 1
                    break
            await asyncio.sleep(0.05)
            if time.perf_counter() > self.end + 20:
                break
        return self.end - started


def main(port: int, clients: int, seconds: float, each: int = 1) -> None:
    """Run the load and print what it measured."""
    told = json.loads(sys.stdin.read())
    load = Load(
        requests(told["cuoc"], "cuoc", told["place"], int(seconds * 14_000 / each), int(time.time() * 1000), each)
    )
    ready = time.process_time()
    took = asyncio.run(load.run(port, clients, seconds))
    taken = sorted(load.taken)
    if not taken:
        raise SystemExit(f"nothing was acknowledged: {load.other}")
    print(json.dumps({
        "rate": len(taken) * each / took, "acknowledged": len(taken) * each, "other": load.other, "p50": taken[len(taken) // 2] * 1000,
        "p99": taken[int(len(taken) * 0.99)] * 1000, "own_cpu": (time.process_time() - ready) / took,
    }))  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int((*sys.argv, 1)[4]))
