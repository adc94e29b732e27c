"""Asking the index: what everybody may find, and what whoever is signed in may find besides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from caunoi.kernel.words import say
from caunoi.places.models import Place

from . import rules
from .findable import Findable, register
from .models import FoundRecord
from .words import Match

#: So many of the newest are looked at to tell the kinds apart; of each so many are shown before its own page.
LOOK, FEW, PAGE = 400, 4, 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found."""

    label: str
    title: str
    excerpt: str
    place: str
    on: Any
    href: str
    open: bool
    synthetic: bool
    kind: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one kind; ``count`` of those looked at, ``more`` where there are others."""

    kind: str
    label: str
    icon: str
    hits: list[Hit]
    count: int
    more: bool


@dataclass(frozen=True, slots=True)
class Results:
    """What was found: by kind on the first page, or one kind page by page; how the words were met."""

    match: Match
    groups: list[Group]
    hits: list[Hit]
    after: str = ""
    capped: bool = False

    @property
    def count(self) -> int:
        """How many were looked at."""
        return sum(group.count for group in self.groups) or len(self.hits)


#: Records that are never copied into the index: asked where they lie, behind their own wall, by who is signed in.
Live = Callable[[str, Any, Any, int, date], list[Hit]]
_live: dict[str, tuple[str, str, str, Live, bool]] = {}


def offer_live(kind: str, vi: str, en: str, icon: str, find: Live, *, public: bool = False) -> None:
    """Add ``find(words, person, place, most, today)`` to what officers find, or to what everybody does; replaced by its kind."""
    _live[kind] = (vi, en, icon, find, public)


def search(
    typed: str,
    *,
    place: Place | None = None,
    kind: str = "",
    after: str = "",
    wide: bool = False,
    public_only: bool = False,
) -> Results:
    """Everything the speaker may find; the very phrase first, all words where there is none, then names that sound alike."""
    words = rules.terms(typed)
    scope = _Scope([kind] if kind else None, place, public_only)
    if not words:
        return Results(Match.PHRASE, [], [])
    for match in (Match.WORDS,) if wide else (Match.PHRASE, Match.WORDS) if len(words) > 1 else (Match.WORDS,):
        found = _one(words, match, scope, after) if kind else _grouped(words, match, scope)
        if found.count or after:
            return found
    hits = _hits(_ids("", " ".join(words), scope, None, PAGE))
    return Results(Match.NEAR, [] if kind else _by_kind(hits, {}, capped=False), hits if kind else [])


def kinds() -> list[Findable]:
    """Every kind that may be found."""
    return register.all()


def public_of(refs: Sequence[str]) -> dict[str, FoundRecord]:
    """Of some references, the records everybody may read today, whoever asks."""
    rows = FoundRecord.objects.filter(ref__in=list(refs), open=True).select_related("place", "province").defer("vector")
    return {row.ref: row for row in rows}


def left_out(*, officer: bool) -> list[str]:
    """What no search finds here, and why: a count of it would tell something, so there is none."""
    told = [
        say(
            "Tố cáo và danh tính người gửi không bao giờ vào danh mục tìm kiếm.",
            "Denunciations and who wrote never enter the index.",
        ),
        say(
            "Danh sách tên hết thời gian công khai, bài đã gỡ: biến mất khỏi đây ngay lúc đó.",
            "Names past their time and pages taken down leave it at that moment.",
        ),
    ]
    if officer:
        return [
            say(
                "Việc của cơ quan khác, và vụ việc có tên cơ quan hoặc chính bạn trong đó: bạn không thấy, kể cả số lượng.",
                "Other bodies' work, and cases in which your body or you are named: not shown, not even as a count.",
            ),
            *told,
        ]
    return [
        say(
            "Đơn của người dân không tìm được ở đây; tra bằng mã trên biên nhận.",
            "Residents' petitions are not found here; follow yours by the code on its receipt.",
        ),
        say(
            "Bản đang soạn và việc nội bộ của cơ quan chưa công khai nên không có.",
            "Drafts and internal work are not public and so not here.",
        ),
        *told,
    ]


@dataclass(frozen=True, slots=True)
class _Scope:
    kinds: list[str] | None
    place: Place | None
    public_only: bool


def _one(words: list[str], match: Match, scope: _Scope, after: str) -> Results:
    mark = rules.mark_read(after)
    if after and mark is None:
        return Results(match, [], [])
    ids = _ids(rules.asked(words, match), "", scope, mark, PAGE + 1)
    rows = _rows(ids[:PAGE])
    last = rules.mark_of(rows[-1].on, rows[-1].pk) if len(ids) > PAGE and rows else ""
    return Results(match, [], [_hit(row) for row in rows], last)


def _grouped(words: list[str], match: Match, scope: _Scope) -> Results:
    ids = _ids(rules.asked(words, match), "", scope, None, LOOK + 1)
    capped = len(ids) > LOOK
    counts: dict[str, int] = {}
    wanted = []
    known = dict(FoundRecord.objects.filter(pk__in=ids[:LOOK]).values_list("pk", "kind"))
    for pk in ids[:LOOK]:
        kind = known.get(pk, "")
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= FEW:
            wanted.append(pk)
    return Results(match, _by_kind(_hits(wanted), counts, capped=capped), [], capped=capped)


def live_groups(typed: str, person: Any, place: Place | None, today: date, *, public_only: bool = False) -> list[Group]:
    """What is found among records that are in no index, asked of their own room; officers' kinds for a signed-in person alone."""
    words = " ".join(rules.terms(typed))
    groups = []
    for kind, (vi, en, icon, find, public) in _live.items():
        hits = find(words, person, place, FEW + 1, today) if words and (public or not public_only) else []
        if hits:
            groups.append(Group(kind, say(vi, en), icon, hits[:FEW], min(len(hits), FEW), more=len(hits) > FEW))
    return groups


def _by_kind(hits: list[Hit], counts: dict[str, int], *, capped: bool) -> list[Group]:
    groups = []
    for each in register.named({hit.kind for hit in hits}):
        mine = [hit for hit in hits if hit.kind == each.kind]
        count = counts.get(each.kind, len(mine))
        groups.append(Group(each.kind, each.label, each.icon, mine, count, more=count > len(mine) or capped))
    return groups


def _ids(query: str, near: str, scope: _Scope, mark: tuple[Any, int] | None, most: int) -> list[int]:
    within, whole = (None, False) if scope.place is None else (scope.place.pk, scope.place.is_province)
    asked = [query, near, scope.kinds, within, whole, scope.public_only, *(mark or (None, None)), most]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT found FROM search_found(%s, %s, %s::text[], %s::bigint, %s, %s, %s::date, %s::bigint, %s)", asked
        )
        return [row[0] for row in cursor.fetchall()]


def _rows(ids: Sequence[int]) -> list[FoundRecord]:
    """The rows themselves, through the row policy like anybody's reading, in the order found."""
    found = FoundRecord.objects.select_related("place").defer("vector", "folded").in_bulk(list(ids))
    return [found[pk] for pk in ids if pk in found]


def _hits(ids: Sequence[int]) -> list[Hit]:
    return [_hit(row) for row in _rows(ids)]


def _hit(row: FoundRecord) -> Hit:
    kind = register.of(row.kind)
    return Hit(
        kind.label if kind else row.kind, row.title, row.excerpt, row.place.full_name if row.place else "", row.on,
        kind.address(row.path, shown=row.open) if kind else "", row.open, row.synthetic, row.kind, row.ref,
    )  # fmt: skip
