"""caunoi accounts: who signs in and what they may do; for the operator, before and beside the page of the administrators."""

import argparse
import sys
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from caunoi.identity.commands import close_account, enrol, first_password, renew_password, reopen_account
from caunoi.identity.queries import Person, person_by_username
from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.places.queries import Body, body_on, find_bodies

from . import commands, queries
from .words import GIVEN, Role


def add(line: CommandLine) -> None:
    """Add the operator's commands on accounts."""
    made = line.command("accounts add", "Tạo tài khoản, mật khẩu hiện một lần", "Make an account; its password is shown once", _add)  # fmt: skip
    made.add_argument("--name", required=True, help="họ và tên · the person's name")
    made.add_argument("--email", default="", help="thư điện tử công vụ · official e-mail")
    made.add_argument("--role", choices=[role.value for role in GIVEN], help="giao luôn vai trò · give a role at once")
    made.add_argument("--body", help="tại cơ quan, ví dụ ubnd.27031 · in which body")
    given = line.command("accounts role", "Giao vai trò tại một cơ quan", "Give a role in a body", _role)
    ended = line.command("accounts end", "Thôi vai trò tại một cơ quan", "End a role in a body", _end)
    for parser in (given, ended):
        parser.add_argument("--role", required=True, choices=[role.value for role in GIVEN])
        parser.add_argument("--body", required=True, help="mã cơ quan, ví dụ ubnd.27031 · the body's code")
    for parser in (made, given):
        parser.add_argument(
            "--since", type=_day, metavar="DATE", help="từ ngày, mặc định hôm nay · from, default today"
        )
    listed = line.command("accounts list", "Ai giữ vai trò gì", "Who holds which role", _list)
    listed.add_argument("--body", help="chỉ một cơ quan · one body only")
    listed.add_argument("--json", action="store_true")
    closed = line.command(
        "accounts close", "Đóng tài khoản: hết đăng nhập", "Close an account: no more sign-in", _close
    )
    opened = line.command("accounts reopen", "Mở lại tài khoản đã đóng", "Reopen a closed account", _reopen)
    renewed = line.command(
        "accounts password", "Cấp mật khẩu mới, hiện một lần", "A new password, shown once", _password
    )
    for parser in (made, given, ended, closed, opened, renewed):
        parser.add_argument("username", help="tên đăng nhập · the sign-in name")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text}: YYYY-MM-DD") from wrong


@transaction.atomic
def _add(args: argparse.Namespace) -> None:
    if bool(args.role) != bool(args.body):
        raise Refusal("Giao vai trò cần cả --role và --body.", "A role needs both --role and --body.")
    password = first_password()
    person = enrol(
        username=args.username, name=args.name, email=args.email, password=password, by="operator", at=_now()
    )
    if args.role:
        _give(person, args)
    print(say(f"Đã tạo {person.username}. Mật khẩu, chỉ hiện lần này: {password}", f"Made {person.username}. Password, shown only now: {password}"))  # fmt: skip


def _role(args: argparse.Namespace) -> None:
    person = _person(args.username)
    _give(person, args)
    print(say(f"Đã giao {Role(args.role).vi.lower()} cho {person.name}.", f"{person.name} is now {Role(args.role).en.lower()}."))  # fmt: skip


def _give(person: Person, args: argparse.Namespace) -> None:
    since = args.since or timezone.localdate()
    commands.grant_role(
        person=person, role=Role(args.role), body=_body(args.body), since=since, by="operator", at=_now()
    )


def _end(args: argparse.Namespace) -> None:
    person = _person(args.username)
    commands.end_role(person=person, role=Role(args.role), body=_body(args.body), until=timezone.localdate(), by="operator", at=_now())  # fmt: skip
    print(say("Đã thôi vai trò từ hôm nay.", "The role ended today."))


def _list(args: argparse.Namespace) -> None:
    rows = queries.held().select_related("holder", "body").order_by("body__code", "holder__username", "role")
    if args.body:
        rows = rows.filter(body=_body(args.body))
    if args.json:
        print_json([_told(row) for row in rows.iterator()])
        return
    for row in rows.iterator():
        told = _told(row)
        closed = say("  (đã đóng)", "  (closed)") if told["closed"] else ""
        print(f"{told['body']:<24} {told['role']:<14} {told['username']:<24} {told['name']}{closed}")


def _told(row: Any) -> dict[str, object]:
    return {
        "body": row.body.code,
        "role": row.role,
        "username": row.holder.username,
        "name": row.holder.name,
        "since": row.since,
        "until": row.until,
        "closed": not row.holder.is_active,
    }


def _close(args: argparse.Namespace) -> None:
    close_account(username=args.username, by="operator", at=_now())
    print(say("Đã đóng: không đăng nhập được nữa.", "Closed: it can no longer sign in."))


def _reopen(args: argparse.Namespace) -> None:
    reopen_account(username=args.username, by="operator", at=_now())
    print(say("Đã mở lại.", "Reopened."))


def _password(args: argparse.Namespace) -> None:
    _who, password = renew_password(username=args.username, by="operator", at=_now())
    print(say(f"Mật khẩu mới, chỉ hiện lần này: {password}", f"New password, shown only now: {password}"))


def _person(username: str) -> Person:
    person = person_by_username(username)
    if person is None:
        raise Refusal(
            f"Không có tài khoản “{username}”. Tạo bằng: caunoi accounts add.",
            f"There is no account “{username}”. Make it with: caunoi accounts add.",
        )
    return person


def _body(code: str) -> Body:
    """The body of that code today; where there is none, what it may have meant goes to standard error."""
    body = body_on(code)
    if body is None:
        for near in find_bodies(code)[:8]:
            print(f"  {near.code:<24} {near.name}", file=sys.stderr)
        raise Refusal(f"Không có cơ quan mang mã “{code}”.", f"There is no body with the code “{code}”.")
    return body


def _now() -> datetime:
    return timezone.localtime()
