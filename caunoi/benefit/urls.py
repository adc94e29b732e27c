"""Addresses of benefit: everybody's, and officers'."""

from django.urls import path

from .views import desk, rating, satisfaction

app_name = "benefit"
DESK = "can-bo/hai-long/"
urlpatterns = [
    path("cham-diem/", rating.code, name="code"),
    path("cham-diem/cam-on/", rating.thanks, name="thanks"),
    path("cham-diem/them/<str:key>/", rating.more, name="more"),
    path("cham-diem/<str:code>/", rating.rate, name="rate"),
    path("hai-long/<str:code>/", satisfaction.satisfaction, name="satisfaction"),
    path("hai-long/<str:code>/so-sanh/<slug:matter>/", satisfaction.compare, name="compare"),
    path("hai-long/<str:code>/<uuid:service_id>/", satisfaction.service, name="service"),
    path(DESK, desk.services, name="officer-services"),
    path(f"{DESK}moi/", desk.new, name="officer-new"),
    path(f"{DESK}dot/<int:batch_id>/phieu.pdf", desk.sheet, name="officer-sheet"),
    path(f"{DESK}dot/<int:batch_id>/chua-phat/", desk.returned, name="officer-returned"),
    path(f"{DESK}<uuid:service_id>/", desk.service, name="officer-service"),
    path(f"{DESK}<uuid:service_id>/phat-ma/", desk.issue, name="officer-issue"),
    path(f"{DESK}<uuid:service_id>/thoi/", desk.closed, name="officer-closed"),
    path(f"{DESK}<uuid:service_id>/<slug:way>/", desk.keyed, name="officer-keyed"),
]
