"""Codes to rate: signed, not kept. A code says which batch and which number of it, and a seal shows that we made it."""

import hashlib
import hmac

from django.conf import settings

from caunoi.identity.sealing import ALPHABET

#: Letters of the number and of its seal: 40 bits say which code it is, 60 bits that it is ours.
NUMBER, SEAL = 8, 12
_SERIALS = 1 << 14
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
#: A batch is no larger than its numbers reach.
MOST = _SERIALS - 1


def code_of(batch: int, serial: int) -> str:
    """The code of a number of a batch, in fours: 0001-002K-…"""
    number = _letters(batch * _SERIALS + serial, NUMBER)
    whole = number + _seal(number)
    return "-".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def read(code: str) -> tuple[int, int] | None:
    """The batch and number of a code as typed or scanned; None where it is not one of ours."""
    letters = "".join(each for each in code[:60].upper().translate(_READ_AS) if each in ALPHABET)
    if len(letters) != NUMBER + SEAL or not hmac.compare_digest(_seal(letters[:NUMBER]), letters[NUMBER:]):
        return None
    number = 0
    for each in letters[:NUMBER]:
        number = number * 32 + ALPHABET.index(each)
    return divmod(number, _SERIALS)


def _seal(number: str) -> str:
    drawn = hmac.new(settings.IDENTITY_KEY.encode(), f"benefit:{number}".encode(), hashlib.sha256).digest()
    return _letters(int.from_bytes(drawn[:8]) >> 4, SEAL)


def _letters(number: int, length: int) -> str:
    found = ""
    for _ in range(length):
        number, rest = divmod(number, 32)
        found = ALPHABET[rest] + found
    return found
