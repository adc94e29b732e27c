from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("giao-dien/", views.gallery, name="gallery"),
    path("giao-dien/hien-thi/", views.display, name="display"),
]
