from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("giao-dien/", views.gallery, name="gallery"),
    path("giao-dien/ban-lam-viec/", views.desk_example, name="gallery_desk"),
    path("giao-dien/cau-hoi/", views.question_example, name="gallery_question"),
    path("giao-dien/loi/<int:code>/", views.error_example, name="gallery_error"),
    path("giao-dien/hien-thi/", views.display, name="display"),
]
