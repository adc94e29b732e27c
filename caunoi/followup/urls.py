"""Addresses of following up: everybody's, and officers'."""

from django.urls import path

from .views import officer, public

app_name = "followup"
HERE, DESK = "theo-den-cung/", "can-bo/theo-den-cung/"
urlpatterns = [
    path(HERE, public.followups, name="followups"),
    path(f"{HERE}<slug:number>/", public.followup, name="followup"),
    path(f"{HERE}<slug:number>/chua-dong-y/", public.dispute, name="dispute"),
    path(f"{HERE}<slug:number>/minh-chung/<uuid:file_id>/", public.evidence, name="evidence"),
    path(DESK, officer.owed, name="owed"),
    path(f"{DESK}<slug:number>/", officer.followup, name="desk"),
    path(f"{DESK}<slug:number>/<slug:act>/", officer.act, name="act"),
]
