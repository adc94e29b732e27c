"""Pages of news as everybody reads them, and comments by their code."""

import uuid
from datetime import UTC, datetime

from django.db.models import Q

from caunoi.places.models import Place

from ..models import NewsPage, PageComment
from ..words import PageStage, Wait


def news(*, place: Place | None = None, genre: str = "", after: str = "", size: int = 20) -> list[NewsPage]:
    """Pages that are open, newest first."""
    found = NewsPage.objects.filter(stage=PageStage.OPEN.value, opened_at__isnull=False).select_related("place", "body")
    if place is not None:
        found = found.filter(province_id=place.pk) if place.is_province else found.filter(place_id=place.pk)
    if genre:
        found = found.filter(genre=genre)
    if after:
        moment, _, key = after.partition("~")
        try:
            at = datetime.fromisoformat(moment)
            at = at if at.tzinfo else at.replace(tzinfo=UTC)
            found = found.filter(Q(opened_at__lt=at) | Q(opened_at=at, id__lt=uuid.UUID(key)))
        except (ValueError, OverflowError):
            return []
    return list(found.defer("text").order_by("-opened_at", "-id")[:size])


def news_mark(row: NewsPage) -> str:
    """Where a list goes on after this page."""
    return f"{row.opened_at.isoformat() if row.opened_at else ''}~{row.pk}"


def news_page(page_id: uuid.UUID) -> NewsPage | None:
    """One page, open or taken down."""
    found = NewsPage.objects.select_related("place", "province", "body", "disclosure").defer("disclosure__search")
    return found.filter(pk=page_id, stage__in=[PageStage.OPEN.value, PageStage.CLOSED.value]).first()


def comments_of(page: NewsPage, *, size: int = 100) -> list[PageComment]:
    """Comments everybody may read, oldest first."""
    return list(PageComment.objects.filter(page=page, state=Wait.SHOWN.value).order_by("sent_at")[:size])


def comment_by(digest: str) -> PageComment | None:
    """A comment by the digest of its code; the speaker has shown the code before."""
    return PageComment.objects.select_related("page").filter(code_digest=digest).first()
