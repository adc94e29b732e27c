"""Addresses of flows across rooms."""

from django.urls import path

from . import views

app_name = "journeys"
urlpatterns = [
    path("can-bo/giao-viec/<str:kind>/<str:key>/", views.task, name="task"),
    path("tieng-noi/<str:code>/", views.changed, name="changed"),
    path("thu-huong/<str:code>/<uuid:programme_id>/y-kien/", views.objection, name="objection"),
]
