"""An objection to a posted nomination: it becomes a petition, with its clock and its wall."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.commend import rules
from caunoi.commend.facts import Objected
from caunoi.commend.models import Nomination, Objection
from caunoi.commend.words import Stage, Standing
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.voice.commands import Filing, Receipt, Who, lodge
from caunoi.voice.words import Channel, Kind


@transaction.atomic
def object_to(
    *,
    nomination_id: uuid.UUID,
    text: str,
    at: datetime,
    name: str = "",
    phone: str = "",
    email: str = "",
    key: str = "",
    synthetic: bool = False,
) -> Receipt:
    """Say that somebody ought not to be commended, and why; sent twice with one key it is one petition."""
    with as_system():
        found = (
            Nomination.objects.select_related("campaign__place", "collective", "by_body")
            .filter(pk=nomination_id, shown=True)
            .first()
        )
        if found is None or found.standing == Standing.WITHDRAWN.value:
            raise Refusal("Không thấy đề nghị này.", "There is no such nomination.")
        row, today = found.campaign, localdate(at)
        if Stage(row.stage) is not Stage.POSTED or row.posted_until is None or today > row.posted_until:
            raise Refusal(
                "Thời gian lấy ý kiến đã hết. Bạn vẫn gửi phản ánh, kiến nghị được ở mục Gửi đơn.",
                "The time for objections is over. You can still send a petition.",
            )
        text = rules.must_say(
            clean(text), "text", "Hãy viết ý kiến của bạn", "Write what you have to say", shortest=20, longest=10_000
        )
        filing = Filing(
            title=f"Ý kiến về đề nghị khen thưởng: {found.title}"[:200], text=text, place=row.place, kind=Kind.FEEDBACK,
            people=(Who(name=clean(name)[:120], phone=phone, email=email),) if name or phone or email else (),
            respondent_bodies=(found.collective,) if found.collective is not None and found.collective_id != row.body_id else (), synthetic=synthetic,
        )  # fmt: skip
        receipt = lodge(filing=filing, channel=Channel.WEB, by="resident", at=at, key=key)
        _, new = Objection.objects.get_or_create(
            petition=receipt.petition, defaults={"nomination": found, "organiser": row.body, "at": at}
        )
        if new:
            record(Objected(nomination=str(found.pk)), about=row.ref, by="resident", at=at)
    return receipt
