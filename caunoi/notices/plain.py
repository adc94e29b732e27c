"""Text from people made safe to print: composed letters, nothing invisible."""

import re
import unicodedata

#: Categories that never print: controls, surrogates, private use, unassigned; formats are judged one by one.
_UNPRINTED = {"Cc", "Cs", "Co", "Cn"}
#: Format characters that change nothing a reader sees, yet can hide or turn text around.
_HIDDEN = set("\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff") | {
    chr(code) for span in (range(0x202A, 0x202F), range(0x2066, 0x2070), range(0xFFF0, 0xFFFC)) for code in span
}


def plain(text: str, *, lines: bool = False) -> str:
    """Compose letters (NFC) and drop what cannot be seen; line ends become blanks unless ``lines`` are kept."""
    text = re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    kept = (letter for letter in text if letter == "\n" or _prints(letter))
    return unicodedata.normalize("NFC", "".join(kept))


def _prints(letter: str) -> bool:
    return letter not in _HIDDEN and unicodedata.category(letter) not in _UNPRINTED
