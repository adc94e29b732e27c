"""Demo documents: what an office would have imported by now."""

from datetime import datetime

from caunoi.mandate import demo as documents
from caunoi.places.models import Body


def load(*, province: str, ward: str, at: datetime) -> None:
    """Import the demo documents."""
    party = Body.objects.get(code=f"danguy.{province}", until__isnull=True)
    committee = Body.objects.get(code=f"ubnd.{ward}", until__isnull=True)
    documents.load(city=party, ward=committee, by="system", at=at)
