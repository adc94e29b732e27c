"""Trying the secret of a receipt: a few wrong ones, then a pause."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from caunoi.identity import sealing
from caunoi.kernel.refusal import Refusal
from caunoi.ui.numbers import vnmoment

from ..models import Attempt
from ..queries.receipts import Holder, locked_until


@transaction.atomic
def try_secret(*, holder: Holder, code: str, secret: str, at: datetime) -> bool:
    """Whether the secret opens the content; a wrong one is remembered, ten within an hour shut it for a while."""
    digest = sealing.digest(code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [digest])
    until = locked_until(code, at=at)
    if until is not None:
        raise Refusal(
            f"Đã nhập sai quá nhiều lần. Để bảo vệ bạn, hãy thử lại sau {vnmoment(until)}.",
            f"Too many wrong attempts. To protect you, try again after {vnmoment(until)}.",
            field="secret",
        )
    if sealing.is_secret(secret, holder.kept_secret):
        return True
    Attempt.objects.create(code_digest=digest, at=at)
    return False


def forget_attempts(*, at: datetime) -> int:
    """Forget wrong secrets older than a day; how many."""
    return Attempt.objects.filter(at__lt=at - timedelta(days=1)).delete()[0]
