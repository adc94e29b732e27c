"""Who people are."""

from collections.abc import Iterable

from .models import Person

__all__ = ["Person", "names_of", "person_by_id", "person_by_username"]


def person_by_username(username: str) -> Person | None:
    """The account of that name, None when there is none."""
    return Person.objects.filter(username=username).first()


def names_of(refs: Iterable[str]) -> dict[str, str]:
    """Names for references like ``person:12``; one statement however many."""
    ids = {int(ref.split(":")[1]) for ref in refs if ref.startswith("person:")}
    return {f"person:{pk}": name for pk, name in Person.objects.filter(pk__in=ids).values_list("pk", "name")}


def person_by_id(pk: int) -> Person | None:
    """The account of that number, None when there is none."""
    return Person.objects.filter(pk=pk).first()
