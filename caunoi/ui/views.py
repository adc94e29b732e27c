from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.access.doors import open_to_all

from .example_forms import QuestionExample
from .examples import examples

YEAR = 365 * 24 * 3600
#: What a reader may choose about how pages look: the form's name → (cookie, allowed values).
CHOICES = {
    "theme": ("sac", ("auto", "light", "dark")),
    "text": ("co_chu", ("normal", "large", "larger")),
    "language": ("ngon_ngu", ("vi", "en")),
}


@open_to_all
@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery.html", examples())


@open_to_all
@require_GET
def desk_example(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/desk.html", examples())


@open_to_all
@require_http_methods(["GET", "POST"])
def question_example(request: HttpRequest) -> HttpResponse:
    form = QuestionExample(request.POST or None)
    if form.is_valid():
        return redirect("ui:gallery")
    asked = {"form": form, "at": 3, "of": 7, "back_href": "/giao-dien/"}
    return render(request, "ui/gallery/question.html", asked)


@open_to_all
@require_GET
def error_example(request: HttpRequest, code: int) -> HttpResponse:
    if code not in (400, 403, 404, 500):
        raise Http404
    return render(request, f"{code}.html", status=code)


@open_to_all
@csrf_exempt  # keeps a taste, no right: public pages stay free of cookies until somebody chooses
@require_POST
def display(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponse(status=303, headers={"Location": back})
    for name, (cookie, allowed) in CHOICES.items():
        if request.POST.get(name) in allowed:
            response.set_cookie(cookie, request.POST[name], max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response
