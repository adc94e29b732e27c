"""Which unit of today stands for a unit of the past: merged, renamed, divided; through as many steps as there were."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

#: Shares of one unit are one whole but for the last digits of a decimal fraction.
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Heirs:
    """For each unit that is no more, the units it went into and the share of it each takes; others stand for themselves."""

    of: Mapping[Hashable, tuple[tuple[Hashable, float], ...]] = field(default_factory=dict)

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[Hashable, Hashable, float | None]]) -> "Heirs":
        """From (old unit, new unit, share); without shares the heirs of a unit take alike.

        Refuses a share that is not above nought, shares that make no whole, and units that end up in themselves by way of others.
        """
        steps: dict[Hashable, dict[Hashable, float | None]] = {}
        for old, new, share in rows:
            if share is not None and not 0 < share <= 1 + _SLACK:
                raise ValueError(
                    f"phần của {old!r} vào {new!r} phải lớn hơn 0, không quá 1 · the share of {old!r} in {new!r} must be above 0, at most 1"
                )
            known = steps.setdefault(old, {})
            if new in known:
                raise ValueError(f"{old!r} vào {new!r} hai lần · {old!r} goes into {new!r} twice")
            known[new] = share
        whole: dict[Hashable, tuple[tuple[Hashable, float], ...]] = {}
        for old, parts in steps.items():
            given = [share for share in parts.values() if share is not None]
            if given and len(given) < len(parts):
                raise ValueError(f"chỉ một số phần của {old!r} có tỷ lệ · only some parts of {old!r} have a share")
            if given and abs(sum(given) - 1) > _SLACK:
                raise ValueError(f"các phần của {old!r} cộng lại không bằng 1 · the parts of {old!r} make no whole")
            # Divided by their own sum, so that what is taken apart adds up again.
            scale = sum(given) if given else float(len(parts))
            whole[old] = tuple((new, (1.0 if share is None else share) / scale) for new, share in parts.items())
        return cls({old: cls._ended(old, whole) for old in whole})

    @staticmethod
    def _ended(
        old: Hashable, steps: Mapping[Hashable, tuple[tuple[Hashable, float], ...]]
    ) -> tuple[tuple[Hashable, float], ...]:
        found: dict[Hashable, float] = {}
        ways = [(old, 1.0, frozenset[Hashable]())]
        while ways:
            unit, share, seen = ways.pop()
            if unit in seen:
                raise ValueError(f"{unit!r} quay về chính nó · {unit!r} comes back to itself")
            for new, part in steps.get(unit, ((unit, 1.0),)):
                # A unit may keep its code over the change: then it is its own heir and the way ends.
                if new == unit or new not in steps:
                    found[new] = found.get(new, 0.0) + share * part
                else:
                    ways.append((new, share * part, seen | {unit}))
        return tuple(found.items())

    def heirs(self, unit: Hashable) -> tuple[tuple[Hashable, float], ...]:
        """The units of today a unit went into, with shares that make one whole."""
        return self.of.get(unit, ((unit, 1.0),))

    def follow(self, rows: pl.DataFrame, *, values: Iterable[str] = ("count",)) -> pl.DataFrame:
        """Rows with their ``place`` put to its heirs and each of ``values`` divided among them; ``guessed`` where a share had to be assumed.

        Every value is kept whole: the last heir gets what the others leave.
        """
        names = list(values)
        units = rows["place"].unique().to_list()
        table = [
            (unit, heir, share, at == len(parts) - 1, len(parts) > 1)
            for unit in units
            for parts in (self.heirs(unit),)
            for at, (heir, share) in enumerate(parts)
        ]
        kind = rows.schema["place"]
        ways = pl.DataFrame(
            table, orient="row",
            schema={"place": kind, "heir": kind, "share": pl.Float64, "last": pl.Boolean, "guessed": pl.Boolean},
        )  # fmt: skip
        found = rows.with_row_index("row").join(ways, on="place", how="left", nulls_equal=True)
        given = [(pl.col(name).cast(pl.Float64) * pl.col("share")).alias(name) for name in names]
        rest = [
            pl.when(pl.col("last") & pl.col("guessed"))
            .then(
                pl.col(f"{name}_whole") - (pl.col(name).sum() - pl.col(name).filter(pl.col("last")).sum()).over("row")
            )
            .otherwise(pl.col(name))
            .alias(name)
            for name in names
        ]
        found = found.with_columns(*[pl.col(name).cast(pl.Float64).alias(f"{name}_whole") for name in names])
        found = found.with_columns(given).with_columns(rest)
        return found.with_columns(pl.col("heir").alias("place")).drop("row", "heir", "share", "last", *[f"{name}_whole" for name in names])  # fmt: skip
