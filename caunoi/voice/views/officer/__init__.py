"""Everything an officer sees of the voice room, under /can-bo/."""

from django.urls import path

from . import acts, attached, cases, counter, importing, inbox, papers, publishing, scanning

urlpatterns = [
    path("can-bo/don/", inbox.inbox, name="officer-inbox"),
    path("can-bo/don/<uuid:petition_id>/", cases.case, name="officer-case"),
    path("can-bo/don/<uuid:petition_id>/danh-tinh/", cases.identity, name="officer-identity"),
    path("can-bo/don/<uuid:petition_id>/cong-khai/", publishing.publication, name="officer-publish"),
    path("can-bo/don/<uuid:petition_id>/tep/", attached.add, name="officer-attach"),
    path("can-bo/quet/", scanning.upload, name="officer-scan"),
    path("can-bo/quet/<str:key>/", scanning.reading, name="officer-scan-reading"),
    path("can-bo/don/<uuid:petition_id>/van-ban/", papers.composition, name="officer-compose"),
    path("can-bo/don/<uuid:petition_id>/van-ban/<uuid:paper_id>/", papers.paper, name="officer-paper"),
    path(
        "can-bo/don/<uuid:petition_id>/van-ban/<uuid:paper_id>/tep.<str:kind>", papers.file, name="officer-paper-file"
    ),
    path("can-bo/van-ban/", papers.waiting, name="officer-papers"),
    path("can-bo/don/<uuid:petition_id>/<slug:page>/", acts.act, name="officer-act"),
    path("can-bo/tiep-nhan/", counter.intake, name="officer-intake"),
    path("can-bo/tiep-nhan/bo-nhap/", counter.discard, name="officer-draft-discard"),
    path("can-bo/tiep-nhan/<str:key>/bien-nhan/", counter.receipt, name="officer-receipt"),
    path("can-bo/nhap-bang/", importing.table, name="officer-import"),
    path("can-bo/nhap-bang/mau.csv", importing.sample, name="officer-import-sample"),
]
