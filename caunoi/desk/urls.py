"""Addresses of screens across rooms."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import path

from .views import today

app_name = "desk"
urlpatterns = [path("can-bo/", today.today, name="today")]
if find_spec("caunoi.desk.views.public"):
    urlpatterns += import_module("caunoi.desk.views.public").urlpatterns
