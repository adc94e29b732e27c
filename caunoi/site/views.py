"""Pages of the installation itself: health, language, and what people read when something went wrong."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from caunoi.access.doors import open_to_all

_TOLD = {
    400: ("Lời gọi không hợp lệ.", "The call is not well formed."),
    403: ("Không được phép.", "Not allowed."),
    404: ("Không có địa chỉ này.", "There is no such address."),
    500: (
        "Hệ thống gặp trục trặc; lần gọi này chưa được ghi lại.",
        "Something went wrong here; nothing of this call was kept.",
    ),
}


@open_to_all
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@open_to_all
@require_POST
def spoken_language(request: HttpRequest) -> HttpResponse:
    """Keep the language chosen, and go back to the page the reader was on."""
    chosen = request.POST.get("language", "vi")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponse(status=303, headers={"Location": back})
    if check_for_language(chosen) and chosen in ("vi", "en"):
        response.set_cookie("ngon_ngu", chosen, max_age=365 * 86400, samesite="Lax")
    return response


def _error(request: HttpRequest, status: int) -> HttpResponse:
    """A page to a reader; to a machine that called the API at an address it does not have, the same errors as everywhere in it."""
    if request.path.startswith("/api/"):
        message = " · ".join(_TOLD[status])  # both languages: a machine has chosen none
        return JsonResponse({"errors": [{"field": "", "message": message, "cite": ""}]}, status=status)
    return render(request, f"{status}.html", {}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _error(request, 500)


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from an old page or another site; says how to go on without losing what was typed."""
    return render(request, "403_csrf.html", {"reason": reason}, status=403)
