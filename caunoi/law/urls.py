from django.urls import path

from . import views

app_name = "law"
urlpatterns = [
    path("luat/", views.book, name="book"),
    path("luat/lich/<int:year>/", views.calendar_year, name="calendar"),
    path("luat/lich/<int:year>/khai-bao/", views.declaration, name="declaration"),
    path("luat/lich/<int:year>/<int:month>/<int:day>/rut/", views.withdrawal, name="withdrawal"),
    path("luat/<str:key>/", views.rule, name="rule"),
]
