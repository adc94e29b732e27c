from importlib import import_module
from importlib.util import find_spec

from .views import resident

app_name = "voice"
urlpatterns = list(resident.urlpatterns)
if find_spec("caunoi.voice.views.officer"):
    urlpatterns += import_module("caunoi.voice.views.officer").urlpatterns
