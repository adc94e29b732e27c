"""Addresses of early warning, officers' only."""

from django.urls import path

from .views import warnings

app_name = "warn"
DESK = "can-bo/canh-bao/"
urlpatterns = [
    path(DESK, warnings.warnings, name="warnings"),
    path(f"{DESK}phuong-phap/", warnings.methods, name="methods"),
    path(f"{DESK}<uuid:warning_id>/", warnings.warning, name="warning"),
    path(f"{DESK}<uuid:warning_id>/ket-luan/", warnings.judge, name="judge"),
]
