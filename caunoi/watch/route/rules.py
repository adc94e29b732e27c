"""Ordered rules that come before any model: phrases that a person can read, and what the law gives a clock of its own."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from caunoi.kernel.text import fold

#: What a rule says when a person decides and no model may.
PERSON = "person"
_APART = re.compile(r"[^a-z0-9]+")
_ALIKE = str.maketrans("0134578@$", "oieastbas")


@dataclass(frozen=True, slots=True)
class Rule:
    """If any of these phrases is there and none of those, this label; ``person``: nobody but a person decides."""

    name: str
    label: str
    any: tuple[str, ...]
    none: tuple[str, ...] = ()


#: A denunciation or a complaint is never decided by a model, however it is spelled; nor what reads like one.
FIRST: tuple[Rule, ...] = (
    Rule(
        "denunciation",
        PERSON,
        (
            "tố cáo", "tố giác", "tham nhũng", "tham ô", "nhận hối lộ", "đưa hối lộ", "ăn hối lộ", "đòi hối lộ", "vòi tiền", "vòi vĩnh", "ăn chặn",
            "nhũng nhiễu", "lạm quyền", "lợi dụng chức vụ", "lộng quyền", "bao che", "trù dập", "khai khống", "rút ruột", "lót tay", "chung chi", "bôi trơn",
            "chiếm đoạt", "biển thủ", "cửa quyền", "đe dọa người", "hành vi vi phạm pháp luật của",
        ),
    ),
    Rule(
        "complaint",
        PERSON,
        (
            "khiếu nại", "khiếu kiện", "không đồng ý với quyết định", "không chấp nhận quyết định", "không nhất trí với quyết định", "hủy quyết định", "huỷ quyết định",
            "thu hồi quyết định", "bãi bỏ quyết định", "xem xét lại quyết định", "quyết định trái luật", "quyết định trái pháp luật", "quyết định sai", "phản đối quyết định",
            "hành vi hành chính", "quyết định xử phạt", "quyết định cưỡng chế", "quyết định thu hồi đất", "quyết định kỷ luật", "giải quyết lần đầu", "giải quyết lần hai",
        ),
    ),
)  # fmt: skip
#: Labels that mean the same things in a training file.
CLOCKED = frozenset({"tocao", "khieunai", "denunciation", "complaint", "tocaokhieunai", "khieunaitocao"})


def met_by(text: str, rule: Rule) -> tuple[str, ...]:
    """The phrases of a rule that a letter has."""
    return _met(rule, squeezed(text), f" {_APART.sub(' ', fold(text)).strip()} ")


def squeezed(text: str) -> str:
    """Letters and digits alone, without marks, blanks and look-alikes: what is spelled to slip by reads as it is meant."""
    plain = unicodedata.normalize("NFKC", text)
    return _APART.sub("", fold(plain).translate(_ALIKE))


def first_of(text: str, rules: Sequence[Rule] = FIRST) -> Rule | None:
    """The first rule that holds. Rules that call for a person see through blanks and points between letters; the others want whole words."""
    tight, loose = squeezed(text), f" {_APART.sub(' ', fold(text)).strip()} "
    for rule in rules:
        if _met(rule, tight, loose) and not any(_spaced(phrase) in loose for phrase in rule.none):
            return rule
    return None


def _met(rule: Rule, tight: str, loose: str) -> tuple[str, ...]:
    if rule.label == PERSON:
        return tuple(phrase for phrase in rule.any if _tight(phrase) in tight)
    return tuple(phrase for phrase in rule.any if _spaced(phrase) in loose)


@lru_cache(maxsize=4096)
def _tight(phrase: str) -> str:
    return squeezed(phrase)


def clocked(label: str) -> bool:
    """Whether a label is one that no model may give."""
    return squeezed(label) in CLOCKED


@lru_cache(maxsize=4096)
def _spaced(phrase: str) -> str:
    return f" {_APART.sub(' ', fold(phrase)).strip()} "
