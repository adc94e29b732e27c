"""The room's addresses."""

from django.urls import path

from .views import public, records, registry, reviews

app_name = "workplace"
DESK = "can-bo/noi-lam-viec/"

urlpatterns = [
    path("noi-lam-viec/", public.register, name="register"),
    path("noi-lam-viec/<uuid:workplace_id>/", public.workplace, name="workplace"),
    path("noi-lam-viec/<uuid:workplace_id>/<slug:kind>/", public.shown, name="shown"),
    path(DESK, registry.workplaces, name="workplaces"),
    path(f"{DESK}moi/", registry.new, name="new"),
    path(f"{DESK}tu-so-ket/<str:period>/", reviews.received, name="received"),
    path(f"{DESK}<uuid:workplace_id>/", registry.desk, name="desk"),
    path(f"{DESK}<uuid:workplace_id>/thong-tin/", registry.amend, name="amend"),
    path(f"{DESK}<uuid:workplace_id>/so-nguoi/", registry.recount, name="recount"),
    path(f"{DESK}<uuid:workplace_id>/tai-khoan/", registry.entrust, name="entrust"),
    path(f"{DESK}<uuid:workplace_id>/tai-khoan/thu-lai/", registry.release, name="release"),
    path(f"{DESK}<uuid:workplace_id>/so-ket/<str:period>/", reviews.review, name="review"),
    path(f"{DESK}<uuid:workplace_id>/so-ket/<str:period>/gui/", reviews.sending, name="review-sending"),
    path(
        f"{DESK}<uuid:workplace_id>/so-ket/<str:period>/ban-in.docx",
        reviews.review_paper,
        {"ending": "docx"},
        name="review-docx",
    ),
    path(
        f"{DESK}<uuid:workplace_id>/so-ket/<str:period>/ban-in.pdf",
        reviews.review_paper,
        {"ending": "pdf"},
        name="review-pdf",
    ),
    path(f"{DESK}<uuid:workplace_id>/<slug:kind>/", records.listing, name="listing"),
    path(f"{DESK}<uuid:workplace_id>/<slug:kind>/moi/", records.begin, name="begin"),
    path(f"{DESK}hoi-nghi/<uuid:pk>/hop-lai/", records.again, name="again"),
    path(f"{DESK}<slug:kind>/<uuid:pk>/", records.record, name="record"),
    path(f"{DESK}<slug:kind>/<uuid:pk>/cam-ket/", records.promise, name="promise"),
    path(f"{DESK}<slug:kind>/<uuid:pk>/tep/", records.attach, name="attach"),
    path(f"{DESK}<slug:kind>/<uuid:pk>/van-ban/<slug:code>.docx", records.paper, {"ending": "docx"}, name="paper-docx"),
    path(f"{DESK}<slug:kind>/<uuid:pk>/van-ban/<slug:code>.pdf", records.paper, {"ending": "pdf"}, name="paper-pdf"),
    path(f"{DESK}<slug:kind>/<uuid:pk>/<slug:slug>/", records.act, name="act"),
]
