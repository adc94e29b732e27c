"""Questions: taken in without an account, read before they are shown, supported once for each device, keyed in from paper."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F
from django.utils.timezone import localtime

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.dialogue import queries, rules
from caunoi.dialogue.facts import Asked, Moderated
from caunoi.dialogue.models import Dialogue, DialogueQuestion, PromiseDispute, QuestionAsker
from caunoi.dialogue.words import Channel, QuestionState, Stage
from caunoi.identity import sealing
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, fold
from caunoi.ledger.commands import record
from caunoi.notices.rules import must_reach
from caunoi.notices.words import Channel as Way

from .common import Actor, digest, locked_dialogue, must_work, ref_of


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an asker keeps: the code that shows what becomes of the question, and its number."""

    code: str
    number: int
    dialogue: uuid.UUID


@transaction.atomic
def ask(
    *,
    dialogue_id: uuid.UUID,
    text: str,
    key: str,
    at: datetime,
    device: str = "",
    email: str = "",
    channel: Channel = Channel.WEB,
) -> Receipt:
    """Take a resident's question in; the same ``key`` gives the same receipt. It is shown after an officer has read it."""
    code = queries.code_of_key(key)
    with as_system():
        before = QuestionAsker.objects.filter(code_digest=sealing.digest(code)).select_related("question").first()
        if before is not None:
            return Receipt(code, before.question.number, before.question.dialogue_id)
        row = locked_dialogue(dialogue_id)
        rules.must_take_questions(Stage(row.stage), at, localtime(row.asks_until))
        mark = queries.mark_of(device, str(row.pk)) if device else ""
        if mark:
            rules.must_not_flood(queries.waiting_of(row, mark))
        question = _take_in(
            row, text, Channel.HALL if row.stage == Stage.LIVE.value else channel, code, mark, email, "resident", at
        )
    return Receipt(code, question.number, row.pk)


@transaction.atomic
def key_in(
    *, dialogue_id: uuid.UUID, text: str, shown: str, channel: Channel, by: Actor, at: datetime
) -> DialogueQuestion:
    """An officer enters a question from paper, the telephone or asked aloud, and its wording to be shown."""
    row = locked_dialogue(dialogue_id)
    must_work(by, Role.RECEIVER, row.body)
    if channel not in (Channel.PAPER, Channel.SPOKEN, Channel.PHONE):
        raise Refusal("Hãy chọn cách câu hỏi được nêu.", "Choose how the question was put.", field="channel")
    if Stage(row.stage) not in (*rules.OPEN_TO_QUESTIONS, Stage.HELD):
        raise Refusal(
            "Buổi đối thoại này hiện không nhận câu hỏi.", "This dialogue takes no questions now.", field="text"
        )
    question = _take_in(row, text, channel, sealing.new_code(), "", "", ref_of(by), at)
    return _show(question, shown or text, by, at)


@transaction.atomic
def show_question(*, dialogue_id: uuid.UUID, number: int, shown: str, by: Actor, at: datetime) -> DialogueQuestion:
    """Let everybody read a question, in a wording without personal data."""
    row = locked_dialogue(dialogue_id)
    must_work(by, Role.RECEIVER, row.body)
    return _show(_question(row, number), shown, by, at)


@transaction.atomic
def hide_question(*, dialogue_id: uuid.UUID, number: int, reason: str, by: Actor, at: datetime) -> DialogueQuestion:
    """Do not show a question, or show it no longer; the asker reads the reason with the code."""
    row = locked_dialogue(dialogue_id)
    must_work(by, Role.RECEIVER, row.body)
    question = _question(row, number)
    question.hidden_reason = rules.must_say(
        clean(reason), "reason", "Hãy ghi lý do không hiện; người gửi đọc được lý do này.", "Give the reason; the asker reads it.", least=10, most=500
    )  # fmt: skip
    question.state, question.shown, question.folded, question.group = QuestionState.HIDDEN.value, "", "", None
    question.save(update_fields=["state", "shown", "folded", "group", "hidden_reason"])
    record(Moderated(number=number, state=question.state, reason=digest(reason)), about=row.ref, by=ref_of(by), at=at)
    return question


@transaction.atomic
def support_question(*, dialogue_id: uuid.UUID, number: int, device: str, at: datetime) -> bool:
    """One device supports a shown question; False when it had already. An order of interest, not a vote."""
    row = Dialogue.objects.filter(pk=dialogue_id).first()
    if row is None or Stage(row.stage) not in rules.OPEN_TO_QUESTIONS:
        raise Refusal("Buổi đối thoại này hiện không nhận ủng hộ câu hỏi.", "This dialogue takes no supports now.")
    question = DialogueQuestion.objects.filter(dialogue=row, number=number, state=QuestionState.PUBLIC.value).first()
    if question is None:
        raise Refusal("Không thấy câu hỏi này.", "There is no such question.")
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO dialogue_questionsupport (question_id, supporter) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [question.pk, queries.mark_of(device, str(row.pk))],
        )
        if cursor.rowcount != 1:
            return False
        DialogueQuestion.objects.filter(pk=question.pk).update(supports=F("supports") + 1)
    return True


@transaction.atomic
def stop_messages(*, token: str, at: datetime) -> bool:
    """Send nothing more to whom the token belongs; the address is dropped. False when the token is false."""
    found = queries.read_stop_token(token)
    if found is None:
        return False
    kind, key = found
    rows = QuestionAsker.objects if kind == "asker" else PromiseDispute.objects
    with as_system():
        rows.filter(pk=key).update(reachable=False, sealed=None, stopped_at=at)
    return True


def _take_in(
    row: Dialogue, text: str, channel: Channel, code: str, mark: str, email: str, by: str, at: datetime
) -> DialogueQuestion:
    words = rules.must_say(
        clean(text.replace("\x00", "")), "text", "Hãy viết câu hỏi của bạn, ít nhất vài chữ.", "Please write your question.",
        least=rules.SHORTEST_QUESTION, most=rules.LONGEST_QUESTION,
    )  # fmt: skip
    address = must_reach(Way.EMAIL, email) if email.strip() else ""
    row.asked += 1
    with as_system():
        Dialogue.objects.filter(pk=row.pk).update(asked=row.asked)
        question = DialogueQuestion.objects.create(dialogue=row, number=row.asked, channel=channel.value)
        QuestionAsker.objects.create(
            question=question, body=row.body, text=words, reachable=bool(address), code_digest=sealing.digest(code), device=mark, sent_at=at,
            sealed=sealing.seal({"email": address}) if address else None,
        )  # fmt: skip
    record(Asked(number=question.number, channel=channel.value, words=digest(words)), about=row.ref, by=by, at=at)
    return question


def _question(row: Dialogue, number: int) -> DialogueQuestion:
    found = DialogueQuestion.objects.select_for_update().filter(dialogue=row, number=number).first()
    if found is None:
        raise Refusal("Không thấy câu hỏi này.", "There is no such question.")
    return found


def _show(question: DialogueQuestion, shown: str, by: Actor, at: datetime) -> DialogueQuestion:
    words = rules.must_say(
        clean(shown), "shown", "Hãy ghi câu chữ sẽ hiện.", "Give the wording to show.",
        least=rules.SHORTEST_QUESTION, most=rules.LONGEST_QUESTION,
    )  # fmt: skip
    must_hold_nothing_personal(words, "shown")
    question.state, question.shown, question.folded, question.hidden_reason = (
        QuestionState.PUBLIC.value,
        words,
        fold(words),
        "",
    )
    question.save(update_fields=["state", "shown", "folded", "hidden_reason"])
    moderated = Moderated(number=question.number, state=question.state, words=digest(words))
    record(moderated, about=f"dialogue:{question.dialogue_id}", by=ref_of(by), at=at)
    return question
