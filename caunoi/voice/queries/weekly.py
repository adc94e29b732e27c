"""What early warning counts of petitions, as relations in SQL; read as the system, for aggregates and sketches that name nobody.

A denunciation, a letter whose writer asked for secrecy and one that complains about an office or a person are ``sealed``: below
the province they are not counted, so that no office learns of them from a figure, and their words are never read here.
"""

import uuid
from collections.abc import Sequence
from datetime import date

from ..models import Petition
from ..words import Kind

_SEALED = """(p.kind = 'denunciation' OR p.declared_kind = 'denunciation' OR p.secret OR p.respondents <> '{}' OR p.respondent_people <> '{}')"""
#: id, place, province, topic, day received, people who signed (nobody new where the letter repeats an earlier one), sealed.
LETTERS = f"""SELECT p.id, p.place_id, p.province_id, p.topic_id, p.received_on, CASE WHEN p.repeat THEN 0 ELSE p.signers END AS people, {_SEALED} AS sealed
  FROM voice_petition p"""
#: The same with the mark of the first sender; none where the letter is sealed, its sender unknown, or older than marks.
SENT = f"""SELECT p.id, p.place_id, p.province_id, p.topic_id, p.received_on, CASE WHEN p.repeat THEN 0 ELSE p.signers END AS people, m.mark
  FROM voice_petition p LEFT JOIN voice_petitioner m ON m.petition_id = p.id AND m.position = 1 AND m.withdrawn_on IS NULL AND NOT {_SEALED}"""
#: id, place, topic, day received, words: of every letter that is not sealed.
WORDS = f"""SELECT p.id, p.place_id, p.topic_id, p.received_on, p.title || E'\\n' || left(p.text, 8000) AS words
  FROM voice_petition p WHERE NOT {_SEALED}"""


def visible(
    *, places: Sequence[int] = (), province: int | None = None, topic: int | None = None, since: date, until: date, most: int
) -> list[Petition]:  # fmt: skip
    """Petitions of some days that the speaker may open, the newest first: the wall around each case decides, one statement."""
    found = Petition.objects.filter(received_on__gte=since, received_on__lt=until)
    found = found.filter(place__in=places) if province is None else found.filter(province=province)
    if topic is not None:
        found = found.filter(topic=topic)
    return list(
        found.select_related("place", "body", "topic")
        .defer("search", "text", "answer")
        .order_by("-received_at", "-id")[:most]
    )


def among(ids: Sequence[uuid.UUID], *, most: int) -> list[Petition]:
    """Of some petitions those the speaker may open, the newest first: one statement."""
    found = Petition.objects.filter(pk__in=list(ids)).select_related("place", "body", "topic")
    return list(found.defer("search", "text", "answer").order_by("-received_at", "-id")[:most])


def count_among(ids: Sequence[uuid.UUID]) -> int:
    """How many of some petitions the speaker may open: one statement."""
    return Petition.objects.filter(pk__in=list(ids)).count()


def readable(*, place: int, since: date, until: date, most: int) -> list[tuple[uuid.UUID, str]]:
    """The words of letters of a place and some days that the speaker may open and that are not sealed, the newest first."""
    found = Petition.objects.filter(place=place, received_on__gte=since, received_on__lte=until, secret=False, respondents=[], respondent_people=[])  # fmt: skip
    found = found.exclude(kind=Kind.DENUNCIATION.value).exclude(declared_kind=Kind.DENUNCIATION.value)
    rows = found.order_by("-received_at", "-id").values_list("pk", "title", "text")[:most]
    return [(pk, f"{title}\n{text[:8000]}") for pk, title, text in rows]
