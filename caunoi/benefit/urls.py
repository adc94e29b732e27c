"""Addresses of benefit: everybody's, and officers'."""

from django.urls import path

from .views import desk, programme_desk, programmes, rating, satisfaction

app_name = "benefit"
DESK = "can-bo/hai-long/"
PROGRAMMES = "can-bo/thu-huong/"
ONE = f"{PROGRAMMES}<uuid:programme_id>/"
urlpatterns = [
    path("cham-diem/", rating.code, name="code"),
    path("cham-diem/cam-on/", rating.thanks, name="thanks"),
    path("cham-diem/them/<str:key>/", rating.more, name="more"),
    path("cham-diem/<str:code>/", rating.rate, name="rate"),
    path("hai-long/<str:code>/", satisfaction.satisfaction, name="satisfaction"),
    path("hai-long/<str:code>/so-sanh/<slug:matter>/", satisfaction.compare, name="compare"),
    path("hai-long/<str:code>/<uuid:service_id>/", satisfaction.service, name="service"),
    path("thu-huong/<str:code>/", programmes.programmes, name="programmes"),
    path("thu-huong/<str:code>/<uuid:programme_id>/", programmes.programme, name="programme"),
    path("chi-so-phuc-vu/<str:code>/", programmes.index, name="index"),
    path(PROGRAMMES, programme_desk.programmes, name="desk-programmes"),
    path(f"{PROGRAMMES}moi/", programme_desk.new, name="desk-new"),
    path(ONE, programme_desk.programme, name="desk-programme"),
    path(f"{ONE}danh-sach/", programme_desk.listing, name="desk-list"),
    path(f"{ONE}danh-sach-mau.csv", programme_desk.sample, name="desk-sample"),
    path(f"{ONE}cong-khai/", programme_desk.post, name="desk-post"),
    path(f"{ONE}bao-phu/", programme_desk.reach, name="desk-reach"),
    path(f"{ONE}chot/", programme_desk.settle, name="desk-settle"),
    path(f"{ONE}ket-qua/", programme_desk.result, name="desk-result"),
    path("can-bo/chi-so-phuc-vu/", programme_desk.index, name="desk-index"),
    path(DESK, desk.services, name="officer-services"),
    path(f"{DESK}moi/", desk.new, name="officer-new"),
    path(f"{DESK}dot/<int:batch_id>/phieu.pdf", desk.sheet, name="officer-sheet"),
    path(f"{DESK}dot/<int:batch_id>/chua-phat/", desk.returned, name="officer-returned"),
    path(f"{DESK}<uuid:service_id>/", desk.service, name="officer-service"),
    path(f"{DESK}<uuid:service_id>/phat-ma/", desk.issue, name="officer-issue"),
    path(f"{DESK}<uuid:service_id>/thoi/", desk.closed, name="officer-closed"),
    path(f"{DESK}<uuid:service_id>/<slug:way>/", desk.keyed, name="officer-keyed"),
]
