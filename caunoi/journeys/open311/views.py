"""The addresses of GeoReport v2, each ending in .json or .xml."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import HttpError

from caunoi.access.doors import open_to_all
from caunoi.connect.doors import token_in
from caunoi.connect.queries import request_by_token
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from . import queries
from .sending import send
from .shapes import Wrong, answered, wrong

REQUESTS = ("service_requests", "request")
CHANGESET = "2026-11-28T00:00:00+07:00"
#: A row counts as what a number of the specification says: this one is for too many calls.
TOO_MANY = 429


def _page(*methods: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A page of the interface: its methods, its form, its errors as the specification says them."""

    def made(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def page(request: HttpRequest, form: str, **more: Any) -> HttpResponse:
            if form not in ("json", "xml"):
                return wrong(Wrong(400, say("Hãy chọn .json hoặc .xml.", "Choose .json or .xml.")), "xml")
            try:
                if request.method not in methods:
                    raise Wrong(405, f"Allow: {', '.join(methods)}")
                return view(request, form, **more)
            except Wrong as problem:
                return wrong(problem, form)
            except Refusal as no:
                return wrong(Wrong(400, str(no)), form)
            except HttpError as no:
                return wrong(Wrong(no.status_code, str(no)), form)

        return csrf_exempt(open_to_all(page))

    return made


@_page("GET", "HEAD")
def discovery(request: HttpRequest, form: str) -> HttpResponse:
    here = f"{settings.SITE_URL}/open311/v2"
    endpoint = {
        "specification": "http://wiki.open311.org/GeoReport_v2", "url": here, "changeset": CHANGESET, "type": "production" if not settings.DEMO else "test",
        "formats": ["application/json", "text/xml"],
    }  # fmt: skip
    told = {
        "changeset": CHANGESET, "contact": say("Cơ quan vận hành cổng này; xem trang chủ.", "The office that runs this site; see its front page."),
        "key_service": f"{settings.SITE_URL}/can-bo/ket-noi/", "endpoints": [endpoint],
    }  # fmt: skip
    return answered(told, form, ("discovery", ""))


@_page("GET", "HEAD")
def services(request: HttpRequest, form: str) -> HttpResponse:
    queries.jurisdiction(request.GET.get("jurisdiction_id", ""))
    return answered(queries.services(), form, ("services", "service"))


@_page("GET", "HEAD")
def service(request: HttpRequest, form: str, code: str) -> HttpResponse:
    queries.jurisdiction(request.GET.get("jurisdiction_id", ""))
    if queries.service(code) is None:
        raise Wrong(404, say("Không có loại việc (service_code) này.", "service_code was not found."))
    return answered({"service_code": code, "attributes": []}, form, ("service_definition", ""))


@_page("GET", "HEAD", "POST")
def requests(request: HttpRequest, form: str) -> HttpResponse:
    if request.method == "POST":
        token = _token(request, request.POST.get("api_key", ""))
        if token is None:
            raise Wrong(403, say("Thiếu api_key hoặc api_key không còn hạn.", "Missing or invalid api_key."))
        given = {name: request.POST[name] for name in request.POST}
        if "Idempotency-Key" in request.headers:
            given["idempotency_key"] = request.headers["Idempotency-Key"]
        return answered([send(given, token, timezone.now())], form, REQUESTS, status=201)
    token = _token(request, request.GET.get("api_key", ""))
    return answered(queries.requests(_asked(request), token), form, REQUESTS)


@_page("GET", "HEAD")
def one(request: HttpRequest, form: str, code: str) -> HttpResponse:
    queries.jurisdiction(request.GET.get("jurisdiction_id", ""))
    found = queries.request(code)
    if found is None:
        raise Wrong(404, say("Không có yêu cầu (service_request_id) này.", "service_request_id was not found."))
    return answered([found], form, REQUESTS)


@_page("GET", "HEAD")
def by_token(request: HttpRequest, form: str, code: str) -> HttpResponse:
    queries.jurisdiction(request.GET.get("jurisdiction_id", ""))
    found = request_by_token(code)
    row = queries.code_of(found.petition) if found is not None else None
    if row is None:
        raise Wrong(404, say("Không có token này.", "token was not found."))
    return answered([{"service_request_id": row, "token": code}], form, REQUESTS)


def _token(request: HttpRequest, given: str) -> Any:
    """The key a system shows; one that is shown and no good is refused rather than passed over."""
    token = token_in(request, given)
    if token is None and (given or "Authorization" in request.headers):
        raise Wrong(403, say("api_key không còn hạn hoặc không đúng.", "Missing or invalid api_key."))
    return token


def _asked(request: HttpRequest) -> queries.Asked:
    given = request.GET
    status = given.get("status", "")
    if status and not set(status.split(",")) <= {"open", "closed"}:
        raise Wrong(400, say("status chỉ nhận open hoặc closed.", "status is open or closed."))
    until = _moment(given.get("end_date", ""), "end_date", end=True)
    since = _moment(given.get("start_date", ""), "start_date")
    ids = tuple(part.strip() for part in given.get("service_request_id", "").split(",") if part.strip())
    if not ids:
        until = until or (since + queries.SPAN if since else timezone.now())
        since = since or until - queries.SPAN
        if until < since or until - since > queries.SPAN + timedelta(days=1):
            raise Wrong(400, say("Khoảng thời gian dài nhất là 90 ngày.", "At most 90 days between start_date and end_date."))  # fmt: skip
    size = given.get("page_size", "")
    return queries.Asked(
        place=queries.jurisdiction(given.get("jurisdiction_id", "")), service=given.get("service_code", "")[:80], status="" if "," in status else status,
        since=since, until=until, ids=ids, size=min(max(int(size), 1), queries.MOST) if re.fullmatch(r"[0-9]{1,4}", size) else queries.MOST,
    )  # fmt: skip


def _moment(text: str, name: str, *, end: bool = False) -> datetime | None:
    """A moment as W3C writes it, or a day."""
    if not text:
        return None
    try:
        found = parse_datetime(text.replace(" ", "+"))
        if found is None and (day := parse_date(text)) is not None:
            found = datetime(day.year, day.month, day.day, 23 if end else 0, 59 if end else 0)  # noqa: DTZ001  made aware below
        if found is not None and timezone.is_naive(found):
            found = timezone.make_aware(found)
        if found is not None:
            _ = found - queries.SPAN, found + queries.SPAN  # a year beyond the calendar is no moment either
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise Wrong(400, say(f"{name} phải theo dạng 2026-11-28T00:00:00+07:00.", f"{name} must look like 2026-11-28T00:00:00+07:00."))  # fmt: skip
    return found
