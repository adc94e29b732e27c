"""Plain text in the encodings Vietnamese offices have used: UTF-8, UTF-16, Windows-1258, TCVN3, VNI, VPS, VISCII."""

import re
import unicodedata

from .shapes import Text, not_a_document

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_STRANGE = re.compile(
    r"[^\W\d_]*[¡-¿÷×ÿþæøœ€ƒ§¨¬-±´-¸][^\W\d_]*|[^\x00-\u024f\u1e00-\u1eff\u2000-\u206f\u20ab\u2200-\u25ff]"
)


def text(data: bytes) -> Text:
    """The text as ``open(file, encoding=…).read()`` gives it: line ends become one newline."""
    found, encoding = decoded(data)
    if len(_CONTROL.findall(found[:100_000])) > len(found[:100_000]) * 0.01:
        raise not_a_document()
    found = found.replace("\r\n", "\n").replace("\r", "\n")
    return Text(found, "txt", encoding)


def decoded(data: bytes) -> tuple[str, str]:
    """The characters and the name of the encoding they were in."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    if data[:4000].count(0) > len(data[:4000]) * 0.05:
        return _wide_without_mark(data)
    try:
        found = data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data)
    repaired, old = repair(found)
    return repaired, old or "utf-8"


def repair(found: str) -> tuple[str, str | None]:
    """Text typed with an old Vietnamese font turned into Unicode, and which; unchanged where it is Unicode already."""
    if found.isascii() or len(_VIETNAMESE.findall(found[:20_000])) > len(found[:20_000]) * 0.1:
        return found, None
    import viparse  # slow: loaded only for text that may be in an old encoding

    encoding = viparse.detect_text_encoding(found[:50_000])
    if encoding is None:
        return found, None
    return viparse.fix(found, encoding=encoding), encoding


def _wide_without_mark(data: bytes) -> tuple[str, str]:
    even, odd = data[:2000:2].count(0), data[1:2000:2].count(0)
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    found = data.decode(encoding, errors="replace")
    if found.count("\ufffd") > len(found) * 0.01 or "\x00" in found[:2000]:
        raise not_a_document()
    return found, encoding


def _eight_bit(data: bytes) -> tuple[str, str]:
    western = data.decode("latin-1")
    windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    old, encoding = repair(data.decode("cp1252", errors="replace"))
    if encoding is None:
        old, encoding = repair(western)
    choices = [(windows, "windows-1258"), (old, encoding or "windows-1252")]
    best = min(choices, key=lambda choice: _strangeness(choice[0]))
    if _strangeness(best[0]) > 0.25:
        raise not_a_document()
    return best


def _strangeness(found: str) -> float:
    sample = found[:20_000]
    words = len(_WORD.findall(sample)) or 1
    return (len(_STRANGE.findall(sample)) + 20 * len(_CONTROL.findall(sample))) / words
