"""What one sentence says: a result, a limitation, a cause, work to be done, or nothing of these."""

from caunoi.mandate.words import ItemKind, Why

from . import orders
from .freely import freely
from .head import About
from .lexicon import CAUSE_SENTENCE, EVENT, FORMULA, SHORT_COMING
from .mood import NOTHING, Mood, Verdict
from .saying import in_limits, limitation
from .sections import Section


def verdict(low: str, section: Section | None, mood: Mood, about: About) -> Verdict:
    """Judge a sentence in small letters by its section, its own cues and what came before."""
    if FORMULA.search(low) or len(low) < 8 or (section is Section.OTHER and not orders.order_in(low)):
        return NOTHING
    if section is Section.TASKS:
        return _in_tasks(low)
    if section in (Section.LIMITATIONS, Section.CAUSES):
        return in_limits(low, section, mood)
    if section is Section.RESULTS:
        return _in_results(low, mood)
    return freely(low, mood, about)


def _in_tasks(low: str) -> Verdict:
    if low.endswith(":") or not EVENT.search(low):
        order = orders.order_in(low, tasks=True)
        if order is not None:
            return Verdict(ItemKind.TASK, 0, Why.ORDER, order.cue, sure=True)
        return Verdict(ItemKind.TASK, 0, Why.SECTION, sure=True)
    return NOTHING


def _in_results(low: str, mood: Mood) -> Verdict:
    limit = limitation(low, mood, strict=True)
    if limit is not None:
        return limit
    if mood.kind in (ItemKind.LIMITATION, ItemKind.CAUSE) and (
        SHORT_COMING.search(low) or CAUSE_SENTENCE.match(low) or mood.lists
    ):
        return in_limits(low, Section.LIMITATIONS, mood)
    if low.endswith(":"):
        mood.list_of(ItemKind.RESULT)
        return Verdict(ItemKind.RESULT, 0, Why.SECTION)
    mood.kind = mood.kind if mood.lists else ItemKind.RESULT
    return Verdict(ItemKind.RESULT, 0, Why.SECTION)
