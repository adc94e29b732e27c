"""Demo data: one province of real communes with bodies, officers and synthetic, labelled petitions."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from caunoi.kernel.words import say

PROVINCE = "79"
#: Communes with desks to sit at: a short name for the sign-in, and the code.
COMMUNES = {"tanphu": "27028", "taythanh": "27010"}


def load_demo(*, petitions: int) -> None:
    """Bring the database to this version and load the demo once; prints where to sign in."""
    from caunoi.site.upgrade import migrate_as_owner

    marker = Path(settings.DATA) / "demo-loaded"
    _say("Chuẩn bị cơ sở dữ liệu…", "Preparing the database…")
    migrate_as_owner()
    if not marker.exists():
        _load(petitions)
        marker.write_text(timezone.now().isoformat(), encoding="ascii")
    _show_desks()


def _load(petitions: int) -> None:
    from caunoi.access.context import as_system
    from caunoi.places.commands import establish_bodies, load_places

    from . import people
    from .load import load_petitions

    now = timezone.localtime()
    _timed("Nạp 34 tỉnh, 3.321 xã và cấu trúc trước 01/7/2025…", "Loading 34 provinces, 3,321 communes…", lambda: load_places(at=now))
    with as_system():
        _timed("Lập cơ quan của một thành phố…", "Establishing the bodies of one city…", lambda: establish_bodies(province_code=PROVINCE, by="system", at=now))
        people.seat_everybody(COMMUNES, PROVINCE, now)
    _timed(
        f"Tạo {petitions:,} đơn mẫu (dữ liệu tổng hợp)…".replace(",", "."), f"Making {petitions:,} synthetic petitions…",
        lambda: load_petitions(province=PROVINCE, count=petitions, officer="person:1", today=now.date()),
    )  # fmt: skip


def _show_desks() -> None:
    from . import people

    _say("\nĐăng nhập thử (mật khẩu chung: %s):" % people.PASSWORD, "\nSign-ins (one password: %s):" % people.PASSWORD)
    for short in COMMUNES:
        for username, name, desk, _ in people.DESKS:
            print(f"  {username}.{short:<10} {name}, {desk}", flush=True)
    for username, name, desk, _ in people.PROVINCE_DESKS:
        print(f"  {username:<19} {name}, {desk}", flush=True)
    print(flush=True)


def _timed(vi: str, en: str, work: Callable[[], object]) -> None:
    started = datetime.now(tz=timezone.get_current_timezone())
    _say(vi, en)
    work()
    seconds = (datetime.now(tz=timezone.get_current_timezone()) - started).total_seconds()
    print(f"  {seconds:.1f} s", file=sys.stderr, flush=True)


def _say(vi: str, en: str) -> None:
    print(say(vi, en), flush=True)
