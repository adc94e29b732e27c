"""Sealing what papers and messages say, with the installation's identity key."""

import base64
import hashlib

from caunoi.identity.sealing import seal, unseal

from .models import IssuedPaper, Message
from .paper import Paper
from .stored import from_data, to_data


def sealed_paper(paper: Paper) -> bytes:
    """The paper, sealed."""
    return seal(to_data(paper))


def paper_in(row: IssuedPaper) -> Paper:
    """The paper a row holds."""
    return from_data(unseal(bytes(row.content)))


def sealed_file(content: bytes) -> bytes:
    """A file, sealed."""
    return seal({"file": base64.b64encode(content).decode("ascii")})


def file_in(sealed: bytes | memoryview) -> bytes:
    """The file back."""
    return base64.b64decode(unseal(bytes(sealed))["file"])


def sealed_words(to: str, subject: str, body: str, stop: str = "") -> bytes:
    """A message's address and words, sealed; ``stop`` is the address that stops further ones of its sort."""
    return seal({"to": to, "subject": subject, "body": body, **({"stop": stop} if stop else {})})


def stop_in(message: Message) -> str:
    """The address that stops further messages of the sort; empty for most."""
    return str(unseal(bytes(message.sealed)).get("stop", ""))


def words_in(message: Message) -> tuple[str, str, str]:
    """Address, subject and words of a message."""
    words = unseal(bytes(message.sealed))
    return words["to"], words["subject"], words["body"]


def digest(content: bytes) -> str:
    """The SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(content).hexdigest()
