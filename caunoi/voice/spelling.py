"""Vietnamese letters typed with old code tables (TCVN3, VNI, …) or broken on the way: noticed, and a reading proposed."""

from dataclasses import dataclass

from caunoi.kernel.text import clean

#: What the code tables are called by those who used them.
TABLES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viscii": "VISCII", "vps": "VPS", "utf8": "UTF-8"}
#: Letters looked at; more would tell nothing new.
SAMPLE = 4000


@dataclass(frozen=True, slots=True)
class Reading:
    """The text as it was probably meant, and the code table it was typed in."""

    text: str
    table: str


def proposed(text: str) -> Reading | None:
    """How a text was probably meant, when it does not read as Unicode Vietnamese; None where nothing is wrong."""
    if text.isascii():
        return None
    mended = _mended(text)
    if mended is not None:
        return Reading(mended, TABLES["utf8"])
    import viparse  # slow to load, and most texts never need it

    table = viparse.detect_text_encoding(clean(text[:SAMPLE]))
    if table not in TABLES:
        return None
    return Reading(clean(viparse.fix(text, encoding=table)), TABLES[table])


def _mended(text: str) -> str | None:
    """UTF-8 that was read as Windows-1252, read rightly."""
    if "Ã" not in text and "á»" not in text and "áº" not in text and "Ä‘" not in text:
        return None
    try:
        return clean(b"".join(_byte(letter) for letter in text).decode("utf-8"))
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
