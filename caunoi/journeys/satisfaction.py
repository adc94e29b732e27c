"""What petitioners said of the answers they got, shown beside the ratings of counters and receptions of the same place."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from caunoi.benefit.queries import Count, Elsewhere, offer_counts
from caunoi.voice.queries import published


def answers(place: Any, spans: Sequence[tuple[date, date]]) -> Elsewhere | None:
    """Ratings after answers, by span: one statement, of bodies of the place."""
    found = [Count(asked, rated, satisfied) for asked, rated, satisfied in published.rated_in(place, spans)]
    href = f"{reverse('indicators:indicator', args=['satisfied_share'])}?noi={place.code}"
    return Elsewhere("Câu trả lời đơn", "Answers to petitions", href, found)


def offer_ratings() -> None:
    """Let a place's page of satisfaction show them."""
    offer_counts("voice", answers)
