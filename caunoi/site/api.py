"""The API's front: one OpenAPI document, rooms bring their routers."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from caunoi.kernel.refusal import Refusal

from .wrong import told

api = NinjaAPI(
    title="Cầu Nối",
    version="1",
    description="Gửi đơn, theo dõi, tra cứu địa phương và thời hạn theo luật. Cả bảng dữ liệu mở (CSV, JSON, Parquet) tải ở /du-lieu/. · "
    "File petitions, follow them, look up places and legal deadlines. Whole sets of open data (CSV, JSON, Parquet) are at /du-lieu/.",
    urls_namespace="api",
    docs_url=None,
)
for room in (
    "voice",
    "places",
    "law",
    "indicators",
    "review",
    "plenary",
    "know",
    "discuss",
    "decide",
    "reception",
    "dialogue",
    "mandate",
    "boards",
    "workplace",
    "followup",
    "do",
    "check",
    "oversee",
    "benefit",
    "commend",
    "training",
    "watch",
    "search",
    "connect",
    "warn",
):
    if find_spec(f"caunoi.{room}.api"):
        module = import_module(f"caunoi.{room}.api")
        api.add_router("", module.router)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """409 with the sentence, the field it belongs to and the article."""
    response = api.create_response(request, problem(str(refusal), refusal.field, refusal.cite), status=409)
    response.refused = True  # type: ignore[attr-defined]
    return response


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """422 with each field and what is wrong with it, in the reader's language."""
    errors: list[dict[str, Any]] = [
        {
            "field": ".".join(str(part) for part in error["loc"][2:]) or str(error["loc"][-1]),
            "message": told(error),
            "cite": "",
        }
        for error in wrong.errors
    ]
    return api.create_response(request, {"errors": errors}, status=422)


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, wrong: HttpError) -> HttpResponse:
    """400 where the body is no JSON at all."""
    return api.create_response(request, problem(str(wrong)), status=wrong.status_code)


def problem(message: str, field: str = "", cite: str = "") -> dict[str, Any]:
    """One error in the shape all errors have."""
    return {"errors": [{"field": field, "message": message, "cite": cite}]}
