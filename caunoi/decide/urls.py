"""Addresses of rolls, decisions and votes."""

from django.urls import path

from .views.officer import decisions, roll
from .views.resident import pages, voting

app_name = "decide"
OFFICER = "can-bo/quyet-dinh/"
urlpatterns = [
    path(OFFICER, decisions.decisions, name="officer-decisions"),
    path(f"{OFFICER}bat-dau/", decisions.start, name="officer-start"),
    path(f"{OFFICER}so-ho/<slug:code>/", roll.roll, name="officer-roll"),
    path(f"{OFFICER}so-ho/<slug:code>/tep/", roll.roll_file, name="officer-roll-file"),
    path(f"{OFFICER}so-ho/<slug:code>/ten/", roll.names, name="officer-names"),
    path(
        f"{OFFICER}so-ho/<slug:code>/<int:household_id>/dai-dien/", roll.representative, name="officer-representative"
    ),
    path(f"{OFFICER}so-ho/<slug:code>/<int:household_id>/ra/", roll.household_end, name="officer-household-end"),
    path(f"{OFFICER}viec/<slug:code>/", decisions.decision, name="officer-decision"),
    path(f"{OFFICER}viec/<slug:code>/phieu/", decisions.ballots, name="officer-ballots"),
    path(f"{OFFICER}viec/<slug:code>/ma/", decisions.slips, name="officer-slips"),
    path(f"{OFFICER}viec/<slug:code>/thoi/<int:member_id>/", decisions.team_leaving, name="officer-team-leaving"),
    path(f"{OFFICER}viec/<slug:code>/van-ban/<slug:form>.<slug:kind>", decisions.paper, name="officer-paper"),
    path(f"{OFFICER}viec/<slug:code>/<slug:act>/", decisions.act, name="officer-act"),
    path("quyet-dinh-cong-dong/viec/<slug:code>/", pages.decision, name="decision"),
    path("quyet-dinh-cong-dong/viec/<slug:code>/ap-phich/", pages.poster, name="poster"),
    path("quyet-dinh-cong-dong/<slug:code>/", pages.decisions, name="decisions"),
    path("quyet-dinh-cong-dong/<slug:code>/man-hinh/", pages.display, name="display"),
    path("bieu-quyet/<slug:code>/", voting.vote, name="vote"),
    path("bieu-quyet/<slug:code>/bien-nhan/", voting.receipt, name="receipt"),
    path("bieu-quyet/<slug:code>/kiem-tra/", voting.receipt_check, name="receipt-check"),
    path("bieu-quyet/<slug:code>/danh-sach.csv", voting.commitments, name="commitments"),
]
