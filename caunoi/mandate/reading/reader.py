"""The reader: walks the blocks of a document once, keeping the section, who was last told, and what is being said."""

import re
from datetime import timedelta

from caunoi.files.texts import Text
from caunoi.kernel.text import ending, opening
from caunoi.mandate.words import REVIEWS, Form, ItemKind, Kind, Why

from . import addressees, judge, orders
from .about import about, addressees_line
from .blocks import Block, Level, blocks_of
from .dates import Deadline, deadline_in, horizon_in
from .head import About
from .items import Item, Reading
from .lexicon import CAUSE_TAIL, CONNECTIVE, CONSEQUENCE, INTRO, ORDER
from .mood import Mood, Verdict
from .noise import Noise
from .sections import Section, is_heading, section_of
from .sentences import clauses, sentences
from .shadow import Shadow
from .starts import past_connective
from .tables import Row, columns_of, row_of
from .tasks import Orders, tasks_in

_KIND = {Section.RESULTS: ItemKind.RESULT, Section.LIMITATIONS: ItemKind.LIMITATION, Section.CAUSES: ItemKind.CAUSE}
_STOP = re.compile(r"^\W*(?:nơi nhận|tm\.\s|t/m\s|kt\.\s|k/t\s|(?:người|đại diện) (?:lập|soạn))")
#: What begins an annex, after the signature of the paper it belongs to.
_ANNEX = re.compile(r"^\W*(?:phụ lục|danh mục|biểu|bảng|phân công)(?!\w)")
_WITH = re.compile(r"(?<!\w)phối hợp(?: chặt chẽ)? (?:với|cùng) ")
_LEAD_BY = re.compile(
    r"^\W*(?:(?:cơ quan|đơn vị|bộ phận)(?: được giao)? )?(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|phân công)(?: (?:thực hiện|tham mưu|chính))?\s*:\s*(?P<body>[^;.\n]+)"
)
_DUE_BY = re.compile(
    r"^\W*(?:thời gian|thời hạn|tiến độ|hạn)(?: (?:thực hiện|hoàn thành|báo cáo))*\s*:\s*(?P<time>[^;\n]+)"
)


def read(source: Text | str) -> Reading:
    """Everything proposed from a document; the same text always gives the same reading."""
    text = source if isinstance(source, Text) else Text(source, "txt")
    shadow = Shadow(text.text)
    blocks = blocks_of(shadow)
    walk = _Walk(shadow, blocks, about(blocks))
    walk.run()
    return Reading(text, walk.about, walk.items)


class _Walk:
    def __init__(self, shadow: Shadow, blocks: list[Block], head: About) -> None:
        self.shadow, self.blocks, self.about = shadow, blocks, head
        self.items: list[Item] = []
        self.stack: list[tuple[int, Section | None, str]] = []
        self.body_at: int | None = None
        self.scope: str | None = None  # whom the heading above addresses
        self.kept: str | None = None  # whom the document as a whole addresses
        self.horizon: Deadline | None = None  # by when, as the heading or the lead-in says
        self.held = Orders()
        self.mood = Mood()
        self.columns: dict[str, int] = {}
        self.above: Row | None = None  # the row before, for cells merged or said to be the same
        self.attached = False
        self.fresh = 0  # tasks since the last "đơn vị chủ trì" line or heading
        self.official = head.form is Form.OFFICIAL
        looks_back = head.kind in REVIEWS and head.period is not None
        self.dating = (head.year, head.period.until - timedelta(days=1) if looks_back and head.period else None)

    def run(self) -> None:
        noise = Noise(self.blocks)
        signed = False
        for index, block in enumerate(self.blocks):
            if index < self.about.head and not block.low.startswith("kính gửi"):
                continue
            if _STOP.match(block.low) and index > len(self.blocks) * 0.3:
                if not self.official:
                    break
                signed = True
            if signed and not self._begins_annex(block):
                continue
            signed = False
            if not self.official and noise.ends(block):
                break
            if not self.official and noise.covers(block):
                continue
            after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
            self._block(block, after, index)

    # One block

    def _begins_annex(self, block: Block) -> bool:
        """Whether an annex begins here; it addresses nobody yet, whatever the paper before it said last."""
        if not (_ANNEX.match(block.low) if not block.row else columns_of(block)):
            return False
        self.stack, self.body_at, self.scope, self.horizon, self.held = [], None, None, None, Orders(body=self.kept)
        self.mood.forget()
        return True

    def _block(self, block: Block, after: Block | None, index: int) -> None:
        if block.row:
            self._row(block)
            return
        self.columns, self.above = {}, None
        if addressees_line(block):
            self.held.body = re.sub(r"^kính gửi\s*:?\s*", "", block.text, flags=re.IGNORECASE).strip(" .;:") or None
            self.kept = self.held.body
            return
        if self._attached(block):
            return
        if is_heading(block, after, official=self.official):
            self._heading(block)
            return
        if not self.official and not block.ended and block.words < 26 and block.level == Level.NONE:
            if index > 0 and block.words < 26:
                self.mood.forget()
            return
        self._leave(block)
        self._prose(block, self._run_in(block))

    def _row(self, block: Block) -> None:
        columns = columns_of(block, self.columns if self.above is None else None)
        if columns:
            self.columns = columns
            return
        row = row_of(block, self.columns, self.above) if self.columns else None
        if row is None:
            return
        self.above = row
        due = deadline_in(row.deadline.lower(), row.deadline, *self.dating) or (
            deadline_in("trước " + row.deadline.lower(), "trước " + row.deadline, *self.dating)
            if row.deadline
            else None
        )
        item = self._add(ItemKind.TASK, block, row.start, row.end, Why.TABLE, "")
        if item:
            item.body, item.duty, item.deadline, item.support = row.body, item.text.strip(" .;"), due, row.support

    def _attached(self, block: Block) -> bool:
        """A line that only says who leads or by when belongs to the tasks just above it."""
        low = block.low
        lead, due = _LEAD_BY.match(low), _DUE_BY.match(low)
        fresh = (
            [item for item in self.items[len(self.items) - self.fresh :] if item.kind is ItemKind.TASK]
            if self.fresh
            else []
        )
        if not fresh or block.words > 50 or not (lead or due):
            return False
        for item in fresh:
            if lead:
                item.body = block.text[lead.start("body") : lead.end("body")].strip(" .;,")
            if due:
                item.deadline = deadline_in(low, block.text, *self.dating) or item.deadline
        rest = _DUE_BY.search(low[lead.end() :].strip(" ;.")) if lead else None
        if rest:
            for item in fresh:
                item.deadline = deadline_in(rest.group(), rest.group(), *self.dating) or item.deadline
        self.attached = True
        return True

    def _heading(self, block: Block) -> None:
        self._leave(block, closing=True)
        inside = self._section()
        section = section_of(block.text, inside)
        self.fresh = 0
        if addressees.is_only_body(block.text):
            self._tell(block)
            section = inside or section or (Section.TASKS if self.about.kind not in REVIEWS else None)
        level = self._depth(block)
        if not self.official and block.level == Level.NONE and not block.upper:
            self.stack.clear()
            self.mood.forget()
            if section in _KIND and block.words <= 25:
                self.mood.kind = _KIND[section]
            return
        self.stack.append((level, section or (inside if level > 1 else None), block.text.strip(" .:")))
        if section is not None or level <= Level.ROMAN:
            self.mood.forget()
        if section is Section.TASKS and not addressees.is_only_body(block.text) and self.body_at is None:
            self.horizon = horizon_in(block.text, *self.dating)
            self.held = Orders(body=self.kept, deadline=self.horizon)

    def _depth(self, block: Block) -> int:
        if block.level < Level.NONE:
            return int(block.level)
        return int(Level.PART) if block.upper else int(Level.DEEPER)

    def _tell(self, block: Block) -> None:
        words = block.text.strip(" .:;-–*")
        first = re.match(
            r"(?:đối với|trách nhiệm của|về phía|kiến nghị(?: với| đối với)?|đề nghị(?: với)?|giao|với|yêu cầu|đề xuất(?: với)?)\s+",
            words.lower(),
        )
        self.held.body = self.scope = words[first.end() if first else 0 :].strip()
        self.body_at = self._depth(block)

    def _leave(self, block: Block, *, closing: bool = False) -> None:
        """Close the headings that a block at this level ends."""
        level = self._depth(block) if closing else int(block.level)
        while self.stack and self.stack[-1][0] >= level and (closing or block.level < Level.NONE):
            self.stack.pop()
        if self.body_at is not None and level <= self.body_at and (closing or block.level < Level.NONE):
            self.body_at = None
            self.held.body = self.kept

    def _section(self) -> Section | None:
        return self.stack[-1][1] if self.stack else None

    def _run_in(self, block: Block) -> int:
        """Past a heading that stands at the head of its paragraph: "Hạn chế: …", "2. Ủy ban nhân dân xã: …"."""
        head = re.match(r"[^:.;,]{3,90}:\s*(?=\S)|[^:.;]{3,120}:\s*(?=\S)", block.text)
        if head is None or len(head.group().split()) > 18:
            return 0
        words = head.group().rstrip(" :")
        section = section_of(words, self._section()) if len(words.split()) <= 9 else None
        if block.level < Level.NONE and addressees.is_only_body(words):
            self._tell(block)
            self.body_at = int(block.level)
            if self._section() is None and self.about.kind not in REVIEWS:
                self.stack.append((int(block.level), Section.TASKS, words))
            return head.end()
        if (
            section is not None
            and (block.level < Level.NONE or self.official or len(words.split()) <= 5)
            and not ORDER.match(words.lower())
        ):
            level = int(block.level) if block.level < Level.NONE else 15
            self.stack = [held for held in self.stack if held[0] < level]
            self.stack.append((level, section, words))
            self.mood.forget()
            return head.end()
        return (
            head.end()
            if self._section() is not None
            and len(words.split()) <= 10
            and block.level < Level.NONE
            and not INTRO.search(words.lower())
            and not orders.order_in(words.lower())
            else 0
        )

    # Its sentences

    def _prose(self, block: Block, at: int) -> None:
        self.mood.paragraph()
        if self._section() is Section.TASKS and Level.NUMBER <= block.level <= Level.LETTER:
            self.held.body = self.scope if self.body_at is not None else self.kept
            self.held.deadline = self.horizon
        for start, end in sentences(block.text[at:], at):
            self._sentence(block, start, end)

    def _sentence(self, block: Block, start: int, end: int) -> None:
        low = block.low[start:end]
        section = self._section()
        verdict = judge.verdict(low, section, self.mood, self.about)
        if verdict.kind is None:
            return
        first = start + verdict.at
        if low.endswith(":") or (len(low) - verdict.at) < 3:
            self._lead(block, start, end, verdict)
            return
        if verdict.kind is ItemKind.TASK:
            self._tasks(block, start, end, verdict)
        else:
            self._clauses(block, first, end, verdict)

    def _lead(self, block: Block, start: int, end: int, verdict: Verdict) -> None:
        """A sentence that only announces the list under it."""
        if verdict.kind is ItemKind.TASK:
            low = block.low[start:end]
            order = orders.order_in(low, tasks=True)
            if order and order.names_body:
                cut = addressees.split(low, order.after, len(low))
                stop = cut[1] if cut else len(low.rstrip(" :"))
                self.held.body = block.text[start + order.after : start + stop].strip(" ,:") or self.held.body
                if self.body_at is None and self._section() is not Section.TASKS:
                    self.kept = self.held.body
            self.held.why, self.held.cue = Why.LEAD, ending(block.text[start:end], 60)
            self.held.deadline = self.horizon = (
                deadline_in(low, block.text[start:end], *self.dating) or self.held.deadline
            )
        if block.level == Level.NONE and self.official and verdict.kind is ItemKind.TASK:
            self.stack.append((1, Section.TASKS, ending(block.text[start:end].strip(" :"), 60)))
        else:
            self.mood.list_of(verdict.kind or ItemKind.RESULT)
            self.mood.cue = ending(block.text[start:end], 50)

    def _tasks(self, block: Block, verdict_start: int, end: int, verdict: Verdict) -> None:
        first = verdict_start + verdict.at
        self.held.why, self.held.cue = verdict.why, verdict.cue
        if verdict.fresh and not CONNECTIVE.match(block.low, verdict_start, first):
            self.held.deadline = None
        if verdict.fresh:
            words = block.text[verdict_start + verdict.deadline_from : first]
            self.held.deadline = horizon_in(words, *self.dating) or self.held.deadline
        for duty in tasks_in(block, first, end, self.held, self.dating, sure=verdict.sure):
            item = self._add(ItemKind.TASK, block, duty.start, duty.end, duty.why, duty.cue)
            if item is None:
                continue
            item.body = duty.body or self._own_body()
            item.duty = block.text[duty.verb : duty.end].strip(' ,.;:–-”"')
            item.deadline = duty.deadline
            item.support = _support(block, duty.start, duty.end)
            self.fresh = 1 if self.attached else self.fresh + 1
            self.attached = False

    def _own_body(self) -> str | None:
        return self.about.issuer if self.about.kind in REVIEWS | {Kind.PLAN, Kind.PROGRAMME} else None

    def _clauses(self, block: Block, first: int, end: int, verdict: Verdict) -> None:
        low = block.low
        kind = verdict.kind or ItemKind.RESULT
        spans: list[list[int]] = []
        for start, stop in clauses(block.text[first:end], first):
            words = low[start:stop].split()
            if spans and (len(words) <= 4 or CONSEQUENCE.match(low[start:stop])):
                spans[-1][1] = stop
            elif len(words) >= 3:
                spans.append([start, stop])
        for begun, stop in spans:
            start = past_connective(low, begun, stop)
            self._add(kind, block, start, stop, verdict.why, verdict.cue)
            if kind is ItemKind.LIMITATION:
                cause = CAUSE_TAIL.search(low, start, stop)
                if cause and stop - cause.end() > 12:
                    self._add(ItemKind.CAUSE, block, cause.end(), stop, Why.CUE, cause.group().strip(" ,"))

    def _add(self, kind: ItemKind, block: Block, start: int, end: int, why: Why, cue: str) -> Item | None:
        text = block.text
        while start < end and text[start] in " \t“\"'–-,;:.":
            start += 1
        while end > start and text[end - 1] in " \t;,":
            end -= 1
        if end - start < 8:
            return None
        first, last = self.shadow.span(block.start + start, block.start + end)
        heading = self.stack[-1][2] if self.stack else ""
        item = Item(
            kind, first, last, self.shadow.text[first:last], why, opening(heading if why is Why.SECTION else cue, 80)
        )
        self.items.append(item)
        return item


def _support(block: Block, start: int, end: int) -> str:
    """Whom a task is to be done together with, where its sentence says so: "chủ trì, phối hợp với Sở Nội vụ tổ chức …"."""
    said = _WITH.search(block.low, start, end)
    named = addressees.split(block.low, said.end(), end) if said else None
    return block.text[named[0] : named[1]].strip(" ,;") if named else ""
