"""What people say of a warning."""

import uuid
from datetime import datetime

from django.db import transaction

from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.ledger.queries import acts_about
from caunoi.warn import rules
from caunoi.warn.facts import ActedOn, Judged
from caunoi.warn.models import EarlyWarning

from .common import body_to_judge


@transaction.atomic
def judge(*, warning_id: uuid.UUID, verdict: str, reason: str, version: int, by: Person, at: datetime) -> EarlyWarning:
    """Say that a warning is right, explained or wrong, and why; said again, the new word stands and the old is in the ledger."""
    state, said = rules.must_judge(verdict, reason)
    warning = (
        EarlyWarning.objects.select_for_update(of=("self",))
        .select_related("place", "topic")
        .filter(pk=warning_id)
        .first()
    )
    if warning is None:
        raise Refusal("Không thấy cảnh báo này.", "There is no such warning.")
    body = body_to_judge(by, warning)
    if (warning.state, warning.reason, warning.judged_by) == (state.value, said, by.ref):
        return warning
    if warning.version != version:
        raise Refusal(
            "Người khác vừa kết luận cảnh báo này. Hãy xem kết luận của họ rồi ghi lại nếu cần.",
            "Somebody else has just judged this warning. Look at what they said, then say it again if need be.",
            field="verdict",
        )
    before = warning.state
    warning.state, warning.reason, warning.judged_by, warning.judged_for = state.value, said, by.ref, body
    warning.judged_at, warning.version = at, warning.version + 1
    warning.save(update_fields=["state", "reason", "judged_by", "judged_for", "judged_at", "version"])
    record(Judged(verdict=state.value, before=before), about=warning.ref, by=by.ref, at=at)
    return warning


@transaction.atomic
def note_act(*, warning_id: uuid.UUID, made: str, by: Person, at: datetime) -> bool:
    """Keep with a warning what an officer who may see it made out of it ("dialogue:…"); kept once, and not at all of what is not theirs to see."""
    # The wall decides who sees a warning; its row is held so that two requests keep it once.
    warning = EarlyWarning.objects.select_for_update(of=("self",)).filter(pk=warning_id).first()
    if warning is None or acts_about(warning.ref).filter(kind=ActedOn.act, data__made=made).exists():
        return False
    record(ActedOn(made=made), about=warning.ref, by=by.ref, at=at)
    return True
