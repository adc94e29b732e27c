"""Demo data: one province of real communes with bodies, officers and synthetic, labelled petitions."""

import sys
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

PROVINCE = "79"
#: Left in the data directory: the demo is loaded, the demo was begun.
MARKERS = ("demo-loaded", "demo-begun")
#: Rooms that bring demo data of their own, named by module: ``TOLD_VI``, ``TOLD_EN``, ``load(communes, province, at)``.
ROOMS = (
    "know.demo",
    "discuss.demo",
    "decide.demo",
    "reception.demo",
    "dialogue.demo",
    "mandate.demo.year",
    "workplace.demo",
    "indicators.demo",
    "training.demo",
    "commend.demo",
    "boards.demo",
    "do.demo",
    "check.demo",
    "oversee.demo",
    "benefit.demo",
    "connect.demo",
    "warn.demo",
    "review.demo",  # what is published counts what every room before has by then
    "plenary.demo",
    "reporting.demo",
)
#: Communes with desks to sit at: a short name for the sign-in, and the commune's name.
COMMUNES = {"tanphu": "Tân Phú", "taythanh": "Tây Thạnh"}


def load_demo(*, petitions: int) -> None:
    """Bring the database to this version and load the demo once; prints where to sign in."""
    from caunoi.site.upgrade import migrate_as_owner

    loaded, begun = (Path(settings.DATA) / name for name in MARKERS)
    _say("Chuẩn bị cơ sở dữ liệu…", "Preparing the database…")
    migrate_as_owner()
    if not loaded.exists():
        must_be_empty(begun)
        begun.write_text(timezone.now().isoformat(), encoding="ascii")
        _load(petitions)
        loaded.write_text(timezone.now().isoformat(), encoding="ascii")
    _show_desks()


def must_be_empty(begun: Path) -> None:
    """The demo is loaded into an empty database, once: what was cut off half-way cannot be gone on with."""
    from caunoi.access.context import as_system
    from caunoi.voice.queries.standing import any_petition

    with as_system():
        if not begun.exists() and not any_petition():
            return
    raise Refusal(
        "Dữ liệu mẫu lần trước nạp dở, hoặc cơ sở dữ liệu đã có đơn, nên không nạp thêm vào được. Nếu đây là dữ liệu mẫu, hãy chạy ./run reset "
        "rồi ./run demo lần nữa.",
        "The demo data was loaded only in part, or the database holds petitions already, so nothing was added. If this is demo data, run "
        "./run reset, then ./run demo again.",
    )


def _load(petitions: int) -> None:
    from caunoi.access.context import as_system
    from caunoi.places.commands import establish_bodies

    from . import papers, people
    from .load import load_petitions

    now = timezone.localtime()
    with as_system():
        _timed(
            "Lập cơ quan của một thành phố…",
            "Establishing the bodies of one city…",
            lambda: establish_bodies(province_code=PROVINCE, by="system", at=now),
        )
        people.seat_everybody(_codes(), PROVINCE, now)
    _timed(
        f"Tạo {petitions:,} đơn mẫu (dữ liệu tổng hợp)…".replace(",", "."), f"Making {petitions:,} synthetic petitions…",
        lambda: load_petitions(province=PROVINCE, count=petitions, officer="person:1", today=now.date(), busy=tuple(COMMUNES.values())),
    )  # fmt: skip
    with as_system():
        _timed(
            "Nhập chỉ thị, sơ kết mẫu…", "Importing directives and past reviews…",
            lambda: papers.load(province=PROVINCE, ward=_codes()["tanphu"], at=now),
        )  # fmt: skip
    for room in ROOMS:
        if find_spec(f"caunoi.{room}"):
            demo = import_module(f"caunoi.{room}")
            with as_system():
                _timed(
                    demo.TOLD_VI,
                    demo.TOLD_EN,
                    lambda demo=demo: demo.load(communes=_codes(), province=PROVINCE, at=now),
                )

    with as_system():
        people.seat_village_heads(_codes(), now)
        people.seat_workplaces(_codes(), now)
        people.seat_board_members(_codes(), now)


def _codes() -> dict[str, str]:
    from caunoi.places.models import Place

    found = Place.objects.filter(
        province__code=PROVINCE, level="commune", until__isnull=True, name__in=COMMUNES.values()
    )
    by_name = dict(found.values_list("name", "code"))
    return {short: by_name[name] for short, name in COMMUNES.items()}


def _show_desks() -> None:
    from . import people

    _say(f"\nĐăng nhập thử (mật khẩu chung: {people.PASSWORD}):", f"\nSign-ins (one password: {people.PASSWORD}):")
    for short in COMMUNES:
        for username, name, desk, _ in people.DESKS:
            print(f"  {username}.{short:<10} {name}, {desk}", flush=True)
        username, name, desk = people.VILLAGE_DESK
        print(f"  {username}.{short:<10} {name}, {desk}", flush=True)
        for username, _kind, desk in people.BOARD_DESKS:
            print(f"  {username}.{short:<10} {desk}", flush=True)
    for username, name, desk, _ in people.WORKPLACE_DESKS:
        print(f"  {username}.{next(iter(COMMUNES)):<10} {name}, {desk}", flush=True)
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
