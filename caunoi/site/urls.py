"""Addresses: each room brings its own; nouns, in Vietnamese, without marks."""

from importlib.util import find_spec

from django.urls import include, path

from . import views
from .api import api

ROOMS = [
    "desk",
    "desk.places",
    "know",
    "discuss",
    "decide",
    "voice",
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
    "indicators",
    "review",
    "plenary",
    "reporting",
    "commend",
    "training",
    "watch",
    "warn",
    "journeys",
    "law",
    "places",
    "access",
    "duties",
    "notices",
    "files",
    "ui",
    "connect",
    "ledger",
]

urlpatterns = [
    path("healthz", views.health, name="health"),
    path("ngon-ngu/", views.spoken_language, name="language"),
    path("api/v1/", api.urls),
    path("tai-khoan/", include("allauth.urls")),
    *[path("", include(f"caunoi.{room}.urls")) for room in ROOMS if find_spec(f"caunoi.{room}.urls")],
]
handler400 = "caunoi.site.views.bad_request"
handler403 = "caunoi.site.views.forbidden"
handler404 = "caunoi.site.views.not_found"
handler500 = "caunoi.site.views.server_error"
