"""What arrives, what is kept of it, and the digest that stands for one opinion."""

import hashlib
import uuid
from typing import Annotated, Literal

import msgspec

#: So many opinions in one sending, so many letters of a key or code.
MOST_AT_ONCE = 50
Short = Annotated[str, msgspec.Meta(max_length=64)]
Number = Annotated[int, msgspec.Meta(gt=0, lt=2**62)]


class Said(msgspec.Struct, forbid_unknown_fields=True):
    """One opinion: on a section, an answer to a question, or a vote on a statement."""

    section: Number | None = None
    question: Number | None = None
    statement: Number | None = None
    stance: Literal[-1, 0, 1] | None = None
    option: Number | None = None
    scale: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None
    text: str = ""


class Sent(msgspec.Struct, forbid_unknown_fields=True):
    """A sending: who keeps a ``key`` of their own drawing may send again after a lost answer and is counted once.

    ``code`` is the receipt's code or the invitation's, where the sender has one already.
    """

    consultation: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    opinions: Annotated[list[Said], msgspec.Meta(min_length=1, max_length=MOST_AT_ONCE)]
    key: Short = ""
    code: Short = ""
    place: Short = ""


class Row(msgspec.Struct, frozen=True, gc=False):
    """One opinion as the table keeps it."""

    consultation: int
    token: uuid.UUID
    section: int | None
    question: int | None
    statement: int | None
    option: int | None
    place: int | None
    stance: int | None
    scale: int | None
    text: str

    @property
    def target(self) -> tuple[uuid.UUID, int | None, int | None, int | None]:
        """Whose opinion on what: once in the table."""
        return self.token, self.section, self.question, self.statement

    @property
    def said(self) -> tuple[int | None, int | None, int | None, str]:
        """What was said, without whose and on what."""
        return self.option, self.stance, self.scale, self.text


def digest_of(row: Row) -> bytes:
    """The digest of an opinion; the token in it is secret, so nobody guesses an opinion from its digest."""
    about = (
        f"section:{row.section}"
        if row.section
        else f"question:{row.question}"
        if row.question
        else f"statement:{row.statement}"
    )
    head = f"caunoi.opinion.1\n{row.consultation}\n{row.token}\n{about}\n{row.option}\n{row.stance}\n{row.scale}\n"
    return hashlib.sha256(head.encode() + row.text.encode()).digest()
