"""Figures of large areas kept for every process of this machine: a round counts them anew before a reader would have to wait."""

from collections.abc import Callable
from typing import cast

from django.core.cache import cache, caches

#: Seconds a process trusts what it read itself, and seconds a figure may be old at most when no round came by.
NEAR, FAR = 60, 3600


def kept[T](name: str, count: Callable[[], T], *, anew: bool = False) -> T:
    """What is kept under a name, counted where there is nothing, or when a round asks for it ``anew``."""
    found = None if anew else cache.get(name)
    if found is None:
        shared = caches["kept"]
        found = None if anew else shared.get(name)
        if found is None:
            found = count()
            shared.set(name, found, FAR)
        cache.set(name, found, NEAR)
    return cast("T", found)
