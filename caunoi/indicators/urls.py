"""Addresses of indicators and scorecards."""

from django.urls import path, re_path

from .views import cards, data, public
from .views.formality import formality

app_name = "indicators"
HERE, DESK = "chi-tieu/", "can-bo/bang-chi-tieu/"

urlpatterns = [
    path(HERE, public.catalogue, name="catalogue"),
    re_path(r"^chi-tieu/danh-muc\.(?P<kind>csv|json|parquet)$", data.definitions, name="definitions"),
    re_path(r"^chi-tieu/so-lieu\.(?P<kind>csv|json|parquet)$", data.place, name="place-data"),
    path(f"{HERE}<slug:code>/", public.indicator, name="indicator"),
    path(f"{HERE}<slug:code>/ca-nuoc/", public.country, name="country"),
    path(f"{HERE}<slug:code>/ho-so/", public.records, name="records"),
    re_path(r"^chi-tieu/(?P<code>[a-z_]+)/du-lieu\.(?P<kind>csv|json|parquet)$", data.one, name="data"),
    path("can-bo/dau-hieu-hinh-thuc/", formality, name="formality"),
    path(DESK, cards.cards, name="cards"),
    path(f"{DESK}<str:code>/", cards.one, name="card"),
    path(f"{DESK}<str:code>/y-kien/", cards.comment, name="comment"),
    path(f"{DESK}<str:code>/ho-so/<slug:indicator>/", cards.records, name="card-records"),
]
