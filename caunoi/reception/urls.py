"""The reception room's addresses."""

from django.urls import path

from .views import opendata, resident
from .views.officer import urlpatterns as of_officers

app_name = "reception"
urlpatterns = [
    path("tiep-dan/", resident.start, name="start"),
    path("tiep-dan/du-lieu/lich.csv", opendata.timetable_csv, name="timetable-csv"),
    path("tiep-dan/du-lieu/ngay-tiep.csv", opendata.days_csv, name="days-csv"),
    path("tiep-dan/o/<str:code>/", resident.place, name="place"),
    path("tiep-dan/niem-yet/<int:proof_id>/anh/", resident.posted_picture, name="posted-picture"),
    path("tiep-dan/o/<str:code>/ngay-tiep/", resident.days_kept, name="kept"),
    path("tiep-dan/o/<str:code>/lich.ics", resident.place_calendar, name="place-calendar"),
    path("tiep-dan/buoi/<uuid:session_id>/dat-lich/", resident.booking, name="booking"),
    path("tiep-dan/buoi/<uuid:session_id>/man-hinh/", resident.screen, name="screen"),
    path("tiep-dan/lich-rieng/<str:token>.ics", resident.head_calendar, name="head-calendar"),
    path("lich-hen/", resident.lookup, name="lookup"),
    path("lich-hen/<str:code>/", resident.appointment, name="appointment"),
    path("lich-hen/<str:code>/huy/", resident.cancellation, name="cancellation"),
    path("lich-hen/<str:code>/doi/", resident.moving, name="moving"),
    path("lich-hen/<str:code>/lich.ics", resident.appointment_calendar, name="appointment-calendar"),
    *of_officers,
]
