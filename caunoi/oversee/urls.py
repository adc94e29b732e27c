"""Addresses of supervision and social criticism: everybody's, and officers'."""

from django.urls import path

from .views import criticising, officer, public

app_name = "oversee"
OPEN, CRITICISM, DESK = "giam-sat/", "phan-bien/", "can-bo/giam-sat/"
ONE, POINTS = f"{DESK}<uuid:supervision_id>/", f"{DESK}phan-bien/<uuid:criticism_id>/"
urlpatterns = [
    path(f"{OPEN}<str:code>/", public.place, name="place"),
    path(f"{OPEN}cuoc/<uuid:supervision_id>/", public.supervision, name="supervision"),
    path(f"{CRITICISM}<uuid:criticism_id>/", public.criticism, name="criticism"),
    path("gop-y-xay-dung/<str:code>/", public.standing, name="standing"),
    path("gop-y-xay-dung/<str:code>/gui/", public.comment, name="comment"),
    path(DESK, officer.desk, name="desk"),
    path(f"{DESK}chuong-trinh/", officer.programme, name="programme-new"),
    path(f"{DESK}chuong-trinh/<int:programme_id>/ky/", officer.programme_sign, name="programme-sign"),
    path(f"{DESK}chuong-trinh/<int:programme_id>/van-ban.<slug:kind>", officer.programme_paper, name="programme-paper"),
    path(f"{DESK}moi/", officer.plan, name="plan"),
    path(f"{DESK}nghe/<int:hearing_id>/", officer.hearing, name="hearing"),
    path(f"{DESK}nghe/<int:hearing_id>/theo-doi/", officer.left, name="hearing-left"),
    path(f"{DESK}phan-bien/moi/", criticising.new, name="criticism-new"),
    path(POINTS, criticising.criticism, name="criticism-desk"),
    path(f"{POINTS}diem/<int:point_id>/", criticising.point, name="point"),
    path(f"{POINTS}van-ban/<slug:form>.<slug:kind>", criticising.paper, name="criticism-paper"),
    path(f"{POINTS}<slug:act>/", criticising.act, name="criticism-act"),
    path(ONE, officer.supervision, name="supervision-desk"),
    path(f"{ONE}van-ban/<slug:form>.<slug:kind>", officer.paper, name="paper"),
    path(f"{ONE}<slug:act>/", officer.act, name="act"),
]
