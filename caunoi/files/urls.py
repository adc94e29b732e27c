from django.urls import path

from . import views

app_name = "files"
urlpatterns = [
    path("tep/<uuid:file_id>/", views.download, name="download"),
    path("tep/<uuid:file_id>/trang-<int:number>.png", views.page, name="page"),
    path("tep/lien-ket/<str:token>/", views.by_link, name="link"),
]
