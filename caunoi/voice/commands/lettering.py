"""Drafting a letter of a case: the case's own words, the petitioner's name opened on record, then a paper like any other."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.notices.commands import draft_letter
from caunoi.notices.letters import template
from caunoi.notices.models import IssuedPaper

from .. import letters
from ..models import Petition
from ..words import Kind
from .case import case
from .people import identity_for_letter

#: The letter's fields that name a person, and where each comes from.
NAMING = {"petitioner": "name", "petitioner_address": "address", "identity_number": "id_number"}


@transaction.atomic
def draft(*, petition_id: uuid.UUID, code: str, fields: Mapping[str, str], by: Person, at: datetime) -> IssuedPaper:
    """Soạn văn bản: refuses naming the first field that is missing; a name left empty is filled in, and that opening recorded."""
    petition = case(petition_id)
    require(by, Role.RECEIVER, petition.body)
    kind = petition.kind if petition.kind != Kind.UNSORTED.value else Kind.FEEDBACK.value
    given = {name: value for name, value in fields.items() if value.strip()}
    given = {**_named(petition, code, kind, given, by=by, at=at), **given}
    head = letters.head_of_paper(petition.body, localdate(at))
    return draft_letter(
        code=code, fields={**head, **given, "kind": kind}, about=petition.ref, body=petition.body, by=by, at=at,
        secret=is_sealed_away(petition), seen_by=[pk for pk in petition.seen_by if pk != petition.body_id],
        hidden_from=petition.respondents, hidden_people=petition.respondent_people,
    )  # fmt: skip


def is_sealed_away(petition: Petition) -> bool:
    """Whether papers that may name the petitioner open only with a reason."""
    return petition.secret or petition.kind == Kind.DENUNCIATION.value


def _named(
    petition: Petition, code: str, kind: str, given: Mapping[str, str], *, by: Person, at: datetime
) -> dict[str, str]:
    """The names the letter needs and nobody typed; nothing for a letter that must not name the petitioner."""
    letter = template(code, kind)
    wanted = [name for name in NAMING if name in letter.fields and name not in given]
    if letter.hides_petitioner or not wanted or petition.anonymous:
        return {}
    who = identity_for_letter(petition, by=by, at=at)
    return {name: who.get(NAMING[name], "") for name in wanted if who.get(NAMING[name])}
