"""Addresses of flows across rooms."""

from django.urls import path

from . import views
from .open311 import views as open311

app_name = "journeys"
V2 = "open311/v2/"
urlpatterns = [
    path("can-bo/giao-viec/<str:kind>/<str:key>/", views.task, name="task"),
    path("lich-rieng/<str:token>.ics", views.private_calendar, name="private-calendar"),
    path(f"{V2}discovery.<slug:form>", open311.discovery, name="discovery"),
    path(f"{V2}services.<slug:form>", open311.services, name="services"),
    path(f"{V2}services/<slug:code>.<slug:form>", open311.service, name="service"),
    path(f"{V2}requests.<slug:form>", open311.requests, name="requests"),
    path(f"{V2}requests/<slug:code>.<slug:form>", open311.one, name="request"),
    path(f"{V2}tokens/<slug:code>.<slug:form>", open311.by_token, name="request-token"),
    path("tieng-noi/<str:code>/", views.changed, name="changed"),
    path("thu-huong/<str:code>/<uuid:programme_id>/y-kien/", views.objection, name="objection"),
]
