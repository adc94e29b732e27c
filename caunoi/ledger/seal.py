"""Seals: a tree of digests for each batch, batches chained; a proof that one entry is in (RFC 6962 trees, by pymerkle)."""

import hashlib
import hmac
import warnings
from collections.abc import Sequence
from typing import Any

from pymerkle import InmemoryTree, MerkleProof, verify_inclusion


def root(leaves: Sequence[bytes]) -> bytes:
    """The root of the tree over leaves in order."""
    return bytes(_tree(leaves).get_root())


def link(before: bytes, batch_root: bytes) -> bytes:
    """The chain value of a batch: what came before, and its root."""
    return hashlib.sha256(b"caunoi.batch.1" + before + batch_root).digest()


def proof(leaves: Sequence[bytes], position: int) -> dict[str, Any]:
    """What a person needs, besides the root, to check that the leaf at ``position`` (from 0) is in the tree."""
    return dict(_tree(leaves).prove_inclusion(position + 1).serialize())


def holds(leaf: bytes, batch_root: bytes, shown: dict[str, Any]) -> bool:
    """Whether the proof shows that the leaf is in the tree of that root."""
    found = MerkleProof.deserialize(shown)
    base = hashlib.sha256(b"\x00" + leaf).digest()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            verify_inclusion(base, batch_root, found)
    except Exception:
        return False
    return True


def same(one: bytes, other: bytes) -> bool:
    """Equality of digests."""
    return hmac.compare_digest(one, other)


def _tree(leaves: Sequence[bytes]) -> InmemoryTree:
    tree = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        tree.append_entry(leaf)
    return tree
