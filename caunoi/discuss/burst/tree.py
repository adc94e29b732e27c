"""A tree of digests (RFC 6962): the root that stands for all, and the path that proves one."""

import hashlib
from collections.abc import Sequence


def leaf(content: bytes) -> bytes:
    """A leaf's own digest; the mark keeps a leaf from passing for a branch."""
    return hashlib.sha256(b"\x00" + content).digest()


def levels_of(contents: Sequence[bytes]) -> list[list[bytes]]:
    """Every level of the tree from the leaves up to the root alone."""
    levels = [[leaf(content) for content in contents]]
    while len(levels[-1]) > 1:
        below = levels[-1]
        above = [_joined(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)]
        levels.append([*above, below[-1]] if len(below) % 2 else above)
    return levels


def path_of[Node: (bytes, str)](levels: Sequence[Sequence[Node]], place: int) -> list[Node]:
    """What is joined to the leaf at ``place`` on its way to the root, from below."""
    path: list[Node] = []
    for level in levels[:-1]:
        beside = place ^ 1
        if beside < len(level):
            path.append(level[beside])
        place //= 2
    return path


def root_from(content: bytes, place: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root that the content, its place among ``size`` and its path lead to."""
    found, rest = leaf(content), list(path)
    while size > 1:
        if place ^ 1 < size:
            beside = rest.pop(0) if rest else b""
            found = _joined(beside, found) if place % 2 else _joined(found, beside)
        place, size = place // 2, (size + 1) // 2
    return found if not rest else b""


def _joined(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
