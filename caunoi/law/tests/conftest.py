"""The book's own readers keep what they read for a while: every test starts and ends without it."""

from collections.abc import Iterator

import pytest

from caunoi.law.queries import forget


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    forget()
    yield
    forget()
