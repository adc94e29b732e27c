"""Vietnamese text: one spelling of each letter and tone, folding for search, the order of the alphabet."""

import re
import unicodedata
from functools import lru_cache

# Tones in dictionary order (ngang, huyền, hỏi, ngã, sắc, nặng) as combining marks; the first is no mark.
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_VOWELS = "aăâeêioôơuưy"
_MARKED = "ăâêôơ"
_ONSETS = frozenset(re.split(" ", " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"))
_CODAS = frozenset(re.split(" ", " c ch m n ng nh p t"))
_CLUSTERS = frozenset(
    re.split(
        " ",
        "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi "
        "ươ ưu yê iêu oai oao oay oeo uây uôi uya uyê uyu uêu ươi ươu yêu",
    )
)
_SYLLABLE = re.compile(rf"(gi(?=[{_VOWELS}])|qu(?=[{_VOWELS}])|[^{_VOWELS}]*)([{_VOWELS}]+)([^{_VOWELS}]*)")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"[^\S\n\t]+")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_RANK = {letter: chr(0x41 + place) for place, letter in enumerate(_ALPHABET)}
_TONE_RANK = dict(zip(_TONES, '!"#$%&', strict=True))


def nfc(text: str) -> str:
    """The text with each letter in its one composed form."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Typed text made safe to keep: NFC, no invisible or direction marks, single spaces, trimmed; lines stay."""
    composed = nfc(text)
    # What is printable throughout holds nothing of _UNSEEN; asking at once is many times faster than letter by letter.
    seen = (
        composed
        if composed.isprintable()
        else "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    )
    return nfc(_SPACES.sub(" ", seen)).strip()


def fold(text: str) -> str:
    """Lower case without marks and with đ as d; one letter stays one letter, so offsets into NFC text hold."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower())
    kept = "".join(c for c in bare if unicodedata.category(c) != "Mn")
    return nfc(kept.replace("đ", "d"))


def opening(text: str, most: int) -> str:
    """The text if it has at most so many letters, else its first whole words and a sign that it goes on."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most + 1].rsplit(" ", 1)[0][:most].rstrip(" ,;:.") + "…"


def ending(text: str, most: int) -> str:
    """The text if it has at most so many letters, else its last whole words behind a sign that it began before."""
    words = " ".join(text.split())
    return words if len(words) <= most else "…" + words[-most - 1 :].split(" ", 1)[-1][-most:]


#: How long beginnings of bodies' names are written for short.
SHORT_NAMES = (
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam", "MTTQ"),
    ("Ủy ban Mặt trận Tổ quốc", "MTTQ"),
)


def short_name(name: str) -> str:
    """A body's name with its customary short beginning: "Ủy ban nhân dân phường Tân Phú" is "UBND phường Tân Phú"."""
    for long, short in SHORT_NAMES:
        if name.startswith(long):
            return short + name[len(long) :]
    return name


def slug(text: str) -> str:
    """Folded words joined by hyphens, for addresses and file names."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def tones(text: str) -> str:
    """NFC with each tone on its customary letter (hoà → hòa, thuỷ → thủy, qúy → quý); hoàn, quý, foreign words stay."""
    return _WORD.sub(lambda word: _placed(word.group()), nfc(text))


def same(one: str, other: str) -> bool:
    """Whether two spellings are the same Vietnamese words, whatever the case, spaces and place of the tone."""
    return tones(clean(one)).lower() == tones(clean(other)).lower()


def sort_key(text: str) -> str:
    """A string that orders as Vietnamese does: d before đ, a ă â, then tones, syllable by syllable; 2 before 10."""
    return " ".join(_syllable_key(part) for part in re.findall(r"\d+|[^\W\d_]+", tones(text).lower()))


@lru_cache(maxsize=20_000)
def _placed(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    marks = [c for c in letters if c in _TONES and c]
    if len(marks) != 1:
        return word
    bare = nfc("".join(c for c in letters if c not in marks))
    match = _SYLLABLE.fullmatch(bare.lower())
    if match is None:
        return word
    onset, cluster, coda = match.groups()
    if onset not in _ONSETS or coda not in _CODAS or cluster not in _CLUSTERS:
        return word
    seat = len(onset) + _seat(cluster, closed=bool(coda))
    return nfc(bare[: seat + 1] + marks[0] + bare[seat + 1 :])


def _seat(cluster: str, *, closed: bool) -> int:
    marked = [place for place, letter in enumerate(cluster) if letter in _MARKED]
    if marked:
        return marked[-1]
    if "ư" in cluster:
        return cluster.index("ư")
    if len(cluster) == 1:
        return 0
    return 1 if closed or len(cluster) > 2 else 0


def _syllable_key(part: str) -> str:
    if part.isdigit():
        number = part.lstrip("0") or "0"
        return f"0{len(number):03d}{number}"
    letters = unicodedata.normalize("NFD", part)
    tone = next((c for c in letters if c and c in _TONES), "")
    bare = nfc("".join(c for c in letters if c not in _TONES))
    return "".join(_RANK.get(c) or _RANK.get(fold(c)[:1]) or chr(0x62) for c in bare) + _TONE_RANK[tone]
