"""The addresses of sector reports."""

from django.urls import path

from .views import receiving, writing

app_name = "reporting"
_DESK = "can-bo/bao-cao-dinh-ky/"
_ONE = _DESK + "<uuid:report_id>/"
urlpatterns = [
    path(_DESK, writing.reports, name="reports"),
    path(_DESK + "nhanh/", writing.quick, name="quick"),
    path(_DESK + "nhan-duoc/", receiving.rounds, name="rounds"),
    path(_DESK + "nhan-duoc/<str:body>/<slug:line>/<slug:code>/", receiving.one_round, name="round"),
    path(_DESK + "yeu-cau/", receiving.asking, name="ask"),
    path(_ONE, writing.report, name="report"),
    path(_ONE + "nhan-xet/", writing.remarks, name="write"),
    path(_ONE + "buoc/<slug:act>/", writing.step, name="step"),
    path(_ONE + "tra-lai/", receiving.given_back, name="return"),
]
