"""What a letter may be: readable word rules that propose a kind and a topic and show why; an officer decides.

Pure: text in, proposals with the very words they rest on out. A complaint or a denunciation is only ever pointed at,
never chosen: ``Proposal.may_be_default`` is false for them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caunoi.kernel.text import fold, nfc

from .words import Kind

#: Words that speak for a kind, and how loudly; written as residents write them.
SIGNS: dict[Kind, tuple[tuple[int, str], ...]] = {
    Kind.COMPLAINT: (
        (5, "đơn khiếu nại"),
        (3, "khiếu nại"),
        (3, "không đồng ý với quyết định"),
        (3, "hủy quyết định"),
        (3, "huỷ quyết định"),
        (2, "thu hồi quyết định"),
        (2, "xem xét lại quyết định"),
        (2, "quyết định xử phạt"),
        (2, "quyết định thu hồi đất"),
        (2, "quyết định cưỡng chế"),
        (2, "quyền và lợi ích hợp pháp của tôi"),
        (1, "phương án bồi thường"),
    ),
    Kind.DENUNCIATION: (
        (5, "đơn tố cáo"),
        (4, "tố cáo"),
        (3, "tố giác"),
        (3, "nhận hối lộ"),
        (3, "đòi hối lộ"),
        (3, "tham ô"),
        (3, "vòi tiền"),
        (3, "vòi vĩnh"),
        (3, "chung chi"),
        (3, "lợi dụng chức vụ"),
        (2, "nhũng nhiễu"),
        (2, "bao che"),
        (2, "lập khống"),
        (2, "ăn chặn"),
    ),
    Kind.PROPOSAL: (
        (5, "đơn kiến nghị"),
        (3, "kiến nghị"),
        (2, "đề xuất"),
        (2, "đề nghị"),
        (2, "xin được"),
        (1, "mong muốn"),
        (1, "mong được"),
        (1, "nên làm"),
        (1, "cần lắp"),
        (1, "cần xây"),
    ),
    Kind.FEEDBACK: (
        (5, "đơn phản ánh"),
        (3, "phản ánh"),
        (3, "phản ảnh"),
        (2, "xin báo"),
        (2, "tình trạng"),
        (2, "thường xuyên"),
        (1, "gây ồn"),
        (1, "ô nhiễm"),
        (1, "ngập"),
        (1, "hư hỏng"),
        (1, "bị hỏng"),
        (1, "lấn chiếm"),
        (1, "mất vệ sinh"),
        (1, "chậm trễ"),
    ),
}
#: Kinds with legal consequences for people: pointed at, never filled in.
GRAVE = (Kind.COMPLAINT, Kind.DENUNCIATION)
#: The score from which a sign of another kind suggests that the letter holds two matters.
STRONG = 4
_DECISION = re.compile(r"(?i)quyết định\s+(?:số\s+)?\d+[/\-][\wđĐ\-/.]+")
_MARKED = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.I)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A kind the letter may be: how many points its words carry, and the words themselves."""

    kind: Kind
    points: int
    because: tuple[str, ...]

    @property
    def may_be_default(self) -> bool:
        """Whether a form may come with it chosen; never for a complaint or a denunciation."""
        return self.kind not in GRAVE


@dataclass(frozen=True, slots=True)
class TopicProposal:
    """A topic the letter may be about, and the words that say so."""

    topic: int
    points: int
    because: tuple[str, ...]


def kinds(title: str, text: str) -> list[Proposal]:
    """The kinds the words speak for, the loudest first; empty when nothing speaks."""
    head, body = _readable(title), _readable(text[:20_000])
    found = []
    for kind, signs in SIGNS.items():
        points, because = _heard(signs, head, body)
        if kind is Kind.COMPLAINT and (named := _DECISION.search(nfc(f"{title} {text[:20_000]}"))):
            points, because = points + 2, [*because, named.group().strip()]
        if points:
            found.append(Proposal(kind, points, tuple(because)))
    return sorted(found, key=lambda proposal: -proposal.points)


def looks_mixed(found: Sequence[Proposal]) -> bool:
    """Whether two kinds speak strongly: the law asks that each matter be its own letter (LTCD Điều 25.3)."""
    strong = {proposal.kind for proposal in found if proposal.points >= STRONG}
    return len(strong - {Kind.PROPOSAL, Kind.FEEDBACK}) + bool(strong & {Kind.PROPOSAL, Kind.FEEDBACK}) > 1


def default_kind(found: Sequence[Proposal]) -> Kind | None:
    """The kind a form may come with: the loudest one, unless any grave kind speaks strongly at all."""
    if not found or any(proposal.kind in GRAVE and proposal.points >= 2 for proposal in found):
        return None
    return found[0].kind if found[0].may_be_default else None


_TITLE = re.compile(r"(?im)^\s*(?:v/v|về việc)\s*:?\s*(.{8,200})$")
_KIND_LINE = re.compile(
    r"(?im)^\s*(đơn\s+(?:khiếu nại|tố cáo|kiến nghị|phản ánh|đề nghị|cầu cứu|kêu cứu)[^\n]{0,160})$"
)


def title_of(text: str) -> str:
    """A first title for a letter read from paper: its “V/v” line, else the line that names it; empty when it has neither."""
    text = nfc(text)
    found = _TITLE.search(text) or _KIND_LINE.search(text)
    return " ".join(found.group(1).split())[:200] if found else ""


def topics(title: str, text: str, known: Iterable[tuple[int, str]], most: int = 3) -> list[TopicProposal]:
    """Topics whose words are in the letter, the loudest first; ``known`` are (id, words divided by commas)."""
    head, body = _readable(title), _readable(text[:20_000])
    found = []
    for topic, words in known:
        signs = tuple((1, word.strip()) for word in re.split(r"[,;\n]", words) if len(word.strip()) > 1)
        points, because = _heard(signs, head, body)
        if points:
            found.append(TopicProposal(topic, points, tuple(because[:5])))
    return sorted(found, key=lambda proposal: -proposal.points)[:most]


def _heard(signs: Iterable[tuple[int, str]], head: str, body: str) -> tuple[int, list[str]]:
    """Points and words heard: a word in the title counts twice, a shorter word inside one already heard not at all."""
    points = 0
    because: list[str] = []
    for weight, words in signs:
        inside = any(words in heard for heard in because)
        in_head, in_body = _has(words, head), _has(words, body)
        if (in_head or in_body) and not inside:
            points += weight * (2 if in_head else 1)
            because.append(words)
    return points, because


def _readable(text: str) -> str:
    """Lower case with single spaces; a text written without marks stays so and is compared without them."""
    return " ".join(nfc(text).lower().split())


def _has(words: str, text: str) -> bool:
    sought = words.lower() if _MARKED.search(text) else fold(words)
    return bool(sought) and re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", text) is not None
