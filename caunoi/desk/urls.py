"""Addresses of screens across rooms."""

from django.urls import include, path

urlpatterns = [path("", include("caunoi.desk.places.urls"))]
