"""Addresses of reviews."""

from django.urls import path

from .views import carrying, comments, course, desk, files, lower, public, records, slides, writing

app_name = "review"
urlpatterns = [
    path("can-bo/so-ket/", desk.reviews, name="reviews"),
    path("can-bo/so-ket/moi/", desk.new, name="new"),
    path("can-bo/so-ket/<int:review_id>/", desk.review, name="review"),
    path("can-bo/so-ket/<int:review_id>/muc/<slug:code>/", writing.section, name="section"),
    path("can-bo/so-ket/<int:review_id>/muc/<slug:code>/cac-ban/", writing.versions, name="versions"),
    path("can-bo/so-ket/<int:review_id>/muc/<slug:code>/khoi-phuc/", writing.restored, name="restored"),
    path("can-bo/so-ket/<int:review_id>/nguyen-nhan/", lower.causes, name="causes"),
    path("can-bo/so-ket/<int:review_id>/cap-duoi/", lower.lower, name="lower"),
    path("can-bo/so-ket/<int:review_id>/y-kien/", comments.comments, name="comments"),
    path("can-bo/so-ket/<int:review_id>/y-kien/<int:comment_id>/", comments.answer, name="answer"),
    path("can-bo/so-ket/<int:review_id>/cac-buoc/", course.course, name="course"),
    path("can-bo/so-ket/<int:review_id>/cac-buoc/<slug:act>/", course.step, name="step"),
    path("can-bo/so-ket/<int:review_id>/tinh-lai/", desk.refreshed, name="refreshed"),
    path("can-bo/so-ket/<int:review_id>/nhiem-vu/", desk.task, name="task"),
    path("can-bo/so-ket/<int:review_id>/giao-viec/", carrying.giving, name="giving"),
    path("can-bo/so-ket/<int:review_id>/cong-bo/", course.publication, name="publication"),
    path("can-bo/so-ket/<int:review_id>/doi-chieu/", desk.comparison, name="comparison"),
    path("can-bo/so-ket/<int:review_id>/so-lieu/", records.figures, name="figures"),
    path("can-bo/so-ket/<int:review_id>/so-lieu/<slug:code>/", records.figure, name="figure"),
    path("can-bo/so-ket/<int:review_id>/bieu/<slug:slug>/", records.table, name="table"),
    path("can-bo/so-ket/<int:review_id>/bieu/<slug:slug>/<int:number>/", records.cell, name="cell"),
    path("can-bo/so-ket/<int:review_id>/tai/", files.offered, name="files"),
    path("can-bo/so-ket/<int:review_id>/tai/<str:name>", files.download, name="file"),
    path("can-bo/so-ket/<int:review_id>/trinh-chieu.pptx", slides.shown, name="slides"),
    path("bao-cao/<int:review_id>/trinh-chieu.pptx", slides.public_shown, name="public-slides"),
    path("bao-cao/", public.published, name="published"),
    path("bao-cao/<int:review_id>/", public.report, name="report"),
    path("bao-cao/<int:review_id>/tai/<str:name>", files.public_download, name="public-file"),
]
