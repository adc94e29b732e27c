"""Which forms of a disclosure have been used, and which are missing."""

from collections.abc import Iterable
from datetime import date

from .. import rules
from ..models import Disclosure, PostingProof
from ..words import Form
from .lists import radio_days


def parts_of(row: Disclosure, *, on: date, proofs: Iterable[PostingProof] | None = None) -> list[rules.Part]:
    """Each form the law asks of a disclosure: the day it was used, or what is missing."""
    kept = row.proofs.all() if proofs is None else proofs
    standing = [rules.Proof(Form(each.form), each.since, each.until) for each in kept if each.withdrawn_at is None]
    days = radio_days(on=on)
    return [rules.part(Form(form), standing, published_on=row.since, radio_days=days) for form in row.parts]
