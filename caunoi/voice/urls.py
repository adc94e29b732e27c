"""Addresses of the voice room."""

from importlib import import_module
from importlib.util import find_spec

app_name = "voice"
urlpatterns: list = []
for part in ("resident", "officer"):
    if find_spec(f"caunoi.voice.views.{part}"):
        urlpatterns += import_module(f"caunoi.voice.views.{part}").urlpatterns
