"""Addresses of the room: everybody's, and officers'."""

from django.urls import path

from .views import officer, public

app_name = "do"
WORKS = "can-bo/cong-trinh/"
WORK = f"{WORKS}<uuid:work_id>/"
urlpatterns = [
    path("cong-trinh/", public.works, name="works"),
    path("cong-trinh/<uuid:work_id>/", public.work, name="work"),
    path("cong-trinh/<uuid:work_id>/thu-chi.<slug:ending>", public.settlement, name="settlement"),
    path("cong-trinh/anh/<uuid:file_id>", public.photo, name="photo"),
    path("bien-nhan-dong-gop/", public.receipt_asked, name="receipt-asked"),
    path("bien-nhan-dong-gop/<str:code>/", public.receipt, name="receipt"),
    path(WORKS, officer.works, name="officer-works"),
    path(f"{WORKS}moi/", officer.new, name="officer-new"),
    path(WORK, officer.work, name="officer-work"),
    path(f"{WORK}ban-giam-sat/", officer.board, name="officer-board"),
    path(f"{WORK}so-sach/", officer.journal, name="officer-journal"),
    path(f"{WORK}so-sach/<int:number>/dao/", officer.undoing, name="officer-undo"),
    path(f"{WORK}ke-hoach/<int:step_id>/", officer.step_done, name="officer-step"),
    path(f"{WORK}bien-nhan/<int:number>/", officer.receipt, name="officer-receipt"),
    path(f"{WORK}bien-nhan/<int:number>/bien-nhan.pdf", officer.receipt_paper, name="officer-receipt-paper"),
    path(f"{WORK}bien-nhan/<int:number>/neu-ten/", officer.naming, name="officer-naming"),
    path(f"{WORK}chi/<int:number>/", officer.expense, name="officer-expense"),
    path(f"{WORK}<slug:slug>/", officer.act, name="officer-act"),
]
