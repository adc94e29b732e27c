"""What can have happened to an account."""

from dataclasses import dataclass

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled(Fact):
    """An account was made."""

    act = "enrol"
    username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Fact):
    """An account can no longer sign in."""

    act = "close_account"
    username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordRenewed(Fact):
    """An account got a new first password from whoever administers it; the old one opens nothing any more."""

    act = "renew_password"
    username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Fact):
    """A closed account can sign in again."""

    act = "reopen_account"
    username: str
