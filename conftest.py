"""Fixtures of the stage (database, time, language) and the small town, for the tests of every room.

They are named here again because pytest-django's own ``django_db_setup`` would otherwise come last.
"""

from django.conf import settings

from tests.stage import _languages, _pages_left_are_closed, committed, django_db_setup, noon, system
from tests.town import filed, speak, town

__all__ = [
    "_languages",
    "_pages_left_are_closed",
    "committed",
    "django_db_setup",
    "filed",
    "noon",
    "speak",
    "system",
    "town",
]


def pytest_configure() -> None:
    """Passwords of test officers are hashed cheaply: the real hash takes half a second each."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
