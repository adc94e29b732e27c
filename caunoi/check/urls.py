"""Addresses of inspection by the people: everybody's, the desk's, and the field book's."""

from django.urls import path

from .views import acts, desk, exhibits, field, papers, public

app_name = "check"
DESK = "can-bo/kiem-tra/"
BOARD, ONE, PROJECT = (
    f"{DESK}ban/<uuid:board_id>/",
    f"{DESK}cuoc/<uuid:inspection_id>/",
    f"{DESK}cong-trinh/<uuid:project_id>/",
)
REPORT, EXHIBIT, BOOK = f"{DESK}bao-cao/<uuid:report_id>/", f"{DESK}anh/<int:exhibit_id>/", f"{DESK}so/"
urlpatterns = [
    path("kiem-tra/<str:code>/", public.place, name="place"),
    path("kiem-tra/<str:code>/cuoc/<uuid:inspection_id>/", public.inspection, name="public-inspection"),
    path("kiem-tra/<str:code>/cong-trinh/<uuid:project_id>/", public.project, name="public-project"),
    path("kiem-tra/anh/<int:exhibit_id>/", exhibits.shown, name="shown"),
    path(DESK, desk.desk, name="desk"),
    path(BOARD, desk.board, name="board"),
    path(f"{BOARD}cuoc-moi/", acts.plan, name="plan"),
    path(f"{BOARD}cong-trinh-moi/", acts.open_project, name="open-project"),
    path(f"{BOARD}bao-cao/", acts.draft, name="draft"),
    path(f"{BOARD}chuong-trinh-<int:year>.<slug:kind>", papers.programme, name="programme"),
    path(ONE, desk.inspection, name="inspection"),
    path(f"{ONE}gui-ke-hoach/", acts.send_plan, name="send-plan"),
    path(f"{ONE}doi-ngay/", acts.move, name="move"),
    path(f"{ONE}phat-hien/", acts.finding, name="finding"),
    path(f"{ONE}kien-nghi/", acts.recommend, name="recommend"),
    path(f"{ONE}ket-luan/", acts.conclude, name="conclude"),
    path(f"{ONE}<slug:form>.<slug:kind>", papers.inspection, name="inspection-paper"),
    path(PROJECT, desk.project, name="project"),
    path(f"{PROJECT}thong-tin/", acts.revise, name="revise"),
    path(f"{PROJECT}thong-bao/", acts.tell, name="tell"),
    path(f"{PROJECT}doi-ngay/", acts.move_supervision, name="move-supervision"),
    path(f"{PROJECT}khiem-khuyet/", acts.defect, name="defect"),
    path(f"{PROJECT}ket-thuc/", acts.end, name="end"),
    path(f"{PROJECT}<slug:form>.<slug:kind>", papers.project, name="project-paper"),
    path(f"{DESK}kien-nghi/<int:advice_id>/", acts.judge, name="judge"),
    path(REPORT, desk.report, name="report"),
    path(f"{REPORT}gui/", acts.send_report, name="send-report"),
    path(f"{REPORT}bao-cao.<slug:kind>", papers.report, name="report-paper"),
    path(EXHIBIT, exhibits.exhibit, name="exhibit"),
    path(f"{EXHIBIT}tep/", exhibits.content, name="exhibit-file"),
    path(f"{EXHIBIT}che/", exhibits.veil, name="veil"),
    path(f"{EXHIBIT}go/", exhibits.take_back, name="take-back"),
    path(BOOK, field.book, name="book"),
    path(f"{BOOK}hang-doi/", field.queue, name="queue"),
    path(f"{BOOK}biet/", field.known, name="known"),
    path(f"{BOOK}phieu/<uuid:number>/", field.receipt, name="receipt"),
    path(f"{BOOK}tho.js", field.worker, name="worker"),
    path(f"{BOOK}ung-dung.webmanifest", field.manifest, name="manifest"),
]
