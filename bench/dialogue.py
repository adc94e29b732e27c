"""A full hall over HTTP: five hundred phones renewing the live page while the console works and people support questions."""

import asyncio
import os
import random
import subprocess
import sys
import time
from datetime import timedelta

from .intake import _free_port, _wait
from .stage import figure, installation

PHONES, EVERY, SECONDS, QUESTIONS = 500, 6.0, 30, 40


def run() -> list[dict]:
    """p50, p95 and p99 of what a phone waits for, the answers that carried news, supports kept; server and phones on one machine."""
    installation()
    dialogue, code, groups = _hall()
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2", "--blocking-threads", "4",
         "--backlog", "1024", "--log-level", "error", "--no-ws", "caunoi.site.wsgi:application"], env=dict(os.environ, CAUNOI_PLAIN_STATIC="1"))  # fmt: skip
    try:
        _wait(port)
        polls, supports, news = asyncio.run(_full(port, dialogue, code, groups))
    finally:
        server.terminate()
        server.wait(20)
    polls.sort()
    supports.sort()
    kept = _supports(dialogue)
    if kept != len(supports):
        raise RuntimeError(f"{len(supports)} supports acknowledged, {kept} kept")
    at = {share: polls[min(int(len(polls) * share), len(polls) - 1)] * 1000 for share in (0.5, 0.95, 0.99)}
    late = supports[int(len(supports) * 0.95)] * 1000
    return [
        figure(f"live page, {PHONES} phones every {EVERY:.0f} s, p95", at[0.95], "ms", f"p50 {at[0.5]:.1f} ms, p99 {at[0.99]:.1f} ms, {len(polls)} polls, {news} with news"),
        figure("polls answered", len(polls) / SECONDS, "requests/s", f"{QUESTIONS} questions, the console acting every 2 s"),
        figure("support a question meanwhile, p95", late, "ms", f"{len(supports)} acknowledged, {kept} kept"),
    ]  # fmt: skip


def _hall() -> tuple[str, str, list[int]]:
    """A hall of a bench commune, open now, with its questions and ten groups."""
    from django.utils.timezone import localtime

    from caunoi.access.context import as_system
    from caunoi.dialogue import commands
    from caunoi.dialogue.words import Form, Occasion
    from caunoi.places.models import Body

    began = localtime()
    before = began - timedelta(days=9)
    with as_system():
        body = (
            Body.objects.filter(office="ubnd", place__level="commune", until__isnull=True)
            .select_related("place")
            .order_by("code")
            .first()
        )
        plan = commands.Plan(
            occasion=Occasion.NEEDED, form=Form.IN_PERSON, title="Buổi đo tải", content="Đo tải trang trực tiếp.", chair="Nguyễn Văn A", chair_office="Chủ tịch",
            starts_at=began, asks_until=began - timedelta(hours=1), attend="Mọi người dân cư trú trên địa bàn.", venue="Hội trường",
        )  # fmt: skip
        row = commands.plan(body=body, plan=plan, by="system", at=before, synthetic=True)
        commands.announce(dialogue_id=row.pk, by="system", at=before)
        for number in range(1, QUESTIONS + 1):
            text = f"Câu hỏi thứ {number}: bao giờ sửa đường, thoát nước và chiếu sáng ở hẻm số {number * 3}?"
            commands.ask(dialogue_id=row.pk, text=text, key=f"{row.pk}{number}", at=before)
            commands.show_question(dialogue_id=row.pk, number=number, shown=text, by="system", at=before)
        groups = [
            commands.make_group(dialogue_id=row.pk, title=f"Nhóm {n}", numbers=[n], by="system", at=before).pk
            for n in range(1, 11)
        ]
        commands.start(dialogue_id=row.pk, by="system", at=began)
    return str(row.pk), row.code, groups


async def _full(port: int, dialogue: str, code: str, groups: list[int]) -> tuple[list[float], list[float], int]:
    polls: list[float] = []
    supports: list[float] = []
    news = 0
    end = time.perf_counter() + SECONDS
    token = "b" * 32

    async def phone(number: int) -> None:
        nonlocal news
        rng = random.Random(number)
        await asyncio.sleep(rng.random() * EVERY)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        seen = ""
        while time.perf_counter() < end:
            path = f"/doi-thoai/phong/{code}/dien-bien/?da_xem={seen}"
            begun = time.perf_counter()
            status, body = await _asked(
                reader, writer, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nHX-Request: true\r\n\r\n"
            )
            polls.append(time.perf_counter() - begun)
            if status == 200:
                news += 1
                seen = body.split(b"da_xem=", 1)[1][:12].decode()
            elif status != 204:
                raise RuntimeError(f"{status} {body[:200]!r}")
            if number % 10 == 0 and rng.random() < 0.5:
                form = f"csrfmiddlewaretoken={token}&o=phong"
                head = (
                    f"POST /doi-thoai/{dialogue}/ung-ho/{rng.randint(11, QUESTIONS)}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nHX-Request: true\r\nCookie: csrf={token}; "
                    f"may=phone-{number:06d}-{len(supports):06d}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n{form}"
                )  # fmt: skip
                begun = time.perf_counter()
                status, body = await _asked(reader, writer, head)
                if status != 200:
                    raise RuntimeError(f"{status} {body[:200]!r}")
                supports.append(time.perf_counter() - begun)
            await asyncio.sleep(EVERY * (0.9 + 0.2 * rng.random()))
        writer.close()

    async def chair() -> None:
        turn = 0
        while time.perf_counter() < end - 1:
            await asyncio.to_thread(_call_up, dialogue, groups[turn % len(groups)])
            turn += 1
            await asyncio.sleep(2)

    await asyncio.gather(chair(), *(phone(number) for number in range(PHONES)))
    return polls, supports, news


async def _asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: str) -> tuple[int, bytes]:
    writer.write(request.encode())
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    length = next((int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length")), 0)
    return int(head.split()[1]), await reader.readexactly(length) if length else b""


def _call_up(dialogue: str, group: int) -> None:
    import uuid

    from django.utils import timezone

    from caunoi.access.context import as_system
    from caunoi.dialogue import commands
    from caunoi.dialogue.models import Dialogue
    from caunoi.dialogue.words import GroupState

    with as_system():
        row = Dialogue.objects.get(pk=uuid.UUID(dialogue))
        if not row.groups.filter(pk=group, state=GroupState.CURRENT.value).exists():
            commands.call_up(dialogue_id=row.pk, group_id=group, version=row.version, by="system", at=timezone.now())


def _supports(dialogue: str) -> int:
    from caunoi.access.context import as_system
    from caunoi.dialogue.models import QuestionSupport

    with as_system():
        return QuestionSupport.objects.filter(question__dialogue=dialogue).count()
