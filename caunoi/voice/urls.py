"""Addresses of the voice room: what residents open, and what officers do."""

from .views import officer, resident

app_name = "voice"
urlpatterns = [*resident.urlpatterns, *officer.urlpatterns]
