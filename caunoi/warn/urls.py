"""Addresses of early warning, officers' only."""

from django.urls import path

from .views import alike, register, warnings

app_name = "warn"
DESK = "can-bo/canh-bao/"
urlpatterns = [
    path(DESK, warnings.warnings, name="warnings"),
    path(f"{DESK}phuong-phap/", warnings.methods, name="methods"),
    path(f"{DESK}ban-tin/", warnings.morning, name="brief"),
    path(f"{DESK}du-bao/", warnings.outlook, name="forecast"),
    path(f"{DESK}keo-dai/", register.register, name="register"),
    path(f"{DESK}keo-dai/bang.csv", register.register_file, name="register-file"),
    path(f"{DESK}cung-viec/<uuid:petition_id>/", alike.same, name="same"),
    path(f"{DESK}<uuid:warning_id>/", warnings.warning, name="warning"),
    path(f"{DESK}<uuid:warning_id>/ket-luan/", warnings.judge, name="judge"),
]
