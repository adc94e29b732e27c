"""Addresses of connections."""

from django.urls import path

from . import views

app_name = "connect"
HERE = "can-bo/ket-noi/"
urlpatterns = [
    path(HERE, views.home, name="home"),
    path(f"{HERE}ma/moi/", views.new_token, name="new-token"),
    path(f"{HERE}ma/<int:token_id>/thu-hoi/", views.revocation, name="revocation"),
    path(f"{HERE}diem-nhan/moi/", views.new_hook, name="new-webhook"),
    path(f"{HERE}diem-nhan/<int:hook_id>/", views.hook, name="webhook"),
    path(f"{HERE}diem-nhan/<int:hook_id>/<slug:act>/", views.hook_act, name="webhook-act"),
    path(f"{HERE}lich/", views.calendar, name="calendar"),
    path(f"{HERE}kenh/", views.channel, name="channel"),
    path(f"{HERE}gui-thu/", views.trial, name="trial"),
    path(f"{HERE}thiet-bi/", views.device, name="device"),
    path("can-bo/nhan-tin.js", views.worker, name="worker"),
]
