"""Addresses of the room: everybody's, and officers'."""

from django.urls import path

from .views import conventions, neighbours, officer, public, skilful

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
    path("dan-lam/", public.room, name="room"),
    path("mo-hinh/", skilful.models, name="models"),
    path("mo-hinh/<uuid:model_id>/", skilful.model, name="model"),
    path("mo-hinh/<uuid:model_id>/lam-theo/", skilful.adoption, name="adoption"),
    path("can-bo/mo-hinh/", skilful.kept, name="kept-models"),
    path("can-bo/mo-hinh/moi/", skilful.new, name="new-model"),
    path("can-bo/mo-hinh/<uuid:model_id>/", skilful.one, name="kept-model"),
    path("can-bo/mo-hinh/<uuid:model_id>/<slug:slug>/", skilful.act, name="model-act"),
    path("to-tu-quan/", neighbours.groups, name="groups"),
    path("can-bo/to-tu-quan/", neighbours.kept_groups, name="kept-groups"),
    path("can-bo/to-tu-quan/moi/", neighbours.new_group, name="new-group"),
    path("can-bo/to-tu-quan/<uuid:group_id>/", neighbours.group, name="kept-group"),
    path("can-bo/to-tu-quan/<uuid:group_id>/lien-he/<int:contact_id>/xoa/", neighbours.contact_out, name="contact-out"),
    path("can-bo/to-tu-quan/<uuid:group_id>/<slug:slug>/", neighbours.group_act, name="group-act"),
    path("phong-trao/", neighbours.movements, name="movements"),
    path("phong-trao/<uuid:movement_id>/", neighbours.movement, name="movement"),
    path("can-bo/phong-trao/", neighbours.kept_movements, name="kept-movements"),
    path("can-bo/phong-trao/moi/", neighbours.new_movement, name="new-movement"),
    path("can-bo/phong-trao/<uuid:movement_id>/", neighbours.kept_movement, name="kept-movement"),
    path("can-bo/phong-trao/<uuid:movement_id>/chi-tieu/", neighbours.target, name="movement-target"),
    path("can-bo/phong-trao/<uuid:movement_id>/bao-cao/<int:target_id>/", neighbours.report, name="movement-report"),
    path("huong-uoc/", conventions.conventions, name="conventions"),
    path("huong-uoc/<uuid:convention_id>/", conventions.convention, name="convention"),
    path("can-bo/huong-uoc/", conventions.kept, name="kept-conventions"),
    path("can-bo/huong-uoc/moi/", conventions.new, name="new-convention"),
    path("can-bo/huong-uoc/<uuid:convention_id>/", conventions.one, name="kept-convention"),
    path("can-bo/huong-uoc/<uuid:convention_id>/<slug:slug>/", conventions.act, name="convention-act"),
]
