"""Questions: those shown, those waiting to be read, those that ask alike; what became of one, for who holds its code."""

import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from caunoi.access.context import as_system
from caunoi.dialogue import likeness
from caunoi.dialogue.models import Dialogue, DialogueQuestion, Promise, QuestionAsker, QuestionGroup
from caunoi.dialogue.words import QuestionState
from caunoi.identity import sealing
from caunoi.kernel.text import fold

#: Pairs with less in common than this are not looked at by the finer measure.
NEAR = 0.2
#: Questions compared at once; in a larger pile the most supported come first.
COMPARED = 400


def code_of_key(key: str) -> str:
    """The receipt's code of a form's key: drawn from it, so that the same form sent twice gives the same receipt."""
    drawn = hmac.new(settings.IDENTITY_KEY.encode(), f"dialogue.code:{key}".encode(), hashlib.sha256).digest()
    letters = "".join(sealing.ALPHABET[byte % 32] for byte in drawn[:16])
    return "CN-" + "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def shown_questions(dialogue: Dialogue) -> QuerySet[DialogueQuestion]:
    """Questions everybody may read, the most supported first."""
    rows = dialogue.questions.filter(state=QuestionState.PUBLIC.value)
    return rows.select_related("group").order_by("-supports", "number")


def waiting_count(dialogue: Dialogue) -> int:
    """How many wait to be read."""
    return dialogue.questions.filter(state=QuestionState.WAITING.value).count()


def waiting_of(dialogue: Dialogue, mark: str) -> int:
    """How many questions of one device wait to be read."""
    return QuestionAsker.objects.filter(
        device=mark, question__dialogue=dialogue, question__state=QuestionState.WAITING.value
    ).count()


def to_read(dialogue: Dialogue, *, size: int = 30) -> list[QuestionAsker]:
    """Questions that wait, oldest first, with the words as sent; only for the body's people."""
    rows = QuestionAsker.objects.filter(question__dialogue=dialogue, question__state=QuestionState.WAITING.value)
    return list(rows.select_related("question").order_by("sent_at", "id")[:size])


def channels_of(dialogue: Dialogue) -> dict[str, int]:
    """How many questions came which way, those not shown too."""
    counts: dict[str, int] = {}
    for channel in dialogue.questions.order_by("number").values_list("channel", flat=True):
        counts[channel] = counts.get(channel, 0) + 1
    return counts


def alike(dialogue: Dialogue, text: str, *, size: int = 3) -> list[DialogueQuestion]:
    """Shown questions that ask what a text asks, the nearest first: before somebody sends it again."""
    near = dialogue.questions.filter(state=QuestionState.PUBLIC.value).extra(
        where=["similarity(folded, %s) > %s"], params=[fold(text), NEAR], order_by=["-supports"]
    )
    found = [(likeness.likeness(text, row.shown), row) for row in near[:COMPARED]]
    ranked = sorted((pair for pair in found if pair[0] >= likeness.ALIKE), key=lambda pair: -pair[0])
    return [row for _, row in ranked[:size]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """Questions the machine would put together, and the group they may belong to."""

    questions: list[DialogueQuestion]
    group: QuestionGroup | None = None

    @property
    def title(self) -> str:
        """The wording of the most supported one, to begin from."""
        return max(self.questions, key=lambda row: (row.supports, -row.number)).shown[:300]


def proposals(dialogue: Dialogue) -> list[Proposed]:
    """Groups the machine proposes among ungrouped questions, and ungrouped ones that fit a group already made."""
    rows = {row.pk: row for row in shown_questions(dialogue)[:COMPARED]}
    texts = {key: row.shown for key, row in rows.items()}
    close = _near_pairs(dialogue, list(rows))
    alone = {key for key, row in rows.items() if row.group_id is None}
    found = [
        Proposed([rows[key] for key in members])
        for members in likeness.clusters(texts, [pair for pair in close if alone.issuperset(pair)])
    ]
    taken = {row.pk for each in found for row in each.questions}
    return [*found, *_joining(rows, close, alone - taken)]


def _joining(rows: dict[int, DialogueQuestion], close: list[tuple[int, int]], alone: set[int]) -> list[Proposed]:
    best: dict[int, tuple[float, QuestionGroup]] = {}
    for pair in close:
        for one, other in (pair, pair[::-1]):
            group = rows[other].group
            if one in alone and group is not None:
                share = likeness.likeness(rows[one].shown, rows[other].shown)
                if share >= likeness.ALIKE and share > best.get(one, (0.0, group))[0]:
                    best[one] = (share, group)
    return [Proposed([rows[key]], group) for key, (_, group) in sorted(best.items())]


def _near_pairs(dialogue: Dialogue, keys: list[int]) -> list[tuple[int, int]]:
    """Pairs that share enough trigrams, found by the database."""
    if len(keys) < 2:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT a.id, b.id FROM dialogue_dialoguequestion a JOIN dialogue_dialoguequestion b ON b.id > a.id AND b.id = ANY (%(keys)s)
               WHERE a.id = ANY (%(keys)s) AND a.dialogue_id = %(dialogue)s AND similarity(a.folded, b.folded) > %(near)s""",
            {"keys": keys, "dialogue": dialogue.pk, "near": NEAR},
        )
        return [(one, other) for one, other in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Followed:
    """A question as whoever holds its code sees it: their own words, where it stands, what was promised."""

    asker: QuestionAsker
    question: DialogueQuestion
    dialogue: Dialogue
    group: QuestionGroup | None
    promises: list[Promise]


def followed(code: str) -> Followed | None:
    """What became of the question a receipt's code belongs to; None for a code of nothing."""
    if len(sealing.tidy(code)) != 16:
        return None
    with as_system():
        rows = QuestionAsker.objects.select_related(
            "question__dialogue__place", "question__dialogue__body", "question__group__body"
        )
        asker = rows.filter(code_digest=sealing.digest(code)).first()
        if asker is None:
            return None
        question = asker.question
        group = question.group
        promises = list(group.promises.select_related("body").order_by("due")) if group else []
        return Followed(asker, question, question.dialogue, group, promises)
