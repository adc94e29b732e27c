"""Making, taking back and counting the use of tokens."""

import secrets
import uuid
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils.timezone import localdate

from caunoi.access.queries import grants_of
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .. import rules
from ..facts import TokenMade, TokenRevoked
from ..models import ApiToken, ServiceRequest
from ..queries import digest

#: Every token begins so: who finds one in a file knows what it is, and scanners may look for it.
BEGINS = "caunoi_"


@transaction.atomic
def make_token(*, name: str, role: Role, body: Body, until: date, by: Person, at: datetime) -> tuple[ApiToken, str]:
    """Make a token for a role the maker holds in a body; the secret is given back once and never kept."""
    today = localdate(at)
    said = name.strip()
    if len(said) < 3:
        raise Refusal("Hãy đặt tên cho mã: dùng cho hệ thống nào.", "Name the token: for which system.", field="name")
    rules.must_expire(until, today)
    if not grants_of(by, today).filter(role=str(role), body=body).exists():
        raise Refusal(
            f"Bạn không giữ vai trò {role.vi.lower()} tại {body.name}.", f"You are not {role.en.lower()} of {body.name}.", field="seat"
        )  # fmt: skip
    mine = ApiToken.objects.filter(person=by, revoked_at__isnull=True, until__gt=today).count()
    rules.must_be_few(mine, rules.MOST_TOKENS, "mã đang dùng", "tokens in force")
    secret = BEGINS + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        name=said[:200], person=by, body=body, role=str(role), digest=digest(secret), begins=secret[: len(BEGINS) + 4], made_at=at, until=until
    )  # fmt: skip
    record(TokenMade(token=token.pk, role=str(role), body=body.code, until=until), about=token.ref, by=by.ref, at=at)
    return token, secret


@transaction.atomic
def revoke_token(*, token_id: int, by: Person, at: datetime) -> None:
    """Take a token back at once; twice does nothing more."""
    token = ApiToken.objects.select_for_update().filter(pk=token_id).first()
    if token is None:
        raise Refusal("Không có mã nào như vậy của bạn.", "You have no such token.")
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        record(TokenRevoked(token=token.pk), about=token.ref, by=by.ref, at=at)


def used(token: ApiToken, *, at: datetime) -> int:
    """Note that a token was used and how often within this minute; more than the rule's number is to be refused."""
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE connect_apitoken SET used_at = %s, asked = CASE WHEN minute > %s THEN asked + 1 ELSE 1 END,
                      minute = CASE WHEN minute > %s THEN minute ELSE %s END WHERE id = %s RETURNING asked""",
            [at, at - timedelta(minutes=1), at - timedelta(minutes=1), at, token.pk],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else rules.A_MINUTE + 1


def keep_request(*, token: ApiToken, petition: uuid.UUID, reply_token: str, service: str, at: datetime) -> None:
    """Remember which token a petition came by; the same one again is the same."""
    ServiceRequest.objects.get_or_create(
        petition=petition, defaults={"token": token, "reply_token": reply_token, "service": service, "made_at": at}
    )
