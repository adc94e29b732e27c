"""The training room's addresses."""

from django.urls import path

from . import views

app_name = "training"

urlpatterns = [
    path("can-bo/tap-huan/", views.courses, name="courses"),
    path("can-bo/tap-huan/nhu-cau/", views.needs, name="needs"),
    path("can-bo/tap-huan/lich.ics", views.calendar, name="calendar"),
    path("can-bo/tap-huan/moi/", views.new, name="new"),
    path("can-bo/tap-huan/ke-hoach/<str:code>/<int:year>.docx", views.plan, {"kind": "docx"}, name="plan-docx"),
    path("can-bo/tap-huan/ke-hoach/<str:code>/<int:year>.pdf", views.plan, {"kind": "pdf"}, name="plan-pdf"),
    path("can-bo/tap-huan/diem-danh/<str:code>/", views.check_in, name="check-in"),
    path("can-bo/tap-huan/chung-nhan/<int:attendance_id>.pdf", views.certificate, {"kind": "pdf"}, name="certificate"),
    path("can-bo/tap-huan/buoi/<uuid:session_id>/", views.session, name="session"),
    path("can-bo/tap-huan/buoi/<uuid:session_id>/danh-sach.docx", views.sheet, {"kind": "docx"}, name="sheet-docx"),
    path("can-bo/tap-huan/buoi/<uuid:session_id>/danh-sach.pdf", views.sheet, {"kind": "pdf"}, name="sheet-pdf"),
    path("can-bo/tap-huan/buoi/<uuid:session_id>/<slug:act>/", views.session_act, name="session-act"),
    path("can-bo/tap-huan/<uuid:course_id>/", views.course, name="course"),
    path("can-bo/tap-huan/<uuid:course_id>/buoi-moi/", views.session_new, name="session-new"),
    path("can-bo/tap-huan/<uuid:course_id>/tai-lieu/", views.material, name="material"),
    path("chung-nhan-tap-huan/<str:code>/", views.certified, name="certified"),
]
