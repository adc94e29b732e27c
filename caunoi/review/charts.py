"""What the published page draws of a review: each chart with its sentence and its numbers beside it, and the sums that were checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from caunoi.indicators.catalogue import indicators, showing
from caunoi.indicators.figures import Figure
from caunoi.kernel.remember import remembered
from caunoi.ui.charts import BarList, Pairs, bar_list, pairs

from .models import Review
from .report import figures_kept, story_of
from .tables import Filled, check, forms
from .tables.checks import Check

#: Figures set beside those of the same period a year before.
COMPARED = (
    "received",
    "handled",
    "resolved",
    "answered",
    "on_time",
    "late",
    "duties_overdue",
    "dialogues",
    "head_days",
)
#: How many topics or units a chart shows.
MOST = 10


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart and what it says in a sentence."""

    text: str
    chart: BarList | Pairs


@dataclass(frozen=True, slots=True)
class Checked:
    """One official table: how many sums its form prescribes were checked, and those that differ."""

    name: str
    title: str
    sums: int
    wrong: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether every sum agrees."""
        return not self.wrong


def drawn(review: Review) -> list[Drawn]:
    """The charts of a review that have something to show."""
    kept, told = figures_kept(review), story_of(review)
    found = [
        _compared(
            kept,
            told.plain(
                "{received} đơn tiếp nhận{received.change}; trả lời đúng hạn {on_time_share}{on_time_share.change}."
            ),
            told.than,
        )
    ]
    return [*found, *_topics(kept), *_units(kept)]


def checked(review: Review) -> list[Checked]:
    """The sums of every official table of a published review, as it was frozen."""
    return _checked(review.pk, review.seal, figures_kept(review)["tables"])


@remembered(3600.0, key=lambda pk, seal, tables: (pk, seal) if seal else (pk, id(tables)))
def _checked(pk: int, seal: str, tables: list[dict[str, Any]]) -> list[Checked]:
    filled = {row["slug"]: Filled.of(row) for row in tables}
    made = []
    for form in forms():
        if form.slug in filled:
            sums = check(form, filled[form.slug])
            made.append(Checked(form.name, form.title, len(sums), tuple(each for each in sums if not each.holds)[:20]))
    return made


def _compared(kept: Mapping[str, Any], text: str, than: str) -> Drawn:
    figures = {row["code"]: Figure.of(row) for row in kept["figures"]}
    shown = [
        figures[code]
        for code in COMPARED
        if code in figures and code in indicators() and figures[code].value is not None
    ]
    title, unit = _("Số liệu chính"), _("số lượng")
    if kept["before"] is None:
        rows = [(indicators()[each.code].label, each.value) for each in shown]
        return Drawn(
            text, bar_list(title, rows, label=_("Chỉ tiêu"), unit=unit, note=_("Chưa có số liệu cùng kỳ để so sánh."))
        )
    pairs_of = [(indicators()[each.code].label, each.value, each.before) for each in shown]
    return Drawn(text, pairs(title, pairs_of, now=_("kỳ này"), then=than, label=_("Chỉ tiêu"), unit=unit))


def _topics(kept: Mapping[str, Any]) -> list[Drawn]:
    fewest = showing().fewest
    rows = [(row["label"], row["received"]) for row in kept["topics"] if row["topic"] and row["received"] >= fewest]
    if not rows:
        return []
    shown = rows[:MOST]
    text = _("Người dân nói nhiều nhất về: %(names)s.") % {"names": "; ".join(name for name, _count in shown[:3])}
    note = _("Lĩnh vực dưới %(fewest)s đơn không nêu riêng.") % {"fewest": fewest}
    return [
        Drawn(text, bar_list(_("Lĩnh vực có nhiều đơn nhất"), shown, label=_("Lĩnh vực"), unit=_("đơn"), note=note))
    ]


def _units(kept: Mapping[str, Any]) -> list[Drawn]:
    fewest = showing().fewest
    rows = sorted(
        ((row["label"], row["late"]) for row in kept["units"] if row["late"] >= fewest), key=lambda row: -row[1]
    )
    if len(kept["units"]) < 2 or not rows:
        return []
    whole, shown = sum(row["late"] for row in kept["units"]), rows[:MOST]
    text = _("%(shown)s đơn vị trong biểu đồ có %(part)s trên tổng số %(whole)s đơn trả lời trễ hạn.") % {
        "shown": len(shown), "part": sum(late for _name, late in shown), "whole": whole,
    }  # fmt: skip
    note = _("Đơn vị dưới %(fewest)s đơn trễ không nêu riêng.") % {"fewest": fewest}
    return [
        Drawn(text, bar_list(_("Nơi có nhiều đơn trả lời trễ hạn"), shown, label=_("Đơn vị"), unit=_("đơn"), note=note))
    ]
