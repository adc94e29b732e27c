"""Changing who is competent: a rule is never rewritten; it ends and another begins."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, slug
from caunoi.ledger.commands import record
from caunoi.places import rules
from caunoi.places.facts import CompetenceEnded, CompetenceSet
from caunoi.places.models import Body, Competence, Place, Topic
from caunoi.places.words import Level, Matter, Part


@transaction.atomic
def set_competence(
    *,
    matter: Matter | None,
    topic: Topic | None,
    level: Level,
    office: str,
    part: Part,
    since: date,
    by: str,
    at: datetime,
    place: Place | None = None,
    body: Body | None = None,
    cite: str = "",
    note: str = "",
) -> Competence:
    """From a day, this office (or this body) does the part; the rule it replaces ends on that day."""
    office = body.office if body is not None else slug(office)
    if not office:
        raise Refusal("Hãy chọn cơ quan.", "Choose the body.", field="office")
    same = Competence.objects.select_for_update().filter(
        Q(until__isnull=True) | Q(until__gt=since),
        matter=matter.value if matter else "", topic=topic, level=level.value, part=part.value, place=place,
    )  # fmt: skip
    for held in same:
        if held.since >= since:
            raise Refusal(
                f"Đã có quy định từ ngày {held.since:%d/%m/%Y}; ngày áp dụng phải sau ngày đó.",
                f"A rule applies since {held.since:%d/%m/%Y}; the new one must begin later.",
                field="since",
            )
        end_competence(rule=held, until=since, by=by, at=at, reason="thay thế")
    rule = Competence.objects.create(
        matter=matter.value if matter else "", topic=topic, level=level.value, office=office, part=part.value, place=place,
        body=body, since=since, cite=clean(cite), note=clean(note),
    )  # fmt: skip
    fact = CompetenceSet(
        matter=rule.matter, topic=topic.code if topic else "", level=rule.level, office=office, part=rule.part, since=since,
        cite=rule.cite,
    )  # fmt: skip
    record(fact, about=rule.ref, by=by, at=at)
    return rule


@transaction.atomic
def end_competence(*, rule: Competence, until: date, by: str, at: datetime, reason: str = "") -> Competence:
    """End a rule from a day."""
    rules.must_follow(until, rule.since, rule.until, "Quy định này")
    rule.until = until
    rule.save(update_fields=["until"])
    record(CompetenceEnded(until=until, reason=reason), about=rule.ref, by=by, at=at)
    return rule
