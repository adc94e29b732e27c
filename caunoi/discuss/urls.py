"""The room's addresses."""

from django.urls import path

from .views import data, draws, public, taking
from .views.officer import answering, desk, drawing, keying, preparing

app_name = "discuss"

urlpatterns = [
    path("gop-y/", public.consultations, name="consultations"),
    path("gop-y/tin.xml", data.news, name="news"),
    path("gop-y/<slug:slug>/", public.consultation, name="consultation"),
    path("gop-y/<slug:slug>/du-thao/", data.draft, name="draft-file"),
    path("gop-y/<slug:slug>/phan/<int:position>/", taking.section, name="section"),
    path("gop-y/<slug:slug>/cau-hoi/<int:position>/", taking.question, name="question"),
    path("gop-y/<slug:slug>/nhan-dinh/", taking.statements, name="statements"),
    path("gop-y/<slug:slug>/nhan-dinh/moi/", taking.own_statement, name="own-statement"),
    path("gop-y/<slug:slug>/phieu/", taking.receipt, name="receipt"),
    path("gop-y/<slug:slug>/phieu/rut/<int:opinion_id>/", taking.withdrawal, name="withdrawal"),
    path("gop-y/<slug:slug>/phieu/bao-tin/", taking.address, name="address"),
    path("gop-y/<slug:slug>/phieu/nguoi-khac/", taking.another_person, name="another-person"),
    path("gop-y/<slug:slug>/ket-qua/", public.results, name="results"),
    path("gop-y/<slug:slug>/tiep-thu/", public.matrix, name="matrix"),
    path("gop-y/<slug:slug>/ban-do/", public.opinion_map, name="map"),
    path("gop-y/<slug:slug>/y-kien.<slug:how>", data.opinions, name="opinions"),
    path("gop-y/<slug:slug>/so-lieu.<slug:how>", data.figures, name="figures"),
    path("can-bo/gop-y/", desk.consultations, name="desk"),
    path("can-bo/gop-y/moi/", preparing.beginning, name="beginning"),
    path("can-bo/gop-y/<int:consultation_id>/", desk.consultation, name="desk-consultation"),
    path("can-bo/gop-y/<int:consultation_id>/buoc/<slug:act>/", desk.step, name="step"),
    path("can-bo/gop-y/<int:consultation_id>/thong-tin/", preparing.particulars, name="particulars"),
    path("can-bo/gop-y/<int:consultation_id>/du-thao/", preparing.draft, name="draft"),
    path("can-bo/gop-y/<int:consultation_id>/du-thao/tep/", preparing.draft_file, name="desk-draft-file"),
    path("can-bo/gop-y/<int:consultation_id>/du-thao/<int:position>/", preparing.section, name="desk-section"),
    path(
        "can-bo/gop-y/<int:consultation_id>/du-thao/<int:position>/<slug:act>/",
        preparing.section_act,
        name="section-act",
    ),
    path("can-bo/gop-y/<int:consultation_id>/cau-hoi/", preparing.questions, name="desk-questions"),
    path(
        "can-bo/gop-y/<int:consultation_id>/cau-hoi/<int:position>/bo/",
        preparing.question_dropped,
        name="question-dropped",
    ),
    path("can-bo/gop-y/<int:consultation_id>/nhan-dinh/", preparing.statements, name="desk-statements"),
    path("can-bo/gop-y/<int:consultation_id>/nhan-dinh/<int:statement_id>/", preparing.moderation, name="moderation"),
    path("can-bo/gop-y/<int:consultation_id>/ma-moi/", preparing.invitations, name="invitations"),
    path("can-bo/gop-y/<int:consultation_id>/phieu/", keying.packets, name="packets"),
    path("can-bo/gop-y/<int:consultation_id>/phieu/moi/", keying.packet, name="packet"),
    path("can-bo/gop-y/<int:consultation_id>/chua-nhom/", answering.ungrouped, name="ungrouped"),
    path("can-bo/gop-y/<int:consultation_id>/nhom/", answering.groups, name="groups"),
    path("can-bo/gop-y/<int:consultation_id>/nhom/<int:group_id>/", answering.group, name="group"),
    path("can-bo/gop-y/<int:consultation_id>/y-kien/<int:opinion_id>/an/", answering.hidden, name="hidden"),
    path("can-bo/gop-y/<int:consultation_id>/bang.xlsx", data.workbook, name="workbook"),
    path("can-bo/gop-y/<int:consultation_id>/bao-cao.<slug:kind>", data.report, name="report-file"),
    path("boc-tham/", draws.draws, name="draws"),
    path("boc-tham/kiem-tra.py", draws.script, name="draw-script"),
    path("boc-tham/<slug:slug>/", draws.draw, name="draw"),
    path("boc-tham/<slug:slug>/danh-sach.txt", draws.codes, name="draw-codes"),
    path("can-bo/boc-tham/", drawing.draws, name="desk-draws"),
    path("can-bo/boc-tham/moi/", drawing.announcement, name="draw-announcement"),
    path("can-bo/boc-tham/<int:draw_id>/", drawing.chance, name="draw-chance"),
    path("can-bo/boc-tham/<int:draw_id>/boc/", drawing.making, name="draw-making"),
]
