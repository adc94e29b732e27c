"""How accounts come to be: given by an operator, never taken."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class NoSelfRegistration(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Officers' accounts are made by the installation's operator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
