"""A trained model: what it weighs, how sure it is, how it did on cases it had not seen; kept in a file that holds numbers and nothing that runs."""

import hashlib
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from .features import BITS, COLUMNS, terms, vectors
from .rules import FIRST, PERSON, Rule, clocked, first_of, met_by

Floats = NDArray[np.float64]
FORMAT = "caunoi-route-1"
#: Words shown that speak for the answer.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a letter goes. ``label`` is empty where a person decides; ``likely`` are labels not ruled out, the likeliest first."""

    label: str
    likely: tuple[str, ...]
    share: float
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the columns that occurred, (columns, labels), and what turns their sums into shares and sets."""

    labels: tuple[str, ...]
    columns: NDArray[np.int64]
    weights: NDArray[np.float32]
    intercept: Floats
    temperature: float
    bounds: Floats
    rules: tuple[Rule, ...]
    report: dict[str, Any]

    @property
    def version(self) -> str:
        """Names the model by what it holds."""
        digest = hashlib.sha256()
        for part in (self.columns, self.weights, self.intercept, self.bounds, np.array([self.temperature])):
            digest.update(np.ascontiguousarray(part).tobytes())
        digest.update("\0".join(self.labels).encode())
        return digest.hexdigest()[:12]

    def logits(self, texts: Sequence[str]) -> Floats:
        """What speaks for each label: (letters, labels)."""
        place = np.full(COLUMNS, -1, dtype=np.int64)
        place[self.columns] = np.arange(len(self.columns))
        x = vectors(texts)
        known = place[x.indices] >= 0
        rows = np.repeat(np.arange(x.shape[0]), np.diff(x.indptr))[known]
        found = np.tile(self.intercept, (x.shape[0], 1))
        part = self.weights[place[x.indices[known]]] * x.data[known][:, None]
        starts = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]])) if len(rows) else rows
        if len(rows):
            found[rows[starts]] += np.add.reduceat(part.astype(np.float64), starts, axis=0)
        return found

    def shares(self, texts: Sequence[str]) -> Floats:
        """The chance of each label as the model sees it: (letters, labels)."""
        found: Floats = special.softmax(self.logits(texts) / self.temperature, axis=1)
        return found

    def decide(self, texts: Sequence[str]) -> list[Decision]:
        """Where each letter goes, by rule first; a model answers only when every other label is ruled out."""
        shares = self.shares(texts)
        told = zip(texts, shares, terms(texts), strict=True)
        return [self._decide(text, row, said, columns) for text, row, (said, columns) in told]

    def _decide(self, text: str, shares: Floats, said: list[str], columns: NDArray[np.int64]) -> Decision:
        order = np.argsort(-shares, kind="stable")
        likely = tuple(self.labels[one] for one in order if shares[one] >= self.bounds[one])
        named = likely or tuple(self.labels[one] for one in order[:3])
        share = float(shares[order[0]])
        rule = first_of(text, (*FIRST, *self.rules))
        if rule is not None:
            label = "" if rule.label == PERSON else rule.label
            return Decision(
                label,
                named if not label else (label,),
                share,
                f"rule:{rule.name}",
                "; ".join(met_by(text, rule)[:_SHOWN]),
            )
        why = self._why(said, columns, int(order[0]), int(order[1]) if len(order) > 1 else None)
        sure = len(likely) == 1 and likely[0] == self.labels[order[0]] and not any(clocked(label) for label in likely)
        return Decision(likely[0] if sure else "", named, share, "model" if sure else PERSON, why)

    def _why(self, said: list[str], columns: NDArray[np.int64], first: int, second: int | None) -> str:
        """The words that speak most for the likeliest label against the next."""
        row = np.minimum(np.searchsorted(self.columns, columns), max(len(self.columns) - 1, 0))
        known = np.flatnonzero(self.columns[row] == columns) if len(self.columns) else row[:0]
        gain = self.weights[row[known], first].astype(np.float64)
        if second is not None:
            gain = gain - self.weights[row[known], second]
        speaks = np.flatnonzero(gain > 0)
        best = sorted(zip((-gain[speaks]).tolist(), [said[one] for one in known[speaks].tolist()], strict=True))
        return "; ".join(list(dict.fromkeys(word for _, word in best))[:_SHOWN])

    def write(self, name: str) -> None:
        """Write the model; the file appears only when whole."""
        told = {
            "format": FORMAT, "bits": BITS, "labels": self.labels, "temperature": self.temperature, "version": self.version, "report": self.report,
            "rules": [{"name": r.name, "label": r.label, "any": r.any, "none": r.none} for r in self.rules],
        }  # fmt: skip
        part = Path(name).with_name(Path(name).name + ".part")
        with part.open("wb") as file:
            np.savez_compressed(
                file, told=np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), dtype=np.uint8), columns=self.columns,
                weights=self.weights, intercept=self.intercept, bounds=self.bounds,
            )  # fmt: skip
        part.replace(name)

    @classmethod
    def load(cls, name: str) -> "Model":
        """Read a model; ``ValueError`` for a file that is none, or not what its version says."""
        try:
            with np.load(name, allow_pickle=False) as file:
                told = json.loads(bytes(file["told"]))
                arrays = {part: file[part] for part in ("columns", "weights", "intercept", "bounds")}
            if told["format"] != FORMAT or told["bits"] != BITS:
                raise KeyError("format")
            rules = tuple(Rule(r["name"], r["label"], tuple(r["any"]), tuple(r["none"])) for r in told["rules"])
            found = cls(
                tuple(told["labels"]), arrays["columns"], arrays["weights"], arrays["intercept"], float(told["temperature"]), arrays["bounds"],
                rules, told["report"],
            )  # fmt: skip
            if found.weights.shape != (len(found.columns), len(found.labels)) or found.version != told["version"]:
                raise KeyError("version")
        except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile, RecursionError) as wrong:
            raise ValueError(f"{name} không phải mô hình đọc được · {name} is no model that can be read") from wrong
        return found
