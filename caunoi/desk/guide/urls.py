"""Addresses of the guides, within the desk's."""

from django.urls import path

from . import views

urlpatterns = [
    path("huong-dan/", views.contents, name="guides"),
    path("huong-dan/<slug:slug>/", views.guide, name="guide"),
]
