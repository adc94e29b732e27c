"""What officers see of receptions, under /can-bo/tiep-dan/."""

from django.urls import path

from . import book, desk, hall, papers, posted, visits

urlpatterns = [
    path("can-bo/tiep-dan/", desk.home, name="desk"),
    path("can-bo/tiep-dan/noi-tiep/", desk.settings_of_desk, name="desk-settings"),
    path("can-bo/tiep-dan/dang-lich/", desk.posting, name="posting"),
    path("can-bo/tiep-dan/niem-yet/", posted.proofs, name="proofs"),
    path("can-bo/tiep-dan/niem-yet/moi/", posted.proving, name="proving"),
    path("can-bo/tiep-dan/niem-yet/<int:proof_id>/rut/", posted.taking_back, name="proof-taking-back"),
    path("can-bo/tiep-dan/ngay-tiep/", desk.days_kept, name="officer-kept"),
    path("can-bo/tiep-dan/ngay-tiep/<int:period_id>/giai-trinh/", desk.explanation, name="explanation"),
    path("can-bo/tiep-dan/ngay-tiep/<int:body_id>/<str:month>/", desk.month, name="officer-month"),
    path("can-bo/tiep-dan/lich-rieng/<int:body_id>/", desk.link, name="link"),
    path("can-bo/tiep-dan/so/", book.log, name="log"),
    path("can-bo/tiep-dan/so/tai.<str:kind>", book.download, name="log-download"),
    path("can-bo/tiep-dan/buoi/<uuid:session_id>/", hall.hall, name="hall"),
    path("can-bo/tiep-dan/buoi/<uuid:session_id>/huy/", hall.calling_off, name="calling-off"),
    path("can-bo/tiep-dan/buoi/<uuid:session_id>/dat-ho/", hall.counter_booking, name="counter-booking"),
    path("can-bo/tiep-dan/buoi/<uuid:session_id>/<slug:act>/", hall.act, name="hall-act"),
    path("can-bo/tiep-dan/hen/<uuid:booking_id>/den/", hall.arrival, name="arrival"),
    path("can-bo/tiep-dan/hen/<uuid:booking_id>/ai/", hall.who_booked, name="who-booked"),
    path("can-bo/tiep-dan/luot/<uuid:visit_id>/", visits.visit, name="visit"),
    path("can-bo/tiep-dan/luot/<uuid:visit_id>/danh-tinh/", visits.identity, name="visit-identity"),
    path("can-bo/tiep-dan/luot/<uuid:visit_id>/tu-choi/", visits.refusal, name="visit-refusal"),
    path("can-bo/tiep-dan/luot/<uuid:visit_id>/mau-01/", papers.refusal_notice, name="refusal-notice"),
    path("can-bo/tiep-dan/luot/<uuid:visit_id>/mau-02/", papers.receipt, name="visit-receipt"),
    path("can-bo/tiep-dan/luot/<uuid:visit_id>/<slug:act>/", visits.act, name="visit-act"),
    path("can-bo/tiep-dan/noi-dung/<uuid:matter_id>/nhan-don/", visits.passing, name="matter-passing"),
    path("can-bo/tiep-dan/noi-dung/<uuid:matter_id>/tra-loi/", visits.settlement, name="matter-settlement"),
]
