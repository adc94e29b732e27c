"""Lists told inside sentences: kinds and topics of letters, bodies and units by name, the reviews below; empty where nothing is worth listing."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from caunoi.indicators import numbers
from caunoi.indicators.catalogue import showing
from caunoi.indicators.figures import Figure
from caunoi.voice.words import Channel, Kind

from .words import ReviewState

#: What one part must hold of a whole to be named as where it gathers.
GATHERED = 0.2


def listed(kept: Mapping[str, Any], figures: Mapping[str, Figure]) -> dict[str, str]:
    """Lists told inside sentences; empty where there is nothing worth listing."""
    overdue = [(row["label"], row["overdue"]) for row in kept["bodies"] if row["overdue"]]
    silent = [(row["label"], row["silent"]) for row in kept["bodies"] if row["silent"]]
    satisfied = figures["satisfied_share"]
    low, high = numbers.interval(satisfied.part or 0, satisfied.whole or 0)
    median = figures["acknowledge_days"].value
    # Fewer letters on one topic are not told apart: a topic in a small place may be one person.
    told = [row for row in kept["topics"] if row["topic"] and row["received"] >= showing().fewest]
    return {
        "kinds": _counted((kind.vi.lower(), figures[f"received_{kind.value}"].value) for kind in Kind),
        "channels": _counted((channel.vi[0].lower() + channel.vi[1:], figures[f"received_{channel.value}"].value) for channel in Channel),
        "topics": "; ".join(f"{row['label']} ({numbers.number(row['received'])} đơn)" for row in told[:3]),
        "bodies_overdue": _named(overdue, "việc"), "bodies_silent": _named(silent, "việc đến hạn"),
        "late_units": _gathered(kept["units"], "late") if len(kept["units"]) > 1 else "", "late_topics": _gathered(kept["topics"], "late"),
        "hops_topics": _gathered(kept["topics"], "many_hops"), "slow_acknowledgement": "" if median is None else numbers.number(median),
        **_below(kept), **_workplaces(kept), "outliers": _outliers(kept.get("outliers", ())),
        "outliers_worse": _outliers(kept.get("outliers", ()), worse_only=True),
        "satisfied_range": f"{numbers.number(low * 100, 1)}%–{numbers.number(high * 100, 1)}%" if satisfied.whole else "",
    }  # fmt: skip


#: What is told of the reviews below, and of the workplaces' own.
_BELOW = ("lower_on", "lower_due", "lower_published", "lower_level", "lower_late", "lower_missing")
_WORKS = ("works_sent", "works_valid", "works_periodic", "works_agreements", "works_promises", "works_kept")


def _below(kept: Mapping[str, Any]) -> dict[str, str]:
    """How the reviews below stand."""
    lower = kept.get("lower") or {}
    units = lower.get("units", ())
    if not units:
        return dict.fromkeys(_BELOW, "")
    issued = [row for row in units if row["state"] == ReviewState.PUBLISHED.value]
    absent = sorted(
        (row for row in units if row not in issued and row["late"]), key=lambda row: (-row["late"], row["label"])
    )
    late = sum(1 for row in issued if row["late"])
    return {
        "lower_on": f"{date.fromisoformat(lower['on']):%d/%m/%Y}", "lower_due": f"{date.fromisoformat(lower['due']):%d/%m/%Y}",
        "lower_published": f"{numbers.number(len(issued))}/{numbers.number(len(units))} đơn vị", "lower_level": lower.get("level", "cấp xã đã công bố"),
        "lower_late": f"{numbers.number(late)} đơn vị" if late else "",
        "lower_missing": _listed_with([f"{row['label']} (chậm {numbers.number(row['late'])} ngày)" for row in absent], "đơn vị khác"),
    }  # fmt: skip


def _workplaces(kept: Mapping[str, Any]) -> dict[str, str]:
    """What the workplaces overseen have sent of themselves; sums only where enough of them did."""
    works = (kept.get("lower") or {}).get("workplaces")
    told = dict.fromkeys(_WORKS, "")
    if not works:
        return told
    told["works_sent"] = f"{numbers.number(works['sent'])}/{numbers.number(works['all'])} nơi làm việc"
    sums = works["figures"]
    if sums:
        told |= {f"works_{code}": numbers.number(sums[code]) for code in ("valid", "periodic", "agreements")}
        told["works_promises"] = numbers.number(sums["promises"]) if sums["promises"] else ""
        told["works_kept"] = numbers.number(sums["kept"])
    return told


def _outliers(found: Iterable[Mapping[str, Any]], most: int = 3, *, worse_only: bool = False) -> str:
    """What stands apart from the middle, measure by measure, with the middle itself."""
    told = []
    for each in found:
        worse_side = -1 if each["unit"] == "share" else 1
        marked = [row for row in each["marked"] if not worse_only or row["score"] * worse_side > 0]
        if marked:
            who = _listed_with([f"{row['label']} {_valued(each, row['value'])}" for row in marked], "đơn vị khác", most)
            told.append(f"{each['label'].lower()} (mức giữa {_valued(each, each['median'])}): {who}")
    return "; ".join(told)


def _valued(measure: Mapping[str, Any], value: float) -> str:
    return numbers.number(value, 1) + "%" if measure["unit"] == "share" else numbers.number(value)


def _listed_with(names: list[str], others: str, most: int = 5) -> str:
    told = "; ".join(names[:most])
    return f"{told}; và {numbers.number(len(names) - most)} {others}" if len(names) > most else told


def _counted(rows: Iterable[tuple[str, Any]]) -> str:
    return "; ".join(
        f"{label} {numbers.number(count)} đơn" for label, count in sorted(rows, key=lambda row: -row[1]) if count
    )


def _named(rows: list[tuple[str, int]], noun: str, most: int = 5) -> str:
    told = "; ".join(f"{label} ({numbers.number(count)} {noun})" for label, count in rows[:most])
    return f"{told}; và {len(rows) - most} cơ quan khác" if len(rows) > most else told


def _gathered(rows: Iterable[Mapping[str, Any]], column: str, most: int = 3) -> str:
    """The units or topics that hold the larger parts of a shortcoming, when they are not single letters."""
    rows = [row for row in rows if row[column] >= showing().fewest and row.get("topic") != 0]
    whole = sum(row[column] for row in rows)
    heavy = sorted((row for row in rows if row[column] >= whole * GATHERED), key=lambda row: -row[column])[:most]
    return "; ".join(f"{row['label']} ({numbers.number(row[column])} đơn)" for row in heavy)
