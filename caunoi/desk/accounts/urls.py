"""Addresses of accounts and roles."""

from django.urls import path

from . import views

urlpatterns = [
    path("can-bo/tai-khoan/", views.people, name="accounts"),
    path("can-bo/tai-khoan/moi/", views.enrolment, name="account-new"),
    path("can-bo/tai-khoan/nguoi/<int:person_id>/", views.account, name="account"),
    path("can-bo/tai-khoan/vai-tro/<int:grant_id>/thoi/", views.ending, name="role-end"),
]
