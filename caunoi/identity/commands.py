"""Making and closing accounts."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .facts import Closed, Enrolled
from .models import Person


@transaction.atomic
def enrol(*, username: str, name: str, password: str | None, by: str, at: datetime, email: str = "") -> Person:
    """Make an account; refuses a taken name and a weak password."""
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
    person = Person.objects.select_for_update().filter(username=username).first()
    if person is None:
        raise Refusal(f"Không có tài khoản “{username}”.", f"There is no account “{username}”.", field="username")
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(Closed(username=username), about=person.ref, by=by, at=at)
    return person
