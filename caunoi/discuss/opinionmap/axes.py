"""Two axes along which votes differ most (PCA), and where people and statements stand on them, in time linear in the votes.

An unseen statement takes its column's mean; after centring it is exactly zero, so the centred table is as sparse as the votes.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import LinearOperator, eigsh

from .votes import Floats, Table

#: Up to so many statements the small square of the table is decomposed directly.
FEW_STATEMENTS = 150
NEARLY = 1e-9


@dataclass(frozen=True, slots=True)
class Axes:
    """Each statement's mean and its weight on the two axes, and the share of all difference that each axis shows."""

    means: Floats
    weights: Floats
    explained: Floats

    def places_of(self, table: Table) -> Floats:
        """Where participants stand; who voted on few statements is moved out by the square root of what is missing."""
        share = np.sqrt(table.shape[1] / np.maximum(table.votes_each, 1))
        return np.asarray((centred(table, self.means) @ self.weights) * share[:, None])

    def places_of_statements(self) -> Floats:
        """Where somebody would stand who agreed with that statement and said nothing else."""
        return np.asarray((1 - self.means)[:, None] * self.weights * np.sqrt(len(self.means)))


def axes_of(table: Table, rng: np.random.Generator) -> Axes:
    """The two leading axes of a table's votes; each points to where its heaviest statement is agreed with."""
    means = means_of(table)
    inside = centred(table, means)
    total = float(inside.data @ inside.data)
    strengths, weights = _leading(inside, rng, axes=2, exact=1e-13)
    explained = strengths / total if total > NEARLY else np.zeros(2)
    return Axes(means, _pointed(weights * table.rated[:, None]), explained)


def strength_of(inside: csr_array, rng: np.random.Generator) -> float:
    """How much of the difference the first axis alone takes, to a thousandth; for comparing many tables of one shape."""
    return float(_leading(inside, rng, axes=1, exact=1e-3)[0][0])


def means_of(table: Table) -> Floats:
    """Each statement's mean vote among who saw it; zero for one set aside."""
    rows = table.rows
    seen = np.bincount(rows.indices, minlength=rows.shape[1])
    said = np.bincount(rows.indices, weights=rows.data, minlength=rows.shape[1])
    return np.where(table.rated, said / np.maximum(seen, 1), 0.0)


def centred(table: Table, means: Floats) -> csr_array:
    """The table with each statement's mean taken off its votes."""
    rows = table.rows
    inside = rows.data - means[rows.indices]
    if not table.rated.all():
        inside *= table.rated[rows.indices]
    return csr_array((inside, rows.indices, rows.indptr), shape=rows.shape)


def _leading(inside: csr_array, rng: np.random.Generator, *, axes: int, exact: float) -> tuple[Floats, Floats]:
    width = inside.shape[1]
    strengths, weights = np.zeros(axes), np.zeros((width, axes))
    if not inside.nnz or not np.abs(inside.data).max() > NEARLY:
        return strengths, weights
    turned = inside.T.tocsr()
    if width <= FEW_STATEMENTS:
        found, vectors = np.linalg.eigh((turned @ inside).toarray())
        found, vectors = found[::-1][:axes], vectors[:, ::-1][:, :axes]
    else:
        square = LinearOperator((width, width), matvec=lambda x: turned @ (inside @ x), dtype=np.float64)
        found, vectors = eigsh(square, k=axes, which="LA", tol=exact, v0=rng.standard_normal(width))
        found, vectors = found[::-1], vectors[:, ::-1]
    real = found > NEARLY * max(found[0], NEARLY)
    strengths[: len(found)] = np.where(real, found, 0.0)
    weights[:, : len(found)] = vectors * real
    return strengths, weights


def _pointed(weights: Floats) -> Floats:
    if not len(weights):
        return weights
    size = np.abs(weights)
    heaviest = (size >= size.max(axis=0) * (1 - NEARLY)).argmax(axis=0)
    signs = np.sign(weights[heaviest, np.arange(weights.shape[1])])
    return weights * np.where(signs == 0, 1.0, signs)
