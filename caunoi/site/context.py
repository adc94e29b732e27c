"""What every page may show of the installation."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, Any]:
    """Whether the data are synthetic, and where the site is."""
    return {"demo": settings.DEMO, "site_url": settings.SITE_URL}
