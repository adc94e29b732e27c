"""After the answer: was it solved, were you satisfied, should it be looked at again."""

import uuid
from datetime import datetime

from django.db import transaction

from caunoi.identity import sealing
from caunoi.kernel.refusal import Refusal

from .. import rules
from ..models import Petition, PetitionStep, Rating
from ..words import REOPENING, Act, Dissatisfaction
from .case import RESIDENT, case, step_of, take


def ask_for_rating(petition: Petition, *, at: datetime) -> str:
    """A one-time token to rate this answer; the caller sends or prints it."""
    token = sealing.new_code()
    Rating.objects.update_or_create(
        petition=petition,
        round=petition.reopenings,
        defaults={"body_id": petition.body_id, "token_digest": sealing.digest(token), "asked_at": at, "rated_at": None},
    )
    return token


@transaction.atomic
def rate(
    *, petition_id: uuid.UUID, solved: str, satisfied: bool, at: datetime, reasons: tuple[Dissatisfaction, ...] = (), comment: str = "",
    channel: str = "web",
) -> Rating:  # fmt: skip
    """Record what the petitioner says of the answer, once; some reasons raise a request to look at it again."""
    petition = case(petition_id)
    step = step_of(petition, Act.RATE, RESIDENT)
    if solved not in ("yes", "partly", "no"):
        raise Refusal("Hãy cho biết việc đã được giải quyết chưa.", "Please say whether it was solved.", field="solved")
    rating = Rating.objects.select_for_update().filter(petition=petition, round=petition.reopenings).first()
    if rating is None or rating.rated_at is not None:
        raise Refusal("Câu trả lời này đã được đánh giá. Cảm ơn bạn.", "This answer has been rated already. Thank you.")
    rating.solved, rating.satisfied, rating.comment, rating.channel, rating.rated_at = (
        solved,
        satisfied,
        comment[:2000],
        channel,
        at,
    )
    rating.reasons = [reason.value for reason in reasons]
    rating.save()
    take(
        petition,
        step,
        by=RESIDENT,
        at=at,
        data={"solved": solved, "satisfied": satisfied, "reasons": rating.reasons},
        outcome=solved,
    )
    if set(reasons) & set(REOPENING):
        ask_reopen(
            petition_id=petition_id,
            note="; ".join(reason.vi for reason in reasons) + (f". {comment}" if comment else ""),
            at=at,
        )
    return rating


@transaction.atomic
def ask_reopen(*, petition_id: uuid.UUID, note: str, at: datetime) -> PetitionStep:
    """The petitioner asks that the case be looked at again; the head decides."""
    petition = case(petition_id)
    step = step_of(petition, Act.ASK_REOPEN, RESIDENT)
    reason = rules.must_say(note, "note", "Hãy ghi điều chưa được giải quyết.", "Say what is not solved.")
    last = petition.steps.order_by("-id").first()
    if last is not None and (last.act, last.note) == (Act.ASK_REOPEN.value, reason):
        return last
    return take(petition, step, by=RESIDENT, at=at, note=reason)


@transaction.atomic
def supplement(*, petition_id: uuid.UUID, note: str, at: datetime, asks: str = "") -> PetitionStep:
    """The petitioner adds information to an open case; ``asks="withdraw"`` asks to withdraw. The same words twice are kept once."""
    petition = case(petition_id)
    step = step_of(petition, Act.SUPPLEMENT, RESIDENT)
    said = rules.must_say(note, "note", "Hãy ghi điều muốn bổ sung.", "Write what you want to add.")
    last = petition.steps.order_by("-id").first()
    if last is not None and (last.act, last.note, last.by) == (Act.SUPPLEMENT.value, said, RESIDENT):
        return last
    return take(petition, step, by=RESIDENT, at=at, note=said, data={"asks": asks} if asks else {})
