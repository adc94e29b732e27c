"""Making, closing and reopening accounts; a new first password."""

import re
import secrets
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .facts import Closed, Enrolled, PasswordRenewed, Reopened
from .models import Person
from .words import USERNAME


def first_password() -> str:
    """A password to hand over: 64 bits by chance, in four parts that can be read out and typed."""
    return "-".join(secrets.token_hex(2) for _part in range(4))


@transaction.atomic
def enrol(*, username: str, name: str, password: str | None, by: str, at: datetime, email: str = "") -> Person:
    """Make an account; refuses a name that is taken or cannot be typed anywhere, and a weak password."""
    if not re.match(USERNAME, username):
        raise Refusal(
            "Tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu chấm, gạch ngang; từ 3 ký tự.",
            "A sign-in name holds lower-case letters without marks, digits, dots and hyphens, at least 3 of them.",
            field="username",
        )
    if Person.objects.filter(username=username).exists():
        raise Refusal(
            f"Tên đăng nhập “{username}” đã có người dùng.", f"The name “{username}” is taken.", field="username"
        )
    if password is not None:
        try:
            validate_password(password)
        except ValidationError as weak:
            raise Refusal(" ".join(weak.messages), " ".join(weak.messages), field="password") from weak
    person = Person.objects.create_user(username, password, name=name, email=email)
    record(Enrolled(username=username), about=person.ref, by=by, at=at)
    return person


@transaction.atomic
def close_account(*, username: str, by: str, at: datetime) -> Person:
    """End sign-in for an account; what it did stays in the ledger."""
    person = _locked(username)
    if person.is_active:
        person.is_active = False
        person.save(update_fields=["is_active"])
        record(Closed(username=username), about=person.ref, by=by, at=at)
    return person


@transaction.atomic
def reopen_account(*, username: str, by: str, at: datetime) -> Person:
    """Let a closed account sign in again."""
    person = _locked(username)
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
        record(Reopened(username=username), about=person.ref, by=by, at=at)
    return person


@transaction.atomic
def renew_password(*, username: str, by: str, at: datetime) -> tuple[Person, str]:
    """Give an account a new first password, shown once; whoever is signed in with the old one is signed out."""
    person, password = _locked(username), first_password()
    if not person.is_active:
        raise Refusal(f"Tài khoản “{username}” đã đóng.", f"The account “{username}” is closed.", field="username")
    person.set_password(password)
    person.save(update_fields=["password"])
    record(PasswordRenewed(username=username), about=person.ref, by=by, at=at)
    return person, password


def _locked(username: str) -> Person:
    person = Person.objects.select_for_update().filter(username=username).first()
    if person is None:
        raise Refusal(f"Không có tài khoản “{username}”.", f"There is no account “{username}”.", field="username")
    return person
