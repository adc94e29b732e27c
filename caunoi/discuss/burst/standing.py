"""What a consultation takes at the moment, read again every second, and the room's rules asked of a sending."""

import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import asyncpg
from asyncpg.pgproto.pgproto import UUID
from django.conf import settings

from caunoi.identity.sealing import ALPHABET
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean

from .. import rules, tokens
from ..words import Entry, QuestionKind, Right, Stage
from .shapes import Row, Said, Sent

FRESH_FOR = 1.0
#: The letter of the receipt's alphabet for the low five bits of each byte.
LETTER_OF = bytes(ord(ALPHABET[byte & 31]) for byte in range(256))
#: Places a process remembers for a consultation.
MOST_PLACES = 5_000

CONSULTATION = """
SELECT id, stage, entry, rights, opens_at, closes_at, place_id,
  ARRAY(SELECT id FROM discuss_section WHERE consultation_id = c.id AND (commented OR position = 0)) AS sections,
  ARRAY(SELECT id FROM discuss_statement WHERE consultation_id = c.id AND stage = 'shown') AS statements
FROM discuss_consultation c WHERE slug = $1
"""
QUESTIONS = """
SELECT q.id, q.kind, ARRAY(SELECT o.id FROM discuss_option o WHERE o.question_id = q.id) AS options
FROM discuss_question q WHERE q.consultation_id = $1
"""
PLACE = """
SELECT id FROM places_place
WHERE code = $1 AND until IS NULL AND (id = $2 OR parent_id = $2 OR province_id = $2)
"""


@dataclass(slots=True)
class Standing:
    """A consultation as strangers see it now."""

    id: int
    stage: Stage
    entry: Entry
    rights: frozenset[str]
    opens_at: datetime | None
    closes_at: datetime | None
    place: int
    sections: frozenset[int]
    statements: frozenset[int]
    questions: Mapping[int, tuple[QuestionKind, frozenset[int]]]
    read_at: float
    places: dict[str, int | None] = field(default_factory=dict)


class Board:
    """The consultations people are writing to, each read from the database at most once a second."""

    def __init__(self) -> None:
        self._standing: dict[str, Standing | None] = {}
        self._read_at: dict[str, float] = {}

    def fresh(self, slug: str) -> bool:
        """Whether what is remembered of a consultation still holds."""
        return time.monotonic() - self._read_at.get(slug, -FRESH_FOR) < FRESH_FOR

    def remembered(self, slug: str) -> Standing | None:
        """The consultation as last read."""
        return self._standing.get(slug)

    async def read(self, slug: str, link: asyncpg.Connection) -> Standing | None:
        """The consultation as it stands; None when strangers see none of that name."""
        if len(self._standing) > 1_000:
            self._standing.clear()
            self._read_at.clear()
        before = self._standing.get(slug)
        now = time.monotonic()
        row = await link.fetchrow(CONSULTATION, slug)
        found = None
        if row is not None:
            asked = await link.fetch(QUESTIONS, row["id"])
            found = Standing(
                row["id"], Stage(row["stage"]), Entry(row["entry"]), frozenset(row["rights"]), row["opens_at"], row["closes_at"],
                row["place_id"], frozenset(row["sections"]), frozenset(row["statements"]),
                {q["id"]: (QuestionKind(q["kind"]), frozenset(q["options"])) for q in asked}, now, before.places if before else {},
            )  # fmt: skip
        self._standing[slug], self._read_at[slug] = found, now
        return found


async def place_of(standing: Standing, code: str, link: asyncpg.Connection) -> int | None:
    """The number of the place the sender lives in, if it lies where the consultation is held."""
    if code not in standing.places:
        if len(standing.places) >= MOST_PLACES:
            standing.places.clear()
        standing.places[code] = await link.fetchval(PLACE, code, standing.place)
    return standing.places[code]


def letters_of(standing: Standing, sent: Sent) -> str:
    """The letters of the participant's code: the one they have, the one their key leads to, or a new one."""
    if sent.code:
        letters = tokens.letters_of(sent.code)
        if not letters:
            raise Refusal(
                "Mã này không đúng. Hãy nhập lại như trên giấy biên nhận.", "This is not a code.", field="code"
            )
        return letters
    rules.must_be_invited(standing.entry, invited=False)
    if not sent.key:
        return tokens.letters_of(tokens.new_code())
    words = f"discuss.key:{standing.id}:{sent.key}".encode()
    drawn = hmac.digest(settings.IDENTITY_KEY.encode(), words, "sha256")
    return drawn[: tokens.LETTERS].translate(LETTER_OF).decode()


def rows_of(standing: Standing, sent: Sent, letters: str, place: int | None, at: datetime) -> list[Row]:
    """The rows a sending becomes, every rule of the room asked; refuses the whole sending when one opinion does not fit."""
    rules.must_take_opinions(standing.stage, standing.opens_at, standing.closes_at, at)
    # The driver's own kind of UUID: the same value, made and written several times faster.
    token = UUID(tokens.token_bytes(standing.id, letters, settings.IDENTITY_KEY.encode()))
    rows = [_row(standing, said, token, place) for said in sent.opinions]
    if len(rows) > 1 and len({row.target for row in rows}) < len(rows):
        raise Refusal(
            "Mỗi phần, câu hỏi, nhận định chỉ gửi một ý kiến.", "One opinion for each section, question and statement."
        )
    return rows


def code_of(letters: str) -> str:
    """The code of these letters as a receipt prints it."""
    return "GY-" + "-".join([letters[at : at + 4] for at in range(0, tokens.LETTERS, 4)])


def _row(standing: Standing, said: Said, token: UUID, place: int | None) -> Row:
    text = clean(said.text) if said.text else ""
    if (said.section is not None) + (said.question is not None) + (said.statement is not None) != 1:
        raise Refusal(
            "Hãy cho biết ý kiến về phần, câu hỏi hay nhận định nào.",
            "Say which section, question or statement it is on.",
        )
    if said.statement is not None:
        rules.must_be_allowed(standing.rights, Right.VOTE)
        _must_be_here(said.statement in standing.statements)
        if said.stance is None or text or said.option is not None or said.scale is not None:
            raise Refusal(
                "Hãy chọn đồng ý, không đồng ý hoặc không có ý kiến.", "Agree, disagree or pass.", field="stance"
            )
    elif said.question is not None:
        rules.must_be_allowed(standing.rights, Right.ANSWER)
        _must_be_here(said.question in standing.questions)
        kind, options = standing.questions[said.question]
        rules.must_answer(kind, said.option, said.scale, text, options)
        if said.stance is not None or _too_much(kind, said, text):
            raise Refusal(
                "Câu trả lời không khớp với câu hỏi.", "The answer does not fit the question.", field="answer"
            )
    else:
        rules.must_be_allowed(standing.rights, Right.COMMENT)
        _must_be_here(said.section in standing.sections)
        rules.must_say_something(said.stance, text)
        if said.option is not None or said.scale is not None:
            raise Refusal(
                "Ý kiến về một phần không có lựa chọn hay thang điểm.",
                "An opinion on a section has no option or scale.",
            )
    return Row(
        standing.id,
        token,
        said.section,
        said.question,
        said.statement,
        said.option,
        place,
        said.stance,
        said.scale,
        text,
    )


def _too_much(kind: QuestionKind, said: Said, text: str) -> bool:
    given = {
        QuestionKind.CHOICE: said.option is not None,
        QuestionKind.SCALE: said.scale is not None,
        QuestionKind.TEXT: bool(text),
    }
    return any(there for other, there in given.items() if other is not kind)


def _must_be_here(here: bool) -> None:
    if not here:
        raise Refusal(
            "Phần, câu hỏi hoặc nhận định này không có trong cuộc lấy ý kiến.",
            "The consultation has no such section, question or statement.",
        )
