"""Addresses of indicators and scorecards."""

from django.urls import path, re_path

from .views import data, public

app_name = "indicators"
HERE = "chi-tieu/"

urlpatterns = [
    path(HERE, public.catalogue, name="catalogue"),
    re_path(r"^chi-tieu/danh-muc\.(?P<kind>csv|json|parquet)$", data.definitions, name="definitions"),
    re_path(r"^chi-tieu/so-lieu\.(?P<kind>csv|json|parquet)$", data.place, name="place-data"),
    path(f"{HERE}<slug:code>/", public.indicator, name="indicator"),
    path(f"{HERE}<slug:code>/ho-so/", public.records, name="records"),
    re_path(r"^chi-tieu/(?P<code>[a-z_]+)/du-lieu\.(?P<kind>csv|json|parquet)$", data.one, name="data"),
]
