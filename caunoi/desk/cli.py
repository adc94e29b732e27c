"""caunoi begin: the first day of an installation, from an empty database to somebody who can sign in."""

import argparse
import sys

from django.db import transaction
from django.utils import timezone

from caunoi.access.commands import grant_role
from caunoi.access.context import as_system
from caunoi.access.queries import held
from caunoi.access.words import Role
from caunoi.identity.commands import enrol, first_password
from caunoi.identity.queries import Person
from caunoi.kernel.command_line import CommandLine
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.places import commands as places
from caunoi.places.queries import Body, Place, body_on, place_on, search_places


def add(line: CommandLine) -> None:
    """Add the command that begins an installation."""
    begin = line.command("begin", "Bắt đầu ở một xã hoặc tỉnh: cơ quan và người quản trị đầu tiên", "Begin in a commune or province: its bodies and the first administrator", _begin)  # fmt: skip
    begin.add_argument("--place", help="mã hoặc tên xã, tỉnh: 27031, “Tân Phú” · code or name of the place")
    begin.add_argument("--username", help="tên đăng nhập của người quản trị · the administrator's sign-in name")
    begin.add_argument("--name", help="họ và tên người quản trị · the administrator's name")
    begin.add_argument("--email", default="", help="thư điện tử công vụ · official e-mail")


def _begin(args: argparse.Namespace) -> None:
    place = _place(
        args.place or _asked("Mã hoặc tên xã, phường, đặc khu, tỉnh", "Code or name of the commune or province")
    )
    username = args.username or _asked("Tên đăng nhập của người quản trị", "The administrator's sign-in name")
    name = args.name or _asked("Họ và tên người quản trị", "The administrator's name")
    with as_system(), transaction.atomic():
        made = places.establish_bodies(province_code=_province(place).code, by="operator", at=timezone.localtime())
        body = _committee(place)
        _must_have_nobody(body)
        person, password = _administrator(username, name, args.email, body)
    told = [
        (f"{place.full_name}: {made} cơ quan mới được lập.", f"{place.full_name}: {made} bodies established."),
        (f"Quản trị {body.name}: {person.name}, tên đăng nhập {person.username}", f"Administrator of {body.name}: {person.name}, sign-in name {person.username}"),
        (f"Mật khẩu, chỉ hiện lần này: {password}", f"Password, shown only now: {password}"),
        ("Tiếp theo: ./run exec caunoi serve, đăng nhập rồi mở /can-bo/bat-dau/ làm từng bước.", "Next: ./run exec caunoi serve, sign in and open /can-bo/bat-dau/ for the steps."),
    ]  # fmt: skip
    for vi, en in told:
        print(say(vi, en))


def _asked(vi: str, en: str) -> str:
    """An answer typed at the terminal; a refusal where nobody can be asked."""
    if not sys.stdin.isatty():
        raise Refusal(f"Thiếu: {vi}. Xem caunoi begin --help.", f"Missing: {en}. See caunoi begin --help.")
    answer = input(say(vi, en) + ": ").strip()
    return answer or _asked(vi, en)


def _place(text: str) -> Place:
    """The commune or province of that code or name today; where several may be meant, they are listed and nothing is done."""
    today = timezone.localdate()
    found = place_on(text, today) if text.isdigit() else None
    if found is None:
        near = [each for each in search_places(text, today, 8) if not each.became]
        if len(near) == 1:
            return near[0].place
        for each in near:
            print(f"  {each.place.code:<8} {each.label}", file=sys.stderr)
        raise Refusal(
            f"Chưa rõ “{text}” là nơi nào" + (": hãy dùng một mã ở trên." if near else "."),
            f"“{text}” is not one place" + (": use one of the codes above." if near else "."),
        )
    if found.level not in ("commune", "province"):
        raise Refusal(
            f"{found.full_name} không có ủy ban nhân dân; hãy dùng mã xã hoặc tỉnh.",
            f"{found.full_name} has no people's committee; use a commune's or a province's code.",
        )
    return found


def _province(place: Place) -> Place:
    return place if place.is_province or place.province is None else place.province


def _committee(place: Place) -> Body:
    body = body_on(f"ubnd.{place.code}")
    if body is None:
        raise Refusal(f"{place.full_name} chưa có ủy ban nhân dân.", f"{place.full_name} has no people's committee.")
    return body


def _must_have_nobody(body: Body) -> None:
    """An installation is begun once: afterwards its administrators make accounts themselves."""
    first = held().filter(body=body, role=Role.ADMINISTRATOR.value).select_related("holder").first()
    if first is not None:
        raise Refusal(
            f"{body.name} đã có người quản trị: {first.holder.name} ({first.holder.username}). Quên mật khẩu: caunoi accounts password {first.holder.username}.",
            f"{body.name} has an administrator: {first.holder.name} ({first.holder.username}). A forgotten password: caunoi accounts password {first.holder.username}.",
        )


def _administrator(username: str, name: str, email: str, body: Body) -> tuple[Person, str]:
    password, now = first_password(), timezone.localtime()
    person = enrol(username=username, name=name, email=email, password=password, by="operator", at=now)
    grant_role(person=person, role=Role.ADMINISTRATOR, body=body, since=now.date(), by="operator", at=now)
    return person, password
