from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import language
from caunoi.know import commands
from caunoi.know.forms.resident import SubscribeForm
from caunoi.know.queries import lists
from caunoi.know.words import Family

from .shared import asked, header, place_of


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def subscription(request: HttpRequest) -> HttpResponse:
    place = place_of(asked(request, "noi")["noi"])
    entries = lists.registers((Family.COMMUNE, Family.WIDER), on=localdate())
    form = SubscribeForm(request.POST or None, entries=entries)
    context = {"form": form, "place": place, **({"header_place": header(place)} if place else {})}
    if request.method == "POST" and form.is_valid():
        try:
            commands.subscribe(place=place, at=now(), language=language.get(), **form.cleaned_data)
        except Refusal as no:
            form.add_error("email", str(no))
        else:
            return render(request, "know/resident/subscribed.html", context)
    return render(request, "know/resident/subscription.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@open_to_all
def confirmation(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button: letter scanners open links, they press nothing."""
    return _turn(request, token, commands.confirm, "confirming")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@open_to_all
def stopping(request: HttpRequest, token: str) -> HttpResponse:
    """One click; mail programs may press it themselves (RFC 8058), so it asks no token of the page: the link is the right."""
    return _turn(request, token, commands.stop, "stopping")


def _turn(request: HttpRequest, token: str, command, what: str) -> HttpResponse:  # type: ignore[no-untyped-def]
    context = {"what": what, "token": token[:200]}
    if request.method == "POST":
        try:
            context["row"] = command(token=token, at=now())
        except Refusal as no:
            return render(request, "know/resident/turned.html", {**context, "refusal": no}, status=404)
    return render(request, "know/resident/turned.html", context)
