"""Everything an officer sees of the voice room, under /can-bo/."""

from django.urls import path

from . import acts, cases, inbox

urlpatterns = [
    path("can-bo/don/", inbox.inbox, name="officer-inbox"),
    path("can-bo/don/<uuid:petition_id>/", cases.case, name="officer-case"),
    path("can-bo/don/<uuid:petition_id>/danh-tinh/", cases.identity, name="officer-identity"),
    path("can-bo/don/<uuid:petition_id>/<slug:page>/", acts.act, name="officer-act"),
]
