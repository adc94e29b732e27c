"""A shadow of a text: composed, one way of placing tone marks, plain spaces; every letter knows where it came from."""

import re
import unicodedata

_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_SPACES = dict.fromkeys(
    map(
        ord,
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\v\f\r\x85\u2028\u2029",
    ),
    " ",
)
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
_OLD_TONE = re.compile(r"(?<![qQ])([oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])")
_MOVED = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)


class Shadow:
    """``norm`` is the text to read, ``low`` the same in small letters; ``span`` maps back to the text itself."""

    def __init__(self, text: str) -> None:
        self.text = text
        norm, self._starts, self._ends = _composed(text)
        self.norm = _OLD_TONE.sub(_new_tone, norm.translate(_SPACES))
        low = self.norm.lower()
        self.low = (
            low if len(low) == len(self.norm) else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.norm)
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text itself of ``norm[start:end]``."""
        if self._starts is None or self._ends is None:
            return start, end
        return (self._starts[start], self._ends[end - 1]) if end > start else (0, 0)


def _composed(text: str) -> tuple[str, list[int] | None, list[int] | None]:
    if unicodedata.is_normalized("NFC", text) and not any(c in text for c in _DROPPED):
        return text, None, None
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        if cluster.group() in _DROPPED:
            continue
        composed = unicodedata.normalize("NFC", cluster.group())
        letters.append(composed)
        starts += [cluster.start()] * len(composed)
        ends += [cluster.end()] * len(composed)
    return "".join(letters), starts, ends


def _new_tone(match: re.Match[str]) -> str:
    pair = match.group()
    moved = _MOVED[pair.lower()]
    if pair.isupper():
        return moved.upper()
    return moved.capitalize() if pair[0].isupper() else moved
