"""Addresses of screens across rooms; those of units and bodies are in ``places/urls.py`` beside this."""

from django.urls import path

from .accounts.urls import urlpatterns as accounts
from .begin.views import begin
from .finding import views as finding
from .views import opendata, public, today

app_name = "desk"
urlpatterns = [
    path("", public.front, name="front"),
    path("tim/", finding.everybody, name="search"),
    path("can-bo/tim/", finding.officers, name="officer-search"),
    path("tim-noi/", public.find_place, name="find-place"),
    path("o/<str:code>/", public.place, name="place"),
    path("du-lieu/", opendata.sets, name="open-data"),
    path("du-lieu/<slug:code>/", opendata.dataset, name="dataset"),
    path("du-lieu/<slug:code>.<slug:how>", opendata.download, name="dataset-file"),
    path("can-bo/", today.today, name="today"),
    path("can-bo/bat-dau/", begin, name="begin"),
    *accounts,
]
