"""The room's addresses."""

from .views import officer, resident

app_name = "know"
urlpatterns = [*officer.urlpatterns, *resident.urlpatterns]
