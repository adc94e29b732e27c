"""Addresses of boards: everybody's, and officers'."""

from django.urls import path

from .views import acts, officer, public

app_name = "boards"
OFFICER = "can-bo/cac-ban/"
ONE = f"{OFFICER}<uuid:board_id>/"
urlpatterns = [
    path("cac-ban/<str:code>/", public.boards, name="boards"),
    path("cac-ban/<str:code>/<uuid:board_id>/", public.board, name="board"),
    path(OFFICER, officer.boards, name="officer-boards"),
    path(f"{OFFICER}moi/", officer.new, name="officer-new"),
    path(f"{OFFICER}kien-nghi/", officer.advice_list, name="officer-advice-list"),
    path(f"{OFFICER}kien-nghi/<int:advice_id>/", officer.advice, name="officer-advice"),
    path(f"{OFFICER}kien-nghi/<int:advice_id>/tra-loi/", acts.answer, name="officer-answer"),
    path(f"{OFFICER}kien-nghi/<int:advice_id>/ket-qua/", acts.outcome, name="officer-outcome"),
    path(ONE, officer.board, name="officer-board"),
    path(f"{ONE}thanh-vien/", acts.seat, name="officer-seat"),
    path(f"{ONE}thanh-vien/<int:member_id>/thoi/", acts.release, name="officer-release"),
    path(f"{ONE}thanh-vien/<int:member_id>/tai-khoan/", acts.account, name="officer-account"),
    path(f"{ONE}viec/", acts.plan, name="officer-plan"),
    path(f"{ONE}viec/<int:item_id>/gui-ke-hoach/", acts.notice, name="officer-notice"),
    path(f"{ONE}viec/<int:item_id>/ket-qua/", acts.done, name="officer-done"),
    path(f"{ONE}hop/", acts.meeting, name="officer-meeting"),
    path(f"{ONE}hop/<int:meeting_id>/bien-ban.<slug:kind>", officer.minutes, name="officer-minutes"),
    path(f"{ONE}kien-nghi/", acts.advise, name="officer-advise"),
    path(f"{ONE}kien-nghi/<int:advice_id>/van-ban.<slug:kind>", officer.advice_paper, name="officer-advice-paper"),
    path(f"{ONE}giai-the/", acts.dissolve, name="officer-dissolve"),
    path(f"{ONE}van-ban/<slug:form>.<slug:kind>", officer.paper, name="officer-paper"),
]
