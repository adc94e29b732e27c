"""Lists in pages: one page of rows and the addresses of the pages beside it."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator


def page_of(request: Any, rows: Any, size: int = 30, name: str = "trang") -> tuple[Any, str, str]:
    """One page of a list and the addresses of the pages beside it; a page that does not exist is the nearest that does."""
    page = Paginator(rows, size).get_page(request.GET.get(name))
    kept = {key: value for key, value in request.GET.items() if key != name}

    def href(number: int) -> str:
        return "?" + urlencode({**kept, name: number})

    before = href(page.previous_page_number()) if page.has_previous() else ""
    after = href(page.next_page_number()) if page.has_next() else ""
    return page.object_list, before, after
