"""The matters of a visit: separated, answered or guided on the spot; what became of those that are petitions now."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from caunoi.access.context import as_system
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record

from .. import rules
from ..facts import MatterNoted, MatterSettled
from ..models import VisitMatter
from ..words import Settlement, Sort, VisitStage
from .common import Actor, digest, locked_visit, must_work_in, ref_of
from .passing import locked_matter

MOST_MATTERS = 20
LONGEST = 20_000


@transaction.atomic
def note_matter(
    *, visit_id: uuid.UUID, kind: Sort, content: str, by: Actor, at: datetime, people: int = 1, resolved_by: str = "", own: bool = True,
    respondent: str = "", seen: int | None = None,
) -> VisitMatter:  # fmt: skip
    """Ghi nội dung: one matter of the visit, apart from the others."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body)
    rules.must_step(visit.state, VisitStage.UNDERWAY)
    words = rules.must_say(
        clean(content), "content", "Hãy ghi nội dung người dân trình bày.", "Write down what was said.", 10
    )
    if len(words) > LONGEST:
        raise Refusal(f"Nội dung dài quá {LONGEST} ký tự.", f"More than {LONGEST} characters.", field="content")
    if not 1 <= people <= visit.people:
        raise Refusal(
            f"Số người cùng nội dung từ 1 đến {visit.people} (số người trong lượt).",
            f"1 to {visit.people} people (those of the visit).",
            field="people",
        )
    last = visit.matters.aggregate(last=Max("position"))["last"] or 0
    if seen is not None:
        rules.must_be_as_seen(seen, last)
    if last >= MOST_MATTERS:
        raise Refusal(f"Mỗi lượt nhiều nhất {MOST_MATTERS} nội dung.", f"At most {MOST_MATTERS} matters a visit.")
    matter = VisitMatter(
        visit=visit, position=last + 1, kind=kind.value, content=words, people=people, resolved_by=clean(resolved_by)[:300], own=own,
        respondent=clean(respondent)[:500], noted_at=at,
    )  # fmt: skip
    matter.save(force_insert=True)
    record(MatterNoted(kind=kind.value, words=digest(words)), about=visit.ref, by=ref_of(by), at=at)
    return matter


@transaction.atomic
def settle_matter(*, matter_id: uuid.UUID, settlement: Settlement, words: str, by: Actor, at: datetime) -> VisitMatter:
    """Trả lời tại chỗ hoặc hướng dẫn: what the person was told."""
    matter = locked_matter(matter_id)
    must_work_in(by, matter.visit.body)
    rules.must_step(matter.visit.state, VisitStage.UNDERWAY)
    if settlement not in (Settlement.ANSWERED, Settlement.GUIDED):
        raise Refusal("Hãy chọn trả lời tại chỗ hoặc hướng dẫn.", "Choose answered or guided.", field="settlement")
    if matter.settlement != Settlement.OPEN:
        raise Refusal("Nội dung này đã có kết quả.", "This matter is settled already.")
    matter.guidance = rules.must_say(
        clean(words), "words", "Hãy ghi đã trả lời, hướng dẫn thế nào.", "Write down what the person was told.", 10
    )[:LONGEST]
    matter.settlement, matter.settled_at = settlement.value, at
    matter.save()
    record(MatterSettled(settlement=settlement.value), about=matter.visit.ref, by=ref_of(by), at=at)
    return matter


@transaction.atomic
def note_results(*, results: Mapping[uuid.UUID, tuple[str, str, date | None]]) -> int:
    """Column 12 of the book: where the petitions now lie and what became of them, by petition; the number changed."""
    changed = 0
    with as_system():
        for matter in VisitMatter.objects.select_for_update().filter(petition__in=list(results)):
            taken_by, result, on = results[matter.petition]  # type: ignore[index]
            if (matter.taken_by, matter.result, matter.result_on) != (taken_by, result, on):
                matter.taken_by, matter.result, matter.result_on = taken_by, result, on
                matter.save(update_fields=["taken_by", "result", "result_on"])
                changed += 1
    return changed
