"""Whether words look Vietnamese: a yardstick for what a machine has read, without a dictionary."""

import re
import unicodedata

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x)?"
    r"(uyê|uya|oai|oay|oao|oeo|uay|uây|uyu|iêu|yêu|ươi|ươu|uôi|oa|oă|oe|oo|uâ|uê|uơ|uy|iê|yê|ia|ya|uô|ua|ươ|ưa|ưi|ưu"
    r"|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|a|ă|â|e|ê|i|y|o|ô|ơ|u|ư)"
    r"(ch|ng|nh|c|m|n|p|t)?"
)


def plausible(text: str) -> float:
    """The share of words, from 0 to 1, that could be Vietnamese syllables; numbers and signs are not asked."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(_is_syllable(word) for word in words) / len(words) if words else 0.0


def plausible_words(text: str) -> int:
    """How many words could be Vietnamese syllables: what was left out does not count for a reading."""
    return sum(_is_syllable(word) for word in re.findall(r"[^\W\d_]+", text))


def _is_syllable(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word.lower())
    if sum(letter in _TONES for letter in letters) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    return _SYLLABLE.fullmatch(bare) is not None
