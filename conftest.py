"""Fixtures of the stage (database, time, language) and the small town, for the tests of every room.

They are named here again because pytest-django's own ``django_db_setup`` would otherwise come last.
"""

from tests.stage import _languages, committed, django_db_setup, noon, system
from tests.town import filed, speak, town

__all__ = ["_languages", "committed", "django_db_setup", "filed", "noon", "speak", "system", "town"]
