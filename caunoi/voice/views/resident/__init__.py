"""What a resident sees: sending, the receipt, following, rating, reading what was answered."""

from django.urls import path

from . import asking, denouncing, following, papers, proving, publishing, rating, sending

urlpatterns = [
    path("gui-don/", sending.start, name="start"),
    path("gui-don/luu/", sending.keeping, name="keeping"),
    path("gui-don/tiep/<str:key>/", sending.resumption, name="resumption"),
    path("gui-don/xoa/", sending.discarding, name="discarding"),
    path("gui-don/viec-tuong-tu/", sending.alike, name="alike"),
    path("gui-don/kiem-tra/", sending.checking, name="checking"),
    path("gui-don/bien-nhan/", sending.receipt, name="receipt"),
    path("gui-don/to-cao/", denouncing.explanation, name="denouncing"),
    path("gui-don/to-cao/don/", denouncing.letter, name="denunciation-letter"),
    path("gui-don/giay-to/", papers.papers, name="papers"),
    path("gui-don/<str:slug>/", asking.question, name="question"),
    path("tra-cuu/", following.search, name="follow"),
    path("tra-cuu/<str:code>/", following.progress, name="progress"),
    path("tra-cuu/<str:code>/mo/", following.opening, name="opening"),
    path("tra-cuu/<str:code>/dong/", following.shutting, name="shutting"),
    path("tra-cuu/<str:code>/bo-sung/", following.supplement, name="supplement"),
    path("tra-cuu/<str:code>/rut-don/", following.withdrawal, name="withdrawal"),
    path("tra-cuu/<str:code>/van-ban/<uuid:paper_id>.pdf", following.letter, name="letter"),
    path("tra-cuu/<str:code>/danh-gia/", rating.from_receipt, name="rate"),
    path("tra-cuu/<str:code>/xem-xet-lai/", rating.reopening, name="reopening"),
    path("danh-gia/<str:token>/", rating.by_link, name="rating"),
    path("so-cai/", proving.ledger, name="proof"),
    path("hoi-dap/", publishing.answers, name="answers"),
    path("hoi-dap/moi.xml", publishing.Feed(), name="answers-feed"),
    path("hoi-dap/<uuid:publication_id>/", publishing.answer, name="answer"),
]
