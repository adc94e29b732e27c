"""The town's letters (see ``tests.letters``)."""

from tests.letters import half_year, letters, moment  # noqa: F401
