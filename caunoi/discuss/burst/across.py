"""Letting the site's own pages, and no other site's, send from a browser when the intake stands at a port of its own."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings


def across(scope: Mapping[str, Any]) -> list[tuple[bytes, bytes]]:
    """The headers that tell a browser so; none for other origins, and none are needed where a proxy makes both one origin."""
    origin = next((value for name, value in scope["headers"] if name == b"origin"), b"")
    if not origin or origin.decode("latin-1") not in settings.CSRF_TRUSTED_ORIGINS:
        return []
    return [
        (b"access-control-allow-origin", origin),
        (b"vary", b"origin"),
        (b"access-control-allow-methods", b"POST"),
        (b"access-control-allow-headers", b"content-type"),
        (b"access-control-expose-headers", b"retry-after"),
        (b"access-control-max-age", b"7200"),
    ]
